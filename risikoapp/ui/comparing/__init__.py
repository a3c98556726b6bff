"""The window that compares two states of a risikovurdering; nothing of it is loaded before it is first asked for."""
