"""What is searched for, marked in a text that is only shown."""

from collections.abc import Sequence

from risikoapp.ui.theme import Palette


def marked(text: str, spans: Sequence[tuple[int, int]], current: int | None, palette: Palette) -> str:
    """The text as Qt's rich text: these parts marked, each a start and a length, and the one in that place stronger."""
    # Names of characters come along, which take room; and nobody searches in each window.
    from html import escape

    other = f"background-color: {palette.found}; color: {palette.text}; text-decoration: underline"
    strong = f"background-color: {palette.accent}; color: {palette.on_accent}"
    parts: list[str] = []
    done = 0
    for place, (start, length) in enumerate(spans):
        parts.append(escape(text[done:start]))
        done = start + length
        parts.append(f'<span style="{strong if place == current else other}">{escape(text[start:done])}</span>')
    return "".join([*parts, escape(text[done:])]).replace("\n", "<br>")
