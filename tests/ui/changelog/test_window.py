"""The log is read newest first, searched, taken along, and leads to the risks it tells of."""

import datetime as dt
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QTextEdit
from shiboken6 import isValid

from risikoapp.codec.log_blocks import pack
from risikoapp.domain.log import Log, LogBlock, LogEntry
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.storage.repository import Repository
from risikoapp.ui.changelog.window import LogWindow
from risikoapp.ui.dialogs import saving
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.windows import Windows
from tests.ui.hands import LEFT, NONE, Hands, answering, button, named, overwrite, pressing, texts, wait_until, write
from tests.ui.paper import NOW

DAY = dt.timedelta(days=1)
THEN = NOW - dt.timedelta(hours=1)
numbers = count(1)


def entry(days_ago: int, old: str, new: str, **about: object) -> LogEntry:
    made = LogEntry(id=f"l{next(numbers)}", time=THEN - days_ago * DAY, field="name", old=old, new=new, who="Skipper")
    return replace(made, **about)


@pytest.fixture
def path(tmp_path: Path, file: RegisterFile) -> Path:
    """The ferry's file with a log of three entries, of which one is packed, and a status of two days ago."""
    ice = file.register.risks[2]
    entries = (
        entry(1, "", "Første linje\nanden linje", field="title"),
        entry(0, "=2+2", "Isvinter", risk=ice.id, number=3, field="description"),
    )
    packed = entry(400, "Gammelt", "Nyt", risk="væk", number=2)
    log = Log(blocks=(pack([packed]),), entries=entries)
    made = finish_status(
        replace(file, log=log), snapshot_id="s", finished=NOW - 2 * DAY, name="", colours=("#CFE8D5",) * 4
    )
    (tmp_path / "papirer").mkdir()
    Repository.create(tmp_path / "papirer" / "færgen.risiko", made)
    return tmp_path / "papirer" / "færgen.risiko"


def opened(hands: Hands) -> LogWindow:
    hands.key(Qt.Key.Key_F6)
    (log,) = hands.window.findChildren(LogWindow)
    wait_until(lambda: not log.is_reading, "the entries", seconds=30)
    return log


def table(log: LogWindow) -> QTableView:
    (found,) = log.findChildren(QTableView)
    return found


def rows(log: LogWindow) -> list[list[str]]:
    model = table(log).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def befores(log: LogWindow) -> list[str]:
    return [row[4] for row in rows(log)]


def choose(log: LogWindow, name: str, text: str) -> None:
    choice = named(log, name)
    assert isinstance(choice, QComboBox)
    assert choice.findText(text) >= 0, [choice.itemText(place) for place in range(choice.count())]
    choice.setCurrentText(text)


def search(log: LogWindow) -> QLineEdit:
    field = named(log, "Søg i ændringerne")
    assert isinstance(field, QLineEdit)
    return field


