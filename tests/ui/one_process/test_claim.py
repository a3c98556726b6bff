"""Who is the first process: one for each person and screen, whatever happened to the last one."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDir

from risikoapp.ui.one_process.claim import Claim, claim_or_hand_over
from risikoapp.ui.one_process.errand import GREETING

Start = Callable[..., "subprocess.Popen[str]"]


def _said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_the_first_is_first_until_it_lets_go() -> None:
    first = claim_or_hand_over(None)
    assert first is not None and first.is_first
    second = claim_or_hand_over(None, patience=100)
    assert second is not None and not second.is_first
    first.release()
    third = claim_or_hand_over(None)
    assert third is not None and third.is_first
    third.release()


def test_what_a_killed_process_leaves_behind_is_taken_over(start: Start, session: Path) -> None:
    killed = start()
    assert _said(killed) == "first"
    killed.kill()
    killed.wait()
    assert list(session.iterdir()), "it left its lock"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(session / "risikoapp--77"))
    assert _said(start()) == "first"


def test_whoever_waits_is_first_when_the_first_ends(start: Start, claim: Claim) -> None:
    waiting = start()
    claim.release()
    assert _said(waiting) == "first"


def test_another_screen_is_another_session(start: Start, claim: Claim) -> None:
    assert _said(start(DISPLAY=":78")) == "first"
    assert _said(start(WAYLAND_DISPLAY="wayland-0")) == "first"


def test_another_person_is_never_met(start: Start, claim: Claim, tmp_path: Path) -> None:
    assert _said(start(XDG_RUNTIME_DIR=str(tmp_path))) == "first"


def test_a_process_that_does_not_answer_is_not_waited_for_for_ever(claim: Claim, session: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(claim.address)
        door.listen()
        second = claim_or_hand_over(Path("a.risiko"), patience=200)
    assert second is not None and not second.is_first


@pytest.mark.parametrize("greeting", [b"risikoapp 2\0", b"SSH-2.0-OpenSSH\r\n", bytes(len(GREETING))])
def test_nothing_is_told_to_one_that_speaks_otherwise(claim: Claim, start: Start, greeting: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(claim.address)
        door.listen()
        second = start("a.risiko")
        other, _address = door.accept()
        other.sendall(greeting)
        assert other.recv(100) == b""
        other.close()
        # At once: it would never be understood.
        assert _said(second) == "alone"


def test_without_a_place_to_meet_everybody_is_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "findes ikke"))
    alone = claim_or_hand_over(None)
    assert alone is not None and not alone.is_first


def _temporary(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Where a system without folders for sessions lets people meet."""
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr(QDir, "tempPath", lambda: str(folder))
    return folder / f"risikoapp-{os.getuid()}"


def test_a_folder_is_made_that_nobody_else_can_enter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = _temporary(monkeypatch, tmp_path)
    claim = claim_or_hand_over(None)
    assert claim is not None and claim.is_first
    assert Path(claim.address).parent == folder
    assert folder.stat().st_mode & 0o777 == 0o700
    claim.release()


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_others_can_enter_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mode: int) -> None:
    folder = _temporary(monkeypatch, tmp_path)
    folder.mkdir()
    folder.chmod(mode)
    claim = claim_or_hand_over(None)
    assert claim is not None and not claim.is_first
    assert not list(folder.iterdir())


def test_a_link_to_elsewhere_is_not_followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    private = tmp_path / "privat"
    private.mkdir(mode=0o700)
    _temporary(monkeypatch, tmp_path).symlink_to(private)
    claim = claim_or_hand_over(None)
    assert claim is not None and not claim.is_first
