"""The text of the report as typst sets it: python report_typst.py SOURCE OUT.

Every word in the same sizes on the same page, hyphenated in Danish, with head and foot. Typst alone is timed: the
source lies ready.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from risikoapp.report.content import Entry, Matrix, ReportContent, Section
from risikoapp.report.pdf import style as ours

FONTS = Path(__file__).parents[2] / "resources" / "fonts" / "ibm-plex-sans"


def source(content: ReportContent) -> str:
    """The report in the language of typst."""
    return "\n".join(_lines(content))


def _lines(content: ReportContent) -> Iterator[str]:
    yield f"#set document(title: {_string(content.title)})"
    yield (
        f"#set page(width: {ours.PAGE_WIDTH}pt, height: {ours.PAGE_HEIGHT}pt, margin: {ours.MARGIN}pt,"
        f" header: [{_text(content.organisation)} #h(1fr) {_text(content.status_date)}],"
        f" footer: context [{_text(content.title)} #h(1fr) Side #counter(page).display() af"
        " #counter(page).final().first()])"
    )
    yield f'#set text(font: "IBM Plex Sans", size: {ours.BODY.size}pt, lang: "da", hyphenate: true)'
    yield f"#set par(leading: {ours.BODY.leading - ours.BODY.size}pt, spacing: {ours.BODY.leading - ours.BODY.size}pt)"
    yield f"= {_text(content.title)}"
    yield from map(_text, (content.status_line, content.prepared_by))
    yield _matrix(content.matrix)
    yield from map(_text, (content.not_placed, content.levels_note))
    yield f"== {_text(content.list_heading)}"
    number, name, level, *last = content.list_columns
    cells = [_cell(text) for text in (number, name, level, last[-1])]
    for risk in content.risks:
        became = f"{risk.sign} {risk.change}".strip() or risk.place
        cells += map(_cell, (f"#{risk.number}", risk.name, risk.level.word if risk.level else "–", became))
    yield f"#table(columns: (34pt, 1fr, 70pt, 170pt), stroke: none, {', '.join(cells)})"
    yield f"== {_text(content.status_heading)}"
    for section in content.sections:
        yield from _section(section)


def _matrix(matrix: Matrix) -> str:
    cells = [
        _cell(text)
        for row in matrix.rows
        for text in (
            row.name,
            *(" ".join([*(f"#{number}" for number in cell.risk_numbers), cell.level.word]) for cell in row.cells),
        )
    ]
    told = f"{_text(matrix.likelihood)} × {_text(matrix.consequence)}\n"
    return f"{told}#table(columns: 5, {', '.join([*cells, '[]', *map(_cell, matrix.columns)])})"


def _section(section: Section) -> Iterator[str]:
    level = f"{section.level.word} " if section.level else ""
    yield f"=== {_text(f'{section.heading} {level}{section.place}')}"
    for part in section.parts:
        yield f"==== {_text(part.label)}"
        for entry in part.entries:
            yield _entry(entry, listed=part.listed)


def _entry(entry: Entry, *, listed: bool) -> str:
    text = f"{entry.text}\n{entry.note}".strip()
    if entry.date or listed:
        return f"#grid(columns: (62pt, 1fr), {_cell(entry.date or '•')}, {_cell(text)})"
    return f"{_text(text)}\n"


def _cell(text: str) -> str:
    return f"[{_text(text)}]"


def _text(text: str) -> str:
    """A text in which nothing is taken for markup."""
    return f"#{_string(text)}" if text else ""


def _string(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{quoted}"'


if __name__ == "__main__":
    # Only who has it gets this figure.
    import typst  # pyright: ignore[reportMissingImports]

    typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[str(FONTS)], ignore_system_fonts=True)
