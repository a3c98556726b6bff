"""Qt's own words are Danish: its dialogs are read twice, with our translation and without, and nothing is alike."""

import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTimer, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QProgressDialog,
    QPushButton,
    QTextEdit,
    QWidget,
)

from risikoapp.ui.application import Dresser
from risikoapp.ui.dialogs import questions
from risikoapp.ui.dialogs.questions import choose_new_register, choose_paper, choose_register
from risikoapp.ui.printing import print_dialog
from tests.ui.hands import Hands
from tests.ui.words import words_of

ALIKE = {"OK", "Type", "Type:", "Printer", "Job", "Standard", "&Start:", "Quarto", "Computer"}
"""Words that are the same in both languages."""
MEASURES = re.compile(r"(A|B|JIS B|ANSI |PRC |Super )\w+|[\d.,]* ?mm|\d+ \(\dx\d\)|(Pica|Didot|Cicero) \(.+\)|Ctrl\+\w")
OURS = "ø"
"""Stands in whatever comes from us or from the disk, and in no word of Qt's in the English language."""


@pytest.fixture(autouse=True)
def _dressed(dresser: Dresser) -> None:
    """The program's own language."""


@contextmanager
def _untranslated() -> Generator[None]:
    application = QApplication.instance()
    assert application is not None
    installed = application.findChildren(QTranslator)
    assert len(installed) == 2
    for translator in installed:
        QCoreApplication.removeTranslator(translator)
    try:
        yield
    finally:
        for translator in installed:
            QCoreApplication.installTranslator(translator)


def _said(widget: QWidget) -> set[str]:
    plain = {text.strip() for text in words_of(widget)}
    return {text for text in plain if re.search("[a-zæøå]{2}", text, re.IGNORECASE) and OURS not in text}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, in which »ø.risiko« lies already."""
    made = tmp_path / "ø"
    made.mkdir()
    (made / "ø.risiko").write_bytes(b"")
    monkeypatch.setenv("HOME", str(made))
    monkeypatch.setattr(questions, "_", lambda text: f"ø {text}")
    return made


Case = Callable[[Path], set[str]]


def _shown(ask: Callable[[], object], act: Callable[[QDialog], object] | None = None) -> set[str]:
    """What a modal dialog says, and the question that follows upon what is done in it."""
    said: set[str] = set()
    seen: list[QDialog] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible() or any(dialog is each for each in seen):
            return
        seen.append(dialog)
        said.update(_said(dialog))
        if act is not None and len(seen) == 1:
            # A timer does not tick while its own slot waits for the answer to a question.
            QTimer.singleShot(0, dialog, partial(act, dialog))
            return
        for each in reversed(seen):
            each.reject()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(1)
    ask()
    timer.stop()
    assert len(seen) == (1 if act is None else 2)
    return said


def _naming(name: str) -> Callable[[QDialog], object]:
    def name_it(dialog: QDialog) -> None:
        (field,) = (each for each in dialog.findChildren(QLineEdit) if each.objectName() == "fileNameEdit")
        field.setText(name)
        dialog.accept()

    return name_it


def _print(act: Callable[[QDialog], object] | None = None) -> set[str]:
    printer = QPrinter()
    printer.setOutputFileName("ø.pdf")
    dialog = print_dialog(printer, 9, None)
    said = _shown(dialog.exec, act)
    dialog.deleteLater()
    return said


def _properties(dialog: QDialog) -> None:
    assert isinstance(dialog, QPrintDialog)
    (button,) = (each for each in dialog.findChildren(QPushButton) if each.objectName() == "properties")
    button.click()


def _boxes(_folder: Path) -> set[str]:
    said: set[str] = set()
    for standard in QMessageBox.StandardButton:
        box = QMessageBox()
        box.setStandardButtons(QMessageBox.StandardButton(standard.value))
        box.setDetailedText("ø")
        said |= _said(box)
    return said


def _menus(_folder: Path) -> set[str]:
    said: set[str] = set()
    for kind in (QLineEdit, QTextEdit, QPlainTextEdit):
        field = kind()
        menu = field.createStandardContextMenu()
        said |= _said(menu)
        menu.deleteLater()
    return said


def _progress(_folder: Path) -> set[str]:
    dialog = QProgressDialog()
    said = _said(dialog)
    # Made visible by its own timer, if it is not ended.
    dialog.close()
    return said


CASES: dict[str, Case] = {
    "open": lambda folder: _shown(lambda: choose_register(None, folder)),
    "open what is not there": lambda folder: _shown(lambda: choose_register(None, folder), _naming("øø.risiko")),
    "import": lambda folder: _shown(lambda: choose_paper(None, folder)),
    "save": lambda folder: _shown(lambda: choose_new_register(None, "ø", folder / "øø.risiko")),
    "save over another": lambda folder: _shown(
        lambda: choose_new_register(None, "ø", folder / "øø.risiko"), _naming("ø.risiko")
    ),
    "print": lambda _folder: _print(),
    "print, properties": lambda _folder: _print(_properties),
    "message boxes": _boxes,
    "menus of text fields": _menus,
    "progress": _progress,
}


@pytest.mark.parametrize("name", CASES)
def test_no_word_of_qt_is_english(name: str, folder: Path) -> None:
    danish = CASES[name](folder)
    with _untranslated():
        english = CASES[name](folder)
    assert english, "nothing was read"
    left = {text for text in danish & english - ALIKE if not MEASURES.fullmatch(text)}
    assert not left


def test_english_words_are_found(folder: Path) -> None:
    with _untranslated():
        said = CASES["save"](folder)
    assert {"File &name:", "&Save", "Cancel", "Name", "Date Modified"} <= said


def test_keys_are_named_in_danish(hands: Hands) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert hands.window.commands["save_copy"].shortcut().toString(native) == "Ctrl+Skift+S"
