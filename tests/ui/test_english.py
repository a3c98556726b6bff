"""The window in English: every screen that has a picture, and every dialog that has none, is read for Danish words."""

import re
from collections.abc import Callable, Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractListModel, Qt, QTimer
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from risikoapp import catalogue
from risikoapp.catalogue import entries
from risikoapp.domain.criteria import STANDARD_CRITERIA
from risikoapp.i18n import language, use
from risikoapp.importers.draft import Draft, Unclear
from risikoapp.language import chosen
from risikoapp.policy import Policy
from risikoapp.report.content import file_content
from risikoapp.report.word import render_docx
from risikoapp.storage.owner import Holder
from risikoapp.storage.repository import Repository
from risikoapp.ui.application import Dresser
from risikoapp.ui.clock import Clock
from risikoapp.ui.commands import menus
from risikoapp.ui.dialogs import questions
from risikoapp.ui.dialogs.action import ActionDialog
from risikoapp.ui.dialogs.attached import AttachedDialog
from risikoapp.ui.dialogs.author import AuthorDialog
from risikoapp.ui.dialogs.fault import FaultDialog
from risikoapp.ui.dialogs.import_result import ImportDialog, UnclearList
from risikoapp.ui.dialogs.properties import PropertiesDialog
from risikoapp.ui.dialogs.shortcuts import ShortcutsDialog
from risikoapp.ui.dialogs.status import BeginDialog
from risikoapp.ui.helping import Helping
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from risikoapp.ui.words_of_qt import speak_anew
from tests import screenshots
from tests.plain_texts import plain_file
from tests.screenshots import PICTURES, Studio
from tests.ui.hands import button, click, rest, wait_until
from tests.ui.paper import NOW
from tests.ui.words import words_of

AGAIN = {"vindue-moerk", "vindue-lille", "vindue-stor", "vindue-200", "sammenlign-moerk", "gennemgang-moerk"}
AGAIN |= {"udvikling-moerk", "forhaandsvisning-moerk", "forhaandsvisning-lille", "hjaelp-moerk"}
"""Other pictures of the same."""
OF_ENGLISH = {name for name in PICTURES if name.endswith("-engelsk")}
IN_DANISH = {"hjaelp", "rapport"}
"""The guide, which says so at its top, and the pages of the report, which have tests of their own."""
DANISH_PAPERS = {"import", "import-pdf", "import-tekst", "import-ark", "import-kolonner", "sammenlign-mange"}
"""Of papers that are Danish; English ones come below."""
OWN_WORDS = {"traengsel", "to-udgaver", "gendan", "rettelser", "gennemgang"}
"""Where a person of the picture writes Danish: there only our own words are looked for, and no letters."""
WRITTEN = ("Risikovurdering for havnen", "Risikovurdering for nyt projekt", "[navn fjernet]")
"""What those persons have written that is also said by us."""


@pytest.fixture
def speaks_english(qapp: QApplication, dresser: Dresser) -> Generator[None]:
    """The program, and Qt with it."""
    use("en")
    speak_anew(qapp)
    yield
    use("da")
    speak_anew(qapp)


@pytest.fixture
def studio(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    speaks_english: None,
    windows: Windows,
    dresser: Dresser,
    clock: Clock,
    preferences: Preferences,
) -> Studio:
    """Where pictures are taken, in English, of a paper in which nothing is Danish."""
    preferences.set_spelling(False)
    sample = tmp_path / "plain.risiko"
    Repository.create(sample, plain_file())
    monkeypatch.setattr(screenshots, "resource", lambda *_parts: sample)
    monkeypatch.setattr(screenshots, "settle", _settle)
    monkeypatch.setattr(screenshots, "wait_while", lambda truth, what: wait_until(lambda: not truth(), what, 20))
    made = Studio.__new__(Studio)
    made.folder, made.dresser, made.clock, made.windows = tmp_path, dresser, clock, windows
    made.helping = Helping(windows, dresser.theme, preferences, windows)
    return made


