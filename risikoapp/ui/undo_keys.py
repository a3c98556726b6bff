"""Who gets the undo and redo keys: the field with the cursor while it has typing to take back, else the menu."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit
from shiboken6 import isValid

_FOLLOWED = "undo_keys_are_followed"


def follow_undo_keys() -> None:
    """Sees to it that the keyboard is followed, once for the whole program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    # To look among its children would give each of them to Python: the style comes with types that take long to load.
    if not application.property(_FOLLOWED):
        application.setProperty(_FOLLOWED, True)
        IdleUndoKeys(application)


class IdleUndoKeys(QObject):
    """Follows the keyboard from field to field, and lets the keys go by where a field has no use for them.

    It looks at the one field that has the keyboard; an override of `event` would cost every field at every event.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._watched: QLineEdit | QTextEdit | None = None
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, QLineEdit | QTextEdit):
            return False
        steps = watched.document() if isinstance(watched, QTextEdit) else watched
        undoes = event.matches(QKeySequence.StandardKey.Undo)
        # The other redo key is one that people know from elsewhere; not every system counts it.
        redoes = event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl(Qt.Key.Key_Y, event)
        # Some systems take this key for "end of line"; with us it makes the PDF.
        if _is_ctrl(Qt.Key.Key_E, event) or (undoes and not steps.isUndoAvailable()):
            event.ignore()
            return True
        if redoes and not steps.isRedoAvailable():
            event.ignore()
            return True
        return False

    def _on_focus_changed(self) -> None:
        # The signal's own arguments are left alone: the field that loses the keyboard may be one that is just dying,
        # and must not be given a new life in Python.
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        focused = QApplication.focusWidget()
        self._watched = focused if isinstance(focused, QLineEdit | QTextEdit) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _is_ctrl(key: Qt.Key, event: QKeyEvent) -> bool:
    return event.key() == key and event.modifiers() == Qt.KeyboardModifier.ControlModifier
