"""Find: every hit in every text is marked and counted, and stepped through from risk to risk."""

import re

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QToolButton, QWidget

from risikoapp.domain.dates import format_list
from risikoapp.ui.detail.text_field import TextField
from risikoapp.ui.theme import DARK, LIGHT
from tests.ui.detail.test_marks import until_waves
from tests.ui.hands import CTRL, SHIFT, Hands, click, named, overwrite, rest, texts, wait_until, write
from tests.ui.paper import TODAY, cell

RETURN, F3 = Qt.Key.Key_Return, Qt.Key.Key_F3


def find(hands: Hands, text: str) -> None:
    hands.key(Qt.Key.Key_F, CTRL)
    write(hands.search, text)


def count(hands: Hands) -> str:
    """What is said beside the search."""
    said = [text for text in texts(hands.window.list) if "fund" in text or " af " in text]
    return said[0] if said else ""


def until_count(hands: Hands, text: str) -> None:
    wait_until(lambda: count(hands) == text, f"»{text}«, not »{count(hands)}«")


def marked(field: TextField) -> list[str]:
    """What is marked in a field, the current hit in brackets."""
    found: list[str] = []
    for selection in field.extraSelections():
        text = selection.cursor.selectedText()
        is_current = selection.format.background().color() == QColor(LIGHT.accent)
        found.append(f"[{text}]" if is_current else text)
    return found


def all_marked(hands: Hands) -> list[str]:
    """The same, of all texts in the pane from top to bottom."""
    rows = [*hands.actions(), *hands.evaluations(), *hands.moves()]
    return [each for field in (hands.pane.description, *(row.text for row in rows)) for each in marked(field)]


def in_note(label: QLabel) -> list[tuple[str, str]]:
    """What is marked in the line beneath an action: the colour behind it, and the words."""
    return re.findall(r"background-color: (#\w+);[^>]*>([^<]*)</span>", label.text())


def is_in_view(hands: Hands, widget: QWidget) -> bool:
    (scroll,) = (each for each in hands.pane.findChildren(QScrollArea) if each.isAncestorOf(widget))
    top = widget.mapTo(scroll.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + widget.height() <= scroll.viewport().height()


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    return {name.upper() for name in seen}


def test_every_hit_in_the_risk_that_is_shown_is_marked_while_one_types(hands: Hands) -> None:
    find(hands, "VA")
    # Vikarer fra … vagter: the standing evaluation, and two earlier ones that are folded.
    until_count(hands, "3 fund")
    assert all_marked(hands) == ["va"]
    assert hands.shown() == "#1"
    write(hands.search, "rmt vand")
    until_count(hands, "Ingen fund")
    assert all_marked(hands) == []


def test_enter_goes_from_hit_to_hit_and_from_risk_to_risk_and_round(hands: Hands) -> None:
    find(hands, "søfart")
    until_count(hands, "2 fund")
    seen: list[tuple[str, str, list[str]]] = []
    for _ in range(3):
        hands.key(RETURN)
        seen.append((count(hands), hands.shown(), all_marked(hands)))
    assert seen == [
        ("1 af 2", "#1", ["[søfart]", "søfart"]),
        ("2 af 2", "#1", ["søfart", "[søfart]"]),
        ("1 af 2", "#1", ["[søfart]", "søfart"]),
    ]
    assert hands.search.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifiers", "way"),
    [
        (RETURN, SHIFT, ["#7", "#6", "#3", "#7"]),
        (F3, SHIFT, ["#7", "#6", "#3", "#7"]),
        (Qt.Key.Key_G, CTRL | SHIFT, ["#7", "#6", "#3", "#7"]),
        (RETURN, Qt.KeyboardModifier.NoModifier, ["#3", "#6", "#7", "#3"]),
        (F3, Qt.KeyboardModifier.NoModifier, ["#3", "#6", "#7", "#3"]),
        (Qt.Key.Key_G, CTRL, ["#3", "#6", "#7", "#3"]),
    ],
)
def test_keys_go_forward_and_back(hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier, way: list[str]) -> None:
    for number, name in ((3, "Vinge"), (6, "Vinge"), (7, "Vinge")):
        hands.window.document.rename_risk(hands.risk(number).id, name)
    hands.click_row("#1")
    find(hands, "vinge")
    seen: list[str] = []
    for _ in way:
        hands.key(key, modifiers)
        seen.append(hands.shown())
    assert seen == way
    assert count(hands).endswith(" af 3")


