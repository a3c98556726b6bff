"""The window of the curves: how one risk or all of them have developed, and the same figures as a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from risikoapp import terms
from risikoapp.domain.development import StatusFigures, all_figures, risk_development
from risikoapp.domain.model import Risk
from risikoapp.i18n import _
from risikoapp.ui import theme
from risikoapp.ui.background import Background
from risikoapp.ui.development.figures import FigureTable
from risikoapp.ui.development.legend import Legend
from risikoapp.ui.development.loading import load_numbers
from risikoapp.ui.development.words import risk_columns, risk_lines, status_columns, status_lines
from risikoapp.ui.document import Document
from risikoapp.ui.tables import in_card
from risikoapp.ui.theme import Theme

if TYPE_CHECKING:
    from risikoapp.ui.development.plots import RiskPlot, StatusPlots


class DevelopmentWindow(QDialog):
    """Shows one risk or all of them, as they stand in the document at any time."""

    risk_requested = Signal(str)
    """The risk that is shown is to be seen in its own window."""
    evaluation_requested = Signal(str, str)
    """The same for an evaluation; the ids of the risk and of the evaluation."""

    def __init__(self, document: Document, theme_: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Udvikling"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(theme.DEVELOPMENT_SIZE)
        self._document = document
        self._theme = theme_
        self._names: list[tuple[str, str]] = []
        self._risk_plot: RiskPlot | None = None
        self._status_plots: StatusPlots | None = None
        self._choice = QComboBox(self)
        self._choice.setAccessibleName(_("Vis udviklingen for"))
        self._heading = QLabel(self)
        self._heading.setProperty("role", "lead")
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._drawing = QLabel(_("Tegner…"), self)
        self._drawing.setProperty("role", "muted")
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._risk_legend, self._level_legend, self._action_legend = (Legend(self) for _each in range(3))
        self._table = FigureTable(self)
        self._image = QPushButton(_("Kopiér &billede"), self)
        self._figures = QPushButton(_("Kopiér &tabel"), self)
        self._stage = self._built_stage()
        self._build()
        self._loading = Background(self)
        self._connect()
        self._fill_choice()

    @property
    def is_drawing(self) -> bool:
        """Whether the curves are still to come."""
        return self._risk_plot is None

    def show_risk(self, risk_id: str) -> None:
        """Shows this risk; "" for all of them."""
        place = self._choice.findData(risk_id)
        self._choice.setCurrentIndex(max(place, 0))
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._risk_plot is None and not self._loading.is_at_work:
            self._loading.start(load_numbers)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._refresh_plots()

    def _built_stage(self) -> QFrame:
        """What a picture is taken of."""
        stage = QFrame(self)
        stage.setObjectName("card")
        self._risk_legend.add_signs()
        self._level_legend.add_levels()
        self._action_legend.add_actions()
        layout = QVBoxLayout(stage)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.GRID)
        layout.addWidget(self._heading)
        self._place = QStackedLayout()
        self._place.addWidget(self._drawing)
        layout.addLayout(self._place, 1)
        for legend in (self._risk_legend, self._level_legend, self._action_legend):
            legend.end()
            layout.addWidget(legend)
        return stage

    def _build(self) -> None:
        name = QLabel(_("&Vis"), self)
        name.setBuddy(self._choice)
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(name)
        head.addWidget(self._choice, 1)
        for button in (self._image, self._figures):
            button.setAutoDefault(False)
            head.addWidget(button)
        sides = QSplitter(self)
        sides.addWidget(self._stage)
        sides.addWidget(in_card(self._table, self))
        sides.setSizes(list(theme.DEVELOPMENT_PARTS))
        sides.setStretchFactor(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*([theme.PADDING] * 4))
        layout.setSpacing(theme.PADDING)
        layout.addLayout(head)
        layout.addWidget(sides, 1)

    def _connect(self) -> None:
        self._document.changed.connect(self._on_changed)
        self._choice.currentIndexChanged.connect(self._refresh)
        self._loading.finished.connect(self._on_loaded)
        self._table.row_opened.connect(self._on_entry)
        self._image.clicked.connect(self._copy_image)
        self._figures.clicked.connect(self._table.copy_all)

    def _on_changed(self) -> None:
        self._fill_choice()
        self._refresh()

    def _fill_choice(self) -> None:
        """All, and then each risk, the open ones first; who was chosen stays chosen as long as there is one."""
        register = self._document.register
        chosen = self._choice.currentData()
        names = [(_("Hele risikovurderingen"), "")]
        names += [(terms.risk_title(risk), risk.id) for risk in register.open_risks]
        names += [(_("{risk} (lukket)").format(risk=terms.risk_title(risk)), risk.id) for risk in register.closed_risks]
        if names == [
            (self._choice.itemText(place), self._choice.itemData(place)) for place in range(self._choice.count())
        ]:
            return
        self._choice.blockSignals(True)
        self._choice.clear()
        for text, risk_id in names:
            self._choice.addItem(text, risk_id)
        self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0))
        self._choice.blockSignals(False)

    def _risk(self) -> Risk | None:
        chosen = self._choice.currentData()
        return next((risk for risk in self._document.register.risks if risk.id == chosen), None)

    def _refresh(self) -> None:
        """Shows what is chosen as it is now."""
        risk = self._risk()
        for legend in (self._level_legend, self._action_legend):
            legend.setVisible(risk is None)
        self._risk_legend.setVisible(risk is not None)
        register = self._document.register
        if risk is None:
            self._heading.setText(register.title or _("Risikovurdering uden titel"))
            self._table.show_lines(status_columns(), status_lines(self._all_figures()), stretches=False)
        else:
            self._heading.setText(terms.risk_title(risk))
            lines = risk_lines(risk_development(register, risk, self._document.clock.today()), register.criteria)
            self._table.show_lines(risk_columns(), lines, stretches=True)
        self._refresh_plots()

    def _all_figures(self) -> tuple[StatusFigures, ...]:
        return all_figures(self._document.file, self._document.clock.today())

    def _refresh_plots(self) -> None:
        if self._risk_plot is None or self._status_plots is None:
            return
        risk, palette, register = self._risk(), self._theme.palette, self._document.register
        if risk is None:
            self._status_plots.show_figures(self._all_figures(), palette)
            self._place.setCurrentWidget(self._status_plots)
        else:
            development = risk_development(register, risk, self._document.clock.today())
            self._risk_plot.show_risk(development, register.criteria, palette)
            self._place.setCurrentWidget(self._risk_plot)

    def _on_loaded(self) -> None:
        from risikoapp.ui.development.plots import RiskPlot, StatusPlots

        self._risk_plot = RiskPlot(self._stage)
        self._status_plots = StatusPlots(self._stage)
        self._place.addWidget(self._risk_plot)
        self._place.addWidget(self._status_plots)
        self._risk_plot.entry_clicked.connect(self._on_entry)
        self._refresh_plots()

    def _on_entry(self, entry_id: str) -> None:
        risk = self._risk()
        if risk is not None and entry_id:
            self.evaluation_requested.emit(risk.id, entry_id)
        elif risk is not None:
            self.risk_requested.emit(risk.id)

    def _copy_image(self) -> None:
        QGuiApplication.clipboard().setPixmap(self._stage.grab())
