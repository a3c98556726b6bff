"""The guide in its window, as somebody reads it, and F1 wherever one is."""

from collections.abc import Generator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QToolButton, QTreeWidget, QWidget

from risikoapp.paths import guide
from risikoapp.ui.dialogs.properties import PropertiesDialog
from risikoapp.ui.help.view import GuideView
from risikoapp.ui.help.window import HelpWindow
from risikoapp.ui.helping import Helping
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.theme import DARK, Theme
from risikoapp.ui.windows import Windows
from tests.ui.hands import CTRL, LEFT, NONE, SHIFT, Hands, answering, click, named, wait_until, write

FIRST = next(line[3:] for line in guide().read_text(encoding="utf-8").splitlines() if line.startswith("## "))
"""The first chapter."""
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def helping(windows: Windows, theme: Theme, preferences: Preferences) -> Generator[Helping]:
    made = Helping(windows, theme, preferences, windows)
    yield made
    for window in _guides():
        window.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _guides() -> list[HelpWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow) and each.isVisible()]


class Reader:
    """The guide and what a person does with it."""

    def __init__(self) -> None:
        (self.window,) = _guides()
        (self.text,) = self.window.findChildren(GuideView)
        (self.contents,) = self.window.findChildren(QTreeWidget)
        field = named(self.window, "Søg i vejledningen")
        assert isinstance(field, QLineEdit)
        self.field = field

    def section(self) -> str:
        """What the contents say is read."""
        item = self.contents.currentItem()
        return item.text(0) if item is not None else ""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.window.focusWidget(), key, modifiers)

    def told(self) -> str:
        """What stands beside the search."""
        return next((label.text() for label in self.window.findChildren(QLabel) if label.isVisible()), "")

    def go_to_link(self, words: str) -> None:
        cursor = self.text.document().find(words)
        while not cursor.charFormat().isAnchor():
            cursor = self.text.document().find(words, cursor)
            assert not cursor.isNull()
        self.text.setTextCursor(cursor)
        self.text.ensureCursorVisible()
        cursor.setPosition(cursor.selectionStart() + 2)
        place = self.text.cursorRect(cursor).center()
        QTest.mouseClick(self.text.viewport(), LEFT, NONE, place)


@pytest.fixture
def reader(helping: Helping) -> Reader:
    helping.show("")
    made = Reader()
    made.window.resize(1000, 700)
    wait_until(made.window.isActiveWindow, "the keyboard")
    return made


def test_f1_opens_what_is_told_of_the_part_that_has_the_keyboard(helping: Helping, hands: Hands) -> None:
    assert not _guides()
    hands.matrix.setFocus()
    hands.key(Qt.Key.Key_F1)
    assert Reader().section() == "Matrixen"
    hands.activate()
    hands.actions()[0].text.setFocus()
    hands.key(Qt.Key.Key_F1)
    # The same window, elsewhere.
    assert Reader().section() == "Handling"
    hands.activate()
    hands.search.setFocus()
    hands.key(Qt.Key.Key_F1)
    assert Reader().section() == "Find et ord"
    hands.activate()
    hands.order("guide")
    assert Reader().section() == "Find et ord"


def test_f1_in_a_dialog_opens_its_section_and_can_be_read_meanwhile(helping: Helping, hands: Hands) -> None:
    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, PropertiesDialog)
        wait_until(dialog.isActiveWindow, "the keyboard")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_F1)
        reader = Reader()
        assert reader.section() == "Titel og dato"
        wait_until(reader.window.isActiveWindow, "the keyboard")
        # Of a dialog that asks, all other windows are deaf to the mouse.
        item = reader.contents.topLevelItem(1)
        assert item is not None
        QTest.mouseClick(reader.contents.viewport(), LEFT, NONE, reader.contents.visualItemRect(item).center())
        assert reader.section() == FIRST
        dialog.reject()

    with answering(ask):
        hands.order("properties")
    assert Reader().section() == FIRST


def test_the_start_page_leads_to_the_guide(helping: Helping, windows: Windows) -> None:
    windows.begin(None)
    page = windows.start_page
    assert page is not None
    page.activateWindow()
    wait_until(page.isActiveWindow, "the keyboard")
    QTest.keyClick(page, Qt.Key.Key_F1)
    assert Reader().section() == "Første gang"