def test_the_way_follows_the_order_of_the_list(hands: Hands) -> None:
    hands.window.list.sort_by("level")
    find(hands, "an")
    assert [row[0] for row in hands.rows()] == ["#3", "#1", "#6", "▾ Lukkede (1)", "#5"]
    seen = [hands.shown()]
    for _ in range(12):
        hands.key(RETURN)
        if seen[-1] != hands.shown():
            seen.append(hands.shown())
    assert seen[:5] == ["#1", "#6", "#5", "#3", "#1"], "from the risk that is shown, and round"


def test_an_older_evaluation_that_holds_the_hit_is_unfolded_and_scrolled_to(hands: Hands) -> None:
    for number in range(20):
        hands.window.document.add_actions(hands.risk(1).id, [(None, f"Nummer {number}")])
    find(hands, "tre ubesatte")
    hands.key(RETURN)
    assert (count(hands), len(hands.evaluations())) == ("1 af 1", 3)
    oldest = hands.evaluations()[2]
    assert marked(oldest.text) == ["[Tre ubesatte]"]
    wait_until(lambda: is_in_view(hands, oldest.text), "the hit in view")


def test_what_is_folded_in_again_stays_so_while_one_writes(hands: Hands) -> None:
    find(hands, "tre ubesatte")
    hands.key(RETURN)
    (fold,) = (each for each in hands.pane.findChildren(QPushButton) if "Tidligere evalueringer" in each.text())
    click(fold)
    assert len(hands.evaluations()) == 1
    hands.window.document.rename_risk(hands.risk(1).id, "Nyt navn")
    hands.window.document.describe_risk(hands.risk(1).id, "Tre ubesatte")
    until_count(hands, "2 af 2")
    assert len(hands.evaluations()) == 1
    hands.key(F3)
    hands.key(F3)
    assert len(hands.evaluations()) == 3


