"""Whoever writes stays in her own paragraph when somebody else's words come in around it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from risikoapp.ui.detail.cursor import replace_around_cursor

_lines = st.lists(st.text("abcæøå🛟 ", max_size=6), max_size=5)


def _at(field: QTextEdit, text: str) -> None:
    """The text with the cursor where the bar stands."""
    field.setPlainText(text.replace("|", ""))
    cursor = QTextCursor(field.document())
    cursor.setPosition(len(text[: text.index("|")].encode("utf-16-le")) // 2)
    field.setTextCursor(cursor)


def _shown(field: QTextEdit) -> str:
    cursor = field.textCursor()
    cursor.insertText("|")
    return field.toPlainText()


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("Ét.\nTo| ord.", "Foran.\nÉt.\nTo ord.", "Foran.\nÉt.\nTo| ord."),
        ("Ét.\nTo| ord.", "Ét.\nTo ord.\nBagved.", "Ét.\nTo| ord.\nBagved."),
        ("🛟 ø\n🛟 å|", "Nyt\n🛟 ø\nMere\n🛟 å", "Nyt\n🛟 ø\nMere\n🛟 å|"),
        ("Ét.\nTo| ord.\nTre.", "Foran.\nÉt.\nTo andre ord.\nTre.", "Foran.\nÉt.\nTo| andre ord.\nTre."),
        ("Ét.\nTo ord|.", "Ét.", "Ét.|"),
        ("Ét|.", "Noget helt andet.", "|Noget helt andet."),
        ("|", "Nyt.", "|Nyt."),
    ],
)
def test_the_cursor_stays_in_its_paragraph(qtbot: QtBot, before: str, text: str, after: str) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    _at(field, before)
    replace_around_cursor(field, text)
    assert _shown(field) == after


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(above=_lines, below=_lines, own=st.text("abcæøå🛟", min_size=1), data=st.data())
def test_what_comes_above_and_below_moves_no_cursor(
    qtbot: QtBot, above: list[str], below: list[str], own: str, data: st.DataObject
) -> None:
    field = QTextEdit()
    qtbot.addWidget(field)
    place = data.draw(st.integers(0, len(own)))
    own = f"#{own}"
    _at(field, f"{own[:place]}|{own[place:]}")
    replace_around_cursor(field, "\n".join((*above, own, *below)))
    assert _shown(field) == "\n".join((*above, f"{own[:place]}|{own[place:]}", *below))
