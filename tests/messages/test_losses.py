"""What a damaged file lacks is said in Danish, and nothing that still stands there is left out."""

import json
import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from risikoapp.codec.salvage import NO_END, Loss
from risikoapp.codec.tables import to_tables
from risikoapp.domain.model import RegisterFile, Risk
from risikoapp.messages.damage import lost
from risikoapp.messages.losses import remains
from risikoapp.messages.names import printable
from tests.strategies import risks

ROW = (
    '{"id":"a1b2","number":3,"created":"2021-03-16T09:00:00Z","name":"Teknik på Ærø","description":"Ét system.\\nTo.",'
    '"rating":{"likelihood":2,"consequence":3},"state":"open","former_numbers":[7,8],'
    '"actions":[{"id":"h1","rank":"V","text":"Køb \\"nødstrøm\\"","date":"2025-02-14","owner":"Drift",'
    '"due":null,"done":null},'
    '{"id":"h2","rank":"W","text":"Prøv den","date":null,"owner":"","due":null,"done":null}],'
    '"evaluations":[{"id":"e1","date":null,"text":"Rolig drift."}],'
    '"rating_changes":[{"id":"p1","date":"2021-03-16","rating":{"likelihood":2,"consequence":3},"reason":"Skøn."}],'
    '"state_changes":[{"id":"s1","date":"2022-01-02","state":"closed","reason":""}]'
)
SAID = """\
Nummer: 3
Noteret: 16-03-2021
Navn: Teknik på Ærø
Beskrivelse: Ét system.
To.
Sandsynlighed: 2
Konsekvens: 3
Åben eller lukket: åben
Tidligere numre: 7, 8
Handling 1:
    Tekst: Køb "nødstrøm"
    Dato: 14-02-2025
    Ansvarlig: Drift
Handling 2:
    Tekst: Prøv den
Evaluering 1:
    Tekst: Rolig drift.
Flytning 1:
    Dato: 16-03-2021
    Sandsynlighed: 2
    Konsekvens: 3
    Begrundelse: Skøn.
Lukket eller genåbnet 1:
    Dato: 02-01-2022
    Åben eller lukket: lukket"""


def risk_loss(text: str, detail: str = "x") -> Loss:
    return Loss(part="risk", detail=detail, text=text, risk="3", name="Teknik på Ærø")


def lines(text: str, detail: str = "x") -> list[str]:
    return list(remains(risk_loss(text, detail)))


def test_what_is_lost_is_named() -> None:
    assert lost(Loss(part="risk", detail="x", risk="3", name="Tek\nnik")) == "#3 Tek\ufffdnik kan ikke læses."
    assert lost(Loss(part="risk", detail="x", risk="3")) == "#3 kan ikke læses."
    assert lost(Loss(part="front", detail="x")).startswith("Titel")
    assert lost(Loss(part="unknown", detail="a line that is no row")).startswith("Noget i filen")
    assert lost(Loss(part="unknown", detail=NO_END)) == "Slutningen af filen mangler, så der kan have stået mere."
    assert lost(Loss(part="status", detail="x", name="2025-02-17")) == "Status pr. 17-02-2025 kan ikke læses."
    assert lost(Loss(part="status", detail="x")) == "En afsluttet status kan ikke læses."
    assert lost(Loss(part="log", detail="2 rows")) == "Noget af ændringsloggen kan ikke læses."


def test_a_risk_is_told_in_words() -> None:
    assert "\n".join(lines(ROW)) == SAID


def test_a_row_that_was_cut_off_is_told_as_far_as_it_goes() -> None:
    end = ROW.index("strøm")
    assert lines(ROW[:end])[-2:] == ["Handling 1:", '    Tekst: Køb "nød']
    assert lines(ROW[: ROW.index("nød")])[-1] == '    Tekst: Køb "'
    assert lines(ROW[: ROW.index("nød") - 1])[-1] == "    Tekst: Køb"


def test_the_front_is_told_in_words() -> None:
    row = to_tables(RegisterFile())["register"][1] | {"title": "Risici på Ærø", "status_date": "i dag"}
    loss = Loss(part="front", detail="register: Invalid - at `$.status_date`", text=json.dumps(row))
    said = list(remains(loss))
    assert said[:4] == [
        "Fejlen er her: Statusdato",
        "Titel: Risici på Ærø",
        "Statusdato: i dag",
        "Sandsynlighed:",
    ]
    assert said[4] == "    Navn: Usandsynligt"
    assert "Mærkes »Udkast«: ja" in said
    assert said[-2:] == ["Ændringslog siden sidste status: nej", "Data i PDF'en: shown"]
    assert remains(Loss(part="front", detail="x", text='{"confirmed":true}')) == ("Bekræftet: ja",)


def test_the_place_of_the_mistake_is_told() -> None:
    detail = "risks 3: Invalid RFC3339 encoded date - at `$.actions[1].date`"
    assert lines(ROW, detail)[0] == "Fejlen er her: Handling 2 · Dato"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", []),
        ("[5]", ["Ikke forstået: 5"]),
        ('{"navn\ufffd\ufffd\ufffd":"Ø"', ['Ikke forstået: "navn\ufffd":"Ø"']),
        (
            '{"number":3,"na\ufffdme":"Ø","state":"open"',
            ["Nummer: 3", 'Ikke forstået: "na\ufffdme":"Ø"', "Åben eller lukket: åben"],
        ),
        ('{"name":Teknik","state":"lukke', ['Ikke forstået: Teknik"', "Åben eller lukket: lukke"]),
        ('{"kategori":"Drift","andet":{"æøå":1}', ["kategori: Drift", "æøå: 1"]),
        ('{"name":"Skæv \\q på Ærø","number":1', ["Navn: Skæv \\q på Ærø", "Nummer: 1"]),
        ('{"number":' + "9" * 5_000, ["Ikke forstået: " + "9" * 5_000]),
        ('{"name":' + "[" * 100_000, []),
    ],
)
def test_what_is_not_understood_stands_as_it_is(text: str, said: list[str]) -> None:
    assert lines(text) == said


def written(risk: Risk) -> list[str]:
    """All that somebody has written of a risk."""
    found = [risk.name, risk.description]
    for entry in (*risk.actions, *risk.evaluations):
        found.append(entry.text)
    return [*found, *(change.reason for change in (*risk.rating_changes, *risk.state_changes))]


@given(risks, st.data())
def test_whatever_was_written_can_be_read(risk: Risk, data: st.DataObject) -> None:
    text = json.dumps(msgspec.to_builtins(risk), ensure_ascii=False)
    text = text[: data.draw(st.integers(0, len(text)))]
    said = "\n".join(lines(text))
    for each in written(risk):
        if each.strip() and f": {json.dumps(each, ensure_ascii=False)}" in text:
            shown = (re.sub("\ufffd+", "\ufffd", printable(line)) for line in each.strip().split("\n"))
            assert "\n".join(shown) in said
