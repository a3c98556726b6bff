"""The window of the guide: contents at the left, the text at the right, and what is looked for above."""

from pathlib import Path

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout

from risikoapp.domain.finding import needle_of
from risikoapp.i18n import _, language, ngettext
from risikoapp.ui import icons, theme
from risikoapp.ui.help.contents import Contents
from risikoapp.ui.help.guide import Trail, heading_at
from risikoapp.ui.help.view import GuideView
from risikoapp.ui.list.search_bar import SearchField, Steps
from risikoapp.ui.outside import open_in_browser, open_outside
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import Theme

_CONTENTS_WIDTH = 32 * theme.GRID
_SEARCH_WIDTH = 36 * theme.GRID
_GEOMETRY = "help/geometry"
_ZOOMS = (0.8, 0.9, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0)
_Key = QKeySequence.StandardKey


class HelpWindow(QDialog):
    """Shows the guide beside whatever one is at. It keeps no window of the program open by itself."""

    def __init__(self, guide: Path, theme_: Theme, preferences: Preferences) -> None:
        super().__init__(None)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(_("Brugervejledning – risikoapp"))
        self.setWindowFlag(Qt.WindowType.WindowMinMaxButtonsHint)
        self._folder = guide.parent
        self._theme = theme_
        self._preferences = preferences
        self._trail = Trail()
        self._text = GuideView(guide, theme_, self)
        self._contents = Contents(self)
        self._back = self._button(_("Tilbage"), "Alt+Left")
        self._forward = self._button(_("Frem"), "Alt+Right")
        self._smaller = self._button(_("Mindre tekst"), _Key.ZoomOut)
        self._larger = self._button(_("Større tekst"), _Key.ZoomIn)
        self._search = SearchField(_("Søg i vejledningen"), self)
        # With a frame around it, unlike the one at the head of a list.
        self._search.setObjectName("")
        self._steps = Steps(theme_, self)
        self._steps.hide()
        self._build()
        self._connect()
        self._dress()
        self._take_place()
        self._text.set_zoom(min(_ZOOMS, key=lambda zoom: abs(zoom - preferences.help_zoom)))
        self._text.setFocus()

    def show_topic(self, anchor: str) -> None:
        """Goes to the section with this anchor; "" stays where it is."""
        places = [heading.position for heading in self._text.headings if heading.anchor == anchor]
        if places:
            self._jump(places[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._preferences.set_bytes(_GEOMETRY, self.saveGeometry())
        # A dialog's own would reject it once more.
        event.accept()

    def reject(self) -> None:
        # By Escape: a dialog would only hide, and forget its place.
        self.close()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(theme.GRID)
        for button in (self._back, self._forward):
            bar.addWidget(button)
        bar.addStretch()
        bar.addWidget(self._steps)
        bar.addWidget(self._search)
        bar.addSpacing(theme.GRID)
        for button in (self._smaller, self._larger):
            bar.addWidget(button)
        self._search.setFixedWidth(_SEARCH_WIDTH)
        parts = QSplitter(self)
        parts.setObjectName("gap")
        parts.setHandleWidth(theme.PADDING)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._contents)
        parts.addWidget(self._text)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_CONTENTS_WIDTH, theme.HELP_SIZE.width() - _CONTENTS_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.PADDING)
        layout.addLayout(bar)
        if language() != "da":
            note = QLabel(_("Vejledningen er på dansk."), self)
            note.setProperty("role", "note")
            layout.addWidget(note)
        layout.addWidget(parts, 1)

    def _connect(self) -> None:
        self._contents.heading_chosen.connect(self._on_heading_chosen)
        self._text.laid_out.connect(self._on_laid_out)
        self._text.moved.connect(self._refresh)
        self._text.link_followed.connect(self._follow)
        self._text.web_requested.connect(open_in_browser)
        self._text.zoom_requested.connect(self._zoom_by)
        self._search.textChanged.connect(self._on_searched)
        self._search.left.connect(self._text.setFocus)
        for source in (self._search, self._steps):
            source.next_requested.connect(self._find_next)
            source.previous_requested.connect(self._find_previous)
        self._back.clicked.connect(self._go_back)
        self._forward.clicked.connect(self._go_forward)
        self._smaller.clicked.connect(self._zoom_out)
        self._larger.clicked.connect(self._zoom_in)
        self._theme.changed.connect(self._dress)
        for keys, slot in (
            (_Key.Find, self._focus_search),
            ("F3", self._find_next),
            ("Shift+F3", self._find_previous),
            ("Alt+Left", self._go_back),
            ("Alt+Right", self._go_forward),
            (_Key.ZoomIn, self._zoom_in),
            ("Ctrl+=", self._zoom_in),
            (_Key.ZoomOut, self._zoom_out),
            ("Ctrl+0", self._zoom_usual),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, slot)

    def _take_place(self) -> None:
        room = self.screen().availableGeometry().size()
        self.resize(theme.HELP_SIZE.boundedTo(room.shrunkBy(QMargins(0, theme.TITLE_BAR, 0, 0))))
        if not (geometry := self._preferences.bytes(_GEOMETRY)).isEmpty():
            self.restoreGeometry(geometry)

    def _refresh(self) -> None:
        """Marks in the contents what is read, and offers the ways that there are."""
        if self._text.headings:
            self._contents.show_place(heading_at(self._text.headings, self._text.read_place))
        self._back.setEnabled(self._trail.leads_back)
        self._forward.setEnabled(self._trail.leads_forward)

    def _on_laid_out(self) -> None:
        self._contents.show_headings(self._text.headings)
        self._refresh()

    def _jump(self, place: int) -> None:
        self._trail.leave(self._text.place)
        self._text.go_to(place)
        self._refresh()

    def _on_heading_chosen(self, place: int) -> None:
        self._jump(self._text.headings[place].position)

    def _follow(self, target: str) -> None:
        if target.startswith("#"):
            self.show_topic(target[1:])
        else:
            open_outside(self._folder / target)

    def _go_back(self) -> None:
        if self._trail.leads_back:
            self._text.go_to(self._trail.back(self._text.place))
            self._refresh()

    def _go_forward(self) -> None:
        if self._trail.leads_forward:
            self._text.go_to(self._trail.forward(self._text.place))
            self._refresh()

    def _focus_search(self) -> None:
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_searched(self, typed: str) -> None:
        self._text.search(needle_of(typed))
        self._tell_hits()

    def _find_next(self) -> None:
        self._text.step(1)
        self._tell_hits()

    def _find_previous(self) -> None:
        self._text.step(-1)
        self._tell_hits()

    def _tell_hits(self) -> None:
        count, text = len(self._text.hits), ""
        if count:
            text = _("{place} af {count}").format(place=self._text.current + 1, count=count)
        elif needle_of(self._search.text()):
            text = _("Ingen fund")
        self._steps.show_count(text, can_step=count > 1)
        told = ngettext("{count} fund", "{count} fund", count).format(count=count)
        self._search.setAccessibleDescription(told if text else "")
        self._refresh()

    def _zoom_in(self) -> None:
        self._zoom_by(1)

    def _zoom_out(self) -> None:
        self._zoom_by(-1)

    def _zoom_by(self, steps: int) -> None:
        at = _ZOOMS.index(min(_ZOOMS, key=lambda zoom: abs(zoom - self._preferences.help_zoom)))
        self._zoom_to(_ZOOMS[max(0, min(at + steps, len(_ZOOMS) - 1))])

    def _zoom_usual(self) -> None:
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float) -> None:
        self._preferences.set_help_zoom(zoom)
        self._text.set_zoom(zoom)

    def _button(self, name: str, keys: QKeySequence.StandardKey | str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("row")
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        button.setToolTip(f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setAccessibleName(name)
        return button

    def _dress(self) -> None:
        for button, icon in (
            (self._back, "left"),
            (self._forward, "right"),
            (self._smaller, "minus"),
            (self._larger, "plus"),
        ):
            button.setIcon(self._theme.icon(icon))
