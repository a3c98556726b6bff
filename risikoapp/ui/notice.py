"""A calm line across the window: something happened or is so, and here is what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.stylesheet import restyle


class Line(QFrame):
    """A text, and buttons at its right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(theme.PADDING, theme.GRID, theme.PADDING, theme.GRID)
        self._layout.setSpacing(theme.GRID)
        self._layout.addWidget(self._text, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def told(self) -> str:
        """What is told now, or ""."""
        return "" if self.isHidden() else self._text.text()

    def _add(self, name: str) -> QPushButton:
        button = QPushButton(name, self)
        # A press leaves the cursor where somebody writes: a button that goes would hand the keyboard to the next best.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._layout.addWidget(button)
        # At once, also where the line stands already: else it is not counted into the height.
        button.show()
        self._buttons.append(button)
        return button


class Notice(Line):
    """Hidden until `tell`; stays until it is closed or the next one comes.

    It lies over the foot of its parent, and nothing jumps when it comes.
    """

    height_changed = Signal(int)
    """How many pixels at the parent's foot lie beneath it now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        restyle(self, "at", "foot")
        parent.installEventFilter(self)

    def tell(
        self,
        text: str,
        choices: Sequence[tuple[str, Callable[[], object]]] = (),
        *,
        error: bool = False,
        stays: bool = False,
    ) -> None:
        """Shows a text and a button for each choice; every choice closes the line.

        Where it `stays`, none does, and it cannot be hidden either: whoever told it takes it away when it is over.
        """
        self._take_buttons_away()
        self._text.setText(text)
        for name, chosen in choices:
            button = self._add(name)
            if not stays:
                button.clicked.connect(self.clear)
            button.clicked.connect(chosen)
        if not stays:
            self._add(_("Skjul")).clicked.connect(self.clear)
        restyle(self, "error", error)
        self.show()
        self.raise_()
        self._lie_down()

    def clear(self) -> None:
        self.hide()
        self._take_buttons_away()
        self.height_changed.emit(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self._lie_down()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.isHidden():
            self.height_changed.emit(self.height())

    def _lie_down(self) -> None:
        """At the foot, as wide as the parent and as high as the text needs there."""
        self._layout.activate()
        height = self._layout.heightForWidth(self._ground.width())
        self.setGeometry(0, self._ground.height() - height, self._ground.width(), height)
        self.height_changed.emit(height)

    def _take_buttons_away(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            # It is there until Qt comes to it, and would be seen again with the next text.
            button.hide()
            button.deleteLater()
        self._buttons = []
