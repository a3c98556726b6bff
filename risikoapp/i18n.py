"""The texts people see. Danish is the source, so that the code reads as the window does."""

import gettext

_translations = gettext.NullTranslations()


def _(text: str) -> str:
    """The text in the language of the person; placeholders are filled after translation."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The singular or the plural, by `count`."""
    return _translations.ngettext(one, many, count)
