"""How things have gone (Udvikling): curves, and the same figures in a table."""
