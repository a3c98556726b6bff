"""Takes the pictures of the program: python -m tests.screenshots [--only NAME ...] [--out DIR]."""

import argparse
import datetime as dt
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2
import PySide6
from PySide6.QtCore import (
    QDeadlineTimer,
    QEventLoop,
    QMessageLogContext,
    QPoint,
    QSettings,
    QSize,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QFontDatabase, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSlider,
    QTableView,
    QTableWidget,
    QWidget,
)

from risikoapp.codec.tables import to_json
from risikoapp.domain.criteria import Rating
from risikoapp.domain.edits import describe_risk, place_risks
from risikoapp.domain.merge import merge
from risikoapp.domain.model import Register, RegisterFile, Risk
from risikoapp.domain.statuses import as_it_was
from risikoapp.i18n import _, use
from risikoapp.ids import IdSource
from risikoapp.importers.formats import read_paper
from risikoapp.messages.differences import WHOLE, differences
from risikoapp.messages.kept import kept_when
from risikoapp.paths import resource
from risikoapp.storage.backups import Backups
from risikoapp.storage.owner import Holder
from risikoapp.storage.recovery import Recovery
from risikoapp.storage.repository import Repository
from risikoapp.storage.restoring import read_backup
from risikoapp.ui import motion, theme
from risikoapp.ui.application import dress
from risikoapp.ui.changelog.window import LogWindow
from risikoapp.ui.clock import Clock
from risikoapp.ui.comparing.window import ComparisonWindow
from risikoapp.ui.development.window import DevelopmentWindow
from risikoapp.ui.dialogs.about import AboutDialog
from risikoapp.ui.dialogs.close_risk import StateDialog
from risikoapp.ui.dialogs.conflicts import ConflictsDialog
from risikoapp.ui.dialogs.criteria import CriteriaDialog
from risikoapp.ui.dialogs.recovery import RecoveryDialog
from risikoapp.ui.dialogs.remove_name import RemoveNameDialog
from risikoapp.ui.dialogs.report import ReportDialog
from risikoapp.ui.dialogs.restore import RestoreDialog
from risikoapp.ui.dialogs.status import FinishDialog
from risikoapp.ui.help.window import HelpWindow
from risikoapp.ui.helping import Helping
from risikoapp.ui.intake.columns import ColumnsDialog
from risikoapp.ui.intake.paper import PaperView
from risikoapp.ui.intake.updating import target_of
from risikoapp.ui.intake.window import ImportReview
from risikoapp.ui.main_window import MainWindow
from risikoapp.ui.matrix.keyboard import ARROWS
from risikoapp.ui.name_removal import NameRemoval
from risikoapp.ui.opening import read_only_for
from risikoapp.ui.preferences import Preferences
from risikoapp.ui.preview.window import PreviewWindow
from risikoapp.ui.reporting import render
from risikoapp.ui.review.window import ReviewWindow
from risikoapp.ui.windows import Windows
from risikoapp.ui.words_of_qt import speak_anew
from tests.desktop.papers import RISIKOLOG, UNCLEAR_PAPER, scattered_paper, write_paper
from tests.importers.corpus import RISKS
from tests.importers.pdf_papers import Look, made
from tests.matrix_places import cell_centre, chip_centre
from tests.moving import moving

CHECKOUT = Path(__file__).parents[1]
NOW = dt.datetime(2025, 2, 17, 9, tzinfo=dt.UTC)
"""The day it is in every picture, so that the same program gives the same pictures."""
USUAL = QSize(1280, 800)
REVIEW_SIZE = QSize(1200, 656)
SHOWN = 3
"""The number of the risk that is selected."""
MORE = (
    "Oplæring",
    "Datakvalitet",
    "Adgang fra hjemmet",
    "Ældre enheder",
    "Support om aftenen",
    "Udskiftning af nøglepersoner",
    "Snitflader til praksis",
    "Økonomi efter 2026",
    "Brugernes tid",
)
"""Names of risks that make a cell crowded."""
REPORT_SCALE = 2
"""Pixels per point of the report's pages."""
PATIENCE = 10_000
"""Milliseconds that a window may take to stand as it should."""


