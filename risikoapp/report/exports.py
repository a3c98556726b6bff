"""Every shape that a risikovurdering leaves the program in but the PDF, by the ending of the file.

What a shape needs is heavy, and loaded when it is wanted.
"""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from risikoapp import terms
from risikoapp.codec.tables import to_json
from risikoapp.domain.model import Attached, RegisterFile
from risikoapp.i18n import _, ngettext
from risikoapp.report.content import file_content
from risikoapp.report.watching import Watch


class Exported(NamedTuple):
    """What is written, and what must be said about it, or ""."""

    content: bytes
    note: str = ""


def docx_export(
    file: RegisterFile, today: dt.date, watch: Watch | None = None, attached: Attached | None = None
) -> Exported:
    """The report as a Word file, with its data: those named, or that the file asks for."""
    from risikoapp.report.shown import attached_data
    from risikoapp.report.word import render_docx

    attached = attached or file.register.report.attached
    data = attached_data(file, attached)
    content = render_docx(file_content(file, today), today, data.content if data else b"", watch)
    # Whoever edits the text does not see the data, and they go wherever the file goes.
    stays = _("Det, der senere slettes i Word, bliver i dataene.") if data else ""
    return Exported(content, f"{terms.told_attached(attached)} {stays}".strip())


def _xlsx(file: RegisterFile, today: dt.date, watch: Watch | None) -> Exported:
    from risikoapp.report.xlsx import render_xlsx

    rendered = render_xlsx(file, today, watch)
    if not rendered.cut:
        return Exported(rendered.content)
    note = ngettext(
        "{count} tekst er længere, end et felt i Excel kan rumme, og slutter med … Brug Word, CSV eller JSON, hvis den"
        " skal være hel.",
        "{count} tekster er længere, end et felt i Excel kan rumme, og slutter med … Brug Word, CSV eller JSON, hvis de"
        " skal være hele.",
        rendered.cut,
    )
    return Exported(rendered.content, note.format(count=rendered.cut))


def _csv(file: RegisterFile, _today: dt.date, _watch: Watch | None) -> Exported:
    from risikoapp.report.risk_csv import risk_csv

    return Exported(risk_csv(file.register))


def _json(file: RegisterFile, _today: dt.date, _watch: Watch | None) -> Exported:
    return Exported(to_json(file))


def _svg(file: RegisterFile, today: dt.date, _watch: Watch | None) -> Exported:
    from risikoapp.report.picture import matrix_svg

    return Exported(matrix_svg(file_content(file, today)))


def _png(file: RegisterFile, today: dt.date, _watch: Watch | None) -> Exported:
    from risikoapp.report.picture import matrix_png

    return Exported(matrix_png(file_content(file, today)))


class Shape(NamedTuple):
    """A shape by what people call it; `is_of_status` where it can be of a finished status, too."""

    name: str
    export: Callable[[RegisterFile, dt.date, Watch | None], Exported]
    is_of_status: bool = True


def shapes() -> dict[str, Shape]:
    """By the ending of the file, with its dot."""
    return {
        ".docx": Shape(name=_("Word-dokument"), export=docx_export),
        ".xlsx": Shape(name=_("Excel-projektmappe"), export=_xlsx),
        ".csv": Shape(name=_("Regneark, én række pr. risiko"), export=_csv),
        ".json": Shape(name=_("Alle data"), export=_json, is_of_status=False),
        ".png": Shape(name=_("Matrixen som billede"), export=_png),
        ".svg": Shape(name=_("Matrixen som tegning"), export=_svg),
    }
