"""How long the list takes to follow the search among 10,000 risks, beside a plain search in the same texts."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Row, medians
from tests.bench.registers import register_of, thousands

CHECKOUT = Path(__file__).parents[2]
SIZE = 10_000
ROUNDS = 15
TYPED = "risiko 777"
"""Key by key: first all risks match, then fewer and fewer."""
GOAL = 1.5
PATIENCE = 120


def measure(size: int = SIZE, rounds: int = ROUNDS) -> list[Row]:
    """The keys of a search are pressed in a process of its own, which loads Qt."""
    env = {**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "tests.bench.list_filter", str(size), str(rounds)]
    run = subprocess.run(command, env=env, cwd=CHECKOUT, check=True, stdout=subprocess.PIPE, timeout=PATIENCE)
    return [
        Row(
            name=f"Filtrér {thousands(size)} risici, {which}",
            ratio=filtered / plain,
            goal=GOAL,
            absolute=filtered * 1_000,
            unit="ms",
            floor=floor,
            floor_absolute=plain * 1_000,
        )
        for (which, floor), (filtered, plain) in zip(
            (
                ("et tegn mere", "de samme tekster søgt igennem, gjort til små bogstaver i forvejen"),
                ("det første tegn", "de samme tekster samlet, gjort til små bogstaver og søgt igennem"),
            ),
            json.loads(run.stdout),
            strict=True,
        )
    ]


def _filter(size: int, rounds: int) -> list[list[float]]:
    """Seconds of the list and of the plain search: for a key in the middle of a word, and for the first key."""
    from PySide6.QtWidgets import QApplication

    from risikoapp.domain.finding import texts_of
    from risikoapp.ui.application import dress
    from risikoapp.ui.list.search_bar import SearchField
    from risikoapp.ui.list.view import RiskList

    application = QApplication([])
    theme = dress(application, "light").theme
    register = register_of(size).register
    texts = ["\n".join(text for _field, _id, text in texts_of(risk)) for risk in register.risks]
    folded = [text.casefold() for text in texts]
    prefixes = [TYPED[:end] for end in range(1, len(TYPED) + 1)]
    shown = RiskList(theme)
    shown.sort_by("number")
    shown.show_register(register)
    shown.show_selection(register.risks[0].id)
    shown.resize(600, 300)
    shown.show()
    (field,) = shown.findChildren(SearchField)

    def key_by_key() -> float:
        shown.show_register(register)
        field.setText(" ")
        field.setText(prefixes[0])
        return _timed(lambda: [field.setText(prefix) for prefix in prefixes[1:]]) / (len(prefixes) - 1)

    def plain() -> float:
        def search() -> None:
            for prefix in prefixes[1:]:
                [text for text in folded if prefix in text]

        return _timed(search) / (len(prefixes) - 1)

    def first_key() -> float:
        # Another register in between: all texts are new.
        shown.show_register(type(register)())
        field.setText("")
        field.setText(prefixes[0])
        field.setText("")
        shown.show_register(register)
        return _timed(lambda: field.setText(prefixes[0]))

    def plain_first() -> float:
        def search() -> None:
            found: list[bool] = []
            for risk in register.risks:
                written = [f"#{risk.number}", risk.name, risk.description]
                written += [each.text for each in (*risk.actions, *risk.evaluations)]
                found.append(prefixes[0] in "\n".join(written).casefold())

        return _timed(search)

    steady = medians(rounds, key_by_key, plain)
    first = medians(rounds, first_key, plain_first)
    return [steady, first]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    json.dump(_filter(int(sys.argv[1]), int(sys.argv[2])), sys.stdout)
