"""The two boxes place a risk as the matrix does."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from risikoapp.domain.criteria import STANDARD_CRITERIA, Step
from tests.ui.hands import NONE, Hands, choose_in, write
from tests.ui.paper import cell


def test_the_boxes_show_the_place(hands: Hands) -> None:
    placing = hands.pane.placing
    assert (placing.likelihood.currentText(), placing.consequence.currentText()) == ("Mindre sandsynligt", "Generende")
    texts = [placing.likelihood.itemText(row) for row in range(placing.likelihood.count())]
    assert texts == ["Ikke placeret", "Forventet", "Sandsynligt", "Mindre sandsynligt", "Usandsynligt"]


def test_each_box_moves_the_risk_by_mouse(hands: Hands) -> None:
    choose_in(hands.pane.placing.likelihood, "Forventet")
    assert hands.chip_cell(1) == cell(4, 2)
    choose_in(hands.pane.placing.consequence, "Uacceptabelt")
    assert hands.chip_cell(1) == cell(4, 4)
    assert hands.stack == ["Flyt #1 til Forventet × Generende", "Flyt #1 til Forventet × Uacceptabelt"]
    assert hands.risk_on_disk(1).rating == cell(4, 4)


def test_a_box_moves_the_risk_by_key(hands: Hands) -> None:
    hands.pane.placing.consequence.setFocus()
    write(hands.pane.placing.consequence, "Kri")
    assert hands.risk(1).rating == cell(2, 3)


def test_half_a_place_waits_for_the_other_half(hands: Hands) -> None:
    hands.click_row("#4")
    choose_in(hands.pane.placing.likelihood, "Sandsynligt")
    assert (hands.risk(4).rating, hands.stack) == (None, [])
    # Another edit of the same risk does not take back what was chosen.
    hands.pane.description.setFocus()
    write(hands.pane.description, "Olien stiger")
    hands.pane.flush()
    assert hands.pane.placing.likelihood.currentText() == "Sandsynligt"
    choose_in(hands.pane.placing.consequence, "Kritisk")
    assert hands.risk(4).rating == cell(3, 3)
    assert hands.stack[-1] == "Flyt #4 til Sandsynligt × Kritisk"


def test_half_a_place_does_not_follow_to_another_risk(hands: Hands) -> None:
    hands.click_row("#4")
    choose_in(hands.pane.placing.likelihood, "Sandsynligt")
    hands.order("new_risk")
    assert hands.shown() == "#9"
    assert hands.pane.placing.likelihood.currentText() == "Ikke placeret"
    choose_in(hands.pane.placing.consequence, "Kritisk")
    assert (hands.risk(9).rating, hands.risk(4).rating) == (None, None)


def test_taking_one_half_away_takes_the_place_away(hands: Hands) -> None:
    choose_in(hands.pane.placing.consequence, "Ikke placeret")
    assert hands.risk(1).rating is None
    assert hands.pane.placing.likelihood.currentText() == "Ikke placeret"
    assert hands.stack == ["Flyt #1 til Ikke placeret"]


def test_other_names_for_the_steps_leave_the_place_shown(hands: Hands) -> None:
    steps = (*STANDARD_CRITERIA.likelihood_steps[:3], Step(name="Næsten sikkert"))
    criteria = type(STANDARD_CRITERIA)(
        likelihood_steps=steps,
        consequence_steps=STANDARD_CRITERIA.consequence_steps,
        levels=STANDARD_CRITERIA.levels,
        confirmed=True,
    )
    hands.window.document.change_criteria(criteria)
    placing = hands.pane.placing
    assert (placing.likelihood.currentText(), placing.consequence.currentText()) == ("Mindre sandsynligt", "Generende")
    choose_in(placing.consequence, "Kritisk")
    assert hands.risk(1).rating == cell(2, 3)


def test_the_wheel_over_a_box_moves_no_risk(hands: Hands) -> None:
    box = hands.pane.placing.likelihood
    box.setFocus()

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert hands.risk(1).rating == cell(2, 2)
    assert not event.isAccepted()
