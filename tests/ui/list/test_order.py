"""The orders of the list: what comes first, and that nothing else changes with them."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollatorSortKey, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from risikoapp.domain.model import Evaluation, Register, Risk
from risikoapp.ui.list.order import Order, Sorter
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.strategies import registers
from tests.ui.hands import Hands, button, choosing, click, texts, write
from tests.ui.paper import cell

NAMES = ["Ål", "Zebra", "abe", "Aarhus", "Ærø", "", "Øst", "Risiko 10", "Risiko 2", "Abe"]


def _risk(number: int, **fields: object) -> Risk:
    made = Risk(id=f"r{number}", number=number, created=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    return dataclasses.replace(made, **fields)


def _numbers(order: Order, *risks: Risk) -> list[int]:
    return [risk.number for risk in Sorter().sorted(risks, Register(risks=risks), order)]


def test_names_stand_as_in_a_danish_dictionary_and_the_nameless_last() -> None:
    risks = tuple(_risk(number, name=name) for number, name in enumerate(NAMES, start=1))
    names = [risk.name for risk in Sorter().sorted(risks, Register(risks=risks), "name")]
    assert names == ["Abe", "abe", "Risiko 2", "Risiko 10", "Zebra", "Ærø", "Øst", "Ål", "Aarhus", ""]


def test_the_highest_level_comes_first_and_what_has_no_place_last() -> None:
    risks = (_risk(1), _risk(2, rating=cell(1, 1)), _risk(3, rating=cell(4, 4)), _risk(4, rating=cell(1, 2)))
    assert _numbers("level", *risks) == [3, 2, 4, 1]


def test_what_was_evaluated_last_or_longest_ago_comes_first_and_what_never_was_is_oldest() -> None:
    days = (None, dt.date(2025, 2, 1), dt.date(2026, 2, 1), None)
    risks = [
        _risk(number, evaluations=(Evaluation(id="e", date=day, text="Ja"),)) for number, day in enumerate(days, 1)
    ]
    assert _numbers("evaluated", *risks, _risk(5)) == [3, 2, 1, 4, 5]
    assert _numbers("stalest", *risks, _risk(5)) == [1, 4, 5, 2, 3]


def test_those_that_are_alike_stay_by_number() -> None:
    risks = tuple(_risk(number, name="Ens") for number in range(1, 6))
    for order in ("number", "level", "name", "stalest", "evaluated"):
        assert _numbers(order, *risks) == [1, 2, 3, 4, 5]


@given(data=st.data(), order=st.sampled_from(("level", "name", "stalest", "evaluated")))
def test_an_order_that_follows_edits_is_the_one_made_from_the_start(data: st.DataObject, order: Order) -> None:
    made, sorter = (data.draw(registers) for _ in range(4)), Sorter()
    risks: tuple[Risk, ...] = ()
    for each in made:
        # Some of those that were there stay the same, some are gone, and some have come.
        kept = [risk for risk in risks if data.draw(st.booleans())]
        numbers = {risk.number for risk in kept}
        come = [risk for risk in each.risks if risk.number not in numbers]
        risks = tuple(sorted([*kept, *come], key=lambda risk: risk.number))
        register = Register(risks=risks, criteria=each.criteria)
        expected = Sorter().sorted(risks, register, order)
        assert [risk.number for risk in sorter.sorted(risks, register, order)] == [risk.number for risk in expected]


def test_an_edit_compares_no_names_but_those_that_are_on_its_way() -> None:
    risks = tuple(_risk(number, name=f"Navn {number * 7919 % 1000}") for number in range(1, 1001))
    sorter = _Counting()
    sorter.sorted(risks, Register(risks=risks), "name")
    first = sorter.asked
    renamed = (_risk(1, name="Åbent hav"), *risks[1:])
    assert sorter.sorted(renamed, Register(risks=renamed), "name")[-1].name == "Åbent hav"
    assert sorter.asked - first < 50


class _Counting(Sorter):
    """Counts how often the key of a name is wanted."""

    asked = 0

    def _name_key(self, name: str) -> QCollatorSortKey:
        self.asked += 1
        return super()._name_key(name)


def _order_button(hands: Hands) -> QToolButton:
    (found,) = (each for each in hands.window.list.findChildren(QToolButton) if each.text().startswith("Sortér"))
    return found


def _choose(hands: Hands, entry: str) -> None:
    with choosing(entry):
        click(_order_button(hands))
    hands.activate()


def _shown(hands: Hands) -> list[str]:
    return [row[0] for row in hands.rows()]


def test_the_button_orders_the_list_and_says_how(hands: Hands) -> None:
    assert _order_button(hands).text() == "Sortér: Nummer ▾"
    _choose(hands, "Efter &navn")
    assert _shown(hands) == ["#1", "#4", "#3", "#6", "▸ Lukkede (3)"]
    assert _order_button(hands).text() == "Sortér: Navn ▾"
    assert _order_button(hands).accessibleName() == "Sortér listen efter: Navn"
    _choose(hands, "Efter ni&veau, højeste først")
    assert _shown(hands) == ["#3", "#1", "#6", "#4", "▸ Lukkede (3)"]
    _choose(hands, "Senest &evalueret først")
    assert _shown(hands) == ["#1", "#3", "#4", "#6", "▸ Lukkede (3)"]
    assert _order_button(hands).text() == "Sortér: Nyeste evaluering ▾"
    _choose(hands, "Evalueret for &længst siden først")
    assert _shown(hands) == ["#3", "#4", "#6", "#1", "▸ Lukkede (3)"]
    assert _order_button(hands).text() == "Sortér: Ældste evaluering ▾"


def test_the_closed_ones_keep_beneath_in_the_same_order(hands: Hands) -> None:
    _choose(hands, "Efter &navn")
    hands.click_row("▸ Lukkede")
    assert _shown(hands)[4:] == ["▾ Lukkede (3)", "#5", "#2", "#7"]


@pytest.mark.parametrize("entry", ["Efter &navn", "Efter ni&veau, højeste først"])
def test_an_order_moves_neither_the_mark_nor_the_risk_that_is_shown(hands: Hands, entry: str) -> None:
    hands.click_row("#3")
    _choose(hands, entry)
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")
    assert hands.stack == []


def test_the_menu_and_the_button_are_one_and_the_choice_is_remembered(
    hands: Hands, windows: Windows, path: Path, preferences: Preferences
) -> None:
    menus = [menu for menu in hands.window.menuBar().findChildren(QMenu) if menu.title() == "&Vis"]
    inner = [entry.menu() for entry in menus[0].actions() if entry.text() == "Sortér &listen"]
    assert inner == [_order_button(hands).menu()]
    _choose(hands, "Efter &navn")
    assert preferences.list_order == "name"
    assert [entry.isChecked() for entry in _order_button(hands).menu().actions()] == [False, False, True, False, False]
    hands.window.close()
    again = windows.open_file(path)
    assert again is not None
    second = Hands(again)
    second.activate()
    assert _shown(second)[:2] == ["#1", "#4"]
    assert _order_button(second).text() == "Sortér: Navn ▾"


def test_an_edit_takes_the_risk_to_its_new_place(hands: Hands) -> None:
    _choose(hands, "Efter &navn")
    hands.window.document.rename_risk(hands.risk(1).id, "Åbent hav")
    assert _shown(hands) == ["#4", "#3", "#6", "#1", "▸ Lukkede (3)"]
    assert hands.marked_row() == "#1"


def _hint(hands: Hands) -> str:
    said = [text for text in texts(hands.window.list) if text.startswith("Ingen risici")]
    return said[0] if said else ""


def test_a_search_that_leaves_nothing_says_so_and_gives_all_back(hands: Hands) -> None:
    write(hands.search, "Findes <b>ikke</b>")
    assert _hint(hands) == "Ingen risici svarer til »Findes <b>ikke</b>«."
    click(button(hands.window.list, "Vis alle"))
    assert _shown(hands) == ["#1", "#3", "#4", "#6", "▸ Lukkede (3)"]
    assert (_hint(hands), hands.search.text(), hands.table.hasFocus()) == ("", "", True)
    write(hands.search, "is")
    assert _hint(hands) == ""


def test_a_cell_without_risks_says_so(hands: Hands) -> None:
    hands.window.left.show_cell(cell(4, 4))
    assert _hint(hands) == "Ingen risici i Forventet × Uacceptabelt."
    click(button(hands.window.list, "Vis alle"))
    assert len(_shown(hands)) == 5
    assert _hint(hands) == ""


def test_a_new_risk_is_offered_in_a_cell_without_risks(hands: Hands) -> None:
    hands.window.left.show_cell(cell(4, 4))
    click(button(hands.window.list, "Ny risiko her"))
    assert [row[0] for row in hands.rows()] == ["#9"]
    assert (hands.risk(9).rating, hands.shown(), hands.pane.name.hasFocus()) == (cell(4, 4), "#9", True)
    write(hands.search, "findes ikke")
    offered = [each.text() for each in hands.window.list.findChildren(QPushButton) if each.isVisible()]
    assert "Ny risiko her" not in offered


def test_a_search_in_a_cell_says_both_and_the_button_takes_both_away_by_key(hands: Hands) -> None:
    hands.window.left.show_cell(cell(2, 2))
    write(hands.search, "isvinter")
    assert _hint(hands) == "Ingen risici i Mindre sandsynligt × Generende svarer til »isvinter«."
    everything = button(hands.window.list, "Vis alle")
    everything.setFocus()
    hands.key(Qt.Key.Key_Space)
    assert len(_shown(hands)) == 5


def test_a_register_without_risks_blames_no_search(hands: Hands) -> None:
    for risk in hands.register.risks:
        hands.window.document.remove_risk(risk.id)
    assert (_shown(hands), _hint(hands)) == ([], "")
