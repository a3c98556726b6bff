"""What every key does, for the overview of shortcuts: the commands from the menus, and beside them the views' own."""

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from risikoapp.i18n import _
from risikoapp.ui.commands import Menu, menus


@dataclass(frozen=True, slots=True)
class KeyHint:
    """One line of the overview."""

    keys: str
    does: str


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys that belong to one menu or one part of the window."""

    where: str
    hints: tuple[KeyHint, ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """All keys, the menus first."""
    return (
        *map(_menu_group, menus()),
        KeyGroup(_("I matrixen"), _matrix_hints()),
        KeyGroup(
            _("I matrixen som tabel"),
            (
                KeyHint(_("Piletaster"), _("Gå fra felt til felt")),
                KeyHint(_("Enter"), _("Vis kun feltets risici på listen, eller igen dem alle")),
                KeyHint(_("Esc"), _("Vises kun et felt på listen: vis igen alt")),
            ),
        ),
        KeyGroup(
            _("På listen"),
            (
                KeyHint(_("Pil op og Pil ned"), _("Vis en anden risiko")),
                KeyHint(_("Enter"), _("Gå til risikoens rude")),
                KeyHint(_("Enter eller Mellemrum"), _("På linjen Lukkede: fold dem ud eller ind")),
            ),
        ),
        KeyGroup(
            _("I søgefeltet"),
            (
                KeyHint(_("Enter"), _("Gå til næste fund")),
                KeyHint(_("Skift+Enter"), _("Gå til forrige fund")),
                KeyHint(_("Esc"), _("Slet søgeordet, og gå tilbage")),
            ),
        ),
        KeyGroup(_("I ruden"), _pane_hints()),
        KeyGroup(_("I sammenligningen"), _comparison_hints()),
        KeyGroup(_("I forhåndsvisningen"), _preview_hints()),
        KeyGroup(
            _("I gennemgangen"),
            (
                KeyHint(_("F2"), _("Uændret, og videre til den næste")),
                KeyHint(_("Ctrl+PgDown eller Ctrl+Enter"), _("Gå til den næste risiko")),
                KeyHint(_("Ctrl+PgUp"), _("Gå til den forrige risiko")),
                KeyHint(_("Esc"), _("Luk gennemgangen; fortsæt den senere")),
            ),
        ),
        KeyGroup(
            _("Mens et papir ses igennem"),
            (
                KeyHint(_("F4"), _("Gå til det næste, der er uklart")),
                KeyHint(_("Skift+F4"), _("Gå til det forrige")),
                KeyHint(_("Enter"), _("Det er set efter, eller det, markøren står på")),
                KeyHint(_("Alt+S og Alt+T"), _("En PDF som sider eller som tekst")),
                KeyHint(_("Ctrl++ og Ctrl+-"), _("Større eller mindre sider; Ctrl+hjul gør det samme")),
                KeyHint(_("Ctrl+0"), _("Sider, der fylder bredden")),
                KeyHint(_("Ctrl+Z"), _("Tag det sidste svar tilbage")),
                KeyHint(_("Esc"), _("Annuller; der sker ingenting")),
            ),
        ),
        KeyGroup(_("I brugervejledningen"), _guide_hints()),
        KeyGroup(
            _("I skalaer og niveauer"),
            (
                KeyHint(_("Piletaster"), _("Gå fra felt til felt")),
                KeyHint(_("Mellemrum"), _("Feltets næste niveau")),
                KeyHint(_("Skift+Mellemrum"), _("Feltets forrige niveau")),
                KeyHint(_("1, 2, 3 eller 4"), _("Lav, Mellem, Høj eller Meget høj")),
            ),
        ),
    )


def _matrix_hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(_("Piletaster"), _("Gå fra brik til brik og fra felt til felt")),
        KeyHint(_("Et nummer"), _("Gå til risikoen med det nummer")),
        KeyHint(_("Home og End"), _("Gå til rækkens ender")),
        KeyHint(_("Ctrl+Home og Ctrl+End"), _("Gå til matrixens hjørner")),
        KeyHint(_("Mellemrum"), _("Løft brikken, og sæt den ned igen")),
        KeyHint(_("Enter"), _("Gå til risikoens rude, eller sæt en løftet brik ned")),
        KeyHint(_("Enter eller Mellemrum"), _("På et tomt felt: vis kun feltet på listen, eller igen alt")),
        KeyHint(_("Enter eller Mellemrum"), _("På en brik som +38: vis listen med dem alle")),
        KeyHint(_("Ctrl+piletast"), _("Flyt risikoen ét felt")),
        KeyHint(_("Skift+piletast"), _("Tag den næste risiko med")),
        KeyHint(_("Ctrl+Mellemrum"), _("Tag risikoen med, eller lad den være")),
        KeyHint(_("Ctrl+A"), _("Markér alle risici")),
        KeyHint(_("Esc"), _("Fortryd, mens du trækker eller har løftet en brik")),
        KeyHint(_("Esc"), _("Er flere markeret: markér kun den, der er vist")),
        KeyHint(_("Esc"), _("Vises kun et felt på listen: vis igen alt")),
    )


def _pane_hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(_("Enter"), _("Ny handling lige under den, du står i")),
        KeyHint(_("Skift+Enter"), _("Linjeskift i en handling")),
        KeyHint(_("Alt+Op og Alt+Ned"), _("Flyt en handling")),
        KeyHint(_("Ctrl+V"), _("Indsæt; en liste bliver til flere handlinger")),
        KeyHint(_("Backspace"), _("Fjern en handling eller evaluering, der er tom")),
        KeyHint(_("Esc"), _("Fortryd, mens du trækker en handling")),
        KeyHint(_("Ctrl+klik"), _("Åbn en adresse")),
    )


def _menu_group(menu: Menu) -> KeyGroup:
    hints = (KeyHint(_spoken(command.keys), command.plain_text) for command in menu.commands if command.keys)
    return KeyGroup(_("Menuen {name}").format(name=menu.title.replace("&", "")), tuple(hints))


def _spoken(keys: list[QKeySequence]) -> str:
    return _(" eller ").join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)


def _comparison_hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(_("Piletaster"), _("På skyderen: gå fra status til status")),
        KeyHint(_("Home og End"), _("På skyderen: gå til den første status eller til nu")),
        KeyHint(_("Pil op og Pil ned"), _("På listen: vælg en anden risiko")),
        KeyHint(_("Esc"), _("Luk sammenligningen")),
    )


def _guide_hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(_("Ctrl+F"), _("Søg i vejledningen")),
        KeyHint(_("F3 og Skift+F3"), _("Gå til næste eller forrige fund")),
        KeyHint(_("Alt+Venstre og Alt+Højre"), _("Gå tilbage til det, du læste før, og frem igen")),
        KeyHint(_("Tab og Skift+Tab"), _("Gå til næste eller forrige link")),
        KeyHint(_("Ctrl++ og Ctrl+-"), _("Større eller mindre tekst; Ctrl+hjul gør det samme")),
        KeyHint(_("Ctrl+0"), _("Tekst i almindelig størrelse")),
        KeyHint(_("Esc"), _("Luk vejledningen")),
    )


def _preview_hints() -> tuple[KeyHint, ...]:
    return (
        KeyHint(_("PgDown og PgUp"), _("Rul et vindue frem eller tilbage")),
        KeyHint(_("Ctrl+PgDown og Ctrl+PgUp"), _("Gå til næste eller forrige side")),
        KeyHint(_("Home og End"), _("Gå til første eller sidste side")),
        KeyHint(_("Ctrl+L"), _("Skriv et sidetal")),
        KeyHint(_("Ctrl++ og Ctrl+-"), _("Forstør eller formindsk; Ctrl+hjul gør det samme")),
        KeyHint(_("Ctrl+0"), _("Vis i 100 %")),
        KeyHint(_("Ctrl+1"), _("Vis i sidebredde")),
        KeyHint(_("Ctrl+2"), _("Vis hele siden")),
        KeyHint(_("Ctrl+F"), _("Søg i rapporten")),
        KeyHint(_("F3 og Skift+F3"), _("Gå til næste eller forrige fund")),
        KeyHint(_("Ctrl+A"), _("Markér alt")),
        KeyHint(_("Ctrl+C"), _("Kopiér det, der er markeret")),
        KeyHint(_("Ctrl+S"), _("Gem som")),
        KeyHint(_("Ctrl+P"), _("Udskriv")),
        KeyHint(_("Esc"), _("Luk forhåndsvisningen")),
    )
