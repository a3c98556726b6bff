"""What is shown on the way round: a few things that one must have seen, each where it stands."""

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QToolBar, QWidget

from risikoapp.i18n import _

if TYPE_CHECKING:
    from risikoapp.ui.main_window import MainWindow


class Step(NamedTuple):
    """One stop: what it is called, what is said of it, and what it points at."""

    title: str
    text: str
    target: QWidget


def steps(window: "MainWindow") -> tuple[Step, ...]:
    """The stops in a window, as it stands now."""
    has_risks = bool(window.document.register.open_risks)
    return (
        Step(_("Matrixen"), _matrix_text(has_risks), window.matrix if window.matrix.isVisible() else window.left),
        Step(
            _("Ruden"),
            _(
                "Her står alt om den risiko, du har valgt: beskrivelse, handlinger og evalueringer. Der er ingen "
                "gem-knap: det bliver gemt, mens du skriver, og Ctrl+Z fortryder."
            ),
            window.pane,
        ),
        Step(
            _("Listen"),
            _("Alle risici med niveau og nyeste evaluering. Søg i det hele med Ctrl+F. Lukkede risici ligger nederst."),
            window.list,
        ),
        Step(
            _("Afslut status"),
            _("Når mødet nærmer sig, fryser du status, som den står. Næste gang kan du se, hvad der er flyttet siden."),
            _button(window, "finish_status"),
        ),
        Step(
            _("Opret PDF"),
            _("Rapporten til styregruppen, med matrix, liste og tekster. F1 åbner brugervejledningen, hvor du er."),
            _button(window, "pdf"),
        ),
    )


def _matrix_text(has_risks: bool) -> str:
    if has_risks:
        return _(
            "Hver brik er en risiko. Træk den hen i et andet felt, når den har flyttet sig. Uden mus: mellemrum "
            "løfter brikken, piletasterne flytter den, og Enter sætter den ned."
        )
    return _("Her kommer hver risiko til at stå som en brik, du kan trække. Tryk på Ny risiko for at få den første.")


def _button(window: "MainWindow", command: str) -> QWidget:
    """The button of a command in the toolbar, or that where there is no room for the button."""
    (bar,) = window.findChildren(QToolBar)
    button = bar.widgetForAction(window.commands[command])
    return button if button is not None and button.isVisible() else bar