def test_the_program_ends_while_the_guide_is_open(reader: Reader) -> None:
    assert not reader.window.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_the_contents_follow_the_reading_and_lead_to_it(reader: Reader) -> None:
    assert reader.section() == "Brugervejledning"
    reader.text.verticalScrollBar().setValue(reader.text.verticalScrollBar().maximum())
    assert reader.section() == "Hvad gør jeg, når …"
    reader.contents.setFocus()
    reader.key(Qt.Key.Key_Home)
    reader.key(Qt.Key.Key_Down)
    reader.key(Qt.Key.Key_Return)
    assert reader.section() == FIRST
    assert reader.text.textCursor().block().text() == FIRST
    top = reader.text.cursorRect().top()
    assert 0 <= top < 60


def test_links_lead_on_and_the_way_leads_back(reader: Reader) -> None:
    back, forward = named(reader.window, "Tilbage"), named(reader.window, "Frem")
    assert not back.isEnabled()
    reader.go_to_link("Når to retter i den samme fil")
    wait_until(lambda: reader.section() == "Når to retter i den samme fil", "the section")
    click(back)
    assert reader.section() == "Hvad gør jeg, når …" or back.isEnabled() is False
    assert forward.isEnabled()
    reader.key(Qt.Key.Key_Right, ALT)
    assert reader.section() == "Når to retter i den samme fil"
    reader.key(Qt.Key.Key_Left, ALT)
    assert reader.section() != "Når to retter i den samme fil"


