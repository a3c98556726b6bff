"""Which column of somebody's risikolog is for what: a value that can be shown, changed and kept."""

from dataclasses import dataclass
from typing import Literal

from risikoapp.importers.headings import Use

SEVERAL: tuple[Use, ...] = ("description", "action", "evaluation")
"""What more than one column may be for: their texts are joined from left to right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """A column by its place from 0 and its heading. `use` is None where it is not read."""

    place: int
    heading: str
    use: Use | None = None
    by_content: bool = False
    """Whether `use` was told by what stands in it, and not by its heading."""
    hidden: bool = False
    sample: str = ""
    """What stands first in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """How a table is read: the sheet, the row of its headings from 0, and its columns from left to right."""

    sheet: str
    head: int
    columns: tuple[MappedColumn, ...]
    likelihood_middle: int | None = None
    """What a step becomes that may be two of ours; None where it is chosen for each risk."""
    consequence_middle: int | None = None
    is_chosen: bool = False
    """Whether a person has said so."""

    @property
    def places(self) -> dict[Use, tuple[int, ...]]:
        """Where the columns for each use stand, from left to right; of most there is one."""
        found: dict[Use, tuple[int, ...]] = {}
        for column in self.columns:
            if column.use:
                found[column.use] = (*found.get(column.use, ()), column.place)
        return found

    @property
    def can_be_read(self) -> bool:
        """Whether a risk can be told by it, and nothing is told twice that can be told once."""
        places = self.places
        return not places.keys().isdisjoint(("name", "description")) and all(
            len(found) == 1 or use in SEVERAL for use, found in places.items()
        )

    def middle(self, axis: Literal["likelihood", "consequence"]) -> int | None:
        """What the middle step of a scale becomes, where that has been chosen."""
        return self.likelihood_middle if axis == "likelihood" else self.consequence_middle

    def column(self, use: Use) -> MappedColumn | None:
        """The first column that is for something."""
        return next(iter(self.all_for(use)), None)

    def all_for(self, use: Use) -> tuple[MappedColumn, ...]:
        """The columns that are for something; more than one at most of those uses that may have `SEVERAL`."""
        return tuple(column for column in self.columns if column.use == use)
