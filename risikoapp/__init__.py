"""risikoapp: a programme's Risikovurdering, kept in one local file."""

__version__ = "0.1.0"
