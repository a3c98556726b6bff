"""Somebody else writes into the file of an open window: both join, and nobody's words are lost."""

import errno
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QRadioButton, QTextEdit

from risikoapp.changelog import Stamp, log_entries
from risikoapp.codec.tables import to_json
from risikoapp.domain import edits
from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.errors import CannotWrite, ChangedOnDisk
from risikoapp.storage.repository import Repository, Surroundings
from risikoapp.ui import handlers
from risikoapp.ui.dialogs.conflicts import ConflictsDialog
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, Hands, answering, button, click, named, pressing, rest, texts, wait_until, write
from tests.ui.paper import NOW, cell

Edit = Callable[[Register], Register]
MINE, THEIRS = "Lodserne mangler på Ærø.", "Kaptajner og lodser mangler."


class Other:
    """Somebody else with the same file, in another program."""

    def __init__(self, path: Path) -> None:
        self._path = path
        # Another person: what is kept aside there is not offered here.
        self._around = Surroundings(data=path.parent / "andens data")
        self._ids = 0
        self._entries = count()

    def edits(self, *changes: Edit) -> RegisterFile:
        """Opens the file, changes it and saves it; what it then holds."""
        while True:
            repository, file = Repository.open(self._path, self._around)
            for change in changes:
                file = self._logged(file, change(file.register))
            with suppress(ChangedOnDisk):
                repository.save(file)
                return file
            # It is made anew, and must not be offered in the window as if it were lost.
            repository.forget_kept()

    def _logged(self, file: RegisterFile, register: Register) -> RegisterFile:
        stamp = Stamp(time=NOW, who="", new_id=lambda: f"andens{next(self._entries)}")
        log = file.log.with_entries(*log_entries(file.register, register, stamp))
        return replace(file, register=register, log=log)

    def describes(self, number: int, text: str) -> RegisterFile:
        return self.edits(lambda register: edits.describe_risk(register, _risk_id(register, number), text))

    def titles(self, title: str) -> RegisterFile:
        return self.edits(lambda register: edits.change_properties(register, title=title))

    def moves(self, number: int, likelihood: int, consequence: int) -> RegisterFile:
        self._ids += 1
        place, change_id = cell(likelihood, consequence), f"zz{self._ids}"
        return self.edits(
            lambda register: edits.place_risks(
                register, {_risk_id(register, number): change_id}, place, on=NOW.astimezone().date()
            )
        )


@pytest.fixture
def other(hands: Hands) -> Other:
    return Other(hands.window.path)


def _risk_id(register: Register, number: int) -> str:
    return next(risk.id for risk in register.risks if risk.number == number)


def _come_back(hands: Hands) -> None:
    """To the window from another program."""
    elsewhere = QPushButton("et andet program")
    elsewhere.show()
    elsewhere.activateWindow()
    wait_until(lambda: not hands.window.isActiveWindow(), "another window")
    elsewhere.close()
    elsewhere.deleteLater()
    hands.activate()
    wait_until(lambda: not hands.window.autosave.is_busy(), "the end of the look")


def _answer_notice(hands: Hands, text: str) -> None:
    # The buttons of a line that takes the place of another come with Qt's next round.
    def is_there() -> bool:
        return any(each.text() == text and each.isVisible() for each in hands.notice.findChildren(QPushButton))

    wait_until(is_there, text)
    click(button(hands.notice, text))


def _settled(hands: Hands) -> None:
    autosave = hands.window.autosave
    wait_until(lambda: not hands.saved().startswith("Gemmer") and not autosave.is_busy(), "the end of the save")


def _type_into_description(hands: Hands, text: str) -> None:
    hands.pane.description.setFocus()
    hands.key(Qt.Key.Key_A, CTRL)
    write(hands.pane.description, text)


def _asked(dialogs: list[QDialog]) -> str:
    """What the last question said."""
    assert isinstance(dialogs[-1], QMessageBox)
    return f"{dialogs[-1].text()} {dialogs[-1].informativeText()}"


def _choose(*names: str) -> Callable[[QDialog], None]:
    """Chooses in the dialog, each by what a screen reader says of it, and accepts."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, ConflictsDialog)
        for name in names:
            assert not dialog.deed.isEnabled(), "not before all is chosen"
            radio = named(dialog, name)
            QTest.keyClick(radio, Qt.Key.Key_Space)
        click(dialog.deed)

    return answer


def _later(dialog: QDialog) -> None:
    assert isinstance(dialog, ConflictsDialog)
    click(button(dialog, "Senere"))


def _both_describe(hands: Hands, other: Other, mine: str = MINE, theirs: str = THEIRS) -> None:
    """The description of #1 becomes two things, and it is told."""
    other.describes(1, theirs)
    _type_into_description(hands, mine)
    hands.pane.flush()
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the conflict")


