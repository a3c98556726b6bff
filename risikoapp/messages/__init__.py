"""Each failure in Danish, once, for window and command line."""

from pathlib import Path

from risikoapp.messages.names import shown_name, shown_path

__all__ = ["message", "shown_name", "shown_path"]


def message(error: Exception, path: Path | None = None) -> str:
    """What is wrong and what to do about it, on one line; raises TypeError for an error that has no words here.

    `path` is the file that was being read, for errors that do not know it themselves.
    """
    # Most commands go well, and words for every failure take time to load.
    from risikoapp.messages.failures import WORDS

    for kind in type(error).__mro__:
        if kind in WORDS:
            return WORDS[kind](error, path)
    raise TypeError(f"no words for {type(error).__name__}") from error