def test_every_change_has_a_row_newest_first(hands: Hands) -> None:
    log = opened(hands)
    local = THEN.astimezone()
    assert rows(log) == [
        [f"09-03-2026 {local:%H.%M}", "Skipper", "#3 Isvinter", "Beskrivelse", "=2+2", "Isvinter"],
        [f"08-03-2026 {local:%H.%M}", "Skipper", "", "Titel", "", "Første linje anden linje"],
        [f"02-02-2025 {local:%H.%M}", "Skipper", "#2", "Navn", "Gammelt", "Nyt"],
    ]
    header = [table(log).model().headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert header == ["Tid", "Hvem", "Risiko", "Felt", "Før", "Efter"]
    assert "3 ændringer" in texts(log)
    (shown,) = log.findChildren(QTextEdit)
    assert shown.toPlainText().endswith("Før\n=2+2\nEfter\nIsvinter")
    QTest.keyClick(table(log), Qt.Key.Key_Down)
    assert shown.toPlainText().endswith("Før\n(ingenting)\nEfter\nFørste linje\nanden linje")


def test_only_what_is_looked_for_is_shown(hands: Hands) -> None:
    log = opened(hands)
    write(search(log), "GAMMELT")
    wait_until(lambda: befores(log) == ["Gammelt"], "the hit")
    assert "1 af 3 ændringer" in texts(log)
    overwrite(search(log), "findes ikke")
    wait_until(lambda: befores(log) == [], "nothing")
    assert not button(log, "&Gå til risikoen").isEnabled()
    assert not button(log, "&Eksportér som CSV…").isEnabled()
    QTest.keyClick(table(log), Qt.Key.Key_Return)
    overwrite(search(log), "")
    wait_until(lambda: len(befores(log)) == 3, "all")
    for name, text, found in (
        ("Risiko", "#3 Isvinter", ["=2+2"]),
        ("Risiko", "Risikovurderingen selv", [""]),
        ("Risiko", "Alle risici", ["=2+2", "", "Gammelt"]),
        ("Felt", "Navn", ["Gammelt"]),
        ("Felt", "Alle felter", ["=2+2", "", "Gammelt"]),
        ("Periode", "De sidste 7 dage", ["=2+2", ""]),
        ("Periode", "Siden status pr. 03-11-2025", ["=2+2", ""]),
        ("Periode", "Til og med status pr. 03-11-2025", ["Gammelt"]),
    ):
        choose(log, name, text)
        assert befores(log) == found, text


def test_a_change_leads_to_its_risk_while_that_is_there(hands: Hands) -> None:
    log = opened(hands)
    hands.click_row("#1")
    QTest.mouseClick(button(log, "&Gå til risikoen"), LEFT)
    assert hands.shown() == "#3"
    hands.click_row("#1")
    QTest.keyClick(table(log), Qt.Key.Key_Return)
    assert hands.shown() == "#3"
    hands.click_row("#1")
    place = table(log).visualRect(table(log).model().index(0, 4)).center()
    QTest.mouseClick(table(log).viewport(), LEFT, NONE, place)
    QTest.mouseDClick(table(log).viewport(), LEFT, NONE, place)
    assert hands.shown() == "#3"
    QTest.keyClick(table(log), Qt.Key.Key_End)
    table(log).selectRow(2)
    assert not button(log, "&Gå til risikoen").isEnabled()


def test_enter_in_the_search_leads_to_the_risk_that_was_found(hands: Hands) -> None:
    log = opened(hands)
    hands.click_row("#1")
    write(search(log), "=2+2")
    QTest.keyClick(search(log), Qt.Key.Key_Return)
    assert (befores(log), hands.shown()) == (["=2+2"], "#3"), "at once, though the search rests while one types"
    hands.click_row("#1")
    QTest.keyClick(search(log), Qt.Key.Key_Return)
    assert hands.shown() == "#3"


def test_the_time_can_be_read_to_its_end(hands: Hands) -> None:
    log = opened(hands)
    assert table(log).sizeHintForColumn(0) <= table(log).columnWidth(0)


def test_it_grows_with_the_document_and_what_was_chosen_stays_chosen(hands: Hands) -> None:
    log = opened(hands)
    table(log).selectRow(1)
    hands.window.document.rename_risk(hands.risk(1).id, "Mandskab")
    wait_until(lambda: not log.is_reading, "the new entry")
    assert rows(log)[0][2:] == ["#1 Mandskab", "Navn", "Bemanding", "Mandskab"]
    assert table(log).currentIndex().row() == 2


def test_what_is_shown_is_exported(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = opened(hands)
    suggested: list[Path] = []
    target = path.with_name("ud.csv")

    def chosen(_parent: object, _title: str, suggestion: Path, _kinds: str) -> Path | None:
        suggested.append(suggestion)
        return answers.pop(0)

    again = path.with_name("igen.csv")
    answers: list[Path | None] = [None, target, path / "umuligt.csv", again]
    monkeypatch.setattr(saving, "choose_new_file", chosen)
    choose(log, "Felt", "Beskrivelse")
    export = button(log, "&Eksportér som CSV…")
    QTest.mouseClick(export, LEFT)
    assert suggested == [path.with_name("færgen – ændringslog.csv")]
    assert not target.exists()
    QTest.mouseClick(export, LEFT)
    assert target.read_bytes().startswith("\ufeffTid;Hvem;Risiko;Felt;Før;Efter\r\n".encode())
    assert target.read_text("utf-8-sig").splitlines()[1:] == [
        f"09-03-2026 {THEN.astimezone():%H:%M:%S};Skipper;#3 Isvinter;Beskrivelse;'=2+2;Isvinter"
    ]
    assert "»ud.csv« er skrevet." in texts(log)
    with answering(pressing("Vælg et andet sted…")):
        QTest.mouseClick(export, LEFT)
    assert suggested[2:] == [path.with_name("færgen – ændringslog.csv"), path / "umuligt.csv"]
    assert again.read_bytes() == target.read_bytes()


def test_it_is_opened_once_and_goes_with_escape(hands: Hands) -> None:
    log = opened(hands)
    hands.order("changelog")
    assert hands.window.findChildren(LogWindow) == [log]
    QTest.keyClick(log, Qt.Key.Key_Escape)
    wait_until(lambda: not isValid(log), "its end")
    hands.window.document.create_risk()


def _opened_with(windows: Windows, path: Path, log: Log, file: RegisterFile) -> MainWindow:
    Repository.create(path.with_name("stor.risiko"), replace(file, log=log))
    window = windows.open_file(path.with_name("stor.risiko"))
    assert window is not None
    return window


def test_fifty_thousand_entries_come_in_a_thread(windows: Windows, path: Path, file: RegisterFile) -> None:
    some = [entry(number % 900, f"før {number}", f"efter {number}") for number in range(1000)]
    blocks = [pack([replace(each, id=f"{part}-{each.id}") for each in some]) for part in range(50)]
    window = _opened_with(windows, path, Log(blocks=tuple(blocks)), file)
    window.commands["changelog"].trigger()
    (log,) = window.findChildren(LogWindow)
    assert log.is_reading
    assert "Henter ændringerne…" in texts(log)
    write(search(log), "før 777")
    wait_until(lambda: not log.is_reading, "the entries", seconds=60)
    wait_until(lambda: "50 af 50.000 ændringer" in texts(log), "what is looked for", seconds=20)


def test_a_damaged_log_is_told(windows: Windows, path: Path, file: RegisterFile) -> None:
    window = _opened_with(windows, path, Log(blocks=(LogBlock(count=1, until=NOW, data="æ"),)), file)
    window.commands["changelog"].trigger()
    (log,) = window.findChildren(LogWindow)
    assert "Ændringsloggen kan ikke læses: den er beskadiget." in texts(log)
    assert not button(log, "&Eksportér som CSV…").isEnabled()
