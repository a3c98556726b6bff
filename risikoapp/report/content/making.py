"""From a file to what its report says."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from risikoapp import terms
from risikoapp.domain.criteria import STEPS, Rating, RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import STANDARD_REPORT, Register, RegisterFile, Risk, Snapshot
from risikoapp.domain.statuses import as_it_was, is_under_way, last_status
from risikoapp.i18n import SOURCE, _, language
from risikoapp.report.content import extras
from risikoapp.report.content.model import Curve, Matrix, MatrixCell, MatrixRow, ReportContent, Section
from risikoapp.report.content.risks import risk_line, section_of, visible
from risikoapp.report.content.scale import LevelScale, sound
from risikoapp.report.content.since import Since, cell_of


def file_content(file: RegisterFile, today: dt.date) -> ReportContent:
    """What the report of a file says on this day: of the status that is under way, or else of the one just finished.

    Raises DamagedRegister where the change log is wanted and a block of it cannot be unpacked.
    """
    last = last_status(file)
    if last is not None and last.register == file.register:
        return status_content(file, last)
    is_draft = file.register.report.marks_draft and is_under_way(file)
    content = report_content(file.register, today, last=last, is_draft=is_draft)
    return _with_past(content, file, today, since=last)


def status_content(file: RegisterFile, snapshot: Snapshot) -> ReportContent:
    """What the report of a finished status says: for ever the same, whatever day it is and whatever has been edited."""
    then = as_it_was(file, snapshot)
    before = then.snapshots[-2] if len(then.snapshots) > 1 else None
    content = report_content(snapshot.register, snapshot.date, last=before, colours=snapshot.colours)
    return _with_past(content, then, snapshot.date, since=before, until=snapshot)


def report_content(
    register: Register,
    today: dt.date,
    *,
    last: Snapshot | None = None,
    is_draft: bool = False,
    colours: Sequence[str] = (),
) -> ReportContent:
    """What the report says about the register's open risks as they stand now, on this day, beside the `last` status.

    `colours` are those of the levels 1 to 4; where they are none, the levels have the program's own. What only a whole
    file knows is not in it: how all levels have gone, and the change log.
    """
    scale = LevelScale(register.criteria, sound(colours))
    since = Since(register, last)
    options = register.report
    risks = since.ordered(register.open_risks, options.order)
    day = register.status_date
    prepared_by, recommendation = visible(register.prepared_by), visible(register.recommendation)
    closed = extras.closed_risks(register) if options.closed_risks else ()
    scales = extras.scales(register) if options.scales else ()
    return ReportContent(
        title=visible(register.title) or _("Risikovurdering"),
        organisation=visible(register.organisation),
        status_date=format_list(day) if day else "",
        status_line=_("Status pr. {date}").format(date=terms.long_date(day)) if day else "",
        compared_with=since.compared_with,
        prepared_by=_("Udarbejdet af {name}").format(name=prepared_by) if prepared_by else "",
        draft=_("Udkast") if is_draft else "",
        matrix=_matrix(scale, register.open_risks, since),
        not_placed=_not_placed(register.open_risks),
        levels_note=terms.levels_note(register.criteria),
        list_heading=_("Risici"),
        list_columns=(_("Nr."), _("Navn"), _("Niveau"), _("Placering"), *([_("Siden sidst")] if last else [])),
        risks=tuple(risk_line(scale, risk, since) for risk in risks),
        no_risks="" if risks else _("Der er ingen åbne risici."),
        since_heading=_("Siden sidst") if last else "",
        since=since.sentences,
        recommendation_heading=terms.recommendation() if recommendation else "",
        recommendation=recommendation,
        status_heading=_("Status"),
        sections=_sections(scale, risks, since, today),
        closed_heading=_("Lukkede risici") if closed else "",
        closed_columns=(_("Nr."), _("Navn"), _("Lukket")),
        closed=closed,
        scales_heading=_("Skalaer") if scales else "",
        scale_columns=(_("Trin"), _("Betyder")),
        scales=scales,
    )


def risk_section(criteria: RiskCriteria, risk: Risk, today: dt.date) -> Section:
    """What the report says about one risk on this day."""
    return section_of(LevelScale(criteria), risk, today, STANDARD_REPORT)


def _with_past(
    content: ReportContent, file: RegisterFile, today: dt.date, *, since: Snapshot | None, until: Snapshot | None = None
) -> ReportContent:
    """The content with what only the whole file knows, as far as it is wanted."""
    # Development and log are seldom wanted, and load a tenth of what a small report does.
    register = file.register
    if register.report.curves:
        from risikoapp.report.content.past import history

        scale = LevelScale(register.criteria, sound(until.colours if until else ()))
        content = content._replace(history=history(scale, file, today))
    if register.report.change_log:
        from risikoapp.report.content.log import log_columns, log_lines

        if lines := log_lines(file, since, until):
            content = content._replace(log_heading=_("Ændringslog"), log_columns=log_columns(), log=lines)
    if language() != SOURCE:
        from risikoapp.report.content.own import with_own_words

        content = with_own_words(content, register)
    return content


def _sections(scale: LevelScale, risks: Iterable[Risk], since: Since, today: dt.date) -> tuple[Section, ...]:
    register = since.register
    curves: Mapping[str, Curve] = {}
    if register.report.curves:
        from risikoapp.report.content.past import curves as curves_of

        curves = curves_of(scale, register, today)
    return tuple(
        section_of(scale, risk, today, register.report, change=since.came_from(risk), curve=curves.get(risk.id))
        for risk in risks
    )


def _matrix(scale: LevelScale, risks: Iterable[Risk], since: Since) -> Matrix:
    criteria = scale.criteria
    here: dict[tuple[int, int], list[Risk]] = {}
    for risk in risks:
        if risk.rating is not None:
            here.setdefault(cell_of(risk.rating), []).append(risk)
    moves = since.moves

    def cell(rating: Rating) -> MatrixCell:
        place = cell_of(rating)
        standing = here.get(place, [])
        return MatrixCell(
            level=scale.level_of(rating),
            risk_numbers=tuple(risk.number for risk in standing),
            signs=tuple(since.sign(risk) for risk in standing),
            past_numbers=tuple(sorted(number for move in moves if move.start == place for number in move.numbers)),
        )

    steps = range(1, STEPS + 1)
    return Matrix(
        likelihood=terms.likelihood(),
        consequence=terms.consequence(),
        rows=tuple(
            MatrixRow(
                name=criteria.likelihood_name(likelihood),
                cells=tuple(cell(Rating(likelihood=likelihood, consequence=step)) for step in steps),
            )
            for likelihood in reversed(steps)
        ),
        columns=tuple(criteria.consequence_name(step) for step in steps),
        moves=moves,
    )


def _not_placed(risks: Iterable[Risk]) -> str:
    numbers = ", ".join(f"#{risk.number}" for risk in risks if risk.rating is None)
    return f"{terms.not_placed()}: {numbers}" if numbers else ""
