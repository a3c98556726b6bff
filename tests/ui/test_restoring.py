"""An older state is looked at before it comes back, comes back as one step, and helps where a file cannot be opened."""

import datetime as dt
import errno
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton, QTableWidget, QTextEdit

from risikoapp.codec.tables import to_json
from risikoapp.domain import edits
from risikoapp.domain.model import RegisterFile
from risikoapp.messages.kept import moment
from risikoapp.paths import user_data
from risikoapp.storage.backups import Backups
from risikoapp.storage.errors import CannotWrite
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import restoring
from risikoapp.ui.restoring import Chosen
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, button, click, naming, overwrite, texts, wait_until
from tests.ui.paper import cell

DAY = dt.datetime(2026, 3, 2, 8, 15, tzinfo=dt.UTC)


def _back_up(path: Path, content: bytes, moment: dt.datetime) -> None:
    Backups(user_data(), path, lambda: moment).make((content,), "daily")


@pytest.fixture
def older(path: Path, file: RegisterFile) -> RegisterFile:
    """Two copies of the ferry's file: the newer one broken, the older one with another name for #1."""
    register = edits.rename_risk(file.register, file.register.risks[0].id, "Mandskab")
    made = replace(file, register=register)
    _back_up(path, to_json(made), DAY)
    _back_up(path, b"kaput", DAY + dt.timedelta(days=1))
    return made


def _rows(dialog: QDialog) -> list[list[str]]:
    (table,) = dialog.findChildren(QTableWidget)
    cells = [[table.item(row, column) for column in range(3)] for row in range(table.rowCount())]
    return [[cell.text() for cell in row if cell is not None] for row in cells]


def _shown(dialog: QDialog) -> str:
    (field,) = dialog.findChildren(QTextEdit)
    return field.toPlainText()


def _restore_the_older(dialog: QDialog) -> None:
    """The last in the list: a save that came first has put one more copy above it."""
    (table,) = dialog.findChildren(QTableWidget)
    for _row in range(1, table.rowCount()):
        QTest.keyClick(table, Qt.Key.Key_Down)
    click(button(dialog, "Gendan denne"))


def test_a_copy_is_looked_at_and_comes_back_as_one_step(hands: Hands, older: RegisterFile) -> None:
    file = hands.window.document.file

    def choose(dialog: QDialog) -> None:
        wait_until(lambda: "…" not in [row[2] for row in _rows(dialog)], "the differences")
        assert _rows(dialog) == [
            [moment((DAY + dt.timedelta(days=1)).astimezone()), "Før dagens første ændring", "Kan ikke læses"],
            [moment(DAY.astimezone()), "Før dagens første ændring", "1 forskel"],
        ]
        assert "kan ikke læses" in _shown(dialog)
        assert not button(dialog, "Gendan denne").isEnabled()
        hands.key(Qt.Key.Key_Down, to=dialog.findChildren(QTableWidget)[0])
        assert "#1 Bemanding kommer til at hedde »Mandskab«." in _shown(dialog)
        assert "#4 Brændstof · Ikke placeret" in _shown(dialog)
        assert "Lukkede risici" in _shown(dialog)
        click(button(dialog, "Gendan denne"))

    with answering(choose):
        hands.order("restore")
    assert hands.register == older.register
    assert hands.stack == [f"Gendan fra {moment(DAY.astimezone())}"]
    assert hands.on_disk().register == older.register
    click(button(hands.notice, "Fortryd"))
    assert hands.on_disk().register == file.register


def test_the_way_back_is_offered_until_something_else_is_done(hands: Hands, older: RegisterFile) -> None:
    with answering(_restore_the_older):
        hands.order("restore")
    assert "Risikovurderingen er nu, som den var" in hands.notice.told
    hands.order("undo")
    assert hands.notice.told == "", "undoing would take back something else now"


