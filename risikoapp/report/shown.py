"""The data of a report: what it shows, as a register that can be worked on again, or all that there is."""

from collections.abc import Iterable
from dataclasses import replace

from risikoapp.codec.attached import Attachment, attachment_of
from risikoapp.codec.log_blocks import all_entries
from risikoapp.domain.criteria import RiskCriteria, Step
from risikoapp.domain.log import Log
from risikoapp.domain.model import Action, Attached, Register, RegisterFile, ReportOptions, Risk
from risikoapp.domain.statuses import as_it_was, is_unfinished


def attached_data(file: RegisterFile, attached: Attached) -> Attachment | None:
    """What lies in the PDF of the report that `file_content` makes of the file; None for no data.

    Of a finished status it is for ever the same, as the report is. Raises DamagedLog where all data are wanted of one
    and a block of the log cannot be unpacked.
    """
    if attached == "none":
        return None
    return attachment_of(shown_file(file.register) if attached == "shown" else _whole(file), attached)


def shown_file(register: Register) -> RegisterFile:
    """What a report shows, and not a word more: its report is the same again, but for what it says of the past.

    Where it shows curves, the cells behind their levels go with them.

    That would need the statuses and the log, which go with all data only. Ids stay, and the moments at which risks were
    noted: by them it is known again.
    """
    options = register.report
    wanted = register.risks if options.closed_risks else register.open_risks
    risks = tuple(_open_risk(risk, options) if risk.is_open else _closed_risk(risk) for risk in wanted)
    criteria = register.criteria if options.scales else _without_definitions(register.criteria)
    return RegisterFile(
        register=replace(register, criteria=criteria, risks=risks), next_number=_next_number([register])
    )


def _without_definitions(criteria: RiskCriteria) -> RiskCriteria:
    likelihood_steps, consequence_steps = (
        tuple(Step(name=step.name) for step in steps)
        for steps in (criteria.likelihood_steps, criteria.consequence_steps)
    )
    return replace(criteria, likelihood_steps=likelihood_steps, consequence_steps=consequence_steps)


def _open_risk(risk: Risk, options: ReportOptions) -> Risk:
    standing = risk.standing_evaluation
    evaluations = () if standing is None else (standing,)
    # A curve tells when it came to which level, and not why. The cells go with that: another cell of the same level
    # would be an invention.
    moves, turns = (risk.rating_changes, risk.state_changes) if options.curves else ((), ())
    return replace(
        risk,
        actions=risk.actions if options.owners else tuple(map(_without_owner, risk.actions)),
        evaluations=risk.evaluations if options.earlier_evaluations else evaluations,
        rating_changes=tuple(replace(move, reason="") for move in moves),
        state_changes=tuple(replace(turn, reason="") for turn in turns),
    )


def _without_owner(action: Action) -> Action:
    return replace(action, owner="", due=None, done=None)


def _closed_risk(risk: Risk) -> Risk:
    """Its name, and when and why it was closed."""
    return Risk(
        id=risk.id,
        number=risk.number,
        created=risk.created,
        name=risk.name,
        state="closed",
        state_changes=risk.state_changes[-1:],
    )


def _whole(file: RegisterFile) -> RegisterFile:
    if is_unfinished(file):
        return file
    # What comes later, as the next number does and what is done and packed, must not change the report of a finished
    # status.
    last = file.snapshots[-1]
    then = as_it_was(file, last)
    registers = [then.register, *(snapshot.register for snapshot in then.snapshots)]
    entries = tuple(entry for entry in all_entries(file.log) if entry.time <= last.finished)
    return replace(then, next_number=_next_number(registers), log=Log(entries=entries))


def _next_number(registers: Iterable[Register]) -> int:
    """The lowest number that none of these knows."""
    risks = (risk for register in registers for risk in register.risks)
    return 1 + max((number for risk in risks for number in (risk.number, *risk.former_numbers)), default=0)
