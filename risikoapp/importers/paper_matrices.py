"""The matrices of a paper: who stands where, and what it calls the steps."""

from collections.abc import Iterable

from risikoapp.importers import matrix, unclear
from risikoapp.importers.matrix_cells import Known
from risikoapp.importers.outline import Outline
from risikoapp.importers.paper_reading import Reading


def table_text(rows: Iterable[Iterable[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _known(parts: Outline) -> Known:
    """The risks that the cells of a matrix may mean; a name that two risks have means none of them."""
    told = [(number, name) for number, names in parts.overview.items() for name in names]
    told += [(section.given, section.name) for section in parts.sections]
    numbers: dict[str, set[int]] = {}
    for number, name in told:
        if not matrix.is_word_of_its_own(name):
            numbers.setdefault(name.casefold(), set()).add(number)
    names = {name: number for name, (number, *others) in numbers.items() if not others}
    return Known(numbers=frozenset(number for number, _name in told), names=names)


def read_matrices(reading: Reading) -> None:
    """Notes who stands where, and what the paper calls the steps."""
    found = False
    known = _known(reading.parts)
    for table, trace in zip(reading.parts.matrices, reading.parts.matrix_traces, strict=True):
        text = table_text(table.rows)
        read = matrix.read(table, known)
        if read is None or found:
            trace.use = "unused"
        if read is None:
            reading.unclear.append(unclear.unreadable_matrix(text))
        elif found:
            reading.unclear.append(unclear.another_matrix(text))
        else:
            found, reading.criteria, reading.ratings, reading.bare = True, read.criteria, read.places, read.bare
            if read.other_steps:
                reading.unclear.append(unclear.other_steps(read.other_steps))
            if read.other_levels:
                reading.unclear.append(unclear.other_levels(read.other_levels, text))
            if read.leftover:
                reading.unclear.append(unclear.not_used("\n".join(read.leftover)))
