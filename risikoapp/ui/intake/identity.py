"""Asks which risks of a paper are the ones that have their numbers here."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from risikoapp.domain.update import Doubt, Identity
from risikoapp.i18n import _, ngettext
from risikoapp.terms import risk_title
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog


class IdentityDialog(FormDialog):
    """Nothing is chosen beforehand, and it is accepted only when all is."""

    def __init__(self, doubts: Sequence[Doubt], parent: QWidget | None = None) -> None:
        super().__init__(_("Er det de samme risici?"), _("Videre"), parent)
        self.setMinimumWidth(theme.READING_WIDTH)
        self.add_text(_("Et nummer bliver kun givet én gang. Sig for hver af dem, om det er den samme risiko."))
        self._groups: dict[int, QButtonGroup] = {}
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        for doubt in doubts:
            column.addWidget(self._card(doubt))
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setMinimumHeight(min(body.sizeHint().height() + theme.GRID, theme.CONFLICTS_HEIGHT))
        self._fields.addSpacing(theme.GRID)
        self._fields.addWidget(area, 1)
        self._left = self.add_text("")
        self._refresh()

    @property
    def identities(self) -> Mapping[int, Identity]:
        """What has been chosen so far, by the number in the paper."""
        kinds: tuple[Identity, Identity] = ("same", "new")
        return {number: kinds[group.checkedId()] for number, group in self._groups.items() if group.checkedId() >= 0}

    def _card(self, doubt: Doubt) -> QFrame:
        card = QFrame(self)
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.PADDING, theme.PADDING, theme.PADDING, theme.PADDING)
        column.setSpacing(theme.TIGHT)
        title = risk_title(doubt.there)
        if doubt.here is None:
            text = _("{risk} i papiret: nummeret står ikke her, men kan have været brugt før.").format(risk=title)
            same = _("Det er den, der havde nummeret: behold #{number}").format(number=doubt.there.number)
        else:
            text = _("{risk} i papiret hedder {here} her.").format(risk=title, here=risk_title(doubt.here))
            same = _("Det er den samme risiko")
        heading = QLabel(text, card)
        heading.setWordWrap(True)
        heading.setFont(theme.font(theme.TEXT_SIZE, semibold=True))
        column.addWidget(heading)
        group = self._groups[doubt.there.number] = QButtonGroup(self)
        for place, name in enumerate((same, _("Det er en anden: den får det næste nummer"))):
            radio = QRadioButton(name, card)
            radio.setAccessibleName(f"{text} {name}")
            radio.toggled.connect(self._refresh)
            group.addButton(radio, place)
            column.addWidget(radio)
            self.lead_through(radio)
        return card

    def _refresh(self) -> None:
        left = len(self._groups) - len(self.identities)
        self.deed.setEnabled(left == 0)
        waiting = ngettext("Der er {count} tilbage at vælge.", "Der er {count} tilbage at vælge.", left)
        self._left.setText(waiting.format(count=left) if left else _("Alt er valgt."))
