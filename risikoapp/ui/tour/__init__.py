"""The short way round the window for whoever is new; nothing of it is loaded before somebody wants it."""
