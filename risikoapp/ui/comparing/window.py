"""The window that compares two states: what moved in the matrix, what became of each risk, and what is to be told."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from risikoapp.domain.history import RiskDifference, compare
from risikoapp.domain.moments import Moment, Pair, found_again, moments, usual_pair
from risikoapp.i18n import _
from risikoapp.since_last import sentences
from risikoapp.ui import theme
from risikoapp.ui.comparing.choice import PairChoice
from risikoapp.ui.comparing.list import DifferenceTable
from risikoapp.ui.comparing.matrix import ComparisonMatrix
from risikoapp.ui.comparing.texts import ChangedTexts
from risikoapp.ui.comparing.words import from_to
from risikoapp.ui.dialogs.reading import Passage, Reading
from risikoapp.ui.open_file import OpenFile
from risikoapp.ui.tables import in_card
from risikoapp.ui.theme import Theme


class ComparisonWindow(QDialog):
    """Does not block the window it belongs to, and follows what is edited there."""

    def __init__(self, document: OpenFile, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle(_("Sammenlign"))
        room = parent.screen().availableSize() - QSize(0, theme.TITLE_BAR)
        self.resize(theme.COMPARISON_SIZE.boundedTo(room))
        self._document = document
        self._every: tuple[Moment, ...] = ()
        self._pair = Pair(0, 1)
        self._differences: tuple[RiskDifference, ...] = ()
        self._lines: tuple[str, ...] = ()
        self._selected = ""
        self._choice = PairChoice(self)
        self._matrix = ComparisonMatrix(theme_, self)
        self._list = DifferenceTable(theme_, self)
        self._sentences = Reading(_("Det er ændret"), self)
        self._copy = QPushButton(_("Kopiér"), self)
        self._texts = ChangedTexts(theme_, self)
        self._build()
        self._connect()
        self._refresh()
        self._choice.slider.setFocus()

    def _build(self) -> None:
        self._sentences.setMinimumHeight(theme.SENTENCES_HEIGHT)
        self._texts.setMinimumHeight(theme.SENTENCES_HEIGHT)
        # Enter belongs to whatever has the keyboard.
        self._copy.setAutoDefault(False)
        self._pages = QStackedLayout(self)
        empty = QWidget(self)
        centred = QVBoxLayout(empty)
        centred.setContentsMargins(*[theme.PANE_PADDING] * 4)
        self._nothing = _calm(_nothing_yet(), empty)
        centred.addWidget(self._nothing)
        compared = QWidget(self)
        column = QVBoxLayout(compared)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.PADDING)
        column.addWidget(self._choice)
        column.addWidget(self._sides(compared), 1)
        for page in (empty, compared):
            self._pages.addWidget(page)
        for before, after in pairwise((self._choice.slider, self._list, self._texts, self._sentences, self._copy)):
            QWidget.setTabOrder(before, after)

    def _sides(self, parent: QWidget) -> QSplitter:
        told = QWidget(parent)
        layout = QVBoxLayout(told)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._sentences, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.PADDING)
        legend = QLabel(_legend(), told)
        legend.setProperty("role", "note")
        legend.setWordWrap(True)
        row.addWidget(legend, 1)
        row.addWidget(self._copy)
        layout.addLayout(row)
        left = _split(Qt.Orientation.Vertical, self._matrix, told, theme.COMPARISON_HEIGHTS, parent)
        lists = _split(
            Qt.Orientation.Vertical, in_card(self._list, parent), self._texts, theme.COMPARISON_LIST_HEIGHTS, parent
        )
        return _split(Qt.Orientation.Horizontal, left, lists, theme.COMPARISON_PARTS, parent)

    def _connect(self) -> None:
        self._document.changed.connect(self._refresh)
        self._choice.pair_requested.connect(self._show_pair)
        self._matrix.risk_selected.connect(self._select)
        self._list.risk_selected.connect(self._select)
        self._copy.clicked.connect(self._copy_sentences)

    def _refresh(self) -> None:
        """Shows the same two states of the file as it is now."""
        before, self._every = self._every, moments(self._document.file)
        title = self._document.register.title
        self.setWindowTitle(_("Sammenlign – {title}").format(title=title) if title else _("Sammenlign"))
        has_two = len(self._every) > 1
        self._pages.setCurrentIndex(int(has_two))
        if has_two:
            pair = found_again(self._pair, before, self._every) if len(before) > 1 else usual_pair(self._every)
            self._show_pair(pair)

    def _show_pair(self, pair: Pair) -> None:
        self._pair = pair
        before, after = self._every[pair.first], self._every[pair.second]
        self._differences = compare(before.register, after.register)
        self._lines = sentences(before.register, after.register, self._differences)
        self._choice.show_pair(self._every, pair)
        self._matrix.show_comparison(after.register, self._differences)
        self._list.show_differences(self._differences)
        self._sentences.show_passages([Passage(from_to(before, after), self._lines or [_nothing_moved()])])
        self._matrix.setAccessibleDescription(" ".join(self._lines) or _nothing_moved())
        self._copy.setEnabled(bool(self._lines))
        self._select(self._selected)

    def _select(self, risk_id: str) -> None:
        """Shows the texts of this risk and emphasises it everywhere; "" for none."""
        chosen = next((each for each in self._differences if each.risk.id == risk_id), None)
        self._selected = risk_id if chosen is not None else ""
        self._matrix.show_selection(self._selected)
        self._list.show_selection(self._selected)
        self._texts.show_difference(chosen)

    def _copy_sentences(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))


def _nothing_yet() -> str:
    return _(
        "Der er ingen afsluttet status at sammenligne med endnu. Når et møde har set risikovurderingen, så vælg "
        "Status → Afslut status… Derefter kan du her se, hvad der er ændret siden."
    )


def _legend() -> str:
    return _(
        "Stiplet: her stod den før. + ny, × lukket, ↺ genåbnet, – fjernet. Rød pil: højere niveau, blå pil: lavere."
    )


def _nothing_moved() -> str:
    return _("Ingen risici er flyttet, kommet til, lukket eller genåbnet.")


def _calm(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def _split(
    orientation: Qt.Orientation, first: QWidget, second: QWidget, sizes: tuple[int, int], parent: QWidget
) -> QSplitter:
    splitter = QSplitter(orientation, parent)
    splitter.setObjectName("gap")
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(theme.PADDING)
    for place, widget in enumerate((first, second)):
        splitter.addWidget(widget)
        splitter.setStretchFactor(place, sizes[place])
    splitter.setSizes(sizes)
    return splitter
