"""The risks of a paper, each of its section, its number and its cell."""

import datetime as dt
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from risikoapp.domain import model
from risikoapp.domain.criteria import Rating
from risikoapp.domain.entry_edits import ranked_actions
from risikoapp.domain.model import Action, Evaluation, RatingChange, Risk, StateChange
from risikoapp.i18n import _
from risikoapp.importers import own, unclear
from risikoapp.importers.blocks import Paragraph
from risikoapp.importers.entries import Entry, read_actions, read_evaluations
from risikoapp.importers.headings import is_exact
from risikoapp.importers.known_words import letters
from risikoapp.importers.paper_reading import Reading
from risikoapp.importers.sections import Section
from risikoapp.importers.states import closed_in

_OTHER_LABEL = re.compile(r"[^:\n]{1,30}:")


def give_numbers(reading: Reading, in_rows: Mapping[int, str]) -> None:
    """Gives every section its number in the draft: its own, or one after all others.

    Numbers that risks have `in_rows` of a table, each with the name there, are taken; a mere heading of one of them
    stands for that.
    """
    overview = reading.parts.overview
    own = (section.number or 0 for section in reading.parts.sections)
    highest = max({0, *overview, *reading.mentioned, *in_rows, *own})
    taken = set(in_rows)
    for section in reading.parts.sections:
        number = section.number
        if number is not None and number in in_rows and _is_heading_of(section, in_rows[number]):
            section.given = number
            continue
        if number is None or number in taken:
            given = highest = highest + 1
            reading.unclear.append(
                unclear.new_number(given, section.name or _first_words(section))
                if number is None
                else unclear.number_taken(number, section.name, given)
            )
            number = given
        elif overview and number not in overview:
            reading.unclear.append(unclear.not_in_overview(number))
        if section.counted is not None:
            reading.unclear.append(unclear.counted_otherwise(number, section.name, section.counted))
        taken.add(number)
        section.given = number


def _is_heading_of(section: Section, name: str) -> bool:
    """Whether the section says no more than the name of that risk."""
    return letters(section.name) == letters(name) and not any(section.parts.values())


def _first_words(section: Section) -> str:
    said = (paragraph.text for part in ("description", "actions") for paragraph in section.parts[part])
    return next(said, "")


def read_risks(reading: Reading, in_rows: AbstractSet[int]) -> list[Risk]:
    """A risk for every section, and for every number that has none; those that a table has `in_rows` are known."""
    overview, sections = reading.parts.overview, reading.parts.sections
    risks = [_risk(reading, section.given, section) for section in sections if section.given not in in_rows]
    taken = in_rows | {section.given for section in sections}
    for number in sorted({*overview, *reading.ratings, *reading.parts.likely} - taken):
        if number in overview:
            reading.unclear.append(unclear.no_section(number))
        name = overview.get(number, [""])[0]
        risks.append(_risk(reading, number, Section(number=number, name=name)))
    return risks


def _risk(reading: Reading, number: int, section: Section) -> Risk:
    rating = _rating(reading, number, section)
    is_closed, since = _closed(reading, number, section.name)
    status_date = reading.front.status_date or reading.now.astimezone().date()
    evaluations = [
        Evaluation(id=reading.new_id(), date=entry.date, text=entry.text)
        for entry in _noted(reading, number, read_evaluations(section.parts["evaluations"]))
    ]
    risk = Risk(
        id=reading.new_id(),
        number=number,
        created=reading.now.astimezone(dt.UTC),
        name=_name(reading, number, section.name),
        state="closed" if is_closed else "open",
        state_changes=(StateChange(id=reading.new_id(), date=since, state="closed"),) if since else (),
        description=_description(reading, number, section),
        rating=rating,
        actions=_actions(reading, number, section),
        evaluations=tuple(sorted(evaluations, key=model.ORDER["evaluations"])),
    )
    if rating is None:
        return risk
    # With its reason the placing stays in the history, also when the risk is moved on the same day.
    reason = _("Placering i det importerede papir")
    placed = RatingChange(id=reading.new_id(), date=status_date, rating=rating, reason=reason)
    return replace(risk, rating_changes=(placed,))


