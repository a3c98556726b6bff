"""A name goes for good, also out of what lies beside the file, and nobody takes it out without meaning it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QProgressBar

from risikoapp.codec.log_blocks import all_entries, pack
from risikoapp.codec.tables import to_json
from risikoapp.domain import edits
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.model import Redaction, Register, RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.paths import user_data
from risikoapp.storage.backups import Backups
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.redacting import NameInCopies
from risikoapp.storage.repository import Repository
from risikoapp.ui import safety
from risikoapp.ui.dialogs import remove_name
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.ui.conftest import Gate
from tests.ui.hands import LEFT, Hands, answering, button, named, overwrite, texts, wait_until, write
from tests.ui.paper import NOW, TODAY

NAME = "Åse Bøgh"
WHERE = "I risikovurderingen: 1 sted\nI afsluttede statusser: 1 sted\nI ændringsloggen: 4 steder"


def _entry(number: int) -> LogEntry:
    time = NOW - dt.timedelta(days=number)
    return LogEntry(id=f"l{number}", time=time, field="name", old=f"{NAME}s plan", new="Plan", who=NAME.upper())


@pytest.fixture(autouse=True)
def unoffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept aside for the file is not offered meanwhile."""
    monkeypatch.setattr(safety, "LOOK_AFTER", 3_600_000)


@pytest.fixture
def path(tmp_path: Path, file: RegisterFile) -> Path:
    """The ferry's file with the name in a text, a status, a packed entry and a loose one, and copies of it."""
    ice = file.register.risks[2]
    register = edits.describe_risk(file.register, ice.id, f"Isen. Spørg {NAME.lower()}.")
    log = Log(blocks=(pack([_entry(2)]),), entries=(_entry(1),))
    made = finish_status(
        replace(file, register=register, log=log), snapshot_id="s", finished=NOW, name="", colours=("#CFE8D5",) * 4
    )
    path = tmp_path / "papirer" / "færgen.risiko"
    path.parent.mkdir()
    Repository.create(path, made)
    Backups(user_data(), path, lambda: NOW - dt.timedelta(days=1)).make((to_json(made),), "daily")
    titled = replace(made, register=edits.change_properties(register, title=NAME))
    Recoveries(user_data(), path).keep(titled, to_json(made))
    return path


def held(path: Path) -> str:
    """All that is written in the file, its copies and what is kept aside, unpacked."""
    repository = Repository(path)
    paths = [path, *(backup.path for backup in repository.backups.list())]
    paths += [each for each in repository.recoveries.paths(Register()) if each.suffix == ".risiko"]
    logs = [all_entries(Repository.open(each)[1].log) for each in paths]
    everything = [each.read_text("utf-8") for each in (*paths, *repository.recoveries.paths(Register()))]
    return "\n".join((*everything, repr(logs))).casefold()


def fields(dialog: QDialog) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
    found = [
        named(dialog, name) for name in ("Navn eller initialer", "Skriv i stedet", "Skriv navnet igen for at bekræfte")
    ]
    assert all(isinstance(field, QLineEdit) for field in found)
    first, second, third = found
    return first, second, third  # pyright: ignore[reportReturnType]


def looked_for(dialog: QDialog, name: str) -> str:
    """Types a name, and returns what is said of it."""
    overwrite(fields(dialog)[0], name)
    wait_until(lambda: any(text.startswith(("I ", "Navnet ", "Ændrings")) for text in texts(dialog)), "the places")
    return next(text for text in texts(dialog) if text.startswith(("I ", "Navnet ", "Ændrings")))


def remove(dialog: QDialog) -> None:
    looked_for(dialog, NAME)
    write(fields(dialog)[2], NAME)
    QTest.mouseClick(button(dialog, "Fjern navnet"), LEFT)
    wait_until(lambda: not dialog.isVisible(), "the end", seconds=20)


def test_it_is_gone_from_file_log_statuses_and_copies(hands: Hands, path: Path) -> None:
    hands.window.document.rename_risk(hands.risk(1).id, "Mandskab")
    assert NAME.casefold() in held(path)

    def answer(dialog: QDialog) -> None:
        assert looked_for(dialog, NAME).startswith(WHERE)
        remove(dialog)

    with answering(answer):
        hands.order("remove_name")
    assert hands.notice.told.startswith("Navnet er fjernet ")
    assert hands.stack == []
    assert hands.risk(3).description == "Isen. Spørg [navn fjernet]."
    assert hands.window.autosave.is_saved
    assert NAME.casefold() not in held(path)
    file = Repository.open(path)[1]
    assert file == hands.window.document.file
    assert file.snapshots[0].redactions == (Redaction(date=TODAY, places=1),)
    assert all_entries(file.log)[0].old == "[navn fjernet]s plan"
    assert hands.risk(1).name == "Mandskab"


def test_it_goes_from_the_persons_own_initials(hands: Hands, path: Path, preferences: Preferences) -> None:
    preferences.set_author("Projektleder")
    with answering(remove):
        hands.order("remove_name")
    assert preferences.author == "Projektleder" and "initialer" not in hands.notice.told
    preferences.set_author(f"{NAME}, projektleder")
    hands.window.document.rename_risk(hands.risk(1).id, f"{NAME} går")
    with answering(remove):
        hands.order("remove_name")
    assert preferences.author == hands.window.document.author == ""
    assert hands.notice.told.endswith("Dine egne initialer under Fil er også slettet.")


