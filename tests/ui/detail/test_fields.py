"""A field has told what was typed when whoever took it shows it there again, and not before."""

import pytest
from pytestqt.qtbot import QtBot

from risikoapp.ui.detail.fields import LineField
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