class Studio:
    """The program as a new user has it, and a folder with the sample in it."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.folder = folder
        self.dresser = dress(application, "light")
        self.clock = Clock(lambda: NOW, IdSource())
        preferences = Preferences(application)
        # What is misspelt depends on the dictionary of the machine.
        preferences.set_spelling(False)
        preferences.set_knows_tour()
        self.windows = Windows(self.clock, self.dresser.theme, preferences, application)
        self.helping = Helping(self.windows, self.dresser.theme, preferences, self.windows)

    def window(self, size: QSize = USUAL) -> MainWindow:
        """The sample in a window of this size, with the usual risk selected."""
        path = self.folder / "forloebsplaner.risiko"
        shutil.copy(resource("eksempel.risiko"), path)
        window = self.open(path, size)
        window.select(self.risk(window).id)
        return window

    def open(self, path: Path, size: QSize = USUAL) -> MainWindow:
        """The file in a window of this size."""
        window = self.windows.open_file(path)
        assert window is not None
        settle(window)
        window.resize(size)
        # A window manager takes its time, and may have another opinion.
        deadline = QDeadlineTimer(PATIENCE)
        while window.size() != size:
            if deadline.hasExpired():
                raise RuntimeError(f"the screen gave {window.size()} for {size}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        return window

    def risk(self, window: MainWindow) -> Risk:
        return next(risk for risk in window.document.register.risks if risk.number == SHOWN)


Picture = Callable[[Studio], list[QImage]]


def light(studio: Studio) -> list[QImage]:
    return taken(studio.window())


def dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    return taken(studio.window())


def small(studio: Studio) -> list[QImage]:
    return taken(studio.window(QSize(1280, 720)))


def large(studio: Studio) -> list[QImage]:
    return taken(studio.window(QSize(1920, 1080)))


def doubled(studio: Studio) -> list[QImage]:
    """The scale of a screen is read when Qt starts: so in another process."""
    command = [sys.executable, "-m", "tests.screenshots", "--only", "vindue", "--out", str(studio.folder)]
    subprocess.run(
        command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, cwd=CHECKOUT, check=True, stdout=subprocess.DEVNULL
    )
    return [QImage(str(studio.folder / "vindue.png"))]


def drag(studio: Studio) -> list[QImage]:
    """Under way from its cell to the one above and to the right."""
    window = studio.window()
    matrix, risk = window.matrix, studio.risk(window)
    start, rating = chip_centre(matrix, risk.id), risk.rating
    assert start is not None
    assert rating is not None
    target = Rating(likelihood=rating.likelihood + 1, consequence=rating.consequence + 1)
    end = cell_centre(matrix, target).toPoint() - QPoint(16, 8)
    QTest.mousePress(matrix, Qt.MouseButton.LeftButton, pos=start.toPoint())
    for step in range(1, 11):
        QTest.mouseMove(matrix, start.toPoint() + (end - start.toPoint()) * step / 10)
    picture = taken(window)
    QTest.keyClick(matrix, Qt.Key.Key_Escape)
    QTest.mouseRelease(matrix, Qt.MouseButton.LeftButton, pos=end)
    return picture


def crowded(studio: Studio) -> list[QImage]:
    """The list that lies behind a crowded cell."""
    file = Repository.open(resource("eksempel.risiko"))[1]
    there = Rating(likelihood=2, consequence=3)
    more = tuple(
        Risk(id=f"flere{number}", number=number, created=NOW, name=name, rating=there)
        for number, name in enumerate(MORE, start=file.next_number)
    )
    register = replace(file.register, risks=(*file.register.risks, *more))
    path = studio.folder / "mange-risici.risiko"
    Repository.create(path, replace(file, register=register, next_number=file.next_number + len(more)))
    window = studio.open(path)
    window.select(studio.risk(window).id)
    spot = window.matrix.spot_of(more[-1].id)
    assert spot is not None
    QTest.mouseClick(window.matrix, Qt.MouseButton.LeftButton, pos=window.matrix.area_of(spot).center().toPoint())
    return taken(window)


def why(studio: Studio) -> list[QImage]:
    """Right after a move."""
    window = studio.window()
    window.matrix.nudge(studio.risk(window).id, ARROWS[Qt.Key.Key_Up])
    return taken(window)


def table(studio: Studio) -> list[QImage]:
    window = studio.window()
    window.left.show_table(True)
    return taken(window)


def found(studio: Studio) -> list[QImage]:
    """From hit to hit of a word."""
    window = studio.window()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.focusWidget(), "drift")
    for _step in range(2):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    return taken(window)


def empty(studio: Studio) -> list[QImage]:
    path = studio.folder / "nyt-projekt.risiko"
    Repository.create(path, RegisterFile(register=Register(title="Risikovurdering for nyt projekt")))
    return taken(studio.open(path))


def start(studio: Studio) -> list[QImage]:
    studio.windows.begin(None)
    page = studio.windows.start_page
    assert page is not None
    return taken(page)


def closing(studio: Studio) -> list[QImage]:
    window = studio.window()
    return shown(StateDialog(studio.risk(window), studio.clock.today, window))


def criteria(studio: Studio) -> list[QImage]:
    window = studio.window()
    return shown(CriteriaDialog(window.document.register.criteria, window))


def report_content(studio: Studio) -> list[QImage]:
    window = studio.window()
    return shown(ReportDialog(window.document.register, window))


def conflicts(studio: Studio) -> list[QImage]:
    """What two people have made of the same places."""
    window = studio.window()
    file, risk = window.document.file, studio.risk(window)

    def version(description: str, rating: Rating, change_id: str, reason: str) -> RegisterFile:
        made = describe_risk(file.register, risk.id, f"{risk.description} {description}")
        made = place_risks(made, {risk.id: change_id}, rating, on=NOW.date(), reason=reason)
        return replace(file, register=made)

    mine = version(
        "Vi har en aftale om nødhjælp.", Rating(likelihood=3, consequence=3), "min", "Ny leverandør fra maj."
    )
    theirs = version("Vi øver os hvert forår.", Rating(likelihood=2, consequence=2), "din", "Øvelsen gik godt.")
    return shown(ConflictsDialog(merge(file, mine, theirs), window))


def locked(studio: Studio) -> list[QImage]:
    """What somebody else has open on another machine."""
    window = studio.window()
    holder = Holder(machine="ANDEN-PC", user="kollega", since=NOW)
    copy = studio.windows.show_copy(window.path, window.document.file, read_only_for(holder))
    settle(copy)
    copy.resize(USUAL)
    return taken(copy)


def restoring(studio: Studio) -> list[QImage]:
    window = studio.window()
    file, risk = window.document.file, studio.risk(window)
    earlier = describe_risk(file.register, risk.id, f"{risk.description} Vi har ingen plan for nødhjælp.")
    earlier = place_risks(earlier, {risk.id: "før"}, Rating(likelihood=3, consequence=3), on=NOW.date(), reason="")
    for days, register in ((9, earlier), (2, describe_risk(file.register, risk.id, "")), (0, file.register)):
        made = Backups(studio.folder, window.path, lambda days=days: NOW - dt.timedelta(days=days))
        made.make((to_json(replace(file, register=register)),), "daily")
    backups = Backups(studio.folder, window.path, lambda: NOW).list()
    dialog = RestoreDialog(window.document.register, backups, read_backup, window)
    dialog.findChildren(QTableWidget)[0].setCurrentCell(2, 0)
    return shown(dialog)


def recovering(studio: Studio) -> list[QImage]:
    window = studio.window()
    file, risk = window.document.file, studio.risk(window)
    kept = describe_risk(file.register, risk.id, f"{risk.description} Vi har en aftale om nødhjælp.")
    brought = differences(file.register, kept, WHOLE)
    recovery = Recovery(path=window.path, kept=NOW, file=file, base=file, base_hash="")
    return shown(RecoveryDialog(kept_when(recovery), brought, (), (), window))


def imported(studio: Studio) -> list[QImage]:
    paper = write_paper(studio.folder / "Risikovurdering cykelstier.docx", UNCLEAR_PAPER, "")
    return reviewed(studio, paper, steps=3)


def imported_text(studio: Studio) -> list[QImage]:
    """Another paper as plain text, in the dark: the columns of its matrix are lost."""
    studio.dresser.theme.choose("dark")
    paper = studio.folder / "Risikovurdering cykelstier.txt"
    paper.write_text(scattered_paper(), encoding="utf-8")
    return reviewed(studio, paper, steps=1)


def imported_pdf(studio: Studio) -> list[QImage]:
    """A paper as Word prints it, in whose matrix one of the risks is missing."""
    path = studio.folder / "Risikovurdering cykelstier.pdf"
    path.write_bytes(made([*RISKS[:2], replace(RISKS[2], place=None)], Look()))
    return reviewed(studio, path, steps=0)


def imported_sheet(studio: Studio) -> list[QImage]:
    """A risikolog with a scale of five steps."""
    return reviewed(studio, risikolog(studio), steps=2)


def columns_of_sheet(studio: Studio) -> list[QImage]:
    draft = read_paper(risikolog(studio), new_id=studio.clock.new_id, now=NOW)
    assert draft.columns is not None
    return shown(ColumnsDialog(draft, draft.columns, studio.window()))


def risikolog(studio: Studio) -> Path:
    path = studio.folder / "Risikolog cykelstier.csv"
    path.write_text(RISIKOLOG, encoding="utf-8")
    return path


def reviewed(studio: Studio, paper: Path, steps: int) -> list[QImage]:
    """The review of an import, so many steps on."""
    window = studio.window()
    draft = read_paper(paper, new_id=studio.clock.new_id, now=NOW)
    target = target_of(window, takes_front=True)
    pdf = paper if paper.suffix == ".pdf" else None
    review = ImportReview(draft, paper.name, studio.clock, studio.dresser.theme, target, window, lambda *_: None, pdf)
    review.resize(REVIEW_SIZE)
    review.show()
    further = next(each for each in review.findChildren(QPushButton) if each.text() == _("&Næste"))
    for _step in range(steps):
        further.click()
    if pdf is not None:
        (view,) = review.findChildren(PaperView)
        wait_while(lambda: view.is_at_work, "the pages")
    pictures = shown(review)
    review.end()
    return pictures


def refused(studio: Studio) -> list[QImage]:
    """What is said of a file that was cut off on its way."""
    window = studio.window()
    path = studio.folder / "Risikovurdering for havnen.risiko"
    path.write_bytes(window.path.read_bytes()[:1000])
    pictures: list[QImage] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        pictures.extend(taken(dialog))
        dialog.close()

    # The dialog waits for an answer, and the answer waits for the dialog.
    QTimer.singleShot(0, window, look)
    studio.windows.open_file(path)
    return pictures


def comparing(studio: Studio) -> list[QImage]:
    """What has changed in two years, and in the texts of the usual risk."""
    window = studio.window()
    return compared(window, steps=3, number=SHOWN)


def comparing_dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    return compared(studio.window(), steps=0, number=6)


def comparing_many(studio: Studio) -> list[QImage]:
    """Thirty that moved at once."""
    path = studio.folder / "mange-flytninger.risiko"
    Repository.create(path, moving(30))
    return compared(studio.open(path), steps=0)


def compared(window: MainWindow, *, steps: int, number: int = 0) -> list[QImage]:
    """The comparison, so many statuses back from the last step, with this risk chosen, if any."""
    window.commands["compare"].trigger()
    (comparison,) = window.findChildren(ComparisonWindow)
    settle(comparison)
    # The screen that is none is smaller than anybody's.
    comparison.resize(theme.COMPARISON_SIZE)
    (slider,) = comparison.findChildren(QSlider)
    for _step in range(steps):
        QTest.keyClick(slider, Qt.Key.Key_Left)
    (rows,) = comparison.findChildren(QTableView)
    model = rows.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == f"#{number}":
            rows.selectRow(row)
    # A caret in a field, or a ring around one, belongs to whoever works there.
    slider.clearFocus()
    return taken(comparison)


def finishing(studio: Studio) -> list[QImage]:
    window = studio.window()
    return shown(FinishDialog(window.document.file, studio.clock.today, window))


def reviewing(studio: Studio) -> list[QImage]:
    """In the midst of it, beside what was said last time."""
    window = studio.window()
    window.document.finish_status(NOW.date())
    window.document.begin_status(NOW.date() + dt.timedelta(days=112))
    review = ReviewWindow(window)
    review.show()
    settle(review)
    for _step in range(2):
        QTest.keyClick(review, Qt.Key.Key_F2)
    QTest.keyClicks(review.focusWidget(), "Ingen nedbrud siden sidst.")
    picture = taken(review)
    review.close()
    return picture


def reviewing_dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    return reviewing(studio)


def finished_status(studio: Studio) -> list[QImage]:
    window = studio.window()
    snapshot = window.document.file.snapshots[-2]
    menu = window.commands["statuses"].menu()
    assert isinstance(menu, QMenu)
    (entry,) = (each for each in menu.actions() if each.data() == snapshot.id)
    entry.trigger()
    copy = studio.windows.open_windows[-1]
    assert copy.document.file == as_it_was(window.document.file, snapshot)
    settle(copy)
    copy.resize(USUAL)
    return taken(copy)


def development(studio: Studio) -> list[QImage]:
    """Of the usual risk."""
    return taken(_curves(studio, studio.window().selected))


def development_of_all(studio: Studio) -> list[QImage]:
    studio.window()
    return taken(_curves(studio, ""))


def development_dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    return taken(_curves(studio, studio.window().selected))


def changes(studio: Studio) -> list[QImage]:
    window = studio.window()
    window.commands["changelog"].trigger()
    (log,) = window.findChildren(LogWindow)
    return taken(log)


def removing(studio: Studio) -> list[QImage]:
    """Where a name stands, before it goes."""
    window = studio.window()
    dialog = RemoveNameDialog(NameRemoval(window.document, window.autosave, window), window)
    for field, text in zip(
        dialog.findChildren(QLineEdit), ("Programkontoret", "[navn fjernet]", "Program"), strict=True
    ):
        field.setText(text)
    dialog.show()
    wait_while(lambda: not dialog.is_counted, "the places")
    return shown(dialog)


def _curves(studio: Studio, risk_id: str) -> QWidget:
    window = studio.windows.open_windows[0]
    window.commands["development"].trigger()
    (curves,) = window.findChildren(DevelopmentWindow)
    curves.show_risk(risk_id)
    wait_while(lambda: curves.is_drawing, "the curves")
    return curves


def preview(studio: Studio) -> list[QImage]:
    """Of the second page, with a word that is searched for."""
    shown = _previewed(studio, theme.PREVIEW_SIZE)
    (field,) = (each for each in shown.findChildren(QLineEdit) if each.accessibleName() == _("Søg i rapporten"))
    field.setText("klinik")
    wait_while(lambda: shown.is_at_work, "the hits")
    return taken(shown)


def preview_dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    return taken(_previewed(studio, theme.PREVIEW_SIZE))


def preview_small(studio: Studio) -> list[QImage]:
    """As large as it is on a small screen."""
    return taken(_previewed(studio, QSize(theme.PREVIEW_SIZE.width(), 720 - theme.TITLE_BAR)))


def _previewed(studio: Studio, size: QSize) -> PreviewWindow:
    window = studio.window()
    window.commands["pdf"].trigger()
    wait_while(lambda: not window.findChildren(PreviewWindow), "the preview")
    (shown,) = window.findChildren(PreviewWindow)
    settle(shown)
    shown.resize(size)
    wait_while(lambda: shown.is_at_work, "the pages")
    return shown


def guide(studio: Studio) -> list[QImage]:
    """With a word that is looked for."""
    shown = _guide(studio)
    shown.show_topic("matrixen")
    (field,) = shown.findChildren(QLineEdit)
    field.setText("brikken")
    shown.focusWidget().clearFocus()
    return taken(shown)


def guide_dark(studio: Studio) -> list[QImage]:
    studio.dresser.theme.choose("dark")
    shown = _guide(studio)
    shown.show_topic("rapportens-indhold")
    shown.focusWidget().clearFocus()
    return taken(shown)


def _guide(studio: Studio) -> HelpWindow:
    studio.window().commands["guide"].trigger()
    (shown,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow))
    settle(shown)
    shown.resize(theme.HELP_SIZE)
    settle(shown)
    return shown


def tour(studio: Studio) -> list[QImage]:
    """Its first step."""
    window = studio.window()
    window.complete()
    window.commands["tour"].trigger()
    return taken(window)


def about(studio: Studio) -> list[QImage]:
    """As it is where the Debian package has put it."""
    dialog = AboutDialog(studio.window())
    installed = {Path(PySide6.__file__).parent: "PySide6", resource("licenser"): "resources/licenser"}
    for label in dialog.findChildren(QLabel):
        for here, there in installed.items():
            label.setText(label.text().replace(str(here), f"/usr/lib/risikoapp/_internal/{there}"))
    return shown(dialog)


def report(studio: Studio) -> list[QImage]:
    """Its pages, one after the other."""
    document = pypdfium2.PdfDocument(render(studio.window().document.file, NOW.date()))
    try:
        return [page_image(page) for page in document]
    finally:
        document.close()


def in_english(picture: Picture) -> Picture:
    """The same for a guest: the program speaks English, and the paper is as it was."""

    def taken_in_english(studio: Studio) -> list[QImage]:
        application = QApplication.instance()
        assert application is not None
        use("en")
        speak_anew(application)
        try:
            return picture(studio)
        finally:
            use("da")
            speak_anew(application)

    return taken_in_english


def first_page(studio: Studio) -> list[QImage]:
    return report(studio)[:1]


PICTURES: Mapping[str, Picture] = {
    "vindue": light,
    "vindue-moerk": dark,
    "vindue-lille": small,
    "vindue-stor": large,
    "vindue-200": doubled,
    "traek": drag,
    "traengsel": crowded,
    "hvorfor": why,
    "tabel": table,
    "soeg": found,
    "tom": empty,
    "start": start,
    "luk": closing,
    "skala": criteria,
    "rapportens-indhold": report_content,
    "to-udgaver": conflicts,
    "skrivebeskyttet": locked,
    "gendan": restoring,
    "rettelser": recovering,
    "import": imported,
    "import-tekst": imported_text,
    "import-pdf": imported_pdf,
    "import-ark": imported_sheet,
    "import-kolonner": columns_of_sheet,
    "sammenlign": comparing,
    "sammenlign-moerk": comparing_dark,
    "sammenlign-mange": comparing_many,
    "fejl": refused,
    "afslut": finishing,
    "gennemgang": reviewing,
    "gennemgang-moerk": reviewing_dark,
    "afsluttet-status": finished_status,
    "udvikling": development,
    "udvikling-alle": development_of_all,
    "udvikling-moerk": development_dark,
    "aendringslog": changes,
    "fjern-navn": removing,
    "forhaandsvisning": preview,
    "forhaandsvisning-moerk": preview_dark,
    "forhaandsvisning-lille": preview_small,
    "hjaelp": guide,
    "hjaelp-moerk": guide_dark,
    "om": about,
    "rundvisning": tour,
    "rapport": report,
    "vindue-engelsk": in_english(light),
    "gennemgang-engelsk": in_english(reviewing),
    "rapport-engelsk": in_english(first_page),
}
"""By the name of the file; where there are several, they are numbered."""


def wait_while(truth: Callable[[], bool], what: str) -> None:
    """Lets Qt work as long as this is so."""
    deadline = QDeadlineTimer(PATIENCE)
    while truth():
        if deadline.hasExpired():
            raise RuntimeError(f"{what} did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def settle(widget: QWidget) -> None:
    """Lets a widget come to stand as it should."""
    if not QTest.qWaitForWindowExposed(widget, PATIENCE):
        raise RuntimeError(f"{widget} did not come up")
    for _turn in range(5):
        QApplication.processEvents()


def taken(widget: QWidget) -> list[QImage]:
    settle(widget)
    return [widget.grab().toImage()]


def shown(dialog: QWidget) -> list[QImage]:
    dialog.show()
    picture = taken(dialog)
    dialog.close()
    return picture


def page_image(page: pypdfium2.PdfPage) -> QImage:
    bitmap = page.render(scale=REPORT_SCALE, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    # The bitmap's own memory goes with it.
    return image.copy()


def tell(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """What Qt says, but for what the screen that is none says of every window."""
    if "This plugin does not support " not in message:
        print(message, file=sys.stderr)


@contextmanager
def studio(application: QApplication) -> Iterator[Studio]:
    """A studio in which nobody has been, tidied up afterwards."""
    QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "risikoapp", "risikoapp").clear()
    with tempfile.TemporaryDirectory(prefix="risikoapp-pictures-") as folder:
        made = Studio(application, Path(folder))
        yield made
        guides = [each for each in QApplication.topLevelWidgets() if isinstance(each, HelpWindow)]
        for window in (*guides, *made.windows.open_windows, made.windows.start_page):
            if window is not None:
                window.close()
        QApplication.processEvents()


def calm_font() -> QFont:
    """The report's, in place of whatever font the machine has: so the pictures are the same everywhere."""
    for path in sorted(resource("fonts", "ibm-plex-sans").glob("*.ttf")):
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise OSError(f"{path} could not be read")
    return QFont("IBM Plex Sans")


def take(names: list[str], out: Path) -> None:
    """Takes the pictures with these names into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(tell)
    QApplication.setQuitOnLastWindowClosed(False)
    application = QApplication(["risikoapp", "-style", "fusion"])
    # A caret that blinks would be in some pictures and not in others, and so would something on its way.
    application.setCursorFlashTime(0)
    motion.moves_softly = lambda: False
    application.setFont(calm_font())
    for name in names:
        with studio(application) as made:
            images = PICTURES[name](made)
            for number, image in enumerate(images, start=1):
                path = out / (f"{name}-{number}.png" if len(images) > 1 else f"{name}.png")
                if not image.save(str(path)):
                    raise OSError(f"{path} could not be written")
                print(path)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PICTURES, default=list(PICTURES), metavar="NAME")
    parser.add_argument("--out", type=Path, default=CHECKOUT / "docs" / "billeder", metavar="DIR")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="risikoapp-config-") as config:
        # Before Qt starts: the person's own settings and copies are neither used nor changed.
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_DATA_HOME"] = config
        take(chosen.only, chosen.out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
