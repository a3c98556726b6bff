"""Loads what draws curves, while the window goes on."""


def load_numbers() -> None:
    """To be called in a thread: half of what pyqtgraph takes its time for, and the half that knows nothing of Qt.

    The other half touches every class of Qt, which PySide makes when they are first asked for. Two threads that ask at
    once crash it; and so that half is loaded in the main thread.
    """
    import numpy  # noqa: F401  # pyright: ignore[reportUnusedImport]