# What joins


def test_what_another_wrote_comes_in_when_the_window_is_used_again(hands: Hands, other: Other) -> None:
    other.titles("Deres titel")
    before = hands.window.path.read_bytes()
    _come_back(hands)
    assert "Deres titel" in texts(hands.window.front)
    assert hands.notice.told == "Ændringer fra en anden er kommet ind: titel"
    assert hands.saved() == "Gemt · færgen.risiko"
    assert hands.stack == [], "it is no step of one's own"
    assert hands.window.path.read_bytes() == before, "what was just read is not written back"


def test_a_second_line_of_news_stands_beneath_the_first_until_that_is_hidden(hands: Hands, other: Other) -> None:
    news = "Ændringer fra en anden er kommet ind: {what}"
    other.titles("Deres titel")
    _come_back(hands)
    other.describes(1, "Deres ord")
    _come_back(hands)
    first, second = news.format(what="titel"), news.format(what="#1 Bemanding (beskrivelse)")
    assert hands.notice.told.split("\n") == [first, second]
    for number in (3, 4):
        other.describes(number, "Deres ord")
        _come_back(hands)
    assert hands.notice.told.split("\n")[0] == second, "it does not grow for ever"
    click(button(hands.notice, "Skjul"))
    other.titles("En anden titel")
    _come_back(hands)
    assert hands.notice.told == first


def test_edits_of_both_join_and_are_saved(hands: Hands, other: Other) -> None:
    other.titles("Deres titel")
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "Deres titel" in texts(hands.window.front), "theirs")
    _settled(hands)
    assert hands.saved().startswith("Gemt")
    assert hands.notice.told == "Ændringer fra en anden er kommet ind: titel"
    saved = Repository.open(hands.window.path)[1]
    assert saved == hands.window.document.file
    assert (saved.register.title, saved.register.risk(hands.risk(3).id).rating) == ("Deres titel", cell(4, 4))
    assert hands.chip_cell(3) == cell(4, 4)


def test_two_who_edit_in_turn_come_to_the_same(hands: Hands, other: Other) -> None:
    # Each place once: a state that was there before would be asked about.
    for turn in range(1, 5):
        hands.drag(1, cell(turn, 1))
        other.moves(3, turn, 4)
        hands.drag(4, cell(1, turn))
        _settled(hands)
        assert hands.window.autosave.flush()
    end = Repository.open(hands.window.path)[1]
    assert end == hands.window.document.file
    assert [risk.rating for risk in end.register.open_risks][:3] == [cell(4, 1), cell(4, 4), cell(1, 4)]


def test_whoever_types_keeps_cursor_and_text(hands: Hands, other: Other) -> None:
    field = hands.pane.description
    _type_into_description(hands, "Først.\nSå.\nTil sidst på Ærø.")
    hands.pane.flush()
    _settled(hands)
    other.describes(1, "Foran.\nFørst.\nSå.\nTil sidst på Ærø.")
    field.moveCursor(QTextCursor.MoveOperation.End)
    write(field, " Og mere")
    # As two seconds of rest do.
    hands.pane.flush()
    write(field, "!")
    wait_until(lambda: hands.notice.told != "", "theirs")
    assert field.toPlainText().startswith("Foran.")
    write(field, "?")
    hands.pane.flush()
    _settled(hands)
    assert hands.risk_on_disk(1).description == "Foran.\nFørst.\nSå.\nTil sidst på Ærø. Og mere!?"
    assert field.hasFocus()


def test_typing_that_was_not_told_yet_joins_too(hands: Hands, other: Other) -> None:
    _type_into_description(hands, "Først.\nSå.")
    hands.pane.flush()
    _settled(hands)
    other.describes(1, "Foran.\nFørst.\nSå.")
    hands.pane.description.moveCursor(QTextCursor.MoveOperation.End)
    write(hands.pane.description, " Til sidst.")
    wait_until(lambda: hands.saved().startswith("Skriver"), "the typing")
    hands.look_at_disk()
    assert hands.pane.description.toPlainText() == "Foran.\nFørst.\nSå. Til sidst."
    write(hands.pane.description, " Slut.")
    assert hands.risk_on_disk(1).description == "Foran.\nFørst.\nSå. Til sidst. Slut."


