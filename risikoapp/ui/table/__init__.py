"""The matrix as a table of words, for who reads it by ear or by keyboard."""
