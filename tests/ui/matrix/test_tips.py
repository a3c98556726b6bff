"""What is told where pointer or keyboard rests: name, place, level and the newest evaluation."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication

from risikoapp.domain.criteria import Step
from risikoapp.domain.model import Evaluation, Register, Risk
from risikoapp.ui.matrix import view
from risikoapp.ui.matrix.tips import evaluation_text, place_tip, risk_line, risk_tip
from tests.ui.hands import Hands
from tests.ui.matrix.test_mouse import ground
from tests.ui.paper import NOW, cell

RISK = Risk(id="r", number=3, created=NOW, name="Teknik", rating=cell(2, 3))


def read(rich: str) -> list[str]:
    """The lines as they are seen."""
    document = QTextDocument()
    document.setHtml(rich)
    return document.toPlainText().split("\n")


def evaluated(*entries: Evaluation) -> Risk:
    return replace(RISK, evaluations=entries)


def test_a_risk_is_told_with_place_level_and_evaluation() -> None:
    risk = evaluated(Evaluation(id="e", date=dt.date(2025, 2, 14), text="Rolig drift."))
    assert read(risk_tip(Register(risks=(risk,)), risk)) == [
        "#3 Teknik",
        "Mindre sandsynligt × Kritisk: Høj",
        "14-02-2025: Rolig drift.",
    ]


def test_what_is_missing_is_said() -> None:
    risk = replace(RISK, name="", rating=None)
    assert read(risk_tip(Register(risks=(risk,)), risk)) == [
        "#3 Uden navn",
        "Ikke placeret",
        "Ingen evaluering endnu.",
    ]


@pytest.mark.parametrize("text", ["<b>fed</b> & 5 < x", "AT&T", "&amp;"])
def test_text_stands_as_it_is_written(text: str) -> None:
    risk = replace(evaluated(Evaluation(id="e", text=text)), name=text)
    assert read(risk_tip(Register(risks=(risk,)), risk))[::2] == [f"#3 {text}", text]


def test_a_long_evaluation_is_cut_and_lines_are_joined() -> None:
    risk = evaluated(Evaluation(id="e", text="Første linje\nanden " + "ø" * 400))
    told = evaluation_text(risk)
    assert told.startswith("Første linje anden ø")
    assert told.endswith("ø…")
    assert len(told) < 250


def test_the_newest_evaluation_with_words_is_told() -> None:
    risk = evaluated(
        Evaluation(id="a", date=dt.date(2024, 1, 1), text="gammel"),
        Evaluation(id="b", date=dt.date(2025, 1, 1), text="ny"),
        Evaluation(id="c", date=dt.date(2026, 1, 1), text="  "),
    )
    assert evaluation_text(risk) == "01-01-2025: ny"


@pytest.mark.parametrize(("count", "words"), [(0, "Ingen risici"), (1, "1 risiko"), (2, "2 risici")])
def test_a_cell_tells_how_many_stand_there(count: int, words: str) -> None:
    risks = tuple(replace(RISK, id=f"r{number}", number=number) for number in range(1, count + 1))
    assert read(place_tip(Register(risks=risks), cell(2, 3))) == [words, "Mindre sandsynligt × Kritisk: Høj"]


def test_a_risk_in_one_line() -> None:
    assert risk_line(Register(risks=(RISK,)), RISK) == "#3 Teknik: Mindre sandsynligt × Kritisk: Høj"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The tips that were shown, line by line."""
    shown: list[list[str]] = []
    monkeypatch.setattr(view.QToolTip, "showText", lambda _at, text, *_more: shown.append(read(text)))
    return shown


def rest_at(hands: Hands, point: QPoint) -> None:
    """Lets the pointer rest somewhere in the matrix."""
    event = QHelpEvent(QHelpEvent.Type.ToolTip, point, hands.matrix.mapToGlobal(point))
    QApplication.sendEvent(hands.matrix, event)


def test_the_pointer_is_told_about_chips_and_cells(hands: Hands, told: list[list[str]]) -> None:
    centre = hands.chip(1)
    assert centre is not None
    rest_at(hands, centre.toPoint())
    assert told[-1] == ["#1 Bemanding", "Mindre sandsynligt × Generende: Mellem", "17-02-2025: Én ubesat vagt."]
    rest_at(hands, ground(hands, cell(4, 4)))
    assert told[-1] == ["Ingen risici", "Forventet × Uacceptabelt: Meget høj"]
    rest_at(hands, QPoint(3, 3))
    assert told[-1] == [""]


def test_what_a_step_means_is_told_at_its_name(hands: Hands, told: list[list[str]]) -> None:
    criteria = hands.register.criteria
    likely = tuple(Step(name=f"Trin {number}", definition=f"{number} gange <om> året") for number in range(1, 5))
    hands.window.document.change_criteria(replace(criteria, likelihood_steps=likely))
    rest_at(hands, hands.geometry.likelihood_label(4).center().toPoint())
    assert told[-1] == ["Trin 4", "4 gange <om> året"]
    rest_at(hands, QPointF(hands.geometry.consequence_label(1).center()).toPoint())
    assert told[-1] == [""], "the organisation has not said what it means"
