"""What comes in from a paper: looked through beside it, decided, and taken into a new file or the open one."""
