"""Has Qt ask here for what it cannot tell a screen reader by itself."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface


def tell_screen_readers() -> None:
    """To be called once for the program. It costs nothing until a screen reader asks."""
    QAccessible.installFactory(_interface)


def _interface(kind: str, asked: QObject) -> QAccessibleInterface | None:
    """What stands for an object; None where Qt knows best."""
    if kind == "PageView":
        from risikoapp.ui.preview.accessible import PagesAccessible
        from risikoapp.ui.preview.view import PageView

        return PagesAccessible(asked) if isinstance(asked, PageView) else None
    if kind != "MatrixView":
        return None
    from risikoapp.ui.matrix.accessible import MatrixAccessible
    from risikoapp.ui.matrix.view import MatrixView

    return MatrixAccessible(asked) if isinstance(asked, MatrixView) else None