def test_the_cursor_goes_behind_the_hit_in_a_name_and_stays_for_one_in_the_number(hands: Hands) -> None:
    hands.window.document.rename_risk(hands.risk(1).id, "📋📋 Mandskab")
    find(hands, "mandskab")
    hands.key(RETURN)
    wait_until(lambda: hands.pane.name.cursorPosition() == len("📋📋 Mandskab".encode("utf-16-le")) // 2, "the cursor")
    hands.pane.name.setCursorPosition(0)
    overwrite(hands.search, "#1")
    hands.key(RETURN)
    rest()
    assert (count(hands), hands.pane.name.cursorPosition()) == ("1 af 1", 0)


def test_hits_in_number_name_owner_and_reason_are_marked_too(hands: Hands) -> None:
    document = hands.window.document
    document.change_action(hands.risk(1).id, hands.risk(1).actions[0].id, owner="Rederiet  <AS>")
    move = hands.risk(1).rating_changes[0]
    document.change_reason(hands.risk(1).id, move.id, "Rederiets skøn")
    find(hands, "rederiet")
    until_count(hands, "2 fund")
    (note,) = (each for each in hands.pane.findChildren(QLabel) if each.text().startswith("Ansvarlig: "))
    assert (in_note(note), all_marked(hands)) == ([(LIGHT.found, "Rederiet")], ["Rederiet"])
    hands.key(RETURN)
    assert (in_note(note), all_marked(hands)) == ([(LIGHT.accent, "Rederiet")], ["Rederiet"])
    hands.window.theme.choose("dark")
    assert in_note(note) == [(DARK.accent, "Rederiet")]
    hands.window.theme.choose("light")
    hands.key(RETURN)
    assert (in_note(note), all_marked(hands)) == ([(LIGHT.found, "Rederiet")], ["[Rederiet]"])
    overwrite(hands.search, "#1")
    hands.key(RETURN)
    (number,) = (each for each in hands.pane.findChildren(QLabel) if each.text() == "#1")
    assert (number.property("found"), count(hands)) == ("current", "1 af 1")
    assert (note.text(), in_note(note)) == ("Ansvarlig: Rederiet <AS>", [])


def test_the_reasons_for_closing_and_reopening_are_found_and_marked_where_they_are_told(hands: Hands) -> None:
    document = hands.window.document
    document.close_risk(hands.risk(1).id, TODAY, "Ærøis <i>væk</i>")
    document.reopen_risk(hands.risk(1).id, TODAY, "Ny ærøis")
    find(hands, "ærøis")
    until_count(hands, "2 fund")
    (told,) = (each for each in hands.pane.findChildren(QLabel) if "Genåbnet" in each.text())
    assert in_note(told) == [(LIGHT.found, "ærøis"), (LIGHT.found, "Ærøis")]
    overwrite(hands.search, "<i>væk")
    hands.key(RETURN)
    assert (hands.shown(), count(hands), in_note(told)) == ("#1", "1 af 1", [(LIGHT.accent, "&lt;i&gt;væk")])
    wait_until(lambda: is_in_view(hands, told), "the hit in view")
    hands.key(Qt.Key.Key_Escape)
    day = format_list(TODAY)
    plain = f"Genåbnet {day}: Ny ærøis\nLukket {day}: Ærøis <i>væk</i>"
    wait_until(lambda: told.text() == plain, told.text())
    assert told.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("dress", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_the_name_is_marked_in_the_colours_of_the_dress(hands: Hands, dress: str, palette: object) -> None:
    assert isinstance(palette, type(LIGHT))
    hands.window.theme.choose(dress)  # pyright: ignore[reportArgumentType]
    find(hands, "mand")
    until_count(hands, "1 fund")
    assert palette.found in colours(hands.pane.name)
    hands.key(RETURN)
    assert palette.accent in colours(hands.pane.name)
    hands.key(Qt.Key.Key_Escape)
    wait_until(lambda: not {palette.found, palette.accent} & colours(hands.pane.name), "an unmarked name")


@pytest.mark.parametrize(("dress", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_other_hits_have_a_line_that_can_be_seen(hands: Hands, dress: str, palette: object) -> None:
    assert isinstance(palette, type(LIGHT))
    hands.window.theme.choose(dress)  # pyright: ignore[reportArgumentType]
    document, risk_id = hands.window.document, hands.risk(1).id
    document.rename_risk(risk_id, "Rederiet")
    document.describe_risk(risk_id, "Rederiet")
    document.change_action(risk_id, hands.risk(1).actions[0].id, owner="Rederiet")
    hands.table.setFocus()
    assert palette.accent not in colours(hands.pane.name) | colours(hands.pane.description)
    find(hands, "rederiet")
    until_count(hands, "3 fund")
    assert palette.accent in colours(hands.pane.name)
    assert palette.accent in colours(hands.pane.description)
    (note,) = (each for each in hands.pane.findChildren(QLabel) if each.text().startswith("Ansvarlig: "))
    assert "underline" in note.text()


def test_what_other_programs_put_between_and_into_letters_hides_no_hit(hands: Hands) -> None:
    hands.window.document.describe_risk(hands.risk(1).id, "📋 Efter §\u00a012 gå\u00adr fa\u030argen på grund")
    find(hands, "efter § 12 går fårgen")
    until_count(hands, "1 fund")
    assert marked(hands.pane.description) == ["Efter §\u00a012 gå\u00adr fa\u030argen"]


def test_marks_follow_what_is_typed_and_leave_the_waves(hands: Hands) -> None:
    field = hands.pane.description
    overwrite(field, "Isvinter med færgen xyzzy")
    hands.table.setFocus()
    until_waves(field, "xyzzy")
    find(hands, "xyzzy")
    until_count(hands, "1 fund")
    assert marked(field) == ["xyzzy"]
    until_waves(field, "xyzzy")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home, CTRL)
    write(field, "📋 xyzzy ")
    assert marked(field) == ["xyzzy", "xyzzy"]
    hands.table.setFocus()
    until_count(hands, "2 fund")
    assert hands.risk(1).description == "📋 xyzzy Isvinter med færgen xyzzy"


def test_the_hit_stays_the_one_that_is_gone_to_when_the_text_before_it_changes(hands: Hands) -> None:
    find(hands, "styrmænd")
    hands.key(RETURN)
    field = hands.pane.description
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home, CTRL)
    write(field, "Ak. ")
    hands.table.setFocus()
    wait_until(lambda: marked(field) == ["[styrmænd]"], "the mark")
    overwrite(field, "Alt er vel.")
    hands.table.setFocus()
    until_count(hands, "Ingen fund")


def test_undo_takes_back_no_marks(hands: Hands) -> None:
    find(hands, "styrmænd")
    hands.key(RETURN)
    assert hands.stack == []
    assert not hands.pane.is_untold
    assert not hands.pane.description.document().isUndoAvailable()


def test_escape_clears_the_search_and_gives_the_keyboard_back(hands: Hands) -> None:
    field = hands.actions()[1].text
    field.setFocus()
    find(hands, "vikarer")
    until_count(hands, "1 fund")
    hands.key(Qt.Key.Key_Escape)
    assert (hands.search.text(), field.hasFocus()) == ("", True)
    wait_until(lambda: count(hands) == "" and all_marked(hands) == [], "no marks")


def test_escape_goes_to_the_list_when_another_risk_has_come(hands: Hands) -> None:
    hands.pane.description.setFocus()
    find(hands, "sejlrenden")
    hands.key(RETURN)
    assert hands.shown() == "#3"
    hands.key(Qt.Key.Key_Escape)
    assert hands.table.hasFocus()
    assert (hands.shown(), hands.marked_row()) == ("#3", "#3")


def test_find_next_with_nothing_to_find_asks_what(hands: Hands) -> None:
    hands.table.setFocus()
    hands.key(F3)
    assert hands.search.hasFocus()


def test_the_next_hit_is_reached_from_a_field_and_what_was_typed_is_told_first(hands: Hands) -> None:
    find(hands, "sejlrenden")
    hands.pane.description.setFocus()
    write(hands.pane.description, "Ø")
    hands.key(F3)
    assert hands.shown() == "#3"
    assert hands.risk(1).description.startswith("Ø")


def test_the_buttons_step_as_the_keys_do_and_rest_where_nothing_is_found(hands: Hands) -> None:
    find(hands, "søfart")
    until_count(hands, "2 fund")
    forward, back = (named(hands.window.list, name) for name in ("Næste fund", "Forrige fund"))
    assert isinstance(forward, QToolButton)
    click(forward)
    assert count(hands) == "1 af 2"
    click(back)
    assert count(hands) == "2 af 2"
    assert hands.search.accessibleDescription() == "2 af 2"
    write(hands.search, "q")
    until_count(hands, "Ingen fund")
    assert not forward.isEnabled()


def test_only_the_cell_that_the_list_is_narrowed_to_is_gone_through(hands: Hands) -> None:
    find(hands, "en")
    hands.window.left.show_cell(cell(2, 3))
    hands.key(RETURN)
    assert (hands.shown(), count(hands)) == ("#3", "1 af 4")


def test_risks_that_show_what_is_searched_for_are_counted_as_risks(hands: Hands) -> None:
    find(hands, "mellem")
    wait_until(lambda: "2 risici" in texts(hands.window.list), "2 risici")
    overwrite(hands.search, "17-02-2025")
    wait_until(lambda: "1 risiko" in texts(hands.window.list), "1 risiko")
    hands.key(RETURN)
    assert hands.shown() == "#1"


def test_what_is_not_counted_in_a_cell_is_not_marked(hands: Hands) -> None:
    find(hands, "styrmænd")
    until_count(hands, "1 fund")
    hands.window.left.show_cell(cell(2, 3))
    until_count(hands, "Ingen fund")
    assert (hands.shown(), all_marked(hands)) == ("#1", [])
    hands.window.left.show_cell(cell(2, 2))
    until_count(hands, "1 fund")
    assert all_marked(hands) == ["styrmænd"]


def test_another_risk_is_marked_when_it_is_chosen(hands: Hands) -> None:
    find(hands, "is")
    hands.key(RETURN)
    hands.click_row("#3")
    assert all_marked(hands) == ["Is"]
    wait_until(lambda: count(hands).endswith(" fund"), "the count without a place")


def _tabs(hands: Hands, count: int) -> list[str]:
    """What Tab comes to, by its accessible name or by what it says."""
    seen: list[str] = []
    for _ in range(count):
        hands.key(Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else ""))
    return seen


def test_tab_goes_from_the_search_through_its_steps_to_the_order_and_the_list(hands: Hands) -> None:
    find(hands, "søfart")
    until_count(hands, "2 fund")
    assert _tabs(hands, 4) == ["Forrige fund", "Næste fund", "Sortér listen efter: Nummer", "Liste over risici"]


def test_tab_goes_from_the_empty_list_to_the_way_back(hands: Hands) -> None:
    find(hands, "findes ikke")
    until_count(hands, "Ingen fund")
    assert _tabs(hands, 3) == ["Sortér listen efter: Nummer", "Liste over risici", "Vis alle"]


def test_escape_knows_no_field_from_before_the_search_was_left_by_the_mouse(hands: Hands) -> None:
    hands.pane.description.setFocus()
    find(hands, "en")
    click(hands.actions()[0].text.viewport())
    click(hands.search)
    hands.key(Qt.Key.Key_Escape)
    assert hands.table.hasFocus()


@pytest.mark.parametrize("ending", ["escape", "button"])
def test_undo_in_an_emptied_search_is_of_the_risks_and_not_of_old_searches(hands: Hands, ending: str) -> None:
    hands.window.document.rename_risk(hands.risk(1).id, "Mandskab")
    find(hands, "en")
    if ending == "escape":
        hands.key(Qt.Key.Key_Escape)
        hands.key(Qt.Key.Key_F, CTRL)
    else:
        click(hands.search.findChildren(QToolButton)[0])
    assert (hands.search.text(), hands.search.hasFocus()) == ("", True)
    hands.undo()
    assert (hands.search.text(), hands.risk(1).name) == ("", "Bemanding")
