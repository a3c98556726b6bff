"""The row above the pages: which page it is, how large they are, and what is searched for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFocusEvent, QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.list.search_bar import SearchField, Steps
from risikoapp.ui.preview.view import PageView
from risikoapp.ui.preview.zoom_button import ZoomButton
from risikoapp.ui.theme import Theme

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0)
_MOST_PAGES = 99_999


class PreviewBar(QWidget):
    """Shows where a view stands and sends it elsewhere."""

    left = Signal()
    """The keyboard is to go back to the pages."""

    def __init__(self, view: PageView, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._theme = theme_
        self._number = _NumberField(self)
        self._number.setAccessibleName(_("Sidetal"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._number.setFixedWidth(theme.PAGE_FIELD_WIDTH)
        self._count = QLabel(self)
        self._smaller = ZoomButton(view, theme_, self, larger=False)
        self._zoom = QToolButton(self)
        self._zoom.setObjectName("order")
        self._zoom.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._zoom.setToolTip(_("Vælg, hvor stor siden vises"))
        self._zoom.setMenu(_ZoomMenu(view, self))
        self._larger = ZoomButton(view, theme_, self, larger=True)
        self.field = SearchField(_("Søg i rapporten"), self)
        # With a frame around it, unlike the one at the head of a list.
        self.field.setObjectName("")
        self.field.setMinimumWidth(theme.PAGE_SEARCH_WIDTH)
        self.steps = Steps(theme_, self)
        self.steps.hide()
        self._build()
        self._connect()

    def go_to_number(self) -> None:
        """Puts the keyboard where a page number is written."""
        self._number.setFocus()
        self._number.selectAll()

    def _build(self) -> None:
        caption = QLabel(_("Si&de"), self)
        caption.setBuddy(self._number)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        for widget in (caption, self._number, self._count):
            layout.addWidget(widget)
        layout.addSpacing(theme.PADDING)
        layout.addWidget(self._smaller)
        layout.addWidget(self._zoom)
        layout.addWidget(self._larger)
        layout.addStretch()
        layout.addWidget(self.steps)
        layout.addWidget(self.field)

    def _connect(self) -> None:
        self._view.page_changed.connect(self._show_page)
        self._view.zoom_changed.connect(self._show_zoom)
        self._number.returnPressed.connect(self._on_number)
        self._number.deserted.connect(self._show_page)
        self._number.left.connect(self.left)
        self.field.left.connect(self.left)

    def _show_page(self) -> None:
        self._number.setText(str(self._view.page + 1) if self._view.count else "")
        self._count.setText(_("af {count}").format(count=self._view.count))

    def _show_zoom(self) -> None:
        names = {"width": _("Sidebredde"), "page": _("Hel side")}
        percent = _("{percent} %").format(percent=round(self._view.zoom * 100))
        name = names.get(self._view.fit, percent)
        self._zoom.setText(_("{zoom} ▾").format(zoom=name))
        self._zoom.setAccessibleName(_("Størrelse: {zoom}").format(zoom=name))
        self._zoom.setToolTip(_("Vælg, hvor stor siden vises ({percent})").format(percent=percent))

    def _on_number(self) -> None:
        self._view.go_to_page(int(self._number.text()) - 1)
        self.left.emit()


class _NumberField(QLineEdit):
    """Takes a number of any size: one that is too large is taken for the last page."""

    deserted = Signal()
    """The keyboard has gone elsewhere."""
    left = Signal()
    """By Escape: the keyboard is to go back to where it was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setValidator(QIntValidator(0, _MOST_PAGES, self))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deserted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _ZoomMenu(QMenu):
    """How large the pages can be."""

    def __init__(self, view: PageView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._choice = QActionGroup(self)
        for name, value, key in (
            (_("Side&bredde"), "width", "Ctrl+1"),
            (_("&Hel side"), "page", "Ctrl+2"),
            *((_("{percent} %").format(percent=round(zoom * 100)), zoom, "") for zoom in _ZOOMS),
        ):
            entry = self._choice.addAction(name)
            entry.setCheckable(True)
            entry.setData(value)
            # Only told here: the window has the keys.
            entry.setText(f"{name}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}")
            self.addAction(entry)
        self.insertSeparator(self.actions()[2])
        view.zoom_changed.connect(self._mark)
        self.triggered.connect(self._on_triggered)

    def _mark(self) -> None:
        for entry in self._choice.actions():
            is_fit = isinstance(entry.data(), str)
            entry.setChecked(entry.data() == self._view.fit if is_fit else entry.data() == self._view.zoom)

    def _on_triggered(self, chosen: QAction) -> None:
        value = chosen.data()
        if value in ("width", "page"):
            self._view.fit_to(value)
        else:
            self._view.zoom_to(value)