def test_whoever_stands_in_a_risk_that_was_removed_elsewhere_lands_in_no_other(hands: Hands, other: Other) -> None:
    hands.pane.description.setFocus()
    theirs = other.edits(lambda register: edits.remove_risk(register, _risk_id(register, 1)))
    hands.look_at_disk()
    assert hands.notice.told == "Ændringer fra en anden er kommet ind: #1 Bemanding er slettet"
    focused = QApplication.focusWidget()
    assert focused is not None
    write(focused, "åh")
    assert hands.on_disk() == theirs
    assert hands.shown() != "#1"


def test_a_risk_that_one_deletes_and_the_other_edits_stands_and_both_are_told_why(hands: Hands, other: Other) -> None:
    bemanding, isvinter = hands.risk(1).id, hands.risk(3).id
    other.edits(lambda register: edits.remove_risk(register, isvinter))
    other.describes(1, THEIRS)
    hands.window.document.describe_risk(isvinter, MINE)
    hands.window.document.remove_risk(bemanding)
    wait_until(lambda: hands.notice.told != "", "theirs")
    assert hands.notice.told == (
        "Du har slettet #1 Bemanding, men en anden har rettet den, så den er kommet tilbage. "
        "En anden har slettet #3 Isvinter, men du har rettet den, så den bliver stående."
    )
    assert (hands.risk_on_disk(1).description, hands.risk_on_disk(3).description) == (THEIRS, MINE)


def test_nothing_comes_in_while_a_question_is_answered(hands: Hands, other: Other) -> None:
    """What the answer is about must not be taken away, and the answer must not take back what came meanwhile."""

    def answer(dialog: QDialog) -> None:
        other.titles("Deres titel")
        hands.window.autosave.look_at_disk()
        assert hands.register.title != "Deres titel"
        field = named(dialog, "Udarbejdet af (valgfri)")
        QTest.keyClicks(field, "Maskinchefen")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    before = hands.register.prepared_by
    with answering(answer):
        hands.order("properties")
    _settled(hands)
    saved = hands.on_disk().register
    assert (saved.title, saved.prepared_by) == ("Deres titel", before + "Maskinchefen")


def test_a_save_that_fails_after_joining_keeps_what_came_of_both(
    hands: Hands, other: Other, monkeypatch: pytest.MonkeyPatch
) -> None:
    other.titles("Deres titel")
    save, full = Repository.save, [True]

    def refusing(repository: Repository, file: RegisterFile) -> None:
        if full and file.register.title == "Deres titel":
            raise CannotWrite(repository.path, OSError(errno.ENOSPC, "full"))
        save(repository, file)

    monkeypatch.setattr(Repository, "save", refusing)
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "ikke mere plads" in hands.notice.told, "the failure")
    full.clear()
    _answer_notice(hands, "Prøv igen")
    _settled(hands)
    assert Repository.open(hands.window.path)[1] == hands.window.document.file


# What was done can be taken back, and nothing else


def test_undo_takes_back_ones_own_and_nothing_of_theirs(hands: Hands, other: Other) -> None:
    hands.drag(3, cell(4, 4))
    _settled(hands)
    other.titles("Deres titel")
    hands.look_at_disk()
    hands.undo()
    assert hands.chip_cell(3) == cell(2, 3)
    assert hands.on_disk().register.title == "Deres titel"
    hands.redo()
    assert hands.on_disk().register.risk(hands.risk(3).id).rating == cell(4, 4)


def test_undo_takes_ones_own_paragraphs_out_of_a_text_in_which_another_has_written(hands: Hands, other: Other) -> None:
    before = hands.risk(1).description
    _type_into_description(hands, f"{before}\nLodser fra Ærø.")
    hands.on_disk()
    other.describes(1, f"Søfartsskolen er spurgt.\n{before}\nLodser fra Ærø.")
    hands.look_at_disk()
    hands.undo()
    assert hands.pane.description.toPlainText() == f"Søfartsskolen er spurgt.\n{before}"
    assert hands.risk_on_disk(1).description == f"Søfartsskolen er spurgt.\n{before}"
    hands.redo()
    assert hands.risk_on_disk(1).description == f"Søfartsskolen er spurgt.\n{before}\nLodser fra Ærø."
    assert "er sprunget over" not in hands.notice.told


