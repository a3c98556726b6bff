"""A field has told what was typed when whoever took it shows it there again, and not before."""

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from risikoapp.ui.detail.fields import HeadingField, LineField
from risikoapp.ui.detail.text_field import TextField
from tests.ui.hands import write


@pytest.mark.usefixtures("dresser")
@pytest.mark.parametrize("kind", [TextField, LineField])
def test_what_nobody_has_taken_is_not_told(qtbot: QtBot, kind: type[TextField | LineField]) -> None:
    field = kind()
    qtbot.addWidget(field)
    told: list[str] = []
    field.edited.connect(told.append)
    write(field, "Is på Bæltet")
    field.flush()
    assert told == ["Is på Bæltet"] and field.is_untold, "as when an edit fails on the way"
    field.edited.connect(field.show_text)
    field.flush()
    assert told == ["Is på Bæltet"] * 2 and not field.is_untold
    field.flush()
    assert len(told) == 2


@pytest.mark.usefixtures("dresser")
def test_a_name_that_has_no_room_shows_its_beginning_and_is_read_in_its_tip(qtbot: QtBot) -> None:
    field = HeadingField()
    qtbot.addWidget(field)
    name = "Leverandøren på Ærø kan ikke <levere> til tiden"
    field.show_text(name)
    field.setFixedWidth(120)
    assert field.cursorPosition() == 0
    place = QPoint(5, 5)
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert field.toolTip() == "<b>Leverandøren på Ærø kan ikke &lt;levere&gt; til tiden</b>"
    field.setFixedWidth(2000)
    QApplication.sendEvent(field, QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert field.toolTip() == ""
