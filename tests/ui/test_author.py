"""Who edits stands in the change log, when somebody has said so."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from risikoapp.domain.model import Register, RegisterFile
from risikoapp.storage.repository import Repository
from risikoapp.ui.dialogs.author import AuthorDialog
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.windows import Windows
from tests.ui.hands import Hands, answering, click, named, overwrite


def _save(dialog: QDialog, author: str) -> None:
    assert isinstance(dialog, AuthorDialog)
    field = named(dialog, "Initialer eller rolle (valgfrit)")
    assert isinstance(field, QLineEdit)
    overwrite(field, author)
    click(dialog.deed)


def who(hands: Hands) -> list[str]:
    """Who made each edit in the log."""
    return [entry.who for entry in hands.window.document.file.log.entries]


def test_nobody_is_named_until_somebody_says_who(hands: Hands, preferences: Preferences) -> None:
    document = hands.window.document
    document.rename_risk(hands.risk(1).id, "Mandskab")
    with answering(lambda dialog: _save(dialog, " MØ  fra Ærø ")):
        hands.order("author")
    document.rename_risk(hands.risk(3).id, "Is")
    assert who(hands) == ["", "MØ fra Ærø"]
    assert preferences.author == "MØ fra Ærø"

    def look(dialog: QDialog) -> None:
        field = named(dialog, "Initialer eller rolle (valgfrit)")
        assert isinstance(field, QLineEdit) and field.text() == "MØ fra Ærø"
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(look):
        hands.order("author")
    assert preferences.author == "MØ fra Ærø"
    with answering(lambda dialog: _save(dialog, "")):
        hands.order("author")
    document.rename_risk(hands.risk(4).id, "Diesel")
    assert who(hands)[-1] == ""


def test_all_windows_know_it_and_the_next_ones_too(hands: Hands, windows: Windows, tmp_path: Path) -> None:
    Repository.create(tmp_path / "anden.risiko", RegisterFile(register=Register(title="Anden")))
    other = windows.open_file(tmp_path / "anden.risiko")
    assert other is not None
    with answering(lambda dialog: _save(dialog, "Projektlederen")):
        hands.order("author")
    assert other.document.author == "Projektlederen"
    Repository.create(tmp_path / "tredje.risiko", RegisterFile(register=Register(title="Tredje")))
    third = windows.open_file(tmp_path / "tredje.risiko")
    assert third is not None and third.document.author == "Projektlederen"