def test_undo_of_a_paragraph_that_another_has_mended_is_told_by_its_name(hands: Hands, other: Other) -> None:
    _type_into_description(hands, "Lodser fra Ærø.")
    hands.on_disk()
    other.describes(1, "Lodser fra Ærø og Als.")
    hands.look_at_disk()
    hands.undo()
    assert hands.notice.told == "»Ret beskrivelsen af #1« er sprunget over, for det er ændret siden."
    assert hands.risk_on_disk(1).description == "Lodser fra Ærø og Als."


def test_a_move_that_both_have_made_is_not_taken_back_by_one(hands: Hands, other: Other) -> None:
    other.moves(3, 4, 4)
    hands.drag(3, cell(4, 4))
    _settled(hands)
    assert hands.saved().startswith("Gemt")
    hands.undo()
    assert hands.chip_cell(3) == cell(4, 4)
    assert "er sprunget over" in hands.notice.told
    risk = hands.on_disk().register.risk(hands.risk(3).id)
    assert risk.rating == risk.rating_changes[-1].rating


def test_a_number_given_here_is_given_to_no_other(hands: Hands) -> None:
    """Undone here, given there: redoing must not make two of one number, of which the file could hold but one."""
    hands.order("new_risk")
    number = max(risk.number for risk in hands.register.risks)
    hands.undo()
    assert hands.window.autosave.flush()
    repository, theirs = Repository.open(hands.window.path)
    born = replace(theirs.register.risks[0], id="deres", number=number)
    risks = (*theirs.register.risks, born)
    repository.save(replace(theirs, register=replace(theirs.register, risks=risks), next_number=number + 1))
    hands.look_at_disk()
    hands.redo()
    assert [risk.id for risk in hands.register.risks if risk.number == number] == ["deres"]
    assert hands.on_disk().register == hands.register


# What comes of both is worked out beside the window


def test_the_window_goes_on_while_what_another_wrote_is_read(hands: Hands, other: Other, reading: Event) -> None:
    other.titles("Deres titel")
    hands.window.autosave.look_at_disk()
    hands.drag(3, cell(4, 4))
    assert hands.chip_cell(3) == cell(4, 4)
    assert hands.saved().startswith("Gemmer")
    assert hands.register.title != "Deres titel"
    reading.set()
    wait_until(lambda: hands.register.title == "Deres titel", "theirs")
    saved = hands.on_disk().register
    assert (saved.title, saved.risk(hands.risk(3).id).rating) == ("Deres titel", cell(4, 4))


def test_what_was_read_waits_for_a_dialog_that_has_come_meanwhile(hands: Hands, other: Other, reading: Event) -> None:
    other.titles("Deres titel")
    hands.window.autosave.look_at_disk()

    def answer(dialog: QDialog) -> None:
        reading.set()
        wait_until(lambda: not hands.window.autosave.is_joining, "the reading")
        assert hands.register.title != "Deres titel"
        dialog.reject()

    with answering(answer):
        hands.order("properties")
    wait_until(lambda: hands.register.title == "Deres titel", "theirs")


def test_what_another_wrote_comes_in_however_fast_one_types(hands: Hands, other: Other) -> None:
    other.titles("Deres titel")
    field, typing = hands.pane.description, QTimer()
    field.setFocus()
    field.moveCursor(QTextCursor.MoveOperation.End)
    typing.timeout.connect(lambda: write(field, "æ"))
    typing.start(0)
    hands.window.autosave.look_at_disk()
    wait_until(lambda: hands.register.title == "Deres titel", "theirs")
    typing.stop()
    assert hands.risk_on_disk(1).description == field.toPlainText()


# An older state is put back


def _put_back(hands: Hands) -> bytes:
    """A day's work that was saved, and a synchronising program that then takes the morning's file; that file."""
    morning = hands.window.path.read_bytes()
    _type_into_description(hands, MINE)
    hands.on_disk()
    hands.drag(3, cell(4, 4))
    hands.on_disk()
    hands.window.path.write_bytes(morning)
    return morning


def test_an_older_state_is_not_taken_in_silence(hands: Hands) -> None:
    morning = _put_back(hands)
    _come_back(hands)
    assert hands.notice.told.startswith("Filen er sat tilbage til en ældre udgave")
    assert hands.saved().startswith("Ikke gemt")
    ways = [each.text() for each in hands.notice.findChildren(QPushButton) if each.isVisible()]
    assert ways == ["Behold min", "Tag den ældre"], "and no way on can be hidden"
    assert (hands.risk(1).description, hands.chip_cell(3)) == (MINE, cell(4, 4))
    hands.drag(6, cell(4, 4))
    _settled(hands)
    assert hands.window.path.read_bytes() == morning, "nothing is written before the choice"
    kept = hands.window.autosave.repository.kept
    assert kept is not None and Repository.open(kept)[1].register == hands.register
    _answer_notice(hands, "Behold min")
    _settled(hands)
    assert hands.saved().startswith("Gemt")
    assert Repository.open(hands.window.path)[1] == hands.window.document.file
    assert (hands.risk(1).description, hands.chip_cell(6)) == (MINE, cell(4, 4))
    assert not hands.notice.isVisible()
    assert hands.window.autosave.repository.kept is None