def test_what_is_replaced_by_an_older_state_is_copied_first(hands: Hands, older: RegisterFile) -> None:
    """Its undo is refused once another's edit has joined, and then the copy is all there is."""
    overwrite(hands.name(), "En hel dags arbejde på Ærø")
    with answering(_restore_the_older):
        hands.order("restore")
    assert hands.on_disk().register == older.register
    kept = [copy for copy in hands.window.autosave.repository.backups.list() if copy.reason == "restoring"]
    assert [Repository.open(copy.path)[1].register.risks[0].name for copy in kept] == ["En hel dags arbejde på Ærø"]


def test_what_comes_in_while_a_copy_is_chosen_is_not_taken_away(hands: Hands, older: RegisterFile) -> None:
    def choose(dialog: QDialog) -> None:
        repository, theirs = Repository.open(hands.window.path)
        repository.save(replace(theirs, register=edits.change_properties(theirs.register, title="Deres titel")))
        hands.window.autosave.look_at_disk()
        _restore_the_older(dialog)

    with answering(choose):
        hands.order("restore")
    saved = hands.on_disk().register
    assert (saved.title, saved.risks[0].name) == ("Deres titel", "Mandskab")


def test_the_copies_of_a_renamed_file_are_there_with_its_old_name(
    windows: Windows, path: Path, older: RegisterFile
) -> None:
    window = windows.open_file(path.rename(path.with_name("Færgen til Ærø.risiko")))
    assert window is not None
    hands = Hands(window)
    hands.activate()

    def choose(dialog: QDialog) -> None:
        assert {row[1] for row in _rows(dialog)} == {"Før dagens første ændring · »færgen.risiko«"}
        hands.key(Qt.Key.Key_Down, to=dialog.findChildren(QTableWidget)[0])
        assert f"Fra da risikovurderingen hed »færgen.risiko« og lå i »{path.parent}«." in _shown(dialog)
        click(button(dialog, "Gendan denne"))

    with answering(choose):
        hands.order("restore")
    assert hands.on_disk().register == older.register


def test_who_only_looks_changes_nothing(hands: Hands, older: RegisterFile) -> None:
    file = hands.window.document.file
    with answering(QDialog.reject):
        hands.order("restore")
    assert hands.window.document.file == file
    assert hands.stack == []


def test_a_copy_that_is_as_it_is_now_cannot_be_chosen(hands: Hands) -> None:
    _back_up(hands.window.path, to_json(hands.window.document.file), DAY)

    def look(dialog: QDialog) -> None:
        assert "Ingenting: den er, som det er nu." in _shown(dialog)
        assert not button(dialog, "Gendan denne").isEnabled()
        dialog.reject()

    with answering(look):
        hands.order("restore")


def test_without_copies_that_is_what_is_said(hands: Hands) -> None:
    hands.order("restore")
    assert "Der er ingen sikkerhedskopier endnu." in hands.notice.told


def test_no_number_is_given_again_after_restoring(hands: Hands, older: RegisterFile) -> None:
    hands.order("new_risk")
    given = hands.window.document.file.next_number

    with answering(_restore_the_older):
        hands.order("restore")
    assert hands.window.document.file.next_number == given


@pytest.fixture
def damaged(path: Path, older: RegisterFile) -> Path:
    path.write_bytes(path.read_bytes()[:100])
    return path


def _save_copy(dialog: QDialog) -> None:
    assert any(moment(DAY.astimezone()) in text for text in texts(dialog))
    click(button(dialog, "Gem kopien som ny fil…"))


def _accept_locked(dialog: QDialog) -> None:
    assert "ANDEN-PC" in " ".join(texts(dialog))
    dialog.accept()


def _close(dialog: QDialog) -> None:
    click(button(dialog, "Luk"))


