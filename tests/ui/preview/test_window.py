"""The preview as a person uses it: by mouse, wheel and keys."""

from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QContextMenuEvent, QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from shiboken6 import isValid

from risikoapp.ui import printing
from risikoapp.ui.accessibility import tell_screen_readers
from risikoapp.ui.dialogs import saving
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.preview import deeds, sending, tiles
from risikoapp.ui.preview.pdfium import Pdf
from risikoapp.ui.preview.window import PreviewWindow
from risikoapp.ui.theme import LIGHT, Theme
from tests.ui.hands import CTRL, LEFT, NONE, SHIFT, button, choosing, click, named, texts, wait_until, write
from tests.ui.preview.leaves import LEFT as EDGE
from tests.ui.preview.leaves import STEP, TOP, button_named, pages, pdf, point, rest

MANY = tuple([f"Side {number}: færgen sejler", "og vender igen i Ærø"] for number in range(1, 8))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A PDF of seven pages, whose first line leads to the fifth."""
    path = tmp_path / "rapporten æøå.pdf"
    path.write_bytes(pdf(*MANY, link=4))
    return path


@pytest.fixture
def opened_urls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were handed to the system."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()) or True)
    return found


@pytest.fixture
def preview(window: MainWindow, theme: Theme, paper: Path) -> Generator[PreviewWindow]:
    shown = PreviewWindow(theme, window)
    window.closed.connect(shown.close)
    shown.show()
    shown.show_file(paper)
    rest(shown)
    yield shown
    if isValid(shown):
        shown.close()


def key(shown: PreviewWindow, which: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(shown.focusWidget() or shown, which, modifiers)
    rest(shown)


def page_number(shown: PreviewWindow) -> str:
    field = named(shown, "Sidetal")
    assert isinstance(field, QLineEdit)
    return field.text()


def search(shown: PreviewWindow, text: str) -> QLineEdit:
    key(shown, Qt.Key.Key_F, CTRL)
    field = named(shown, "Søg i rapporten")
    assert isinstance(field, QLineEdit)
    assert field.hasFocus()
    write(field, text)
    rest(shown)
    return field


def copied(shown: PreviewWindow) -> str:
    QApplication.clipboard().clear()
    key(shown, Qt.Key.Key_C, CTRL)
    wait_until(lambda: not pages(shown).is_copying, "the copy")
    return QApplication.clipboard().text()


def colour(shown: PreviewWindow, page: int, x: float, y: float) -> QColor:
    picture = pages(shown).viewport().grab().toImage()
    at = point(shown, page, x, y) * picture.devicePixelRatio()
    return picture.pixelColor(at)


def test_it_says_what_it_shows(preview: PreviewWindow, paper: Path) -> None:
    assert preview.windowTitle() == "rapporten æøå – forhåndsvisning"
    assert paper.name in texts(preview) and "af 7" in texts(preview)
    assert page_number(preview) == "1"
    assert pages(preview).hasFocus()


def test_the_paper_is_white_in_every_dress(preview: PreviewWindow, theme: Theme) -> None:
    theme.choose("dark")
    rest(preview)
    assert colour(preview, 0, 10, 10) == QColor("white")
    assert pages(preview).viewport().grab().toImage().pixelColor(2, 2) == QColor(theme.palette.bg)


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ([(Qt.Key.Key_End, NONE)], "7"),
        ([(Qt.Key.Key_End, NONE), (Qt.Key.Key_Home, NONE)], "1"),
        ([(Qt.Key.Key_PageDown, CTRL)] * 2, "3"),
        ([(Qt.Key.Key_PageDown, CTRL)] * 2 + [(Qt.Key.Key_PageUp, CTRL)], "2"),
        ([(Qt.Key.Key_PageUp, CTRL)], "1"),
        ([(Qt.Key.Key_PageDown, NONE)] * 40, "7"),
        ([(Qt.Key.Key_Space, NONE)] * 40 + [(Qt.Key.Key_Space, SHIFT)] * 40, "1"),
    ],
)
def test_keys_lead_from_page_to_page(
    preview: PreviewWindow, keys: list[tuple[Qt.Key, Qt.KeyboardModifier]], number: str
) -> None:
    for each, modifiers in keys:
        QTest.keyClick(pages(preview), each, modifiers)
    assert page_number(preview) == number


def test_arrows_scroll(preview: PreviewWindow) -> None:
    bar = pages(preview).verticalScrollBar()
    key(preview, Qt.Key.Key_Down)
    down = bar.value()
    assert down > 0
    key(preview, Qt.Key.Key_Up)
    assert bar.value() < down
    pages(preview).zoom_to(4)
    across = pages(preview).horizontalScrollBar()
    before = across.value()
    key(preview, Qt.Key.Key_Right)
    assert across.value() > before
    key(preview, Qt.Key.Key_Left)
    assert across.value() == before


def test_a_number_leads_to_its_page_and_nonsense_nowhere(preview: PreviewWindow) -> None:
    key(preview, Qt.Key.Key_L, CTRL)
    field = named(preview, "Sidetal")
    write(field, "5\n")
    assert page_number(preview) == "5" and pages(preview).page == 4
    assert pages(preview).hasFocus()
    for nonsense in ("99", "x", ""):
        key(preview, Qt.Key.Key_L, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        write(field, nonsense)
        pages(preview).setFocus()
        assert page_number(preview) == "5", nonsense
    key(preview, Qt.Key.Key_L, CTRL)
    write(field, "99\n")
    assert page_number(preview) == "7"
    key(preview, Qt.Key.Key_L, CTRL)
    write(field, "2")
    key(preview, Qt.Key.Key_Escape)
    assert page_number(preview) == "7" and preview.isVisible() and pages(preview).hasFocus()


def test_zooming_by_keys_buttons_and_the_menu(preview: PreviewWindow) -> None:
    view = pages(preview)
    assert view.fit == "width"
    key(preview, Qt.Key.Key_0, CTRL)
    assert (view.zoom, view.fit) == (1, "")
    key(preview, Qt.Key.Key_Plus, CTRL)
    larger = view.zoom
    assert larger > 1
    key(preview, Qt.Key.Key_Minus, CTRL)
    assert view.zoom == pytest.approx(1)
    click(button_named(preview, "Forstør"))
    assert view.zoom == pytest.approx(larger)
    click(button_named(preview, "Formindsk"))
    assert view.zoom == pytest.approx(1)
    key(preview, Qt.Key.Key_2, CTRL)
    area = view._layout.page(0)
    assert view.fit == "page" and area.height() < view.viewport().height()
    key(preview, Qt.Key.Key_1, CTRL)
    assert view._layout.page(0).width() > 0.9 * view.viewport().width()
    with choosing("150 %\t"):
        click(button_named(preview, "Størrelse: Sidebredde"))
    assert (view.zoom, view.fit) == (1.5, "")
    assert button_named(preview, "Størrelse: 150 %")


def test_zoom_has_an_end_at_both_ends(preview: PreviewWindow) -> None:
    for which, end in ((Qt.Key.Key_Plus, 4), (Qt.Key.Key_Minus, 0.25)):
        for _ in range(30):
            QTest.keyClick(pages(preview), which, CTRL)
        assert pages(preview).zoom == end


def test_the_wheel_zooms_around_the_pointer(preview: PreviewWindow) -> None:
    view = pages(preview)
    at = point(preview, 0, 300, 300)
    before = view._layout.on_page(0, view.at(at))
    place = QPointF(at)
    event = QWheelEvent(
        place,
        QPointF(view.viewport().mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CTRL,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    x, y = view._layout.on_page(0, view.at(at))
    assert view.zoom > 1 and view.fit == ""
    assert abs(y - before[1]) < 3 and (abs(x - before[0]) < 3 or view.horizontalScrollBar().maximum() == 0)


def test_a_wider_window_makes_pages_wider_that_fit_its_width(preview: PreviewWindow) -> None:
    before = pages(preview).zoom
    preview.resize(preview.width() - 150, preview.height())
    rest(preview)
    assert pages(preview).zoom < before
    pages(preview).zoom_to(0.5)
    preview.resize(preview.width() + 50, preview.height())
    assert pages(preview).zoom == 0.5


def test_searching_marks_counts_and_goes_on(preview: PreviewWindow) -> None:
    field = search(preview, "SEJLER")
    wait_until(lambda: "1 af 7" in texts(preview), "the count")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "2 af 7" in texts(preview) and page_number(preview) == "2"
    key(preview, Qt.Key.Key_F3)
    assert page_number(preview) == "3"
    key(preview, Qt.Key.Key_F3, SHIFT)
    key(preview, Qt.Key.Key_G, CTRL | SHIFT)
    assert "1 af 7" in texts(preview) and page_number(preview) == "1"
    key(preview, Qt.Key.Key_F3, SHIFT)
    assert "7 af 7" in texts(preview) and page_number(preview) == "7"
    click(button_named(preview, "Næste fund"))
    assert "1 af 7" in texts(preview)
    rest(preview)
    written = pages(preview).written(0)
    assert written is not None
    start = written.letters.text.index("sejler")
    ((left, top, right, _bottom),) = written.letters.areas(start, start + 6)
    assert colour(preview, 0, (left + right) / 2, top + 0.8) == QColor(LIGHT.found)


def test_a_search_begins_at_the_page_that_is_looked_at(preview: PreviewWindow) -> None:
    for _ in range(3):
        key(preview, Qt.Key.Key_PageDown, CTRL)
    search(preview, "færgen")
    wait_until(lambda: "4 af 7" in texts(preview), "the count")


def test_what_stands_only_further_up_is_found_too(preview: PreviewWindow) -> None:
    key(preview, Qt.Key.Key_End)
    search(preview, "side 2")
    wait_until(lambda: "1 af 1" in texts(preview), "the count")
    assert page_number(preview) == "2"


def test_what_goes_over_a_line_is_found(preview: PreviewWindow) -> None:
    search(preview, "sejler og vender")
    wait_until(lambda: "1 af 7" in texts(preview), "the count")


def test_what_is_not_there_is_said_and_escape_leaves(preview: PreviewWindow) -> None:
    field = search(preview, "tåge")
    wait_until(lambda: "Ingen fund" in texts(preview), "the count")
    key(preview, Qt.Key.Key_F3)
    key(preview, Qt.Key.Key_Escape)
    assert preview.isVisible() and field.text() == "" and pages(preview).hasFocus()
    wait_until(lambda: "Ingen fund" not in texts(preview), "the end of the search")
    key(preview, Qt.Key.Key_F3)
    assert field.hasFocus()
    pages(preview).setFocus()
    QTest.keyClick(pages(preview), Qt.Key.Key_Escape)
    assert not isValid(preview) or not preview.isVisible()


def drag(shown: PreviewWindow, start: QPoint, end: QPoint) -> None:
    ground = pages(shown).viewport()
    QTest.mousePress(ground, LEFT, NONE, start)
    QTest.mouseMove(ground, (start + end) / 2)
    QTest.mouseMove(ground, end)
    QTest.mouseRelease(ground, LEFT, NONE, end)


def line(shown: PreviewWindow, row: int, x: float, page: int = 0) -> QPoint:
    return point(shown, page, EDGE + x, TOP + STEP * row - 4)


def test_text_is_marked_with_the_mouse_and_copied(preview: PreviewWindow) -> None:
    drag(preview, line(preview, 0, 1), line(preview, 1, 300))
    assert copied(preview) == "Side 1: færgen sejler\nog vender igen i Ærø"
    drag(preview, line(preview, 1, 300), line(preview, 1, 0))
    assert copied(preview) == "og vender igen i Ærø"
    click(pages(preview).viewport(), line(preview, 1, 40))
    assert copied(preview) == ""


def test_shift_and_a_click_grow_what_is_marked(preview: PreviewWindow) -> None:
    ground = pages(preview).viewport()
    click(ground, line(preview, 1, 0))
    QTest.mouseClick(ground, LEFT, SHIFT, line(preview, 1, 300))
    assert copied(preview) == "og vender igen i Ærø"


def test_two_clicks_take_the_word_and_three_the_line(preview: PreviewWindow) -> None:
    ground, at = pages(preview).viewport(), line(preview, 1, 30)
    QTest.mouseDClick(ground, LEFT, NONE, at)
    assert copied(preview) == "vender"
    click(ground, point(preview, 0, 300, 700))
    QTest.mouseDClick(ground, LEFT, NONE, at)
    QTest.mousePress(ground, LEFT, NONE, at)
    QTest.mouseRelease(ground, LEFT, NONE, at)
    assert copied(preview) == "og vender igen i Ærø"


def test_all_is_copied_over_all_pages(preview: PreviewWindow) -> None:
    key(preview, Qt.Key.Key_A, CTRL)
    assert copied(preview) == "\n".join("\n".join(lines) for lines in MANY)


def test_the_menu_marks_and_copies(preview: PreviewWindow) -> None:
    view = pages(preview)
    for entry in ("&Markér alt", "&Kopiér"):
        with choosing(entry):
            at = line(preview, 5, 0)
            asking = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
            QApplication.sendEvent(view.viewport(), asking)
    wait_until(lambda: not view.is_copying, "the copy")
    assert QApplication.clipboard().text().startswith("Side 1")


def test_a_link_leads_to_its_page(preview: PreviewWindow) -> None:
    ground, at = pages(preview).viewport(), line(preview, 0, 20)
    QTest.mouseMove(ground, at)
    click(ground, at)
    assert page_number(preview) == "5"


def test_a_link_leads_out(preview: PreviewWindow, opened_urls: list[str]) -> None:
    key(preview, Qt.Key.Key_2, CTRL)
    click(pages(preview).viewport(), point(preview, 0, EDGE + 20, 842 - 50))
    assert opened_urls == ["https://example.org/"]


def test_marking_over_a_link_follows_it_not(preview: PreviewWindow) -> None:
    drag(preview, line(preview, 0, 1), line(preview, 0, 120))
    assert page_number(preview) == "1"


def test_a_new_one_takes_the_place_at_the_same_page(preview: PreviewWindow, paper: Path) -> None:
    for _ in range(3):
        key(preview, Qt.Key.Key_PageDown, CTRL)
    search(preview, "færgen")
    paper.write_bytes(pdf(*(["Helt ny tekst", "Færgen"] for _ in range(5))))
    preview.show_file(paper)
    rest(preview)
    assert page_number(preview) == "4" and "af 5" in texts(preview)
    wait_until(lambda: "4 af 5" in texts(preview), "the new count")
    pages(preview).setFocus()
    key(preview, Qt.Key.Key_A, CTRL)
    assert copied(preview).startswith("Helt ny tekst\nFærgen\nHelt")


def test_one_with_fewer_pages_shows_its_last(preview: PreviewWindow, paper: Path) -> None:
    key(preview, Qt.Key.Key_End)
    paper.write_bytes(pdf(["kun"], ["to"]))
    preview.show_file(paper)
    rest(preview)
    assert page_number(preview) == "2" and "af 2" in texts(preview)


def test_one_that_was_made_anew_by_others_is_shown_when_the_window_comes_forward(
    preview: PreviewWindow, paper: Path, window: MainWindow
) -> None:
    window.activateWindow()
    wait_until(lambda: not preview.isActiveWindow(), "the other window")
    paper.write_bytes(pdf(["ny"]))
    preview.activateWindow()
    wait_until(lambda: "af 1" in texts(preview), "the new one")


def test_the_file_is_let_go_of(preview: PreviewWindow, paper: Path) -> None:
    paper.unlink()
    key(preview, Qt.Key.Key_End)
    assert page_number(preview) == "7"
    links = [each.resolve() for each in Path("/proc/self/fd").iterdir() if each.exists()]
    assert paper not in links


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"ikke en PDF"), "PDF'en kan ikke vises her."),
        (lambda path: path.unlink(), "rapporten æøå.pdf"),
    ],
)
def test_what_cannot_be_shown_is_said(
    preview: PreviewWindow, paper: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(paper)
    preview.show_file(paper)
    wait_until(lambda: any(said in text for text in texts(preview) if text != paper.name), "the words")
    assert not button(preview, "&Udskriv…").isEnabled()
    assert button(preview, "&Vis i mappe").isEnabled()


def test_what_was_shown_before_is_not_saved_under_the_name_of_what_cannot_be(
    preview: PreviewWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(saving, "choose_new_file", lambda *given: asked.append(given))
    broken = tmp_path / "brudt.pdf"
    broken.write_bytes(b"ikke en PDF")
    preview.show_file(broken)
    wait_until(lambda: not preview.is_at_work, "the file")
    QTest.keyClick(preview, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == []


def test_it_is_saved_elsewhere(preview: PreviewWindow, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = paper.with_name("et andet sted.pdf")
    monkeypatch.setattr(saving, "choose_new_file", lambda *_: there)
    click(button(preview, "&Gem som…"))
    assert there.read_bytes() == paper.read_bytes()
    assert "PDF'en er gemt som »et andet sted.pdf«." in texts(preview)
    monkeypatch.setattr(saving, "choose_new_file", lambda *_: None)
    key(preview, Qt.Key.Key_S, CTRL)
    said: list[str] = []
    nowhere, elsewhere = paper.parent / "mappe" / "findes ikke" / "x.pdf", paper.with_name("et tredje sted.pdf")
    places, suggested = [nowhere, elsewhere, nowhere], list[Path]()

    def choose(_parent: object, _title: str, suggestion: Path, _kinds: str) -> Path:
        suggested.append(suggestion)
        return places.pop(0)

    monkeypatch.setattr(saving, "choose_new_file", choose)
    answers = [True, False]
    monkeypatch.setattr(saving, "ask_elsewhere", lambda _parent, title, _text: said.append(title) or answers.pop(0))
    key(preview, Qt.Key.Key_S, CTRL)
    assert elsewhere.read_bytes() == paper.read_bytes()
    assert (suggested, said) == ([paper, nowhere], ["PDF'en kunne ikke gemmes."])
    key(preview, Qt.Key.Key_S, CTRL)
    assert len(said) == 2 and not nowhere.exists()


def test_it_is_printed(preview: PreviewWindow, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[bytes, str]] = []
    monkeypatch.setattr(printing, "print_report", lambda data, name, _parent: printed.append((data, name)) or True)
    click(button(preview, "&Udskriv…"))
    key(preview, Qt.Key.Key_P, CTRL)
    assert printed == [(paper.read_bytes(), "rapporten æøå")] * 2
    assert "Rapporten er sendt til printeren." in texts(preview)


def test_it_is_opened_outside_and_shown_in_its_folder(preview: PreviewWindow, paper: Path, opened: list[Path]) -> None:
    click(button(preview, "Å&bn i andet program"))
    click(button(preview, "&Vis i mappe"))
    assert opened == [paper, paper.parent]


def test_a_mail_is_begun_with_it(
    preview: PreviewWindow, paper: Path, tmp_path: Path, opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tool, told = tmp_path / "bin" / "xdg-email", tmp_path / "told"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{told}.part" && mv "{told}.part" "{told}"\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}:/usr/bin:/bin")
    click(button(preview, "S&end…"))
    wait_until(told.exists, "the mail", seconds=30)
    assert told.read_text(encoding="utf-8").splitlines() == [
        "--utf8",
        "--subject",
        "rapporten æøå",
        "--attach",
        str(paper),
    ]
    assert opened == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_than_on_linux_the_folder_is_shown_and_that_is_said_before_and_after(
    paper: Path, window: MainWindow, theme: Theme, opened: list[Path], monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("sys.platform", platform)
        assert not sending.can_mail()
    monkeypatch.setattr(deeds, "can_mail", lambda: False)
    preview = PreviewWindow(theme, window)
    preview.show_file(paper)
    preview.show()
    send = button(preview, "S&end…")
    assert send.toolTip() == "Vis mappen, så du kan trække PDF'en over i en mail"
    click(send)
    assert opened == [paper.parent]
    assert "Her kan programmet ikke selv begynde en mail. Træk PDF'en fra mappen over i en." in texts(preview)
    preview.close()


@pytest.mark.parametrize("is_there", [True, False])
def test_where_no_mail_can_be_begun_the_folder_is_shown(
    preview: PreviewWindow,
    paper: Path,
    tmp_path: Path,
    opened: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    is_there: bool,
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    if is_there:
        (folder / "xdg-email").write_text("#!/bin/sh\nexit 3\n")
        (folder / "xdg-email").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    assert sending.can_mail() == is_there
    click(button(preview, "S&end…"))
    wait_until(lambda: bool(opened), "the folder", seconds=30)
    assert opened == [paper.parent]
    assert any("begynde en mail" in text for text in texts(preview))


def test_where_nothing_shows_a_folder_it_is_named(
    preview: PreviewWindow, paper: Path, tmp_path: Path, opens_nothing: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    click(button(preview, "&Vis i mappe"))
    assert f"Mappen kunne ikke vises. Den hedder {paper.parent}" in texts(preview)
    click(button(preview, "S&end…"))
    assert any(text.endswith(f"Vedhæft PDF'en i en; den ligger i {paper.parent}") for text in texts(preview))


def test_a_screen_reader_hears_the_page_and_its_lines(preview: PreviewWindow) -> None:
    tell_screen_readers()
    heard = QAccessible.queryAccessibleInterface(pages(preview))
    assert heard is not None and heard.isValid()
    assert heard.role() is QAccessible.Role.Document
    assert heard.text(QAccessible.Text.Name) == "Side 1 af 7"
    assert heard.text(QAccessible.Text.Value) == "Side 1: færgen sejler\nog vender igen i Ærø"
    assert heard.state().focused
    lines = [heard.child(index) for index in range(heard.childCount())]
    assert [each.text(QAccessible.Text.Name) for each in lines] == ["Side 1: færgen sejler", "og vender igen i Ærø"]
    centre = lines[1].rect().center()
    assert heard.childAt(centre.x(), centre.y()) is lines[1] and heard.indexOfChild(lines[1]) == 1
    key(preview, Qt.Key.Key_End)
    assert heard.text(QAccessible.Text.Name) == "Side 7 af 7"
    assert lines[0].text(QAccessible.Text.Name) == "Side 7: færgen sejler"


def test_the_keyboard_is_seen(preview: PreviewWindow) -> None:
    card = pages(preview).parentWidget()
    assert card is not None and card.property("ring") is True
    key(preview, Qt.Key.Key_F, CTRL)
    assert card.property("ring") is False


def test_little_is_kept_of_many_pages(preview: PreviewWindow, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiles, "ROOM", 12_000_000)
    paper.write_bytes(pdf(*([f"Side {number}"] for number in range(60))))
    preview.show_file(paper)
    rest(preview)
    for _ in range(60):
        key(preview, Qt.Key.Key_PageDown, CTRL)
    assert page_number(preview) == "60"
    assert pages(preview).bytes_kept <= 24_000_000
    assert sum(pages(preview).written(page) is not None for page in range(60)) <= 24


def test_all_is_given_back_when_it_is_closed(preview: PreviewWindow, window: MainWindow) -> None:
    reader, document = preview._reader, preview._reader._pdf
    assert document is not None
    key(preview, Qt.Key.Key_End)
    QTest.keyClick(pages(preview), Qt.Key.Key_W, CTRL)
    wait_until(lambda: not isValid(preview), "the end of the preview")
    assert not isValid(reader) and not window.findChildren(PreviewWindow)
    assert isinstance(document, Pdf) and document._pages.document.raw is None


def test_a_long_name_makes_the_window_no_wider(preview: PreviewWindow, paper: Path) -> None:
    width = preview.width()
    long = paper.with_name(f"{'Risikovurdering for færgedriften ' * 6}.pdf")
    long.write_bytes(paper.read_bytes())
    preview.show_file(long)
    rest(preview)
    assert preview.width() == width and preview.minimumSizeHint().width() <= width
    assert named(preview, long.name).toolTip() == str(long)
