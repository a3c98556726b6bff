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
        KeyGroup(
            _("I matrixen"),
            (KeyHint(_("Esc"), _("Fortryd, mens du trækker")),),
        ),
        KeyGroup(
            _("I matrixen som tabel"),
            (
                KeyHint(_("Piletaster"), _("Gå fra felt til felt")),
                KeyHint(_("Enter eller Mellemrum"), _("Vis feltets risiko, eller vælg mellem flere")),
            ),
        ),
        KeyGroup(
            _("På listen"),
            (
                KeyHint(_("Pil op og Pil ned"), _("Vis en anden risiko")),
                KeyHint(_("Enter"), _("Fold de lukkede risici ud eller ind")),
                KeyHint(_("Esc"), _("Slet søgeordet i søgefeltet")),
            ),
        ),
        KeyGroup(
            _("I ruden"),
            (
                KeyHint(_("Enter"), _("Ny handling lige under den, du står i")),
                KeyHint(_("Skift+Enter"), _("Linjeskift i en handling")),
                KeyHint(_("Backspace"), _("Fjern en handling eller evaluering, der er tom")),
            ),
        ),
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


def _menu_group(menu: Menu) -> KeyGroup:
    hints = (KeyHint(_spoken(command.keys), command.plain_text) for command in menu.commands if command.keys)
    return KeyGroup(_("Menuen {name}").format(name=menu.title.replace("&", "")), tuple(hints))


def _spoken(keys: list[QKeySequence]) -> str:
    return _(" eller ").join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