def test_the_older_state_can_be_taken_and_what_it_replaced_is_a_copy(hands: Hands) -> None:
    morning = _put_back(hands)
    _come_back(hands)
    _answer_notice(hands, "Tag den ældre")
    _settled(hands)
    assert hands.window.path.read_bytes() == morning
    assert hands.risk(1).description != MINE
    assert "ligger under Fil → Gendan…" in hands.notice.told
    copies = hands.window.autosave.repository.backups.list()
    (copy,) = (copy for copy in copies if copy.reason == "lost")
    assert Repository.open(copy.path)[1].register.risks[0].description == MINE


def test_what_a_person_has_not_decided_is_asked_before_the_window_closes(hands: Hands) -> None:
    _put_back(hands)
    _come_back(hands)
    with answering(pressing("Senere"), pressing("Bliv her")):
        assert not hands.window.close()
    with answering(pressing("Behold min")):
        assert hands.window.close()
    assert Repository.open(hands.window.path)[1].register.risks[0].description == MINE


def test_an_older_state_that_goes_away_again_is_forgotten(hands: Hands) -> None:
    _put_back(hands)
    mine = to_json(hands.window.document.file)
    _come_back(hands)
    assert hands.saved().startswith("Ikke gemt")
    hands.window.path.write_bytes(mine)
    _come_back(hands)
    assert hands.saved().startswith("Gemt")
    assert not hands.notice.isVisible()
    assert hands.window.autosave.repository.kept is None


def test_what_another_does_to_the_older_state_joins_and_takes_nothing_away(hands: Hands, other: Other) -> None:
    _put_back(hands)
    _come_back(hands)
    other.titles("Deres titel")
    _come_back(hands)
    _settled(hands)
    saved = hands.on_disk().register
    assert (saved.title, saved.risks[0].description) == ("Deres titel", MINE)
    assert hands.chip_cell(3) == cell(4, 4)


# What a person decides


def test_what_both_have_changed_is_asked_about_and_nothing_is_written_before(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)
    theirs = hands.window.path.read_bytes()
    assert hands.notice.told == (
        "En anden har rettet det samme som dig: #1 Bemanding · Beskrivelse. "
        "Begge udgaver er i behold, til du har valgt."
    )
    hands.drag(3, cell(4, 4))
    _settled(hands)
    assert hands.window.path.read_bytes() == theirs
    kept = Repository(hands.window.path)
    assert kept.path == hands.window.path
    with answering(_choose("#1 Bemanding · Beskrivelse: Din")):
        _answer_notice(hands, "Vælg…")
    _settled(hands)
    saved = Repository.open(hands.window.path)[1]
    assert saved == hands.window.document.file
    assert saved.register.risks[0].description == MINE
    assert saved.register.risk(hands.risk(3).id).rating == cell(4, 4)
    assert not hands.notice.isVisible()


@pytest.mark.parametrize(
    ("choice", "text"),
    [("Din", MINE), ("I filen", THEIRS), ("Behold begge", f"{MINE}\n{THEIRS}")],
)
def test_the_chosen_version_stands(hands: Hands, other: Other, choice: str, text: str) -> None:
    _both_describe(hands, other)
    with answering(_choose(f"#1 Bemanding · Beskrivelse: {choice}")):
        _answer_notice(hands, "Vælg…")
    _settled(hands)
    assert hands.risk_on_disk(1).description.replace("\n\n", "\n") == text
    assert hands.pane.description.toPlainText().replace("\n\n", "\n") == text
    assert hands.saved().startswith("Gemt")


