"""The data of a report: what it shows, as a register that can be worked on again, or all that there is."""

from collections.abc import Iterable
from dataclasses import replace

from risikoapp.codec.attached import Attachment, attachment_of
from risikoapp.domain.criteria import RiskCriteria, Step
from risikoapp.domain.model import Attached, Register, RegisterFile, Risk
from risikoapp.domain.statuses import as_it_was, is_unfinished


def attached_data(file: RegisterFile, attached: Attached) -> Attachment | None:
    """What lies in the PDF of the report that `file_content` makes of the file; None for no data.

    Of a finished status it is for ever the same, as the report is.
    """
    if attached == "none":
        return None
    return attachment_of(shown_file(file.register) if attached == "shown" else _whole(file), attached)


def shown_file(register: Register) -> RegisterFile:
    """What a report shows, and not a word more: its report is the same again.

    Ids and the moments at which risks were noted stay: by them it is known again.
    """
    risks = tuple(_shown_risk(risk) for risk in register.open_risks)
    shown = replace(register, criteria=_shown_criteria(register.criteria), risks=risks)
    return RegisterFile(register=shown, next_number=_next_number([register]))


def _shown_criteria(criteria: RiskCriteria) -> RiskCriteria:
    likelihood_steps, consequence_steps = (
        tuple(Step(name=step.name) for step in steps)
        for steps in (criteria.likelihood_steps, criteria.consequence_steps)
    )
    return replace(criteria, likelihood_steps=likelihood_steps, consequence_steps=consequence_steps)


def _shown_risk(risk: Risk) -> Risk:
    standing = risk.standing_evaluation
    evaluations = (standing,) if standing is not None else ()
    return replace(risk, evaluations=evaluations, rating_changes=(), state_changes=())


def _whole(file: RegisterFile) -> RegisterFile:
    if is_unfinished(file):
        return file
    # What comes later, as the next number does and the log, must not change the report of a finished status.
    then = as_it_was(file, file.snapshots[-1])
    registers = [then.register, *(snapshot.register for snapshot in then.snapshots)]
    return RegisterFile(register=then.register, snapshots=then.snapshots, next_number=_next_number(registers))


def _next_number(registers: Iterable[Register]) -> int:
    """The lowest number that none of these knows."""
    risks = (risk for register in registers for risk in register.risks)
    return 1 + max((number for risk in risks for number in (risk.number, *risk.former_numbers)), default=0)
