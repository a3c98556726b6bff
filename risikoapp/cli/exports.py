"""What `export` can write, by the ending of the file. What is heavy is loaded by whoever asks for it."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from risikoapp.domain.model import Attached, RegisterFile
from risikoapp.report.exports import Exported, Shape, docx_export, shapes


def _pdf(file: RegisterFile, attached: Attached | None = None) -> Exported:
    # ReportLab is heavy, and the other commands need none of it.
    from risikoapp.report.pdf.render import file_pdf

    return Exported(file_pdf(file, dt.date.today(), attached))


def _docx(file: RegisterFile, attached: Attached) -> Exported:
    return docx_export(file, dt.date.today(), attached=attached)


def _shape(shape: Shape, file: RegisterFile) -> Exported:
    return shape.export(file, dt.date.today(), None)


def _log(file: RegisterFile) -> Exported:
    from risikoapp.codec.log_blocks import all_entries
    from risikoapp.logged import ReadableLog, risk_names
    from risikoapp.report.log_csv import log_csv

    log = ReadableLog(all_entries(file.log), risk_names(file))
    return Exported(log_csv(log, log.entries))


LOG_EXPORTS: dict[str, Callable[[RegisterFile], Exported]] = {".csv": _log}


def exports() -> dict[str, Callable[[RegisterFile], Exported]]:
    """Of all that a file says."""
    return {".pdf": _pdf, **{suffix: partial(_shape, shape) for suffix, shape in shapes().items()}}


def reports() -> tuple[str, ...]:
    """Those of them that can be of a finished status."""
    return (".pdf", *(suffix for suffix, shape in shapes().items() if shape.is_of_status))


WITH_DATA: dict[str, Callable[[RegisterFile, Attached], Exported]] = {".pdf": _pdf, ".docx": _docx}
"""Those of them in which other data can be asked for than the register says."""
