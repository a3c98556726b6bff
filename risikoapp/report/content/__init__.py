"""What the report says, in reading order and in Danish, with no word about how it looks.

Every format draws this same content. Texts are as she typed them, but for white space around them. Only the colours of
the levels are told: a finished status keeps those that it had.
"""

from risikoapp.report.content.making import file_content, report_content, risk_section, status_content
from risikoapp.report.content.model import (
    ClosedRisk,
    Curve,
    CurveStep,
    Entry,
    History,
    HistoryColumn,
    Level,
    Matrix,
    MatrixCell,
    MatrixMove,
    MatrixRow,
    Own,
    Part,
    ReportContent,
    RiskLine,
    Scale,
    Section,
    like,
    own_tag,
)

__all__ = [
    "ClosedRisk",
    "Curve",
    "CurveStep",
    "Entry",
    "History",
    "HistoryColumn",
    "Level",
    "Matrix",
    "MatrixCell",
    "MatrixMove",
    "MatrixRow",
    "Own",
    "Part",
    "ReportContent",
    "RiskLine",
    "Scale",
    "Section",
    "file_content",
    "like",
    "own_tag",
    "report_content",
    "risk_section",
    "status_content",
]
