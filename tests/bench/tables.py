"""The figures as tables: for a terminal, for the documents, and beside those of an earlier run."""

from collections.abc import Sequence

from tests.bench.figures import Row, Run

_LEFT, _RIGHT = str.ljust, str.rjust


def table(rows: Sequence[Row]) -> str:
    """Every figure beside its goal, with what it is measured against, and the peers beneath."""
    lines = [("", "forhold", "mål", "", "målt", "mod", "")]
    for row in rows:
        floor = _amount(row.floor_absolute, row)
        lines.append((row.name, _ratio(row), _goal(row), _verdict(row), _measured(row), floor, row.floor))
        lines.extend((f"  {peer.name}", _number(peer.ratio, 2), "", "", "", "", "") for peer in row.peers)
    return _columns(lines, (_LEFT, _RIGHT, _RIGHT, _LEFT, _RIGHT, _RIGHT, _LEFT))


def comparison(before: Run, now: Run) -> str:
    """Both runs beside each other, with what the ratio has gained (−) or lost (+); "–" where one has no such figure."""
    lines = [("", "før", "nu", "ændring", "målt før", "målt nu")]
    old, new = ({row.name: row for row in run.rows} for run in (before, now))
    for name in dict.fromkeys([*new, *old]):
        first, last = old.get(name), new.get(name)
        change = _change(first, last)
        lines.append((name, _ratio(first), _ratio(last), change, _measured(first), _measured(last)))
    machines = f"før: {before.machine}\nnu:  {now.machine}"
    return f"{_columns(lines, (_LEFT, *[_RIGHT] * 5))}\n{machines}"


def markdown(run: Run) -> str:
    """The table for the documents."""
    lines = [
        "| Måling | Forhold | Mål | Målt | Mod | Til sammenligning |",
        "|---|---:|---:|---:|---|---|",
    ]
    for row in run.rows:
        peers = "; ".join(f"{peer.name}: {_number(peer.ratio, 2)}" for peer in row.peers)
        against = f"{_amount(row.floor_absolute, row)}: {row.floor}"
        ratio = _ratio(row) if row.ratio <= row.goal else f"**{_ratio(row)}**"
        cells = (row.name, ratio, _goal(row), _measured(row), against, peers)
        lines.append(f"| {' | '.join(cells)} |".replace("  ", " "))
    return "\n".join([*lines, "", f"Målt på: {run.machine}."])


def _columns(lines: Sequence[Sequence[str]], sides: Sequence[object]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if side is _LEFT else cell.rjust(width)
            for cell, width, side in zip(line, widths, sides, strict=True)
        ).rstrip()
        for line in lines
    )


def _verdict(row: Row) -> str:
    return "nået" if row.ratio <= row.goal else "IKKE nået"


def _goal(row: Row) -> str:
    # A goal such as 0,15 has two decimals, and 1,8 one.
    return f"≤ {_number(row.goal, 1 if row.goal == round(row.goal, 1) else 2)}"


def _ratio(row: Row | None) -> str:
    return "–" if row is None else _number(row.ratio, 2)


def _measured(row: Row | None) -> str:
    return "–" if row is None else _amount(row.absolute, row)


def _amount(value: float, row: Row) -> str:
    return f"{_number(value, 1)} {row.unit}"


def _change(before: Row | None, now: Row | None) -> str:
    if before is None or now is None:
        return "–"
    percent = round(100 * (now.ratio / before.ratio - 1))
    return f"{percent:+d} %".replace("-", "−") if percent else "±0 %"


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
