"""The guide inside the program; nothing of it but the table of topics is loaded before it is first asked for."""
