"""Status: a section for each open risk, labels to the left, dates in one column. Lengths in points."""

from collections.abc import Iterable

from risikoapp.report.content import Entry, Part, ReportContent, Section, own_tag
from risikoapp.report.pdf.blocks import heading_row, with_first
from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.pills import level_pill, level_width
from risikoapp.report.pdf.rows import (
    Item,
    Outline,
    Row,
    Text,
    baseline,
    below,
    kept_with_next,
    line_row,
    new,
    on_grid,
    text_rows,
    unbroken_ends,
)
from risikoapp.report.pdf.style import (
    BODY,
    DATE,
    GRID,
    INDENT,
    LABEL,
    LABELS,
    NOTE,
    SECTION,
    WIDTH,
)
from risikoapp.report.pdf.tags import Element
from risikoapp.report.pdf.text import clean, clean_line, fit, is_one_line, wrap

_BETWEEN_SECTIONS, _BETWEEN_PARTS = 3 * GRID, GRID
_AFTER_PILL = 8.0
_OUTLINE_LENGTH = 120


def section_key(number: int) -> str:
    """What leads to the section of the risk with this number."""
    return f"risk-{number}"


def status_rows(content: ReportContent, measure: Measure, document: Element) -> list[Row]:
    """The heading Status and the sections under it, told in `document`; nothing when no risk is open."""
    if not content.sections:
        return []
    rows = [heading_row(content.status_heading, document)]
    # The widest date that there is: one column of dates throughout the report.
    dates = measure.width("30/12-2000", DATE) + 9
    for number, section in enumerate(content.sections):
        section_rows = _section_rows(section, dates, measure, document)
        before = _BETWEEN_SECTIONS if number else 0.0
        rows.append(below(section_rows[0], before))
        rows += section_rows[1:]
    return rows


def _section_rows(section: Section, dates: float, measure: Measure, document: Element) -> list[Row]:
    head = _heading_rows(section, measure, document)
    body: list[Row] = []
    for part in section.parts:
        rows = _part_rows(part, dates, measure, document)
        if body:
            rows[0] = below(rows[0], _BETWEEN_PARTS)
        body += rows
    if section.curve:
        # Seldom wanted.
        from risikoapp.report.pdf.curves import curve_row

        body.append(below(curve_row(section.curve, measure, document), _BETWEEN_PARTS if body else 0.0))
    if section.empty and not section.curve:
        body = text_rows(clean(section.empty), NOTE, 0, WIDTH, measure, element=Element("P", document))
    return kept_with_next(head) + unbroken_ends(body)


def _heading_rows(section: Section, measure: Measure, document: Element) -> list[Row]:
    """The heading, its level in a pill and the name of its cell, on one line where they fit."""
    title = clean_line(section.heading)
    lines = wrap(title, SECTION, WIDTH, measure)
    heading, where = Element("H3", document, lang=own_tag(section.heading)), Element("P", document)
    rows = [
        Row(height=SECTION.leading, items=(baseline(SECTION, 0, 0, line, element=heading),) if line else ())
        for line in lines
    ]
    outline = title if len(title) <= _OUTLINE_LENGTH else f"{title[:_OUTLINE_LENGTH].rstrip()}…"
    rows[0] = rows[0]._replace(outline=Outline(text=outline, level=1, key=section_key(section.number)))
    middle = SECTION.leading / 2
    taken = level_width(section.level, measure) + _AFTER_PILL if section.level else 0.0
    place = clean_line(f"{section.place} · {section.change}" if section.change else section.place)
    start = measure.width(lines[-1], SECTION) + 9
    ranked = named = where
    if tag := own_tag(section.place):
        ranked, named = Element("Span", where), Element("Span", where, lang=tag)
    if start + taken + measure.width(place, NOTE) <= WIDTH:
        items = _level_items(section, start, middle, measure, ranked)
        items.append(Text(start + taken, SECTION.baseline - 0.4, place, NOTE, element=named))
        rows[-1] = rows[-1]._replace(items=(*rows[-1].items, *items))
        return on_grid(rows)
    place_rows = text_rows(place, NOTE, taken, WIDTH - taken, measure, element=named)
    level = _level_items(section, 0, NOTE.leading / 2, measure, ranked)
    place_rows[0] = place_rows[0]._replace(items=(*level, *place_rows[0].items), before=GRID / 2)
    # The pill is as high as its line, and the label of the first part stands right below it.
    place_rows[-1] = place_rows[-1]._replace(height=place_rows[-1].height + GRID / 2)
    return on_grid([*rows, *place_rows])


def _level_items(section: Section, x: float, middle: float, measure: Measure, told: Element) -> list[Item]:
    """The pill; none where the risk has no place."""
    return [] if section.level is None else list(level_pill(section.level, x, middle, measure, told))


def _part_rows(part: Part, dates: float, measure: Measure, document: Element) -> list[Row]:
    dated = any(entry.date for entry in part.entries)
    indent = dates if dated else INDENT if part.listed else 0.0
    label = fit(clean_line(part.label), LABEL, LABELS - 6, measure)
    named = Text(0, BODY.baseline, label, LABEL, reach=LABELS, element=Element("H4", document))
    if not dated and not part.listed:
        rows = [row for entry in part.entries for row in _entry_rows(entry, LABELS, measure, Element("P", document))]
    else:
        rows = _list_rows(part.entries, LABELS + indent, measure, Element("L", document))
    rows[0] = with_first(rows[0], named)
    return rows


def _list_rows(entries: Iterable[Entry], x: float, measure: Measure, listed: Element) -> list[Row]:
    """The lines of entries, and before the first of each its date or its bullet."""
    down, room = BODY.baseline, WIDTH - x
    rows: list[Row] = []
    for entry in entries:
        text, date, note = entry
        told = Element("LI", listed)
        marked = Element("Lbl", told)
        # A bullet among dates stands where its text begins, and not where days do.
        mark = (
            new(Text, (LABELS, down, date, DATE, False, x, marked, "", False))
            if date
            else new(Text, (x - INDENT, down, "•", BODY, False, x, marked, "", False))
        )
        body = Element("LBody", told)
        # Most are.
        if not note and is_one_line(plain := clean(text), BODY, room, measure):
            body.lang = own_tag(text)
            rows.append(line_row(plain, BODY, x, body, (mark,)))
        else:
            rows += _entry_rows(entry, x, measure, body, (mark,))
    return rows


def _entry_rows(entry: Entry, x: float, measure: Measure, told: Element, beside: tuple[Item, ...] = ()) -> list[Row]:
    """The lines of an entry, and its note below them; a note alone stands as the text."""
    if not entry.note:
        told.lang = own_tag(entry.text)
        return text_rows(clean(entry.text), BODY, x, WIDTH - x, measure, element=told, beside=beside)
    rows: list[Row] = []
    if entry.text:
        # The note is ours.
        tag = own_tag(entry.text)
        written = Element("Span", told, lang=tag) if tag else told
        rows = text_rows(clean(entry.text), BODY, x, WIDTH - x, measure, element=written, beside=beside)
        beside = ()
    rows += text_rows(clean_line(entry.note), NOTE, x, WIDTH - x, measure, element=told, beside=beside)
    return unbroken_ends(rows)
