"""What is said when the spelling cannot be checked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from risikoapp.i18n import _
from risikoapp.messages.names import shown_name
from risikoapp.spelling.errors import NoDictionary, NoSpellLibrary, OwnWordsNotKept


def _no_spell_library(_error: NoSpellLibrary, _path: Path | None) -> str:
    return _(
        "Stavekontrollen mangler biblioteket Enchant. På Debian og Ubuntu følger det med pakken libenchant-2-2, "
        "og ordbogen med hunspell-da."
    )


def _no_dictionary(error: NoDictionary, _path: Path | None) -> str:
    return _(
        "Der er ingen dansk ordbog til stavekontrollen. På Debian og Ubuntu følger den med pakken hunspell-da. "
        "Ellers læg filerne da_DK.aff og da_DK.dic i mappen »{folder}«."
    ).format(folder=error.folder)


def _own_words_not_kept(error: OwnWordsNotKept, _path: Path | None) -> str:
    return _("Ordlisten »{name}« kan ikke gemmes. Ordet gælder kun, til du lukker programmet.").format(
        name=shown_name(error.path)
    )


SPELLING_WORDS: dict[type, Callable[[Any, Path | None], str]] = {
    NoSpellLibrary: _no_spell_library,
    NoDictionary: _no_dictionary,
    OwnWordsNotKept: _own_words_not_kept,
}
