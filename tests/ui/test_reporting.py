"""The report from the window: its name, its place beside the file, and never over somebody else's."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox, QProgressDialog, QSpinBox
from pytestqt.logging import _QtMessageCapture
from pytestqt.qtbot import QtBot

from risikoapp.codec.errors import DamagedLog
from risikoapp.domain.model import Register, RegisterFile, ReportOptions
from risikoapp.domain.statuses import as_it_was, finish_status
from risikoapp.storage.repository import Repository
from risikoapp.ui import printing, reporting
from risikoapp.ui.dialogs import questions
from risikoapp.ui.preview.pdfium import Pdf
from risikoapp.ui.printing import draw_pages, print_dialog
from risikoapp.ui.reporting import free_name, own_name, render, report_name
from tests.ui.hands import CTRL, Hands, answering, button, click, pressing, rest, texts, wait_until, write
from tests.ui.paper import TODAY

DAY = dt.date(2025, 2, 17)
MOMENT = dt.datetime(2025, 2, 17, 9, tzinfo=dt.UTC)
NAME = "Risikovurdering for færgedriften på Ærø 03-11-2025.pdf"


def of(title: str, day: dt.date | None = DAY) -> RegisterFile:
    return RegisterFile(register=Register(title=title, status_date=day))


def finished(file: RegisterFile) -> RegisterFile:
    return finish_status(file, snapshot_id=f"s{len(file.snapshots)}", finished=MOMENT, name="", colours=())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Færger på Ærø", "Færger på Ærø 17-02-2025.pdf"),
        ("Drift/udvikling: 1. kvartal", "Drift udvikling 1. kvartal 17-02-2025.pdf"),
        ('a<b>c:d"e/f\\g|h?i*j', "a b c d e f g h i j 17-02-2025.pdf"),
        ("../../etc/passwd", "etc passwd 17-02-2025.pdf"),
        ("", "Risikovurdering 17-02-2025.pdf"),
        (" ... ", "Risikovurdering 17-02-2025.pdf"),
        ("///", "Risikovurdering 17-02-2025.pdf"),
        ("to\nlinjer\tog\x00mere", "to linjer og mere 17-02-2025.pdf"),
        (".skjult", "skjult 17-02-2025.pdf"),
    ],
)
def test_a_title_becomes_a_file_name(title: str, name: str) -> None:
    assert report_name(of(title)) == name


def test_without_a_date_the_title_stands_alone() -> None:
    assert report_name(of("Færger", None)) == "Færger.pdf"


def test_no_report_bears_the_name_of_one_that_a_meeting_got() -> None:
    file = finished(of("Færger"))
    assert report_name(file) == "Færger 17-02-2025.pdf"
    mended = replace(file, register=replace(file.register, organisation="Havnen på Ærø"))
    assert report_name(mended) == "Færger 17-02-2025 (udkast).pdf"
    unmarked = replace(mended, register=replace(mended.register, report=ReportOptions(marks_draft=False)))
    assert report_name(unmarked) == "Færger 17-02-2025 (udkast).pdf"
    again = finished(mended)
    assert report_name(again) == "Færger 17-02-2025 (2. udgave).pdf"
    assert report_name(as_it_was(again, again.snapshots[0])) == "Færger 17-02-2025.pdf", "the first keeps its own"


def test_a_draft_of_the_next_status_is_called_one_where_it_is_marked() -> None:
    file = finished(of("Færger"))
    begun = replace(file, register=replace(file.register, status_date=dt.date(2025, 5, 1)))
    assert report_name(begun) == "Færger 01-05-2025 (udkast).pdf"
    unmarked = replace(begun, register=replace(begun.register, report=ReportOptions(marks_draft=False)))
    assert report_name(unmarked) == "Færger 01-05-2025.pdf"


@pytest.mark.parametrize("letter", ["x", "Ø", "📋"])
@pytest.mark.parametrize("others", [0, 1])
def test_a_long_title_becomes_a_name_that_can_be_written(tmp_path: Path, letter: str, others: int) -> None:
    name = report_name(of(letter * 400))
    for _ in range(others):
        (tmp_path / name).write_bytes(b"en andens")
    path = free_name(tmp_path, name)
    path.write_bytes(b"%PDF")
    assert path.name.endswith(".pdf") and "17-02-2025" in path.name


def test_somebody_elses_pdf_is_never_replaced(tmp_path: Path) -> None:
    assert free_name(tmp_path, "rapport.pdf") == tmp_path / "rapport.pdf"
    (tmp_path / "rapport.pdf").write_bytes(b"%PDF-1.4 fra Word")
    assert free_name(tmp_path, "rapport.pdf") == tmp_path / "rapport (2).pdf"
    (tmp_path / "rapport (2).pdf").write_bytes(b"%PDF-1.4 ogs\xe5 fra Word")
    assert free_name(tmp_path, "rapport.pdf") == tmp_path / "rapport (3).pdf"


def test_an_earlier_report_of_ours_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "rapport.pdf").write_bytes(render(RegisterFile(register=Register(title="Æ")), TODAY))
    assert free_name(tmp_path, "rapport.pdf") == tmp_path / "rapport.pdf"


def test_a_report_tells_which_of_two_files_it_is_of_where_both_would_give_it_one_name(tmp_path: Path) -> None:
    path, copy = tmp_path / "plan på Ærø.risiko", tmp_path / "plan på Ærø – kopi.risiko"
    file = of("Færger")
    Repository.create(path, file)
    assert own_name(file, path) == "Færger 17-02-2025.pdf"
    (tmp_path / "ødelagt.risiko").write_bytes(b"{")
    (tmp_path / "mappe.risiko").mkdir()
    Repository.create(copy, finished(file))
    assert own_name(file, path) == "Færger (plan på Ærø) 17-02-2025.pdf"
    assert own_name(finished(finished(file)), copy) == "Færger (plan på Ærø – kopi) 17-02-2025 (2. udgave).pdf"
    other_day = replace(file, register=replace(file.register, status_date=dt.date(2025, 5, 1)))
    assert own_name(other_day, path) == "Færger 01-05-2025.pdf"
    Repository.create(copy, replace(finished(file), register=other_day.register), overwrite=True)
    assert own_name(file, path) == "Færger (plan på Ærø) 17-02-2025.pdf", "it is a finished status there"
    link = tmp_path / "genvej.risiko"
    copy.unlink()
    link.symlink_to(path)
    assert own_name(file, link) == "Færger 17-02-2025.pdf", "it is the same file"


@pytest.mark.parametrize("letter", ["x", "Ø", "📋"])
def test_a_long_title_and_a_long_file_name_can_be_written_too(tmp_path: Path, letter: str) -> None:
    path, copy = tmp_path / f"{letter * 50}.risiko", tmp_path / "b.risiko"
    file = of(letter * 400)
    for each in (path, copy):
        Repository.create(each, file)
    names = [own_name(file, path), own_name(file, copy)]
    assert names[0] != names[1]
    for name in names:
        free_name(tmp_path, name).write_bytes(b"en andens")
        free_name(tmp_path, name).write_bytes(b"%PDF")


def test_the_report_of_a_copy_does_not_replace_that_of_the_file(hands: Hands, opened: list[Path]) -> None:
    hands.order("pdf")
    wait_until(lambda: len(opened) == 1, "the report")
    first = opened[0].read_bytes()
    path = hands.window.path
    path.with_name("b.risiko").write_bytes(path.read_bytes())
    hands.order("pdf")
    wait_until(lambda: len(opened) == 2, "the other report")
    assert opened[1].name == NAME.replace(" 03-11-2025", f" ({path.stem}) 03-11-2025")
    assert opened[0].read_bytes() == first


def test_the_key_writes_the_report_beside_the_file_and_opens_it(hands: Hands, opened: list[Path]) -> None:
    hands.pane.name.setFocus()
    hands.key(Qt.Key.Key_End)
    write(hands.pane.name, " på søen")
    hands.key(Qt.Key.Key_E, CTRL)
    path = hands.window.path.parent / NAME
    wait_until(lambda: opened == [path], "the report")
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Bemanding på søen" in text, "what was being typed is in the report"
    assert "Isvinter" in text and "Værftsophold" not in text
    assert any(NAME in said for said in texts(hands.notice))
    click(button(hands.notice, "Vis i mappe"))
    assert opened[1:] == [path.parent]


def test_a_second_report_takes_the_place_of_the_first(hands: Hands, opened: list[Path]) -> None:
    for count in (1, 2):
        hands.order("pdf")
        wait_until(lambda count=count: len(opened) == count, "the report")
    assert [path.name for path in hands.window.path.parent.glob("*.pdf")] == [NAME]


def test_somebody_elses_report_is_left_alone(hands: Hands, opened: list[Path]) -> None:
    theirs = hands.window.path.parent / NAME
    theirs.write_bytes(b"%PDF-1.4 fra Word")
    hands.order("pdf")
    wait_until(lambda: bool(opened), "the report")
    assert theirs.read_bytes() == b"%PDF-1.4 fra Word"
    assert opened[0].name == NAME.replace(".pdf", " (2).pdf")


def test_a_report_that_cannot_be_written_is_told(hands: Hands, opened: list[Path]) -> None:
    (hands.window.path.parent / NAME).mkdir()

    def leave(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "kunne ikke oprettes" in dialog.text()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    with answering(leave) as asked:
        hands.order("pdf")
        wait_until(lambda: bool(asked) and not asked[0].isVisible(), "the message")
    assert opened == []


@pytest.mark.parametrize("is_chosen", [True, False])
def test_a_report_that_cannot_be_written_may_lie_elsewhere(
    hands: Hands, opened: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_chosen: bool
) -> None:
    (hands.window.path.parent / NAME).mkdir()
    elsewhere = tmp_path / "et andet sted.pdf"
    suggested: list[Path] = []

    def choose(_parent: object, _title: str, suggestion: Path, _kinds: str) -> Path | None:
        suggested.append(suggestion)
        return elsewhere if is_chosen else None

    monkeypatch.setattr(questions, "choose_new_file", choose)
    with answering(pressing("Vælg et andet sted…")):
        hands.order("pdf")
        wait_until(lambda: bool(suggested), "the question where")
    assert suggested == [hands.window.path.parent / NAME]
    if is_chosen:
        wait_until(lambda: opened == [elsewhere], "the report")
        assert elsewhere.read_bytes().startswith(b"%PDF")
        assert hands.notice.told.startswith("PDF'en er oprettet: et andet sted.pdf")
    else:
        assert opened == [] and not elsewhere.exists()


def test_closing_waits_for_the_report(hands: Hands, opened: list[Path]) -> None:
    path = hands.window.path.parent / NAME
    hands.order("pdf")
    hands.window.close()
    assert path.read_bytes().startswith(b"%PDF")


def _long_file(hands: Hands) -> RegisterFile:
    risks = tuple(replace(risk, description="En lang linje på Ærø. " * 150) for risk in hands.register.risks)
    return RegisterFile(register=replace(hands.register, risks=risks))


def test_printing_gives_the_pages_of_the_report(hands: Hands, tmp_path: Path) -> None:
    document = Pdf(render(_long_file(hands), TODAY))
    assert len(document.sizes) >= 3
    for first, last, count in ((0, 0, len(document.sizes)), (2, 3, 2)):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "tryk.pdf"))
        printer.setResolution(96)
        printer.setFullPage(True)
        printer.setFromTo(first, last)
        assert draw_pages(document, printer, hands.window)
        printed = pypdfium2.PdfDocument(tmp_path / "tryk.pdf")
        assert len(printed) == count
        width, height = printed[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        # The paper is not white: the page was drawn from edge to edge.
        inked = printed[0].render(scale=1).to_pil().convert("L").getextrema()
        assert inked[0] < 128
        printed.close()
    document.close()


def test_a_range_of_pages_is_offered_from_the_first_to_the_last(hands: Hands) -> None:
    printer = QPrinter()
    dialog = print_dialog(printer, 9, hands.window)
    dialog.show()
    said = {field.objectName(): field.value() for field in dialog.findChildren(QSpinBox)}
    assert (said["from"], said["to"]) == (1, 9)
    assert dialog.printRange() is QPrintDialog.PrintRange.AllPages
    dialog.deleteLater()


def test_a_printer_that_cannot_begin_leaves_nothing_open(
    hands: Hands, tmp_path: Path, qtlog: _QtMessageCapture
) -> None:
    document = Pdf(render(hands.window.document.file, TODAY))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "findes ikke" / "tryk.pdf"))
    # Qt warns that it cannot begin.
    with qtlog.disabled():
        assert not draw_pages(document, printer, hands.window)
    document.close()
    rest(10)
    assert not hands.window.findChildren(QProgressDialog)


def test_the_command_prints_what_is_shown(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[tuple[bytes, str]] = []

    def print_report(pdf: bytes, name: str, _parent: object) -> bool:
        printed.append((pdf, name))
        return True

    monkeypatch.setattr(printing, "print_report", print_report)
    hands.key(Qt.Key.Key_P, CTRL)
    wait_until(lambda: bool(printed), "the printing")
    assert printed == [(render(hands.window.document.file, TODAY), NAME.removesuffix(".pdf"))]
    assert "Rapporten er sendt til printeren." in texts(hands.notice)


def test_a_report_that_somebody_has_written_in_is_left_alone(hands: Hands, tmp_path: Path) -> None:
    report = tmp_path / NAME
    report.write_bytes(render(hands.window.document.file, TODAY) + b"\n1 0 obj\n%%EOF\n")
    assert free_name(tmp_path, NAME) == tmp_path / NAME.replace(".pdf", " (2).pdf")


def test_a_mistake_in_the_report_is_seen(hands: Hands, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: RegisterFile, _today: dt.date, _watch: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(reporting, "render", broken)
    with qtbot.captureExceptions() as caught:
        hands.order("pdf")
        wait_until(lambda: bool(caught), "the mistake")
    assert caught[0][0] is ZeroDivisionError
    assert any("fejl i programmet" in text for text in texts(hands.notice))
    assert hands.window.statusBar().currentMessage() == ""


def test_a_damaged_log_is_told_and_is_no_mistake_of_ours(hands: Hands, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_file: RegisterFile, _today: dt.date, _watch: object) -> bytes:
        raise DamagedLog("log: x")

    monkeypatch.setattr(reporting, "render", broken)

    def told(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        assert "ændringslog, der er beskadiget" in dialog.informativeText()
        click(dialog.buttons()[0])

    with answering(told) as asked:
        hands.order("pdf")
        wait_until(lambda: bool(asked), "the message")
    assert not any("fejl i programmet" in text for text in texts(hands.notice))


def test_the_key_works_from_the_search_field(hands: Hands, opened: list[Path]) -> None:
    hands.order("find")
    hands.key(Qt.Key.Key_E, CTRL)
    wait_until(lambda: bool(opened), "the report")