@pytest.mark.parametrize(
    ("choice", "step", "text", "given_up"),
    [
        ("I filen", "Vælg udgaven i filen (#1 Bemanding · Beskrivelse)", THEIRS, MINE),
        ("Din", "Vælg din udgave (#1 Bemanding · Beskrivelse)", MINE, THEIRS),
        ("Behold begge", "Behold begge udgaver (#1 Bemanding · Beskrivelse)", f"{MINE}\n{THEIRS}", MINE),
    ],
)
def test_what_was_given_up_by_a_choice_can_be_had_again(
    hands: Hands, other: Other, choice: str, step: str, text: str, given_up: str
) -> None:
    _both_describe(hands, other)
    with answering(_choose(f"#1 Bemanding · Beskrivelse: {choice}")):
        _answer_notice(hands, "Vælg…")
    assert hands.on_disk().register == hands.register
    assert hands.stack == ["Ret beskrivelsen af #1", step]
    hands.activate()
    hands.undo()
    assert hands.pane.description.toPlainText() == given_up
    assert hands.risk_on_disk(1).description == given_up
    hands.redo()
    assert hands.risk_on_disk(1).description == text


def test_a_move_that_was_given_up_can_be_had_again_with_its_history(hands: Hands, other: Other) -> None:
    other.moves(3, 1, 1)
    other.titles("Deres titel")
    with answering(_choose("#3 Isvinter · Placering: I filen")) as asked:
        hands.drag(3, cell(4, 4))
        wait_until(lambda: bool(asked) and hands.saved().startswith("Gemt"), "the answer")
    hands.activate()
    hands.undo()
    assert hands.chip_cell(3) == cell(4, 4)
    risk = hands.risk_on_disk(3)
    assert risk.rating == risk.rating_changes[-1].rating == cell(4, 4)
    assert hands.on_disk().register.title == "Deres titel", "what came in is nobody's to take back here"


def test_each_of_several_choices_can_be_taken_back_by_itself(hands: Hands, other: Other) -> None:
    other.edits(
        lambda register: edits.rename_risk(register, _risk_id(register, 1), "Folk"),
        lambda register: edits.describe_risk(register, _risk_id(register, 1), THEIRS),
        lambda register: edits.change_properties(register, title="Deres titel"),
        lambda register: edits.change_properties(register, prepared_by="Rederiet"),
    )
    choices = ("Titel: I filen", "#1 Bemanding · Navn: I filen", "#1 Bemanding · Beskrivelse: I filen")
    hands.window.document.change_properties(title="Min titel")
    hands.window.document.rename_risk(hands.risk(1).id, "Bemanding på Ærø")
    hands.window.document.describe_risk(hands.risk(1).id, MINE)
    with answering(_choose(*(name.replace("Bemanding", "Bemanding på Ærø") for name in choices))) as asked:
        wait_until(lambda: bool(asked) and hands.saved().startswith("Gemt"), "the answer")
    assert hands.stack[-3:] == [
        "Vælg udgaven i filen (Titel)",
        "Vælg udgaven i filen (#1 Folk · Navn)",
        "Vælg udgaven i filen (#1 Folk · Beskrivelse)",
    ]
    hands.activate()
    hands.undo()
    saved = hands.on_disk().register
    assert (saved.title, saved.risks[0].name, saved.risks[0].description) == ("Deres titel", "Folk", MINE)
    hands.undo()
    hands.undo()
    assert (hands.register.title, hands.risk(1).name) == ("Min titel", "Bemanding på Ærø")
    assert hands.register.prepared_by == "Rederiet"


def test_what_is_put_off_is_kept_and_asked_again(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)
    with answering(_later):
        _answer_notice(hands, "Vælg…")
    assert hands.saved().startswith("Ikke gemt")
    hands.drag(6, cell(4, 4))
    _settled(hands)
    kept = hands.window.autosave.repository.kept
    assert kept is not None
    aside = Repository.open(kept)[1].register
    assert (aside.risks[0].description, aside.risk(hands.risk(6).id).rating) == (MINE, cell(4, 4))
    assert Repository.open(hands.window.path)[1].register.risks[0].description == THEIRS
    with answering(_choose("#1 Bemanding · Beskrivelse: I filen")):
        _answer_notice(hands, "Vælg…")
    _settled(hands)
    assert hands.window.autosave.repository.kept is None
    assert hands.risk_on_disk(6).rating == cell(4, 4)


def test_a_line_that_takes_the_place_of_another_is_as_high_as_its_buttons(hands: Hands, other: Other) -> None:
    other.titles("Deres titel")
    hands.look_at_disk()
    _both_describe(hands, other)
    wait_until(lambda: hands.notice.told.startswith("En anden"), "the question")
    choose = button(hands.notice, "Vælg…")
    assert hands.notice.rect().contains(choose.geometry())


