"""Which column of somebody's risikolog is for what: a value that can be shown, changed and kept."""

from dataclasses import dataclass

from risikoapp.importers.headings import Use


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedColumn:
    """A column by its place from 0 and its heading. `use` is None where it is not read."""

    place: int
    heading: str
    use: Use | None = None
    by_content: bool = False
    """Whether `use` was told by what stands in it, and not by its heading."""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """How a table is read: the sheet, the row of its headings from 0, and its columns from left to right."""

    sheet: str
    head: int
    columns: tuple[MappedColumn, ...]

    def column(self, use: Use) -> MappedColumn | None:
        """The column that is for something; each use has one at most."""
        return next((column for column in self.columns if column.use == use), None)
