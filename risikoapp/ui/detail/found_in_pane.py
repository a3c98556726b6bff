"""What is searched for, marked wherever it stands in the pane, and brought into view."""

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from risikoapp.domain.finding import Hit, find_in
from risikoapp.ui import theme
from risikoapp.ui.detail.entries import EntryCard
from risikoapp.ui.detail.evaluations import EvaluationSection
from risikoapp.ui.detail.fields import LineField
from risikoapp.ui.detail.found import Found
from risikoapp.ui.detail.history import History
from risikoapp.ui.detail.letters import places
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.stylesheet import restyle
from risikoapp.ui.theme import Theme


class FoundInPane(QObject):
    """Marks the hits in the parts of one pane; made when something is first searched."""

    def __init__(
        self,
        theme_: Theme,
        number: QLabel,
        history: History,
        name: LineField,
        description: TextField,
        evaluations: EvaluationSection,
        cards: tuple[EntryCard, ...],
        scroll: QScrollArea,
    ) -> None:
        super().__init__(scroll)
        self._number = number
        self._history = history
        self._name = name
        self._name_marks = Found(name, theme_)
        self._description = description
        self._evaluations = evaluations
        self._cards = cards
        self._scroll = scroll
        self._hit: Hit | None = None
        # Not a single shot of its own: that would keep this alive where the window is closed before.
        self._revealing = QTimer(self)
        self._revealing.setSingleShot(True)
        self._revealing.setInterval(0)
        self._revealing.timeout.connect(self._on_reveal)

    def show_found(self, needle: str, hit: Hit | None) -> None:
        """Marks all of these, and this hit of the risk that is shown stronger."""
        self._hit = hit
        field = hit.field if hit is not None else ""
        found = "other" if find_in(self._number.text(), needle) else ""
        restyle(self._number, "found", "current" if field == "number" else found)
        self._history.show_found(needle, hit)
        place = hit.place if hit is not None else None
        self._name_marks.show_found(needle, place if field == "name" else None)
        self._description.show_found(needle, place if field == "description" else None)
        for card in self._cards:
            card.show_found(needle, hit)

    def reveal(self) -> None:
        """Folds the hit out where it is folded in, and scrolls to it, once its place is known."""
        if self._hit is not None and self._hit.field == "evaluation":
            self._evaluations.unfold_to(self._hit.entry_id)
        self._revealing.start()

    def _on_reveal(self) -> None:
        hit = self._hit
        if hit is None:
            return
        field = self._field_of(hit)
        # An owner stands beneath the text.
        is_in_text = hit.field != "owner"
        area = field.found_area(hit.place) if isinstance(field, TextField) and is_in_text else field.rect()
        if hit.field == "name":
            # As much of a long name is shown as fits: the part with the hit.
            self._name.setCursorPosition(places(self._name.text())(hit.start + hit.length))
        content = self._scroll.widget()
        assert content is not None
        at = field.mapTo(content, QPoint(0, area.center().y()))
        self._scroll.ensureVisible(at.x(), at.y(), 0, area.height() + theme.PADDING)

    def _field_of(self, hit: Hit) -> QWidget:
        if hit.field == "description":
            return self._description
        if hit.field == "turn":
            return self._history
        shown = (field for card in self._cards if (field := card.text_of(hit.entry_id)) is not None)
        return self._name if hit.field in ("number", "name") else next(shown, self._name)
