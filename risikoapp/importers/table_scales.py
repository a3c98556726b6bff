"""Where the risks of somebody's risikolog stand, by the rules that its scales are read by."""

from collections.abc import Iterator, Mapping, Sequence

from risikoapp.domain.criteria import Rating, RiskCriteria
from risikoapp.importers import unclear, unclear_scales, unclear_table
from risikoapp.importers.column_map import ColumnMap
from risikoapp.importers.draft import Unclear
from risikoapp.importers.scale_rules import AXES, Axis, ScaleRule, highest, rule_for, size_in
from risikoapp.importers.table_rows import Entry


def rules_of(columns: ColumnMap, risks: Sequence[Entry], told: int | None) -> dict[Axis, ScaleRule]:
    """The rule for each axis; `told` is how many steps the lines above the table say that there are."""
    texts = {axis: [entry.text(axis) for entry in risks] for axis in AXES}
    # One paper has one kind of scale: where one axis goes to five, the other does too.
    top = highest([text for axis in AXES for text in texts[axis]])
    rules: dict[Axis, ScaleRule] = {}
    for axis, other in (AXES, AXES[::-1]):
        column = columns.column(axis)
        stated = None if column is None else size_in(column.heading)
        rules[axis] = rule_for(axis, texts[axis], stated or told or (top if top > 4 else None), texts[other])
    return rules


def told_of(rules: Mapping[Axis, ScaleRule]) -> Iterator[Unclear]:
    """What is said of the rules as a whole."""
    for axis, rule in rules.items():
        if rule.readable and not rule.is_sure:
            yield unclear_scales.scale_read(axis, rule.size, rule.meanings)
        if rule.own:
            yield unclear_scales.own_steps(axis, rule.own)


def place_of(
    number: int, entry: Entry, rules: Mapping[Axis, ScaleRule], criteria: RiskCriteria
) -> tuple[Rating | None, Unclear | None]:
    """The cell of a risk, or none and why."""
    said = entry.text("likelihood"), entry.text("consequence")
    missing: list[Axis] = [axis for axis, text in zip(AXES, said, strict=True) if not text]
    if missing:
        return None, unclear_scales.no_place(number, missing)
    steps = rules["likelihood"].steps(said[0]), rules["consequence"].steps(said[1])
    if not all(steps):
        strange = AXES[0] if not steps[0] else AXES[1]
        either = [found or rules[axis].likely(text) for axis, text, found in zip(AXES, said, steps, strict=True)]
        if likely := unclear_scales.cells_of(*either):
            return None, unclear_scales.of_another_scale(number, strange, said, likely, criteria)
        return None, unclear.cell_not_read(number, "rating", unclear_table.use_name(strange), " × ".join(said))
    if any(len(found) > 1 for found in steps):
        return None, unclear_scales.choose_place(number, said, steps, criteria)
    return Rating(likelihood=steps[0][0], consequence=steps[1][0]), None
