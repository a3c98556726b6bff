"""Which data lie in the PDF of the report: shown before it goes to every reader."""

from typing import get_args

from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QStyle, QVBoxLayout, QWidget

from risikoapp.domain.model import Attached, ReportOptions
from risikoapp.i18n import _
from risikoapp.policy import Policy
from risikoapp.terms import attached as attached_name
from risikoapp.ui import theme
from risikoapp.ui.dialogs.form import FormDialog


class AttachedChoice(QWidget):
    """The three ways, each with what it means for whoever gets the PDF."""

    def __init__(self, report: ReportOptions, parent: QWidget | None, policy: Policy) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._kinds: dict[QRadioButton, Attached] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.CLOSE)
        for kind in get_args(Attached):
            button = QRadioButton(attached_name(kind), self)
            button.setChecked(kind == policy.at_most(report.attached))
            button.setEnabled(kind == policy.at_most(kind))
            told = meaning_of(kind, with_curves=report.curves)
            button.setAccessibleDescription(told if button.isEnabled() else f"{told} {decided()}")
            meaning = QLabel(told, self)
            meaning.setProperty("role", "muted")
            meaning.setWordWrap(True)
            meaning.setContentsMargins(_beside(button), 0, 0, 0)
            self._group.addButton(button)
            self._kinds[button] = kind
            if len(self._kinds) > 1:
                layout.addSpacing(theme.GRID)
            layout.addWidget(button)
            layout.addWidget(meaning)

    @property
    def buttons(self) -> tuple[QRadioButton, ...]:
        return tuple(self._kinds)

    @property
    def attached(self) -> Attached:
        """What is chosen."""
        return next(kind for button, kind in self._kinds.items() if button.isChecked())


def _beside(button: QRadioButton) -> int:
    """How far in the button's text begins."""
    metric, style = QStyle.PixelMetric, button.style()
    return style.pixelMetric(metric.PM_ExclusiveIndicatorWidth, None, button) + style.pixelMetric(
        metric.PM_RadioButtonLabelSpacing, None, button
    )


class AttachedDialog(FormDialog):
    """Asks which data the PDF shall have in it; accepted to make it anew."""

    def __init__(self, report: ReportOptions, parent: QWidget | None = None, policy: Policy | None = None) -> None:
        policy = policy or Policy()
        super().__init__(_("Data i PDF'en"), _("Gem, og opret PDF igen"), parent)
        self.add_text(_("Data i PDF'en kan åbnes i risikoapp og rettes videre. Enhver, der får filen, får dem med."))
        if policy.most_attached != "all":
            self.add_text(decided())
        self._choice = AttachedChoice(report, self, policy)
        self._fields.addSpacing(theme.GRID)
        self._fields.addWidget(self._choice)
        self.lead_through(*self._choice.buttons)
        self._fields.addSpacing(theme.GRID)
        self.add_text(_("Valget huskes i risikovurderingen og fryses, når en status afsluttes."))

    @property
    def attached(self) -> Attached:
        """What is chosen."""
        return self._choice.attached


def decided() -> str:
    """Why some of the ways cannot be chosen."""
    return _("Din organisation har bestemt, hvor meget der højst må følge med.")


def meaning_of(attached: Attached, *, with_curves: bool) -> str:
    """What a choice means for whoever gets the PDF."""
    alive = _("PDF'en kan blive til en risikovurdering igen.")
    shown = _("Intet ud over det, der kan læses på siderne.")
    if with_curves:
        # A level stands in a curve, and no risikovurdering can hold it without its cell.
        shown = _("Det, der kan læses på siderne, og til kurverne også det felt, hver risiko stod i hvornår.")
    words: dict[Attached, str] = {
        "shown": f"{shown} {alive}",
        "all": _("Også lukkede risici, tidligere evalueringer, begrundelser, afsluttede statusser og ændringslog."),
        "none": _("Kun siderne. PDF'en kan ikke blive til en risikovurdering igen."),
    }
    return words[attached]
