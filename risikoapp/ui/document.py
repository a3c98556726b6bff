"""The open register: every edit goes through here, becomes one named step on the undo stack, and is told once."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Unpack

from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.domain.dates import format_list
from risikoapp.domain.model import RatingChange, ReportOptions
from risikoapp.i18n import _
from risikoapp.terms import LEVEL_COLOURS, not_placed, risks_named
from risikoapp.ui.open_file import OpenFile


class Document(OpenFile):
    """A register file, and all that a person can do to it."""

    def change_properties(self, **fields: Unpack[edits.Properties]) -> None:
        self._step(_("Ret titel og dato"), edits.change_properties(self.register, **fields))

    def change_criteria(self, criteria: RiskCriteria) -> None:
        only_confirmed = replace(self.register.criteria, confirmed=criteria.confirmed) == criteria
        name = _("Bekræft skalaer og niveauer") if only_confirmed else _("Ret skalaer og niveauer")
        self._step(name, edits.change_criteria(self.register, criteria))

    def finish_status(self, date: dt.date, name: str = "") -> None:
        """Freezes all as it stands now as the status of that day, which becomes the status date where it is not.

        It is no step: it can be taken back until the next edit, and never undone.
        """
        # Once in a quarter of a year is seldom enough.
        from risikoapp.changelog import finished_entry
        from risikoapp.domain.statuses import finish_status

        dated = edits.change_properties(self.register, status_date=date)
        log = self._told(self.register, dated)
        colours = tuple(LEVEL_COLOURS[level].fill for level in sorted(LEVEL_COLOURS))
        file = finish_status(
            replace(self.file, register=dated, log=log),
            snapshot_id=self._clock.new_id(),
            finished=self._clock.now(),
            name=name,
            colours=colours,
        )
        self._go_on(file, finished_entry(self._stamp(), file.snapshots[-1]))

    def take_back_status(self) -> None:
        """The last status is as if it had not been finished; raises InvalidEdit once something has been edited."""
        from risikoapp.changelog import date_before, taken_back_entry
        from risikoapp.domain.statuses import take_back_status

        last = self.file.snapshots[-1]
        file = take_back_status(self.file)
        dated = edits.change_properties(file.register, status_date=date_before(file.log, last))
        log = self._told(file.register, dated)
        # By the id in the log a merge knows that it was taken back, and is not only unknown to an older copy.
        self._go_on(replace(file, register=dated, log=log), taken_back_entry(self._stamp(), last))

    def begin_status(self, date: dt.date) -> None:
        """From now on it is the status of that day that is prepared."""
        after = edits.change_properties(self.register, status_date=date)
        self._step(_("Begynd ny status pr. {date}").format(date=format_list(date)), after)

    def change_report(self, report: ReportOptions, recommendation: str | None = None) -> None:
        """Other options, and with them another recommendation if one is given, as one step."""
        after = edits.change_report(self.register, report)
        if recommendation is not None:
            after = edits.change_properties(after, recommendation=recommendation)
        self._step(_("Ret rapportens indhold"), after)

    def create_risk(self, rating: Rating | None = None) -> str:
        """A new risk with the next number, in a cell or not placed; returns its id."""
        number = self._take_number()
        risk_id = self._clock.new_id()
        name = _("Ny risiko #{number}").format(number=number)
        if rating is not None:
            name = _("{step} i {cell}").format(step=name, cell=self._cell_name(rating))
        after = edits.create_risk(
            self.register,
            risk_id=risk_id,
            number=number,
            created=self._clock.now(),
            placed=self._placed_today(rating),
        )
        self._step(name, after)
        return risk_id

    def copy_risk(self, risk_id: str) -> str:
        """A new risk with the next number that says what this one says now; returns its id."""
        source = self.register.risk(risk_id)
        number = self._take_number()
        copy_id = self._clock.new_id()
        after = edits.copy_risk(
            self.register,
            risk_id,
            copy_id=copy_id,
            number=number,
            created=self._clock.now(),
            name=_("{name} (kopi)").format(name=source.name) if source.name else "",
            action_ids=[self._clock.new_id() for _action in source.actions],
            placed=self._placed_today(source.rating),
        )
        self._step(_("Kopiér #{source} til #{number}").format(source=source.number, number=number), after)
        return copy_id

    def remove_risk(self, risk_id: str) -> None:
        self._step(self._about(_("Slet #{number}"), risk_id), edits.remove_risk(self.register, risk_id))

    def rename_risk(self, risk_id: str, name: str) -> None:
        self._step(self._about(_("Omdøb #{number}"), risk_id), edits.rename_risk(self.register, risk_id, name))

    def describe_risk(self, risk_id: str, text: str) -> None:
        name = self._about(_("Ret beskrivelsen af #{number}"), risk_id)
        self._step(name, edits.describe_risk(self.register, risk_id, text))

    def place_risks(self, risk_ids: Sequence[str], rating: Rating | None) -> None:
        """Moves these risks to one cell, or out of the matrix, as one step; it is named after those that move."""
        change_ids = {risk_id: self._clock.new_id() for risk_id in risk_ids}
        after = edits.place_risks(self.register, change_ids, rating, on=self._clock.today())
        moving = [risk.number for risk in self.register.risks if risk.id in change_ids and risk.rating != rating]
        if moving:
            name = _("Flyt {risks} til {cell}").format(risks=risks_named(moving), cell=self._cell_name(rating))
            self._step(name, after)

    def change_reason(self, risk_id: str, change_id: str, reason: str) -> None:
        self.change_reasons({risk_id: change_id}, reason)

    def change_reasons(self, moves: Mapping[str, str], reason: str) -> None:
        """One reason for the moves with these ids, each by the id of its risk."""
        after = self.register
        for risk_id, change_id in moves.items():
            after = edits.change_rating_reason(after, risk_id, change_id, reason)
        self._step(_("Begrund flytningen af {risks}").format(risks=self._named(list(moves))), after)

    def close_risk(self, risk_id: str, on: dt.date, reason: str) -> None:
        after = edits.close_risk(self.register, risk_id, on=on, reason=reason, change_id=self._clock.new_id())
        self._step(self._about(_("Luk #{number}"), risk_id), after)

    def reopen_risk(self, risk_id: str, on: dt.date, reason: str) -> None:
        after = edits.reopen_risk(self.register, risk_id, on=on, reason=reason, change_id=self._clock.new_id())
        self._step(self._about(_("Genåbn #{number}"), risk_id), after)

    def add_actions(
        self, risk_id: str, entries: Sequence[tuple[dt.date | None, str]], after: str | None = None
    ) -> tuple[str, ...]:
        """New actions, each (date or None, text), at the end or right after another; returns their ids."""
        named = [(self._clock.new_id(), date, text) for date, text in entries]
        register = entry_edits.add_actions(self.register, risk_id, named, after=after)
        self._step(self._about(_("Tilføj handling til #{number}"), risk_id), register)
        return tuple(entry[0] for entry in named)

    def change_action(self, risk_id: str, action_id: str, **fields: Unpack[entry_edits.ActionFields]) -> None:
        name = self._about(_("Ret handling i #{number}"), risk_id)
        self._step(name, entry_edits.change_action(self.register, risk_id, action_id, **fields))

    def split_action(self, risk_id: str, action_id: str, head: str, tail: str) -> str:
        """One action becomes two, the second without a date; returns the id of the second."""
        name = self._about(_("Del handling i #{number}"), risk_id)
        return self._fill_action(name, risk_id, action_id, [(None, head), (None, tail)])

    def paste_actions(
        self, risk_id: str, action_id: str, entries: Sequence[tuple[dt.date | None, str]], *, fills: bool
    ) -> str:
        """New actions right after one, or from it on where the first `fills` it; returns the id of the last."""
        if not fills:
            return self.add_actions(risk_id, entries, action_id)[-1]
        name = self._about(_("Indsæt handlinger i #{number}"), risk_id)
        return self._fill_action(name, risk_id, action_id, entries)

    def _fill_action(
        self, name: str, risk_id: str, action_id: str, entries: Sequence[tuple[dt.date | None, str]]
    ) -> str:
        """Gives an action the first entry's text, and its date if any; the others follow. Returns the last one's id."""
        (date, text), *others = entries
        named = [(self._clock.new_id(), *entry) for entry in others]
        fields = entry_edits.ActionFields(text=text) if date is None else entry_edits.ActionFields(text=text, date=date)
        register = entry_edits.change_action(self.register, risk_id, action_id, **fields)
        self._step(name, entry_edits.add_actions(register, risk_id, named, after=action_id))
        return named[-1][0] if named else action_id

    def remove_action(self, risk_id: str, action_id: str) -> None:
        name = self._about(_("Fjern handling fra #{number}"), risk_id)
        self._step(name, entry_edits.remove_action(self.register, risk_id, action_id))

    def move_action(self, risk_id: str, action_id: str, position: int) -> None:
        name = self._about(_("Flyt handling i #{number}"), risk_id)
        self._step(name, entry_edits.move_action(self.register, risk_id, action_id, position))

    def add_evaluation(self, risk_id: str) -> str:
        """A new evaluation of today, still without text; returns its id."""
        evaluation_id = self._clock.new_id()
        after = entry_edits.add_evaluation(
            self.register, risk_id, evaluation_id=evaluation_id, date=self._clock.today()
        )
        self._step(self._about(_("Ny evaluering af #{number}"), risk_id), after)
        return evaluation_id

    def evaluate_risks(self, risk_ids: Sequence[str], text: str) -> None:
        """An evaluation of today with this text for each of these risks."""
        after, today = self.register, self._clock.today()
        for risk_id in risk_ids:
            after = entry_edits.add_evaluation(
                after, risk_id, evaluation_id=self._clock.new_id(), date=today, text=text
            )
        self._step(_("Ny evaluering af {risks}").format(risks=self._named(risk_ids)), after)

    def change_evaluation(
        self, risk_id: str, evaluation_id: str, **fields: Unpack[entry_edits.EvaluationFields]
    ) -> None:
        name = self._about(_("Ret evaluering af #{number}"), risk_id)
        self._step(name, entry_edits.change_evaluation(self.register, risk_id, evaluation_id, **fields))

    def remove_evaluation(self, risk_id: str, evaluation_id: str) -> None:
        name = self._about(_("Fjern evaluering af #{number}"), risk_id)
        self._step(name, entry_edits.remove_evaluation(self.register, risk_id, evaluation_id))

    def _placed_today(self, rating: Rating | None) -> RatingChange | None:
        if rating is None:
            return None
        return RatingChange(id=self._clock.new_id(), date=self._clock.today(), rating=rating)

    def _about(self, text: str, risk_id: str) -> str:
        return text.format(number=self.register.risk(risk_id).number)

    def _named(self, risk_ids: Sequence[str]) -> str:
        return risks_named([self.register.risk(risk_id).number for risk_id in risk_ids])

    def _cell_name(self, rating: Rating | None) -> str:
        return not_placed() if rating is None else self.register.criteria.cell_name(rating)