def test_two_moves_of_one_risk_are_asked_about_at_once_when_nobody_types(hands: Hands, other: Other) -> None:
    other.moves(3, 1, 1)
    with answering(_choose("#3 Isvinter · Placering: I filen")) as asked:
        hands.drag(3, cell(4, 4))
        wait_until(lambda: bool(asked) and hands.saved().startswith("Gemt"), "the answer")
    assert hands.chip_cell(3) == cell(1, 1)
    risk = hands.risk_on_disk(3)
    assert risk.rating == risk.rating_changes[-1].rating == cell(1, 1)


def test_a_question_never_comes_between_somebody_and_the_keys(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)
    write(hands.pane.description, " Mere")
    rest(20)
    assert QApplication.activeModalWidget() is None
    assert hands.pane.description.toPlainText() == f"{MINE} Mere"


def test_what_the_other_writes_while_one_thinks_is_asked_about_anew(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)

    def while_thinking(dialog: QDialog) -> None:
        other.describes(1, "Noget tredje.")
        _choose("#1 Bemanding · Beskrivelse: I filen")(dialog)

    with answering(while_thinking, _choose("#1 Bemanding · Beskrivelse: I filen")):
        _answer_notice(hands, "Vælg…")
    _settled(hands)
    assert hands.risk_on_disk(1).description == "Noget tredje."


def test_a_conflict_that_the_other_has_taken_back_is_none(hands: Hands, other: Other) -> None:
    before = hands.risk(1).description
    _both_describe(hands, other)
    other.describes(1, before)
    _come_back(hands)
    _settled(hands)
    assert not hands.notice.isVisible()
    assert hands.risk_on_disk(1).description == MINE


def test_closing_asks_before_anything_is_given_up(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)
    path = hands.window.path
    with answering(_later, pressing("Bliv her")) as asked:
        assert not hands.window.close()
    assert "Gem dine rettelser som en kopi." in _asked(asked)
    with answering(_choose("#1 Bemanding · Beskrivelse: Behold begge")):
        assert hands.window.close()
    assert MINE in Repository.open(path)[1].register.risks[0].description
    assert THEIRS in Repository.open(path)[1].register.risks[0].description


def test_the_dialog_is_led_through_by_keys_and_says_both_versions(hands: Hands, other: Other) -> None:
    _both_describe(hands, other)

    def by_keys(dialog: QDialog) -> None:
        assert isinstance(dialog, ConflictsDialog)
        assert not any(radio.isChecked() for radio in dialog.findChildren(QRadioButton))
        # Until all stands where it belongs, arrows lead nowhere.
        QApplication.processEvents()
        first = dialog.focusWidget()
        assert first.accessibleName() == "#1 Bemanding · Beskrivelse: Din"
        assert first.accessibleDescription() == MINE
        way: list[str] = []
        tab, back = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
        for key in (tab, tab, back, back, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down):
            QTest.keyClick(dialog.focusWidget(), key)
            way.append(dialog.focusWidget().accessibleName().removeprefix("#1 Bemanding · Beskrivelse: "))
        assert way == ["Din (teksten)", "I filen (teksten)", "Din (teksten)", "Din", "I filen", "Din", "Behold begge"]
        assert not any(radio.isChecked() for radio in dialog.findChildren(QRadioButton)), "to look is not to choose"
        assert "Der er 1 sted tilbage at vælge." in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        assert dialog.isVisible(), "Enter decides nothing"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(by_keys):
        _answer_notice(hands, "Vælg…")
    assert hands.saved().startswith("Ikke gemt")


def test_only_the_words_that_differ_are_marked(hands: Hands, other: Other) -> None:
    _both_describe(hands, other, "Lodser 🛟 mangler på Ærø.", "Lodser 🛟 mangler på Samsø.")

    def look(dialog: QDialog) -> None:
        marked: list[str] = []
        for field in dialog.findChildren(QTextEdit):
            cursor = QTextCursor(field.document())
            while not cursor.atEnd():
                cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
                if cursor.charFormat().fontWeight() > 400:
                    marked.append(cursor.selectedText())
                cursor.clearSelection()
        assert "".join(marked) == "ÆrøSamsø"
        dialog.reject()

    with answering(look):
        _answer_notice(hands, "Vælg…")


# What nothing can come of


def test_a_file_that_has_vanished_is_not_written_anew_by_itself(hands: Hands) -> None:
    path = hands.window.path
    moved = path.with_name("flyttet.risiko")
    path.rename(moved)
    before = moved.read_bytes()
    hands.drag(3, cell(4, 4))
    wait_until(lambda: "er ikke længere, hvor den lå" in hands.notice.told, "the word")
    assert hands.saved().startswith("Ikke gemt")
    assert not path.exists() and moved.read_bytes() == before
    kept = hands.window.autosave.repository.kept
    assert kept is not None and Repository.open(kept)[1].register == hands.register