def test_only_who_means_it_takes_it_out(hands: Hands, path: Path) -> None:
    def answer(dialog: QDialog) -> None:
        name, instead, again = fields(dialog)
        deed = button(dialog, "Fjern navnet")
        assert any("kan ikke fortrydes" in text for text in texts(dialog))
        write(name, "Å")
        wait_until(lambda: "Skriv mindst to bogstaver." in texts(dialog), "the complaint")
        assert looked_for(dialog, "Findes Ikke") == "Navnet står ingen steder."
        write(again, "Findes Ikke")
        assert not deed.isEnabled()
        assert looked_for(dialog, NAME).startswith(WHERE)
        assert not deed.isEnabled()
        overwrite(again, "Åse Bøg")
        assert not deed.isEnabled()
        QTest.keyClick(again, Qt.Key.Key_Return)
        write(again, "h")
        assert deed.isEnabled()
        overwrite(instead, "en åse")
        assert not deed.isEnabled()
        wait_until(
            lambda: any("må ikke selv have et ord fra navnet" in text for text in texts(dialog)), "the complaint"
        )
        overwrite(name, "")
        wait_until(lambda: not any("et ord fra navnet" in text for text in texts(dialog)), "silence")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    before = held(path)
    with answering(answer):
        hands.order("remove_name")
    assert held(path) == before
    assert not hands.notice.told


def test_other_words_may_stand_instead(hands: Hands, path: Path) -> None:
    def answer(dialog: QDialog) -> None:
        overwrite(fields(dialog)[1], "Styrmanden")
        remove(dialog)

    with answering(answer):
        hands.order("remove_name")
    assert hands.risk_on_disk(3).description == "Isen. Spørg Styrmanden."


def test_what_is_being_saved_is_waited_for(hands: Hands, path: Path, gate: Gate) -> None:
    hands.window.document.rename_risk(hands.risk(1).id, f"{NAME} går")
    gate.reached.wait(5)

    def answer(dialog: QDialog) -> None:
        gate.open()
        remove(dialog)

    with answering(answer):
        hands.order("remove_name")
    assert hands.risk_on_disk(1).name == "[navn fjernet] går"
    assert NAME.casefold() not in held(path)


@pytest.mark.parametrize("saves_before", [0, 1])
def test_a_file_that_cannot_be_saved_is_told(
    hands: Hands, path: Path, saves_before: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tries = Repository.save, [0]

    def refused(repository: Repository, file: RegisterFile) -> None:
        tries[0] += 1
        if tries[0] > saves_before:
            raise CannotWrite(path)
        save(repository, file)

    monkeypatch.setattr(Repository, "save", refused)
    hands.window.document.rename_risk(hands.risk(1).id, "Mandskab")
    backups = Repository(path).backups.list()
    before = [backup.path.read_bytes() for backup in backups]
    with answering(remove):
        hands.order("remove_name")
    assert hands.notice.told.startswith("Navnet er ikke fjernet overalt")
    assert [backup.path.read_bytes() for backup in backups] == before
    monkeypatch.setattr(Repository, "save", save)
    with answering(remove):
        hands.order("remove_name")
    assert hands.notice.told.startswith("Navnet er fjernet ")
    assert NAME.casefold() not in held(path)


def test_a_copy_that_cannot_be_read_is_named(hands: Hands, path: Path) -> None:
    spoilt = Repository(path).backups.make((b"\xc3",), "replaced")

    def answer(dialog: QDialog) -> None:
        assert f"»{spoilt.name}«" in looked_for(dialog, NAME)
        remove(dialog)

    with answering(answer):
        hands.order("remove_name")
    assert f"»{spoilt.name}«" in hands.notice.told
    assert spoilt.read_bytes() == b"\xc3"


def test_a_damaged_log_keeps_its_name(windows: Windows, path: Path, file: RegisterFile) -> None:
    block = LogBlock(count=1, until=NOW, data="æ")
    Repository.create(path.with_name("skadet.risiko"), replace(file, log=Log(blocks=(block,))))
    window = windows.open_file(path.with_name("skadet.risiko"))
    assert window is not None

    def answer(dialog: QDialog) -> None:
        assert looked_for(dialog, NAME).startswith("Ændringsloggen er beskadiget")
        write(fields(dialog)[2], NAME)
        assert not button(dialog, "Fjern navnet").isEnabled()
        dialog.reject()

    with answering(answer):
        window.commands["remove_name"].trigger()


def test_how_far_it_has_come_is_shown_and_it_is_not_left_half_done(
    hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remove_name, "_PATIENCE", 1)
    monkeypatch.setattr(remove_name, "_STEP", 1)
    take_out, gate = NameInCopies.take_out, Gate()

    def slow(copies: NameInCopies, tell: Callable[[int, int], None]) -> object:
        tell(1, 3)
        gate.pass_through()
        return take_out(copies, tell)

    monkeypatch.setattr(NameInCopies, "take_out", slow)

    def answer(dialog: QDialog) -> None:
        looked_for(dialog, NAME)
        write(fields(dialog)[2], NAME)
        QTest.mouseClick(button(dialog, "Fjern navnet"), LEFT)
        (bar,) = dialog.findChildren(QProgressBar)
        wait_until(lambda: bar.isVisible() and (bar.value(), bar.maximum()) == (1, 3), "the bar")
        assert "Fjerner navnet…" in texts(dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert dialog.isVisible()
        gate.open()
        wait_until(lambda: not dialog.isVisible(), "the end", seconds=20)

    with answering(answer):
        hands.order("remove_name")
    assert NAME.casefold() not in held(path)


def test_it_is_not_offered_where_all_is_only_shown(windows: Windows, path: Path) -> None:
    from risikoapp.ui.read_only import ReadOnly

    file = Repository.open(path)[1]
    window = windows.show_copy(path, file, ReadOnly(reason="Kun at se", is_the_file=False))
    assert not window.commands["remove_name"].isEnabled()
    assert window.commands["development"].isEnabled()
    assert window.commands["changelog"].isEnabled()
