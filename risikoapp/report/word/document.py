"""The report as the bytes of a Word file."""

# python-docx hands out its XML as private members and leaves lxml untyped.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false

import datetime as dt
import io

import docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.shared import Mm

from risikoapp import carried
from risikoapp.i18n import _, language_tag
from risikoapp.report.content import Part, ReportContent, Section, like
from risikoapp.report.packages import as_always
from risikoapp.report.watching import Watch, watched
from risikoapp.report.word import styles
from risikoapp.report.word.appendix import add_appendix
from risikoapp.report.word.tables import add_list, add_matrix, section_mark
from risikoapp.report.word.writer import Writer, add_field, add_text, writable

_PROPERTY_LIMIT = 255
"""Characters that a property of the file can have."""

_SHORT = 90
"""Characters of a text that stand on one line."""


def render_docx(content: ReportContent, day: dt.date, data: bytes = b"", watch: Watch | None = None) -> bytes:
    """The report as a Word file, said to be made on that day; the same content always gives the same bytes.

    `data` are carried along, if there are any, and are what `carried.data_in` finds until something is edited in Word.
    """
    document = docx.Document()
    styles.dress(document)
    _describe(document, content, day)
    _add_margins(document, content)
    writer = Writer(document)
    _add_overview(writer, content)
    if content.sections:
        writer.paragraph(content.status_heading, "Heading 1")
    for section in watched(content.sections, len(content.sections), watch):
        _add_section(writer, section)
    add_appendix(writer, content)
    if data:
        _carry(document, data)
    package = io.BytesIO()
    document.save(package)
    return as_always(package.getvalue())


def _describe(document: Document, content: ReportContent, day: dt.date) -> None:
    about = document.core_properties
    about.title = _property(content.title)
    about.author = _property(content.organisation or content.prepared_by)
    about.last_modified_by = about.author
    about.subject = _property(content.status_line)
    about.comments = about.keywords = about.category = ""
    about.language = language_tag()
    about.created = about.modified = dt.datetime.combine(day, dt.time())
    about.revision = 1


def _property(text: str) -> str:
    return " ".join(writable(text).split())[:_PROPERTY_LIMIT]


def _add_margins(document: Document, content: ReportContent) -> None:
    (section,) = document.sections
    right = Mm(210 - 2 * styles.MARGIN)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        paragraph.paragraph_format.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    head.add_run(f"{_line(content.organisation)}\t{_status(content)}")
    before, between, after = _("Side {number} af {count}").replace("{count}", "{number}").split("{number}")
    add_text(foot, like(content.title, _line(content.title)), f"\t{before}")
    add_field(foot, "PAGE")
    foot.add_run(between)
    add_field(foot, "NUMPAGES")
    foot.add_run(after)


def _line(text: str) -> str:
    return " ".join(writable(text).split())


def _add_overview(writer: Writer, content: ReportContent) -> None:
    writer.paragraph(content.title, "Title")
    organisation = _("Organisation: {name}").format(name=content.organisation) if content.organisation else ""
    for line in (_status(content), content.compared_with, organisation, content.prepared_by):
        if line:
            writer.paragraph(line, "Subtitle")
    add_matrix(writer, content.matrix, keep=bool(content.not_placed or content.levels_note))
    if content.not_placed:
        writer.paragraph(content.not_placed, "Normal", keep=bool(content.levels_note))
    if content.levels_note:
        writer.paragraph(content.levels_note, styles.NOTE)
    writer.paragraph(content.list_heading, "Heading 1")
    if content.no_risks:
        writer.paragraph(content.no_risks, "Normal")
    else:
        add_list(writer, content)
    if content.since_heading:
        writer.paragraph(content.since_heading, "Heading 1")
    for sentence in content.since:
        writer.paragraph(sentence, "List Bullet")
    if content.recommendation_heading:
        writer.paragraph(content.recommendation_heading, "Heading 1")
        _add_lines(writer, content.recommendation)


def _status(content: ReportContent) -> str:
    return " · ".join(part for part in (content.draft, content.status_line) if part)


def _add_section(writer: Writer, section: Section) -> None:
    writer.paragraph(section.heading, "Heading 2", bookmark=section_mark(section.number))
    before = f"{section.level.word} · " if section.level else ""
    place = " · ".join(part for part in (section.place, section.change) if part)
    # What stands right beneath a heading belongs to it: with nothing more they would be alone at the foot of a page.
    is_more = bool(section.parts or section.empty)
    writer.paragraph(like(section.place, place), styles.NOTE, before=before, keep=is_more or section.curve is not None)
    if section.curve:
        writer.paragraph(f"{section.curve.label}: {section.curve.words}", styles.NOTE, keep=is_more)
    for part in section.parts:
        _add_part(writer, part)
    if section.empty:
        writer.paragraph(section.empty, styles.NOTE)


def _add_part(writer: Writer, part: Part) -> None:
    writer.paragraph(part.label, "Heading 3")
    for entry in part.entries:
        if part.listed or entry.date:
            before = f"{entry.date}: " if entry.date else ""
            writer.paragraph(entry.text, "List Bullet" if part.listed else "Normal", before=before, note=entry.note)
        else:
            _add_lines(writer, entry.text)


def _add_lines(writer: Writer, text: str) -> None:
    """A paragraph for each line, so that it can be worked on in Word as such.

    A line that leads to what follows stays with it, also over empty lines: one that ends in a colon, and a short one
    that begins. As with the lines of a paragraph, the last is not alone on a page either.
    """
    lines = writable(text).split("\n")
    leads = False
    for place, line in enumerate(lines, start=1):
        shown = line.rstrip()
        is_end = len(shown) < _SHORT and place in (1, len(lines) - 1)
        leads = shown.endswith(":") or is_end or (leads and not shown)
        writer.paragraph(like(text, line), "Normal", keep=leads and place < len(lines))


def _carry(document: Document, data: bytes) -> None:
    """Puts the data into a part of their own, as Word keeps them for other programs."""
    package = document.part.package
    assert package is not None
    texts = {str(part.partname).lstrip("/"): part.blob for part in package.iter_parts()}
    name = PackURI("/customXml/item1.xml")
    part = PackagePart(name, CONTENT_TYPE.XML, carried.sealed(data, texts), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