def _settle(widget: QWidget) -> None:
    wait_until(widget.isVisible, "the widget")
    # Some of a window is made right after it is first painted.
    widget.grab()
    rest(20)
    if isinstance(widget, MainWindow):
        wait_until(lambda: _has_statuses(widget), "the statuses in the menu")


def _has_statuses(window: MainWindow) -> bool:
    menu = window.commands["statuses"].menu()
    return isinstance(menu, QMenu) and len(menu.actions()) == len(window.document.file.snapshots)


@cache
def ours() -> tuple[frozenset[str], tuple[str, ...]]:
    """Our Danish texts, and of those that are filled in, or are long, the longest piece."""
    told = catalogue.place().read_text(encoding="utf-8")
    said = [(each["msgid"], each.get("msgstr", each.get("msgstr[0]", ""))) for each in entries(told)]
    said += [(each["msgid_plural"], each["msgstr[1]"]) for each in entries(told) if "msgid_plural" in each]
    english = {plain(text) for _danish, text in said}
    whole = frozenset(plain(danish) for danish, _english in said if "{" not in danish) - english
    pieces = {max((piece.strip() for piece in re.split(r"\{[^}]*\}", plain(danish))), key=len) for danish, _ in said}
    everything = "\n".join(english)
    return whole, tuple(piece for piece in pieces if len(piece) > 9 and piece not in everything)


def plain(text: str) -> str:
    return text.replace("&", "").strip().rstrip(".…:")


def is_danish(text: str, *, letters: bool) -> bool:
    whole, pieces = ours()
    said = text.replace("&", "")
    for written in WRITTEN:
        said = said.replace(written, "")
    parts = (plain(part) for part in re.split(r"\n| · |: |\t", said))
    # Where nobody but us has written anything, no letter is Danish either.
    strange = letters and re.search("[æøåÆØÅ»«]", said) is not None
    return strange or any(part in whole for part in parts) or any(piece in said for piece in pieces)


def everything_on(widget: QWidget) -> Iterator[str]:
    """What a widget says, with what stands in its tables and texts."""
    yield from words_of(widget)
    for each in (widget, *widget.findChildren(QWidget)):
        if isinstance(each, QTextEdit | QPlainTextEdit):
            yield each.toPlainText()
        if isinstance(each, QAbstractItemView) and (model := each.model()) is not None:
            roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            for column in range(columns):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
                for row in range(model.rowCount()):
                    yield from (str(model.index(row, column).data(role) or "") for role in roles)


def danish_on(widget: QWidget, *, letters: bool = True) -> set[str]:
    # The menu of the language names each in itself.
    known = {"Dansk", "Language / Sprog"}
    said = {text for text in everything_on(widget) if plain(text) not in known}
    return {text for text in said if is_danish(text, letters=letters)}


def test_danish_is_found(dresser: Dresser) -> None:
    for text in (
        "Luk risikoen…",
        "#3 Teknik er flyttet fra",
        "Navn",
        "#1 · Evaluering",
        "Så »bliver« det",
        "3 åbne risici",
    ):
        assert is_danish(text, letters=True), text
    for text in ("Close the risk…", "Status", "Words 12", "#3 Words has been closed", "Page 2 of 3", "+ New"):
        assert not is_danish(text, letters=True), text


