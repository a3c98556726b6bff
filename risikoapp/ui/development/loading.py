"""Loads what draws curves, while the window goes on."""


def load_plots() -> None:
    """To be called in a thread: pyqtgraph takes a quarter of a second, and lets go of Python all the time."""
    import risikoapp.ui.development.plots  # noqa: F401  # pyright: ignore[reportUnusedImport]
