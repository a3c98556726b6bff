"""What is known while our own sheets are read, and what is told of them."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from risikoapp import terms
from risikoapp.domain.criteria import STANDARD_CRITERIA, Rating, RiskCriteria
from risikoapp.domain.model import ORDER, RatingChange, Register, RegisterFile, Risk
from risikoapp.domain.soundness import check
from risikoapp.i18n import _
from risikoapp.importers import unclear
from risikoapp.importers.cells import NotInCell, Row, Table, beside, names, shown
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.importers.errors import NotARiskAssessment
from risikoapp.importers.scales import read_step
from risikoapp.sheets import tables as sheets
from risikoapp.sheets.xstring import CUT, is_cut


@dataclass(slots=True, kw_only=True)
class Reading:
    """What is known so far. What cannot be read, or stands in two places and differs, is told in `unclear`."""

    path: Path
    new_id: Callable[[], str]
    now: dt.datetime
    unclear: list[Unclear] = field(default_factory=list[Unclear])
    criteria: RiskCriteria = STANDARD_CRITERIA
    front: Register = field(default_factory=Register)
    risks: dict[int, Risk] = field(default_factory=dict[int, Risk])
    next_number: int = 1
    _told: set[Unclear] = field(default_factory=set[Unclear])

    def number(self, row: Row) -> int | None:
        """The number that a row is about; None where it has none, which is told."""
        try:
            return row.number(sheets.number_name())
        except NotInCell:
            self.unclear.append(unclear.not_used(row.whole))
            return None

    def known_number(self, row: Row) -> int | None:
        """The same, and None where there is no such risk, which is told too."""
        number = self.number(row)
        if number is None:
            return None
        if number not in self.risks:
            self.unclear.append(unclear.not_used(row.whole))
            return None
        # Another sheet than that of the risks gives it no name.
        if row.text(sheets.risk_name()):
            self.compare_cell(row, number, sheets.risk_name(), self.risks[number].name)
        return number

    def date(self, row: Row, column: str, number: int | None = None) -> dt.date | None:
        """A date, or None where there is none; also where it cannot be read, which is told."""
        try:
            return row.date(column)
        except NotInCell as error:
            self.unclear.append(unclear.cell_not_read(number, "date", column, str(error)))
            return None

    def rating(self, row: Row, number: int) -> Rating | None:
        """The place that a row gives a risk; where it cannot be read, that is told."""
        said = [row.text(terms.likelihood()), row.text(terms.consequence())]
        if all(text.strip() in ("", terms.not_placed()) for text in said):
            return None
        likelihood = read_step(said[0], self.criteria.likelihood_steps)
        consequence = read_step(said[1], self.criteria.consequence_steps)
        if likelihood is None or consequence is None:
            where = terms.field_name("rating")
            self.unclear.append(unclear.cell_not_read(number, "rating", where, " × ".join(said)))
            return None
        for axis, step in ((terms.likelihood(), likelihood), (terms.consequence(), consequence)):
            if step.other:
                self.tell_once(unclear.other_step_name(axis, step.number, step.other))
        return Rating(likelihood=likelihood.number, consequence=consequence.number)

    def tell_once(self, doubt: Unclear) -> None:
        """Tells this, unless the same has been told."""
        if doubt not in self._told:
            self._told.add(doubt)
            self.unclear.append(doubt)

    def tell_beside(self, table: Table, columns: Collection[str]) -> None:
        """Tells what stands in other columns than these."""
        self.unclear += map(unclear.not_used, beside(table, columns))

    def compare_cell(self, row: Row, number: int, column: str, meant: str) -> None:
        """Tells where a row says something else of a risk than what is used, and that is not just cut off."""
        said = row.text(column)
        # A text that had no room in its cell was cut there.
        was_cut = is_cut(said) and meant.startswith(said.removesuffix(CUT))
        if said != meant and not was_cut:
            self.tell_once(unclear.log_differs(number, column, said))

    def add(self, row: Row, risk: Risk) -> bool:
        """Adds a risk; whether its number was free, or else the row is told."""
        if risk.number in self.risks:
            self.unclear.append(unclear.not_used(row.whole))
            return False
        self.risks[risk.number] = risk
        return True

    def placed_now(self, risk: Risk) -> Risk:
        """The risk with its place in its history, where the last move of that went elsewhere."""
        moves = risk.rating_changes
        if risk.rating == (moves[-1].rating if moves else None):
            return risk
        day = max([self.front.status_date or self.now.astimezone().date(), *(move.date for move in moves)])
        reason = _("Placering i det importerede regneark")
        move = RatingChange(id=self.new_id(), date=day, rating=risk.rating, reason=reason)
        # Of one day the new one comes last, as its id is the newest.
        return replace(risk, rating_changes=tuple(sorted((*moves, move), key=ORDER["rating_changes"])))

    def draft(self, log: Iterable[Row], columns: Collection[str]) -> Draft:
        """All that was read. Where these columns of the risikolog say something else, that is told."""
        if not self.risks:
            raise NotARiskAssessment(self.path)
        risks = tuple(sorted(self.risks.values(), key=ORDER["risks"]))
        register = replace(self.front, criteria=self.criteria, risks=risks)
        known = (number for risk in risks for number in (risk.number, *risk.former_numbers))
        file = RegisterFile(register=register, next_number=max(self.next_number, max(known) + 1))
        check(file)
        self._tell_cut(register)
        in_log = {self._compare(row, register, columns) for row in log}
        if in_log:
            # Who has emptied all of it has taken out a sheet, and no risk.
            self.unclear += [unclear.not_in_log(risk.number) for risk in risks if risk.number not in in_log]
        return Draft(register_file=file, unclear=tuple(self.unclear))

    def _tell_cut(self, register: Register) -> None:
        """Tells the texts that had no room in their cells."""
        front = (register.title, register.organisation, register.prepared_by, register.recommendation)
        steps = (*register.criteria.likelihood_steps, *register.criteria.consequence_steps)
        told: list[tuple[int | None, str]] = [(None, text) for text in (*front, *(step.definition for step in steps))]
        for risk in register.risks:
            entries = (*risk.actions, *risk.evaluations)
            reasons = (*risk.rating_changes, *risk.state_changes)
            texts = (risk.description, *(each.text for each in entries), *(each.reason for each in reasons))
            told += [(risk.number, text) for text in texts]
        self.unclear += [unclear.cut_off(number, text) for number, text in told if is_cut(text)]

    def _compare(self, row: Row, register: Register, columns: Collection[str]) -> int | None:
        """Tells where a row of the risikolog says something else; which risk it is about."""
        number = self.known_number(row)
        if number is None:
            return None
        expected = sheets.log_row(register, self.risks[number])
        for name, cell in zip(names(sheets.log_columns()), expected, strict=True):
            if name in columns:
                self.compare_cell(row, number, name, shown(cell))
        return number
