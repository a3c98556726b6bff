"""Work in a thread of its own: what is heard of it, and that no mistake in it goes by unseen."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from risikoapp.ui.background import Background
from tests.ui.hands import wait_until


@pytest.fixture
def background(qapp: QObject) -> Background:
    return Background(qapp)


def test_the_last_of_several_is_told_once(background: Background) -> None:
    told: list[str] = []
    background.finished.connect(lambda: told.append("finished"))
    background.left_undone.connect(lambda: told.append("left undone"))
    done: list[int] = []
    for number in range(3):
        background.start(lambda number=number: done.append(number))
    wait_until(lambda: not background.is_at_work, "the end")
    assert (done, told) == ([0, 1, 2], ["finished"])


def test_a_mistake_comes_out_though_other_work_follows(qtbot: QtBot, background: Background) -> None:
    told: list[str] = []
    background.finished.connect(lambda: told.append("finished"))
    background.left_undone.connect(lambda: told.append("left undone"))
    go_on = threading.Event()

    def first() -> None:
        go_on.wait(30)
        raise ValueError("det første")

    def second() -> None:
        raise ValueError("det andet")

    with qtbot.capture_exceptions() as faults:
        background.start(first)
        background.start(second)
        background.start(lambda: None)
        go_on.set()
        wait_until(lambda: not background.is_at_work, "the end")
    assert [str(fault) for _kind, fault, _trace in faults] == ["det første", "det andet"]
    assert told == ["finished"]


def test_what_is_left_undone_tells_its_mistake_after_that(qtbot: QtBot, background: Background) -> None:
    told: list[str] = []
    background.left_undone.connect(lambda: told.append("left undone"))

    def work() -> None:
        raise ValueError("forkert")

    with qtbot.capture_exceptions() as faults:
        background.start(work)
        wait_until(lambda: not background.is_at_work, "the end")
    assert told == ["left undone"] and len(faults) == 1


def test_what_is_given_up_is_no_mistake(background: Background) -> None:
    told: list[str] = []
    background.left_undone.connect(lambda: told.append("left undone"))
    begun = threading.Event()
    given_up = threading.Event()

    def work() -> None:
        begun.set()
        given_up.wait(30)
        background.watch(1, 2)

    background.start(work)
    begun.wait(30)
    background.give_up()
    given_up.set()
    wait_until(lambda: not background.is_at_work, "the end")
    assert told == ["left undone"]
