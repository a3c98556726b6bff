"""What the curves and their tables say, in Danish."""

from dataclasses import dataclass

from risikoapp.domain.criteria import RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.domain.development import Mark, Point, RiskDevelopment, StatusFigures
from risikoapp.i18n import _
from risikoapp.terms import evaluation, level_name, not_placed

LEVELS = (4, 3, 2, 1, 0)
"""In the order in which they are read: the highest first, 0 for those without a place."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table; `entry_id` is the evaluation it tells of, or ""."""

    cells: tuple[str, ...]
    entry_id: str = ""


def level_word(level: int | None) -> str:
    return level_name(level) if level else not_placed()


def point_words(point: Point, criteria: RiskCriteria) -> str:
    """What became of a risk."""
    if point.kind == "closed":
        return _("Lukket")
    if point.kind == "reopened":
        return _("Genåbnet")
    if point.rating is None:
        return _("Taget ud af matrixen")
    words = _("Placeret i {cell}") if point.kind == "placed" else _("Flyttet til {cell}")
    return words.format(cell=criteria.cell_name(point.rating))


def point_tip(point: Point, criteria: RiskCriteria) -> str:
    lines = (format_list(point.date), f"{point_words(point, criteria)} ({_state(point)})", point.reason)
    return "\n".join(line for line in lines if line)


def mark_tip(mark: Mark) -> str:
    return f"{format_list(mark.date)}\n{evaluation()}: {mark.text}"


def risk_columns() -> tuple[str, ...]:
    return _("Dato"), _("Niveau"), _("Hvad")


def risk_lines(development: RiskDevelopment, criteria: RiskCriteria) -> list[Line]:
    """Moves, turns and evaluations, oldest first."""
    lines = [(point.date, 0, _point_line(point, criteria)) for point in development.points]
    lines += [(mark.date, 1, _mark_line(mark)) for mark in development.marks]
    return [line for _date, _rank, line in sorted(lines, key=lambda each: each[:2])]


def _point_line(point: Point, criteria: RiskCriteria) -> Line:
    return Line((format_list(point.date), _state(point), _with(point_words(point, criteria), point.reason)))


def _mark_line(mark: Mark) -> Line:
    return Line((format_list(mark.date), level_word(mark.level), _with(evaluation(), mark.text)), mark.entry_id)


def _with(words: str, text: str) -> str:
    return f"{words}: {text}" if text else words


def _state(point: Point) -> str:
    return level_word(point.level) if point.is_open else _("Lukket")


def status_columns() -> tuple[str, ...]:
    return _("Status"), _("Risici"), *map(level_word, LEVELS), *action_words()


def action_words() -> tuple[str, str, str]:
    """What actions are, the most urgent first."""
    return _("Overskredne handlinger"), _("Åbne handlinger"), _("Udførte handlinger")


def action_counts(figures: StatusFigures) -> tuple[int, int, int]:
    """In the same order."""
    return figures.overdue_actions, figures.open_actions, figures.done_actions


def status_word(figures: StatusFigures) -> str:
    return format_list(figures.date) if figures.snapshot_id else _("Nu")


def status_lines(every: tuple[StatusFigures, ...]) -> list[Line]:
    return [
        Line(
            (
                status_word(figures),
                str(figures.risks),
                *(str(figures.levels[level]) for level in LEVELS),
                *map(str, action_counts(figures)),
            )
        )
        for figures in every
    ]