def test_a_picture_opens_in_full_size(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    reader.text.anchorClicked.emit(QUrl("billeder/start.png"))
    assert opened[0].toLocalFile().endswith("billeder/start.png")


@pytest.mark.parametrize(
    ("link", "goes"),
    [
        ("https://example.org/a#b", True),
        ("mailto:hjaelp@example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
    ],
)
def test_a_link_out_of_the_guide_goes_to_the_browser_when_it_is_clicked(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, link: str, goes: bool
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    document = reader.text.document()
    cursor = QTextCursor(document)
    cursor.insertHtml(f'<a href="{link}">ud af vejledningen</a>')
    reader.text.go_to(0)
    assert opened == []
    cursor.setPosition(4)
    click(reader.text.viewport(), reader.text.cursorRect(cursor).center())
    assert opened == ([link] if goes else [])


def test_nothing_is_fetched_from_elsewhere(reader: Reader) -> None:
    image = QTextDocument.ResourceType.ImageResource.value
    for name in ("https://example.org/a.png", "http://example.org/a.png", "//example.org/a.png", "findes-ikke.png"):
        assert reader.text.loadResource(image, QUrl(name)) is None
    assert reader.text.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl("a.css")) is None


def test_the_contents_tell_the_section_of_what_was_found(reader: Reader) -> None:
    reader.key(Qt.Key.Key_F, CTRL)
    write(reader.field, "gennemgangen")
    plain = reader.text.toPlainText()
    for _hit in reader.text.hits:
        start = reader.text.hits[reader.text.current][0]
        own = [each.text for each in reader.text.headings if each.position <= start][-1]
        assert plain[start : start + 12].casefold() == "gennemgangen" and reader.section() == own
        reader.key(Qt.Key.Key_F3)
    # Whoever reads on is told where they are.
    reader.text.verticalScrollBar().setValue(0)
    assert reader.section() == "Brugervejledning"


def test_what_is_looked_for_is_counted_and_gone_through(reader: Reader) -> None:
    reader.key(Qt.Key.Key_F, CTRL)
    assert reader.window.focusWidget() is reader.field
    write(reader.field, "gennemgangen")
    count = len(reader.text.hits)
    assert count > 3
    assert reader.told() == f"1 af {count}"
    plain = reader.text.toPlainText()
    assert all(plain[start : start + length].casefold() == "gennemgangen" for start, length in reader.text.hits)
    reader.key(Qt.Key.Key_Return)
    reader.key(Qt.Key.Key_F3)
    assert reader.told() == f"3 af {count}"
    reader.key(Qt.Key.Key_F3, SHIFT)
    assert reader.told() == f"2 af {count}"
    accent = reader.text.palette().highlight().color()
    (current,) = [mark for mark in reader.text.extraSelections() if _ground(mark) == accent]
    assert current.cursor.selectedText().casefold() == "gennemgangen"
    write(reader.field, "sgade")
    assert reader.told() == "Ingen fund"
    reader.key(Qt.Key.Key_Escape)
    assert reader.field.text() == "" and not reader.text.extraSelections()
    assert reader.window.focusWidget() is reader.text
    reader.key(Qt.Key.Key_Escape)
    assert not _guides()


def _ground(mark: object) -> object:
    return mark.format.background().color()  # type: ignore[attr-defined]


def test_the_search_does_not_jump_away_from_what_is_read(reader: Reader) -> None:
    reader.window.show_topic("rapporten")
    place = reader.text.place
    reader.key(Qt.Key.Key_F, CTRL)
    write(reader.field, "pdf")
    start, _length = reader.text.hits[reader.text.current]
    assert start >= place
    assert reader.text.current > 0


def test_letters_grow_and_that_is_remembered(reader: Reader, helping: Helping, preferences: Preferences) -> None:
    reader.window.show_topic("matrixen")
    usual = reader.text.cursorRect().height()
    click(named(reader.window, "Større tekst"))
    reader.key(Qt.Key.Key_Plus, CTRL)
    assert reader.text.cursorRect().height() > usual * 1.2
    # It is still what is read.
    assert reader.section() == "Matrixen"
    zoom = preferences.help_zoom
    assert zoom == 1.3
    size = reader.window.size()
    reader.window.close()
    helping.show("matrixen")
    again = Reader()
    assert again.window.size() == size
    assert again.text.cursorRect().height() > usual * 1.2
    wait_until(again.window.isActiveWindow, "the keyboard")
    again.key(Qt.Key.Key_0, CTRL)
    assert abs(again.text.cursorRect().height() - usual) <= 1


def test_the_wheel_with_ctrl_makes_letters_larger(reader: Reader, preferences: Preferences) -> None:
    reader.text.zoom_requested.emit(1)
    assert preferences.help_zoom > 1
    for _step in range(20):
        reader.text.zoom_requested.emit(-1)
    assert preferences.help_zoom == 0.8


def test_no_line_is_longer_than_is_read_with_ease(reader: Reader) -> None:
    reader.window.resize(1600, 900)
    wait_until(lambda: reader.text.viewport().width() > 1000, "the room")
    longest = 0
    block = reader.text.document().begin()
    while block.isValid():
        layout = block.layout()
        longest = max([longest, *(layout.lineAt(line).textLength() for line in range(layout.lineCount()))])
        block = block.next()
    # A line of narrow letters holds a few more than the usual one.
    assert 60 < longest <= 85


def test_pictures_fit_the_column(reader: Reader) -> None:
    image = reader.text.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("billeder/vindue.png"))
    room = reader.text.viewport().width()
    assert 0 < image.width() / image.devicePixelRatio() < room  # type: ignore[attr-defined]


def test_the_guide_follows_the_dress(reader: Reader, theme: Theme) -> None:
    reader.window.show_topic("matrixen")
    theme.choose("dark")
    assert reader.section() == "Matrixen"
    shot = reader.window.grab().toImage()
    place = reader.text.mapTo(reader.window, QPoint(6, 60))
    assert shot.pixelColor(place).name().upper() == DARK.panel


def test_the_text_can_be_read_by_ear(reader: Reader) -> None:
    names = {widget.accessibleName() for widget in reader.window.findChildren(QWidget) if widget.accessibleName()}
    assert {"Brugervejledning", "Indhold", "Søg i vejledningen", "Tilbage", "Frem"} <= names
    assert all(button.accessibleName() for button in reader.window.findChildren(QToolButton) if button.isVisible())
    flags = reader.text.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_a_guide_that_was_closed_comes_again(helping: Helping) -> None:
    helping.show("matrixen")
    first = Reader().window
    first.close()
    # Before Qt has let go of it.
    helping.show("rapporten")
    assert Reader().section() == "Rapporten"
    wait_until(lambda: not shiboken6.isValid(first), "the end of the first")
    assert Reader().section() == "Rapporten"
