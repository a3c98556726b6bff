"""What an earlier run kept aside is offered with what it changes, and nothing is replaced before somebody says so."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QRadioButton, QTextEdit

from risikoapp.domain import edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.paths import user_data
from risikoapp.storage.recovery import Recoveries
from risikoapp.storage.repository import Repository
from risikoapp.ui import safety
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.conftest import Gate
from tests.ui.hands import Hands, answering, button, click, texts, wait_for_answers, wait_until
from tests.ui.paper import cell

Answer = Callable[[QDialog], None]


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safety, "LOOK_AFTER", 0)


def _renamed(file: RegisterFile, number: int, name: str) -> RegisterFile:
    risk = next(risk for risk in file.register.risks if risk.number == number)
    return replace(file, register=edits.rename_risk(file.register, risk.id, name))


def _keep(path: Path, file: RegisterFile) -> None:
    """As a run did that has ended since."""
    Recoveries(user_data(), path).keep(file, path.read_bytes())


def _is_kept(path: Path) -> bool:
    return Recoveries(user_data(), path).pending() is not None


def _press(text: str, seen: list[str] | None = None) -> Answer:
    def answer(dialog: QDialog) -> None:
        if seen is not None:
            seen.extend(field.toPlainText() for field in dialog.findChildren(QTextEdit))
        click(button(dialog, text))

    return answer


def _opened(windows: Windows, path: Path, *answers: Answer) -> MainWindow:
    with answering(*answers) as asked:
        window = windows.open_file(path)
        assert window is not None
        wait_for_answers(asked, len(answers))
    Hands(window).activate()
    return window


def test_edits_kept_aside_come_in_as_one_step(windows: Windows, path: Path, file: RegisterFile) -> None:
    seen = list[str]()
    kept = _renamed(_renamed(file, 1, "Vagter"), 3, "Is på Ærø")
    _keep(path, kept)
    window = _opened(windows, path, _press("Tag rettelserne med", seen))
    assert "#1 Bemanding kommer til at hedde »Vagter«." in seen[0]
    assert "#3 Isvinter kommer til at hedde »Is på Ærø«." in seen[0]
    hands = Hands(window)
    assert hands.register == kept.register
    assert hands.stack == ["Tag rettelser med"]
    wait_until(lambda: not _is_kept(path), "the end of what was kept")
    assert Repository.open(path)[1].register == kept.register
    hands.undo()
    assert hands.on_disk().register == file.register


def test_edits_kept_aside_for_a_file_that_was_renamed_since_are_offered_with_its_old_name(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    kept = _renamed(file, 1, "Vagter")
    _keep(path, kept)
    new = path.rename(path.with_name("Færgen til Ærø.risiko"))

    def answer(dialog: QDialog) -> None:
        name = f"hed »færgen.risiko« og lå i »{path.parent}«."
        assert any(text.endswith(name) for text in texts(dialog))
        click(button(dialog, "Tag rettelserne med"))

    _opened(windows, new, answer)
    wait_until(lambda: not _is_kept(path), "the end of what was kept")
    assert Repository.open(new)[1].register == kept.register


def test_a_copy_of_a_file_is_not_offered_what_belongs_to_that(windows: Windows, path: Path, file: RegisterFile) -> None:
    _keep(path, _renamed(file, 1, "Vagter"))
    copy = path.with_name("kopi.risiko")
    copy.write_bytes(path.read_bytes())
    window = _opened(windows, copy)
    window.safety.look_back()
    assert QApplication.activeModalWidget() is None
    assert window.document.file == file
    _opened(windows, path, _press("Tag rettelserne med"))


def test_who_wants_to_see_them_later_is_asked_again_at_the_next_opening(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    before = path.read_bytes()
    _keep(path, _renamed(file, 1, "Vagter"))
    for _time in range(2):
        window = _opened(windows, path, _press("Se dem senere"))
        assert window.document.file == file
        assert window.close()
        assert path.read_bytes() == before
        assert _is_kept(path)


def test_to_throw_them_away_is_asked_twice(windows: Windows, path: Path, file: RegisterFile) -> None:
    _keep(path, _renamed(file, 1, "Vagter"))
    window = _opened(
        windows,
        path,
        _press("Smid dem væk…"),
        _press("Behold dem"),
        _press("Smid dem væk…"),
        _press("Smid dem væk"),
    )
    assert window.document.file == file
    assert not _is_kept(path)


def test_what_is_in_the_file_already_is_not_asked_about(windows: Windows, path: Path, file: RegisterFile) -> None:
    _keep(path, file)
    _keep(path, replace(file, next_number=file.next_number + 1))
    _opened(windows, path)
    wait_until(lambda: not _is_kept(path), "the end of what was kept")


def test_edits_of_two_runs_are_asked_about_one_after_the_other(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    _keep(path, _renamed(file, 1, "Vagter"))
    _keep(path, _renamed(file, 3, "Is"))
    window = _opened(windows, path, _press("Tag rettelserne med"), _press("Tag rettelserne med"))
    names = [risk.name for risk in window.document.register.open_risks]
    assert names[:2] == ["Vagter", "Is"]
    wait_until(lambda: not _is_kept(path), "the end of what was kept")


def _placed(file: RegisterFile, number: int, rating: Rating, change_id: str, day: int) -> RegisterFile:
    risk = next(risk for risk in file.register.risks if risk.number == number)
    on = dt.date(2026, 3, day)
    return replace(file, register=edits.place_risks(file.register, {risk.id: change_id}, rating, on=on))


def _choose(*versions: str) -> Answer:
    """Chooses a version for each place, and uses it."""

    def answer(dialog: QDialog) -> None:
        assert "Der står noget andet i filen nu" in texts(dialog)[0]
        radios = dialog.findChildren(QRadioButton)
        for version in versions:
            next(radio for radio in radios if radio.accessibleName() == version).setChecked(True)
        click(button(dialog, "Brug det valgte"))

    return answer


def _has_vanished_from_safety(path: Path) -> None:
    wait_until(lambda: not _is_kept(path), "the end of what was kept")


def test_where_the_file_says_something_else_now_a_person_chooses(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    seen: list[str] = []
    _keep(path, _renamed(_renamed(file, 1, "Vagter"), 3, "Is"))
    Repository.open(path)[0].save(_renamed(file, 3, "Frost"))
    window = _opened(windows, path, _press("Tag rettelserne med", seen), _choose("#3 Is · Navn: Din"))
    fits, asked = seen[0].split("Her står der noget andet i filen nu.")
    assert "»Vagter«" in fits
    assert "»Is«" in asked
    assert [risk.name for risk in window.document.register.open_risks][:2] == ["Vagter", "Is"]
    assert Hands(window).stack == ["Tag rettelser med"]
    _has_vanished_from_safety(path)


def test_who_chooses_all_that_stands_in_the_file_has_decided(windows: Windows, path: Path, file: RegisterFile) -> None:
    _keep(path, _renamed(file, 3, "Is"))
    frost = _renamed(file, 3, "Frost")
    Repository.open(path)[0].save(frost)
    window = _opened(windows, path, _press("Tag rettelserne med"), _choose("#3 Is · Navn: I filen"))
    assert window.document.file == frost
    assert Hands(window).stack == []
    _has_vanished_from_safety(path)


def test_a_choice_that_is_put_off_stays_in_safety_and_can_be_read_whole(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    (first, *_others), long = file.register.risks, f"Bemandingen{' på Ærø' * 40} er klar."
    _keep(path, replace(file, register=edits.describe_risk(file.register, first.id, long)))
    theirs = replace(file, register=edits.describe_risk(file.register, first.id, "Deres."))
    Repository.open(path)[0].save(theirs)
    for _time in range(2):
        seen: list[str] = []
        window = _opened(windows, path, _press("Tag rettelserne med", seen), _press("Senere"))
        assert long in seen[0]
        assert "Du bliver spurgt igen" in window.notice.told
        assert window.document.file == theirs
        assert window.close()
        assert _is_kept(path)


def test_a_move_that_another_has_moved_on_from_takes_nothing_else_along(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    _keep(path, _renamed(_placed(file, 3, cell(4, 4), "k1", 9), 1, "Vagter"))
    theirs = _placed(_placed(file, 3, cell(1, 1), "z1", 9), 3, cell(2, 3), "z2", 10)
    Repository.open(path)[0].save(theirs)
    window = _opened(windows, path, _press("Tag rettelserne med"), _choose("#3 Isvinter · Placering: I filen"))
    hands = Hands(window)
    assert hands.risk(1).name == "Vagter"
    assert hands.risk(3).rating == cell(2, 3)
    _has_vanished_from_safety(path)
    assert Repository.open(path)[1].register == hands.register


def test_without_what_they_began_from_they_take_the_place_of_all(
    windows: Windows, path: Path, file: RegisterFile
) -> None:
    kept = _renamed(file, 1, "Vagter")
    _keep(path, kept)
    for base in Recoveries(user_data(), path).folder.glob("*.base"):
        base.unlink()
    Repository.open(path)[0].save(_renamed(file, 3, "Frost"))
    window = _opened(windows, path, _press("Tag rettelserne med"))
    assert window.document.register == kept.register
    _has_vanished_from_safety(path)


def test_what_cannot_be_taken_in_is_said_and_stays_in_safety(windows: Windows, path: Path, file: RegisterFile) -> None:
    first, *others = file.register.risks
    # A rating that no move has led to, as another program may write it.
    torn = replace(file.register, risks=(replace(first, rating=cell(1, 4)), *others))
    _keep(path, _renamed(replace(file, register=torn), 3, "Is"))
    window = _opened(windows, path, _press("Tag rettelserne med"))
    assert "kunne ikke tages med" in window.notice.told
    assert window.document.file is window.autosave.base
    window.document.change_properties(title="Noget andet")
    assert window.autosave.flush()
    assert _is_kept(path)


def test_what_is_undone_before_it_is_in_the_file_stays_in_safety(hands: Hands, gate: Gate) -> None:
    path = hands.window.path
    _keep(path, _renamed(hands.window.document.file, 1, "Vagter"))
    with answering(_press("Tag rettelserne med")):
        hands.window.safety.look_back()
    assert hands.stack == ["Tag rettelser med"]
    hands.activate()
    hands.undo()
    assert hands.register == hands.window.autosave.base.register
    gate.open()
    assert hands.window.autosave.flush()
    assert _is_kept(path)


def test_what_comes_in_while_it_is_offered_is_not_taken_away(windows: Windows, path: Path, file: RegisterFile) -> None:
    """Nor where it is not known what the kept edits were made of, and all that differs is theirs."""
    _keep(path, _renamed(file, 1, "Vagter"))
    for base in Recoveries(user_data(), path).folder.glob("*.base"):
        base.unlink()

    def answer(dialog: QDialog) -> None:
        repository, theirs = Repository.open(path)
        repository.save(_renamed(theirs, 3, "Deres navn"))
        windows.open_windows[0].autosave.look_at_disk()
        _press("Tag rettelserne med")(dialog)

    hands = Hands(_opened(windows, path, answer))
    names = {risk.number: risk.name for risk in hands.on_disk().register.risks}
    assert (names[1], names[3]) == ("Vagter", "Deres navn")