def test_a_file_that_cannot_be_opened_comes_back_as_a_new_one(
    windows: Windows, damaged: Path, older: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen, before = damaged.with_name("igen.risiko"), damaged.read_bytes()
    suggested = naming(monkeypatch, chosen, restoring)
    with answering(_save_copy):
        window = windows.open_file(damaged)
    assert window is not None
    assert (window.path, window.document.file) == (chosen, older)
    assert suggested == [damaged.with_name("færgen – gendannet.risiko")]
    assert damaged.read_bytes() == before


@pytest.mark.parametrize("answer", [_close, _save_copy], ids=["not wanted", "no name chosen"])
def test_nothing_is_made_unless_it_is_wanted(
    windows: Windows, damaged: Path, monkeypatch: pytest.MonkeyPatch, answer: Callable[[QDialog], None]
) -> None:
    naming(monkeypatch, None, restoring)
    with answering(answer):
        assert windows.open_file(damaged) is None
    assert [each.name for each in damaged.parent.iterdir()] == ["færgen.risiko"]


def test_a_file_that_another_has_open_is_not_replaced_by_a_copy(
    windows: Windows, path: Path, tmp_path: Path, older: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone, before = tmp_path / "væk.risiko", path.read_bytes()
    _back_up(gone, to_json(older), DAY)
    naming(monkeypatch, path, restoring)
    entry = {"program": "risikoapp", "machine": "ANDEN-PC", "user": "anden", "pid": 7, "since": DAY.isoformat()}
    place = path.with_name(f".{path.name}.lock")
    place.write_text(json.dumps(entry | {"owner": "0123456789ab-7-abc", "id": "deres"}), encoding="utf-8")
    with answering(_save_copy, _accept_locked):
        assert windows.open_file(gone) is None
    assert path.read_bytes() == before


def test_a_file_that_is_open_is_not_replaced_by_a_copy(
    hands: Hands, windows: Windows, tmp_path: Path, older: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "væk.risiko"
    _back_up(gone, to_json(older), DAY)
    naming(monkeypatch, hands.window.path, restoring)
    before = hands.window.path.read_bytes()
    with answering(_save_copy, QDialog.accept):
        assert windows.open_file(gone) is None
    assert hands.window.path.read_bytes() == before


def test_a_copy_that_cannot_be_saved_is_told(windows: Windows, damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> Repository:
        raise CannotWrite(path, OSError(errno.ENOSPC, "full"))

    def read(dialog: QDialog) -> None:
        assert any("ikke mere plads" in text for text in texts(dialog))
        dialog.accept()

    naming(monkeypatch, damaged.with_name("igen.risiko"), restoring)
    monkeypatch.setattr(Repository, "create", refuse)
    with answering(_save_copy, read):
        assert windows.open_file(damaged) is None


def _keep(path: Path, file: RegisterFile) -> RegisterFile:
    """What a run that has ended since has written last, and put aside."""
    kept = replace(file, register=edits.rename_risk(file.register, file.register.risks[0].id, "Vagter"))
    Recoveries(user_data(), path).keep(kept, path.read_bytes())
    return kept


def _save_kept(dialog: QDialog) -> None:
    click(button(dialog, "Gem det, der ligger i sikkerhed, som en ny fil…"))


@pytest.mark.parametrize("has_backup", [False, True])
@pytest.mark.parametrize("content", [None, b"", b"{}"], ids=["gone", "empty", "spoilt"])
def test_what_lies_in_safety_for_a_file_that_cannot_be_opened_becomes_a_new_one(
    windows: Windows,
    path: Path,
    file: RegisterFile,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    has_backup: bool,
) -> None:
    kept = _keep(path, file)
    if has_backup:
        _back_up(path, to_json(file), DAY)
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    chosen = path.with_name("reddet.risiko")
    naming(monkeypatch, chosen, restoring)

    def choose(dialog: QDialog) -> None:
        assert any("blev lagt i sikkerhed på denne computer" in text for text in texts(dialog))
        assert any("sikkerhedskopi fra" in text for text in texts(dialog)) == has_backup
        _save_kept(dialog)

    with answering(choose):
        window = windows.open_file(path)
    assert window is not None
    assert (window.path, window.document.file) == (chosen, kept)
    assert Recoveries(user_data(), path).pending() is None
    assert path.exists() == (content is not None)


def test_who_does_not_save_what_lies_in_safety_is_asked_again(windows: Windows, path: Path, file: RegisterFile) -> None:
    kept = _keep(path, file)
    path.unlink()
    for _time in range(2):
        with answering(_close):
            assert windows.open_file(path) is None
    found = Recoveries(user_data(), path).pending()
    assert found is not None
    assert found.file == kept


def test_beside_what_can_be_read_of_a_damaged_file_is_what_lies_in_safety(
    windows: Windows, path: Path, file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = _keep(path, file)
    path.write_bytes(path.read_bytes()[:-400])
    before, chosen = path.read_bytes(), path.with_name("reddet.risiko")
    shown = windows.open_file(path)
    assert shown is not None
    assert shown.read_only is not None
    naming(monkeypatch, chosen, restoring)
    click(button(shown, "Gem det, der ligger i sikkerhed, som en ny fil…"))
    window = next(each for each in windows.open_windows if each.path == chosen)
    assert window.document.file == kept
    assert path.read_bytes() == before
    with answering(QDialog.accept):
        click(button(shown, "Gem det, der ligger i sikkerhed, som en ny fil…"))


def test_a_copy_is_seen_in_a_window_of_its_own_and_restored_from_there(
    windows: Windows, hands: Hands, older: RegisterFile
) -> None:
    def show(dialog: QDialog) -> None:
        assert not button(dialog, "Se den i et vindue").isEnabled(), "the newest cannot be read"
        hands.key(Qt.Key.Key_Down, to=dialog.findChildren(QTableWidget)[0])
        click(button(dialog, "Se den i et vindue"))

    with answering(show):
        hands.order("restore")
    (copy,) = [window for window in windows.open_windows if window is not hands.window]
    assert copy.document.register == older.register and copy.document.is_read_only
    assert any(f"Sikkerhedskopi fra {moment(DAY.astimezone())}." in text for text in texts(copy))
    assert copy.windowTitle().endswith("(sikkerhedskopi)")
    assert hands.stack == []
    click(button(copy, "Gendan denne"))
    assert windows.open_windows == (hands.window,)
    assert hands.register == older.register
    assert hands.stack == [f"Gendan fra {moment(DAY.astimezone())}"]


def test_a_copy_whose_window_has_been_closed_restores_nothing(
    windows: Windows, hands: Hands, older: RegisterFile, path: Path
) -> None:
    def show(dialog: QDialog) -> None:
        hands.key(Qt.Key.Key_Down, to=dialog.findChildren(QTableWidget)[0])
        click(button(dialog, "Se den i et vindue"))

    with answering(show):
        hands.order("restore")
    (copy,) = [window for window in windows.open_windows if window is not hands.window]
    before = path.read_bytes()
    hands.window.close()
    click(button(copy, "Gendan denne"))
    assert "Åbn den igen" in copy.notice.told and path.read_bytes() == before


def test_what_cannot_be_restored_is_not_said_to_be(hands: Hands, path: Path, file: RegisterFile) -> None:
    first, *others = file.register.risks
    # A rating that no move has led to, as another program may write it.
    torn = replace(file, register=replace(file.register, risks=(replace(first, rating=cell(1, 4)), *others)))
    chosen = Chosen(when="i går", file=torn, is_to_be_shown=False)
    before = hands.window.document.file
    assert not hands.window.safety.restore_from(chosen)
    assert "kunne ikke gendannes" in hands.window.notice.told
    assert hands.window.document.file is before
    assert hands.stack == []


def test_where_nothing_differs_there_is_no_step_to_undo(hands: Hands, file: RegisterFile) -> None:
    before = hands.window.document.file
    assert hands.window.safety.restore_from(Chosen(when="i går", file=file, is_to_be_shown=False))
    assert hands.window.document.file is before
    assert [each.text() for each in hands.window.notice.findChildren(QPushButton) if each.isVisible()] == ["Skjul"]
