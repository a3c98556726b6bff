"""The two boxes in which a risk's place can be chosen without the matrix."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from risikoapp.domain.criteria import STEPS, Rating, RiskCriteria, Step
from risikoapp.terms import consequence, likelihood, not_placed
from risikoapp.ui import theme


class StepBox(QComboBox):
    """One axis: its steps, highest first, and above them "Ikke placeret"."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._steps: tuple[Step, ...] = ()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Shows these steps; what was chosen stays chosen."""
        if steps == self._steps:
            return
        self._steps = steps
        chosen = self.step
        self.clear()
        self.addItem(not_placed(), None)
        for number in range(STEPS, 0, -1):
            self.addItem(steps[number - 1].name, number)
        self.show_step(chosen)

    def show_step(self, step: int | None) -> None:
        self.setCurrentIndex(0 if step is None else STEPS + 1 - step)

    @property
    def step(self) -> int | None:
        return self.currentData()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # Scrolling the pane must not move a risk that happens to lie under the pointer.
        event.ignore()


class Placing(QWidget):
    """Likelihood and consequence of one risk, side by side."""

    rating_change_requested = Signal(object)
    """A Rating, or None for Ikke placeret."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rating: Rating | None = None
        self.likelihood = StepBox(likelihood(), self)
        self.consequence = StepBox(consequence(), self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(theme.GRID * 3 // 2)
        layout.setVerticalSpacing(theme.TIGHT)
        for column, box in enumerate((self.likelihood, self.consequence)):
            label = QLabel(box.accessibleName(), self)
            label.setProperty("role", "label")
            label.setBuddy(box)
            layout.addWidget(label, 0, column)
            layout.addWidget(box, 1, column)
            layout.setColumnStretch(column, 1)
            box.activated.connect(self._on_activated)

    def show_rating(self, criteria: RiskCriteria, rating: Rating | None, *, same_risk: bool) -> None:
        """Shows a place. One axis chosen for a risk without a place waits for the other as long as it is shown."""
        self.likelihood.show_steps(criteria.likelihood_steps)
        self.consequence.show_steps(criteria.consequence_steps)
        if same_risk and rating == self._rating:
            return
        self._rating = rating
        self.likelihood.show_step(None if rating is None else rating.likelihood)
        self.consequence.show_step(None if rating is None else rating.consequence)

    def _on_activated(self) -> None:
        chosen = (self.likelihood.step, self.consequence.step)
        if self._rating is not None and None in chosen:
            # Half a place is none.
            self.rating_change_requested.emit(None)
        elif chosen[0] is not None and chosen[1] is not None:
            self.rating_change_requested.emit(Rating(likelihood=chosen[0], consequence=chosen[1]))
