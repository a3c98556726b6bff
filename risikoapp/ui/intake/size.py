"""How large the review of a paper is: as the window it came from, or as it was left the last time."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from risikoapp.ui import theme
from risikoapp.ui.preferences import Preferences

_KEY = "import/geometry"


def give_size(review: QDialog) -> None:
    """Makes a review as large as the window it lies over, where the screen has room for it."""
    beside = review.parentWidget()
    room = review.screen().availableSize() - QSize(0, theme.TITLE_BAR)
    # The page that asks how to begin is smaller than any paper.
    wanted = theme.WINDOW_SIZE if beside is None else beside.window().size().expandedTo(theme.WINDOW_SIZE)
    review.resize(wanted.boundedTo(room))


def restore_size(review: QDialog, preferences: Preferences) -> None:
    """Gives a review the size and place of the last one, if there was any."""
    if not (kept := preferences.bytes(_KEY)).isEmpty():
        review.restoreGeometry(kept)


def keep_size(review: QDialog, preferences: Preferences) -> None:
    """Keeps them for the next one."""
    preferences.set_bytes(_KEY, review.saveGeometry())