def _actions(reading: Reading, number: int, section: Section) -> tuple[Action, ...]:
    """The actions, what stands in brackets behind them where it belongs."""
    entries = _noted(reading, number, read_actions(section.parts["actions"]))
    found = [own.noted(entry.text) for entry in entries]
    ranked = ranked_actions(
        [(reading.new_id(), entry.date, each.text) for entry, each in zip(entries, found, strict=True)]
    )
    return tuple(
        replace(action, owner=each.owner, due=each.due, done=each.done)
        for action, each in zip(ranked, found, strict=True)
    )


def _rating(reading: Reading, number: int, section: Section) -> Rating | None:
    found = reading.ratings.get(number, ())
    likely = reading.parts.likely.get(number, ())
    told = reading.said.get(number)
    if not found and told is not None:
        found = (told,)
    elif not found and likely:
        reading.unclear.append(unclear.lost_rating(number, likely, reading.criteria))
    elif not found and number in reading.bare:
        reading.unclear.append(unclear.bare_rating(number, reading.bare[number], reading.criteria))
    elif not found and number not in reading.parts.not_placed:
        reading.unclear.append(unclear.no_rating(number))
    elif len(found) > 1:
        reading.unclear.append(unclear.several_ratings(number, found, reading.criteria))
    rating = found[0] if len(found) == 1 else None
    said = [line.text.strip() for line in section.parts["loose"] if own.is_place_line(line.text)]
    said += [reading.parts.placed[number]] if number in reading.parts.placed else []
    said += [own.place_line(reading.criteria, told)] if told is not None else []
    shown = own.place_line(reading.criteria, rating)
    different = dict.fromkeys(line for line in said if not own.says_the_same(line, reading.criteria, rating))
    reading.unclear += [unclear.places_differ(number, shown, line) for line in different]
    return rating


def _closed(reading: Reading, number: int, name: str) -> tuple[bool, dt.date | None]:
    """Whether a name of a risk, the section's or one in the overview, says that it is closed, and since when."""
    for each in (name, *reading.parts.overview.get(number, [])):
        _rest, is_closed, day = closed_in(each)
        if is_closed:
            reading.unclear.append(unclear.closed_by_name(number, each, has_day=day is not None))
            return True, day
    return False, None


def _name(reading: Reading, number: int, name: str) -> str:
    """The section's name; where it has none, the overview's."""
    others = [closed_in(other)[0] for other in reading.parts.overview.get(number, [])]
    name = closed_in(name)[0] or next(iter(others), "")
    if not name:
        reading.unclear.append(unclear.no_name(number))
    different = {other.casefold(): other for other in others if other.casefold() != name.casefold()}
    reading.unclear += [unclear.names_differ(number, name, other) for other in different.values()]
    return name


def _description(reading: Reading, number: int, section: Section) -> str:
    loose = [paragraph for paragraph in section.parts["loose"] if not own.is_place_line(paragraph.text)]
    curves = [paragraph for paragraph in loose if own.is_curve_line(paragraph.text)]
    reading.unclear += [unclear.not_used(paragraph.text) for paragraph in curves]
    loose = [paragraph for paragraph in loose if paragraph not in curves]
    reading.unclear += [unclear.loose_text(number, paragraph.text) for paragraph in loose]
    for part in ("description", "actions", "evaluations"):
        for paragraph in section.parts[part]:
            if _OTHER_LABEL.fullmatch(paragraph.bold) or _names_other_field(paragraph.text):
                reading.unclear.append(unclear.strange_label(number, paragraph.text))
    return "\n".join(_shown(paragraph) for paragraph in (*loose, *section.parts["description"]))


def _names_other_field(text: str) -> bool:
    """Whether a text begins as the line of a form does that is for something else, such as Ansvarlig."""
    label = _OTHER_LABEL.match(text)
    return label is not None and is_exact(label[0])


def _shown(paragraph: Paragraph) -> str:
    return f"• {paragraph.text}" if paragraph.is_item else paragraph.text


def _noted(reading: Reading, number: int, entries: list[Entry]) -> list[Entry]:
    """The entries, after what is doubtful about them has been noted."""
    say = {
        "date": unclear.doubtful_date,
        "no date": unclear.undated_evaluation,
        "unmarked": unclear.unmarked_action,
    }
    reading.unclear += [say[entry.doubt](number, entry.text) for entry in entries if entry.doubt]
    return entries