@pytest.mark.parametrize("name", sorted(set(PICTURES) - AGAIN - OF_ENGLISH - IN_DANISH - DANISH_PAPERS))
def test_no_screen_has_a_danish_word(studio: Studio, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    found: set[str] = set()
    seen: list[QWidget] = []

    def taken(widget: QWidget) -> list[QImage]:
        wait_until(widget.isVisible, "the widget")
        seen.append(widget)
        found.update(danish_on(widget, letters=name not in OWN_WORDS))
        return []

    monkeypatch.setattr(screenshots, "taken", taken)
    PICTURES[name](studio)
    assert seen
    assert found == set()


def test_no_word_is_danish_while_an_english_paper_is_read(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    found: set[str] = set()
    monkeypatch.setattr(screenshots, "taken", lambda widget: found.update(danish_on(widget)) or [])
    paper = studio.folder / "paper.docx"
    paper.write_bytes(render_docx(file_content(plain_file(), NOW.date()), NOW.date(), b"{}"))
    screenshots.reviewed(studio, paper, steps=1)
    sheet = studio.folder / "log.csv"
    sheet.write_text(
        "No;Risk;Likelihood (1-5);Impact (1-5);Mitigation\n1;Storm;3;4;Wait\n2;Ice;2;5;Break it\n", "utf-8"
    )
    screenshots.reviewed(studio, sheet, steps=0)
    monkeypatch.setattr(screenshots, "risikolog", lambda _studio: sheet)
    screenshots.columns_of_sheet(studio)
    # The steps of a paper that names none are those of the standard, and stand in the file as such.
    steps = {step.name for step in (*STANDARD_CRITERIA.likelihood_steps, *STANDARD_CRITERIA.consequence_steps)}
    assert {text for text in found if not any(step in text for step in steps)} == set()


def _draft(window: MainWindow) -> Draft:
    return Draft(register_file=window.document.file, unclear=(Unclear(risk=3, field="date", message="Check it."),))


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "properties": lambda window: PropertiesDialog(window.document.register, window.document.clock.today, window),
    "author": lambda window: AuthorDialog("PL", window),
    "author, not told": lambda window: AuthorDialog("", window, may_be_told=False),
    "data": lambda window: AttachedDialog(window.document.register.report, window, Policy(most_attached="shown")),
    "action": lambda window: ActionDialog(
        next(action for risk in window.document.register.risks for action in risk.actions),
        window.document.clock.today,
        window,
    ),
    "next status": lambda window: BeginDialog(window.document.file, window.document.clock.today, window),
    "shortcuts": ShortcutsDialog,
    "fault": lambda window: FaultDialog(["All is saved."], Path("/tmp/log"), "ValueError", window),
    "imported": lambda window: ImportDialog(_draft(window), "paper.docx", window),
    "unclear": lambda window: UnclearList(_draft(window), "paper.docx", window),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_no_dialog_has_a_danish_word(studio: Studio, name: str) -> None:
    dialog = DIALOGS[name](studio.window())
    dialog.show()
    assert danish_on(dialog) == set()
    dialog.close()
    dialog.deleteLater()


HOLDER = Holder(machine="OTHER-PC", user="colleague", since=NOW)
QUESTIONS: dict[str, Callable[[MainWindow], object]] = {
    "error": lambda window: questions.show_error(window, "It went wrong.", "Try again."),
    "locked": lambda window: questions.ask_locked(window, window.path, HOLDER),
    "import": lambda window: questions.ask_import(window, Path("paper.docx")),
    "elsewhere": lambda window: questions.ask_elsewhere(window, "It went wrong.", "Try again."),
    "unsaved": lambda window: questions.ask_unsaved(window, "It went wrong.", "Close"),
    "step back": questions.ask_step_back,
    "dropped": questions.ask_dropped,
    "unopened": lambda window: questions.ask_unopened(window, "It went wrong.", "Damaged.", "now", "then"),
    "unfinished": lambda window: questions.ask_unfinished(window, NOW.date()),
    "closing": lambda window: questions.ask_closing_instead(window, window.document.register.risks[0]),
    "removal": lambda window: questions.ask_removal(window, window.document.register.risks[0]),
    "open": lambda window: questions.choose_register(window, window.path.parent),
    "paper": lambda window: questions.choose_paper(window, window.path.parent),
    "new": lambda window: questions.choose_new_register(window, "New", window.path),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_has_a_danish_word(studio: Studio, name: str) -> None:
    window = studio.window()
    found: set[str] = set()
    seen: list[QWidget] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            seen.append(dialog)
            found.update(danish_on(dialog))
            dialog.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(10)
    QUESTIONS[name](window)
    timer.stop()
    assert seen
    assert found == set()


def keys_of(names: Iterator[str]) -> list[str]:
    return [found.casefold() for name in names for found in re.findall(r"&(\w)", name)]


@pytest.mark.parametrize("spoken", ["da", "en"])
def test_no_two_entries_of_a_menu_open_by_one_key(studio: Studio, spoken: Any) -> None:
    use(spoken)
    window = studio.window()
    bars = [window.menuBar(), *window.menuBar().findChildren(QMenu)]
    assert len(bars) > 7
    for bar in bars:
        keys = keys_of(action.text() for action in bar.actions())
        assert len(set(keys)) == len(keys), [action.text() for action in bar.actions()]
    assert len(menus()) == 6


def test_what_is_done_is_named_in_english(studio: Studio) -> None:
    window = studio.window()
    risk = studio.risk(window)
    window.document.rename_risk(risk.id, "Something else")
    assert window.commands["undo"].text() == "&Undo: Rename #3"
    assert window.commands["save_copy"].shortcut().toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Shift+S"
    window.document.undo_stack.undo()
    assert window.commands["redo"].text() == "&Redo: Rename #3"
    assert not is_danish(window.windowTitle(), letters=True)


def language_menu(window: MainWindow) -> dict[str, QAction]:
    (menu,) = (each for each in window.findChildren(QMenu) if "Sprog" in each.title().replace("&", ""))
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_the_language_is_chosen_in_the_menu_for_the_next_time(
    window: MainWindow, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    entries_of = language_menu(window)
    assert [entries_of[name].isChecked() for name in ("Dansk", "English")] == [True, False]
    entries_of["English"].trigger()
    assert (preferences.language, chosen()) == ("en", "en")
    # What is on the screen stays, and whoever chose reads what happens.
    assert language() == "da"
    assert window.notice.told == "Applies the next time risikoapp is opened."
    assert language_menu(window)["English"].isChecked()
    language_menu(window)["Dansk"].trigger()
    assert (preferences.language, chosen()) == ("da", "da")
    assert window.notice.told == ""


def test_an_english_window_tells_in_danish_that_it_will_be_danish(studio: Studio) -> None:
    window = studio.window()
    language_menu(window)["Dansk"].trigger()
    assert window.notice.told == "Gælder, næste gang risikoapp åbnes."


def _menu_of_a_field() -> str:
    field = QLineEdit()
    menu = field.createStandardContextMenu()
    return "\n".join(action.text().replace("&", "") for action in menu.actions())


def test_the_start_page_speaks_another_language_at_once(
    windows: Windows, preferences: Preferences, qapp: QApplication
) -> None:
    windows.begin(None)
    first = windows.start_page
    assert first is not None
    click(button(first, "English"))
    second = windows.start_page
    assert second is not None
    assert second is not first
    assert not first.isVisible()
    assert (language(), preferences.language) == ("en", "en")
    assert danish_on(second) - {"Dansk"} == set()
    # Qt's own words come along.
    assert "Select All" in _menu_of_a_field()
    click(button(second, "Dansk"))
    third = windows.start_page
    assert third is not None
    assert button(third, "Ny risikovurdering…")
    assert "Select All" not in _menu_of_a_field()


def test_a_new_one_has_its_steps_in_the_language_of_whoever_begins_it(
    studio: Studio, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("risikoapp.ui.windows.choose_new_register", lambda *_: tmp_path / "new.risiko")
    studio.windows.new()
    steps = studio.windows.open_windows[-1].document.register.criteria
    assert [steps.likelihood_name(step) for step in (1, 2, 3, 4)] == ["Very unlikely", "Unlikely", "Likely", "Expected"]
    assert steps.consequence_name(4) == "Unacceptable"
    # From then on they are hers: in a Danish window they are the same.
    use("da")
    assert Repository.open(tmp_path / "new.risiko")[1].register.criteria == steps
