"""Two people with the same file open for a while, each in a program of her own: whatever they do, nothing is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QMainWindow

from risikoapp.domain.criteria import ALL_RATINGS
from risikoapp.domain.merge import Choice, Conflict, Merge
from risikoapp.domain.soundness import check
from risikoapp.domain.standing import HISTORY, standing
from risikoapp.ids import IdSource
from risikoapp.storage.repository import Repository, Surroundings
from risikoapp.ui.autosave import Autosave
from risikoapp.ui.clock import Clock
from risikoapp.ui.dialogs import questions
from risikoapp.ui.document import Document
from risikoapp.ui.joining import Joining
from risikoapp.ui.notice import Notice
from tests.ui.paper import NOW, ferry, rising_ids

DEEDS = ("create", "undo", "redo", "look", "flush", "describe", "describe", "place", "place", "add", "close", "reopen")


class Person:
    """One who edits, takes back, and comes to the window now and then; asked, she chooses anything or puts it off."""

    def __init__(self, path: Path, around: Surroundings, name: str) -> None:
        self.window = QMainWindow()
        ids = IdSource()
        repository, file = Repository.open(path, around)
        self.document = Document(file, Clock(lambda: NOW, lambda: f"{ids()}{name}"), self.window)
        self.autosave = Autosave(self.document, repository, lambda: NOW)
        self._joining = Joining(self.document, self.autosave, Notice(self.window), self._flush, self.window)
        self._joining._ask = self._answer
        self._may_put_off = True
        self._mood = 0
        self._text = ""
        self.written: set[str] = set()
        """The actions that she has made and never takes back."""

    def act(self, deed: str, mood: int, text: str) -> None:
        self._mood, self._text = mood, text
        deeds: dict[str, Callable[[], object]] = {
            "create": self.document.create_risk,
            "undo": self.document.undo_stack.undo,
            "redo": self.document.undo_stack.redo,
            "look": self.autosave.look_at_disk,
            "flush": self.autosave.flush,
        }
        if deed in deeds:
            deeds[deed]()
        else:
            self._on_a_risk(deed)

    def come_to_rest(self) -> None:
        """Whatever is undecided is decided now, and all is written."""
        self._may_put_off = False
        self.autosave.flush()
        self.autosave.look_at_disk()
        self._joining.decide()
        assert self.autosave.flush(), self.autosave.error

    def leave(self) -> None:
        self.autosave.flush()
        self.window.close()
        self.window.deleteLater()

    def _on_a_risk(self, deed: str) -> None:
        register, document = self.document.register, self.document
        risks = register.closed_risks if deed == "reopen" else register.open_risks
        if not risks:
            return
        risk_id = risks[self._mood % len(risks)].id
        if deed == "describe":
            document.describe_risk(risk_id, self._text)
        elif deed == "place":
            document.place_risks([risk_id], ALL_RATINGS[self._mood % 4])
        elif deed == "add":
            self.written |= set(document.add_actions(risk_id, [(None, self._text)]))
            document.undo_stack.clear()
        elif deed == "close":
            document.close_risk(risk_id, NOW.date(), self._text)
        else:
            document.reopen_risk(risk_id, NOW.date(), self._text)

    def _flush(self) -> None:
        """There is nothing in which one types."""

    def _answer(self, merged: Merge) -> dict[Conflict, Choice] | None:
        if self._may_put_off and self._mood % 2:
            return None
        choices: dict[Conflict, Choice] = {}
        for number, conflict in enumerate(merged.conflicts, start=self._mood):
            offered: tuple[Choice, ...] = ("mine", "theirs") if conflict.both is None else ("mine", "theirs", "both")
            choices[conflict] = offered[number % len(offered)]
        return choices


steps = st.tuples(
    st.integers(0, 1), st.sampled_from(DEEDS), st.integers(0, 11), st.text("abcæøå \n", min_size=1, max_size=8)
)


@pytest.mark.usefixtures("dresser")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(script=st.lists(steps, min_size=4, max_size=25))
def test_two_who_edit_for_a_while_come_to_the_same_file(
    tmp_path_factory: pytest.TempPathFactory, script: list[tuple[int, str, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("papirer")
    path, around = folder / "færgen.risiko", Surroundings(data=folder / "data")
    Repository.create(path, ferry(rising_ids()), around=around)
    people = [Person(path, around, name) for name in "ab"]
    patch = pytest.MonkeyPatch()
    # Where one has undone what both have, the file is as it was: somebody must give way, or they go on for ever.
    patch.setattr(questions, "ask_step_back", lambda window: "mine" if window is people[0].window else "older")
    try:
        for who, deed, mood, text in script:
            people[who].act(deed, mood, text)
        for person in (*people, *people):
            person.come_to_rest()
        people[0].autosave.look_at_disk()
        assert people[0].autosave.flush()
        end = Repository.open(path, around)[1]
        check(end)
        assert [person.document.file == end for person in people] == [True, True]
        found = {action.id for risk in end.register.risks for action in risk.actions}
        assert people[0].written | people[1].written <= found
        for risk in end.register.risks:
            assert all(standing(risk, field).is_in_step for field in HISTORY)
    finally:
        for person in people:
            person.leave()
        patch.undo()