def test_a_vanished_file_is_told_also_when_nothing_was_edited(hands: Hands) -> None:
    hands.window.path.unlink()
    _come_back(hands)
    wait_until(lambda: "er ikke længere, hvor den lå" in hands.notice.told, "the word")
    assert hands.saved().startswith("Ikke gemt")
    with answering(pressing("Bliv her")):
        assert not hands.window.close()
    assert not hands.window.path.exists()


def test_a_vanished_file_that_comes_back_is_gone_on_with(hands: Hands) -> None:
    away = hands.window.path.with_name("væk")
    hands.window.path.rename(away)
    _come_back(hands)
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    away.rename(hands.window.path)
    _come_back(hands)
    assert hands.saved() == "Gemt · færgen.risiko"
    assert not hands.notice.isVisible()
    assert hands.window.autosave.repository.kept is None


def test_a_vanished_file_can_be_saved_again_where_it_was(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hands.window.path
    path.unlink()
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: path)
    _answer_notice(hands, "Gem igen…")
    _settled(hands)
    assert hands.saved().startswith("Gemt")
    assert Repository.open(path)[1] == hands.window.document.file
    hands.drag(1, cell(1, 1))
    assert hands.risk_on_disk(1).rating == cell(1, 1)


def test_a_vanished_file_can_be_saved_elsewhere_and_gone_on_with(
    hands: Hands, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands.window.path.unlink()
    hands.drag(3, cell(4, 4))
    shown = hands.register
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    elsewhere = tmp_path / "ny plads.risiko"
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: elsewhere)
    _answer_notice(hands, "Gem igen…")
    (window,) = windows.open_windows
    assert window.path == elsewhere
    assert window.document.register == shown
    assert window.selected == shown.risks[2].id, "the one that was shown"


def test_no_choice_of_a_place_changes_nothing(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    hands.window.path.unlink()
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: None)
    _answer_notice(hands, "Gem igen…")
    assert hands.saved().startswith("Ikke gemt")
    assert not hands.window.path.exists()


@pytest.mark.parametrize("content", [b"", b"{ikke json", b'{"file":{"1":{"format":"risikoapp","schema":99}}}'])
def test_a_file_that_was_spoilt_is_left_and_told(hands: Hands, content: bytes) -> None:
    hands.window.path.write_bytes(content)
    _come_back(hands)
    assert "er lavet om uden for programmet og kan ikke længere læses" in hands.notice.told
    assert hands.saved().startswith("Ikke gemt")
    hands.drag(3, cell(4, 4))
    repository = hands.window.autosave.repository
    wait_until(lambda: repository.kept is not None and Repository.open(repository.kept)[1].register == hands.register)
    assert hands.window.path.read_bytes() == content
    with answering(pressing("Bliv her")):
        assert not hands.window.close()
    assert hands.window.path.read_bytes() == content


def test_a_spoilt_file_that_was_mended_is_gone_on_with(hands: Hands) -> None:
    whole = hands.window.path.read_bytes()
    hands.window.path.write_bytes(b"{")
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    hands.window.path.write_bytes(whole)
    _answer_notice(hands, "Prøv igen")
    _settled(hands)
    assert hands.saved().startswith("Gemt")
    assert Repository.open(hands.window.path)[1] == hands.window.document.file


def test_what_is_shown_of_a_spoilt_file_can_be_saved_elsewhere(
    hands: Hands, windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoilt = hands.window.path
    spoilt.write_bytes(b"{")
    hands.drag(3, cell(4, 4))
    wait_until(lambda: hands.saved().startswith("Ikke gemt"), "the word")
    shown = hands.register
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: spoilt)
    with answering(pressing("OK")) as asked:
        _answer_notice(hands, "Gem et andet sted…")
    assert "»færgen.risiko« er åben." in _asked(asked)
    assert spoilt.read_bytes() == b"{"
    hands.window.autosave.retry()
    wait_until(hands.notice.isVisible, "the word again")
    monkeypatch.setattr(handlers, "choose_new_register", lambda *_: tmp_path / "ny plads.risiko")
    _answer_notice(hands, "Gem et andet sted…")
    (window,) = windows.open_windows
    assert window.document.register == shown
    assert spoilt.read_bytes() == b"{"
