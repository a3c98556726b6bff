"""The first process's door: open to this person alone, and closed to nonsense."""

import socket
import subprocess
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from risikoapp.ui.one_process import server as server_module
from risikoapp.ui.one_process.claim import Claim
from risikoapp.ui.one_process.errand import GREETING, LIMIT, THANKS, Errand
from risikoapp.ui.one_process.server import Server
from tests.ui.hands import rest, wait_until

Start = Callable[..., "subprocess.Popen[str]"]
Stranger = Callable[[str], socket.socket]
GONE = b"gone"


@pytest.fixture
def server(claim: Claim, qapp: object) -> Generator[Server]:
    made = Server()
    assert made.listen(claim.address)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def heard(server: Server) -> list[Errand]:
    """The errands that have been left."""
    errands: list[Errand] = []
    server.errand_received.connect(errands.append)
    return errands


def _answer(stranger: socket.socket) -> bytes:
    """The next that the server says: words, or GONE when it has hung up."""
    answers: list[bytes] = []

    def look() -> bool:
        try:
            answers.append(stranger.recv(1000) or GONE)
        except BlockingIOError:
            return False
        except ConnectionResetError:
            answers.append(GONE)
        return True

    wait_until(look, "an answer")
    return answers[0]


def test_a_later_start_is_greeted_and_thanked(
    server: Server, heard: list[Errand], start: Start, claim: Claim, tmp_path: Path
) -> None:
    folder = tmp_path / "papirer på Ærø"
    folder.mkdir()
    processes = [
        start("../blå.risiko", cwd=folder, XDG_ACTIVATION_TOKEN="kwin-42"),
        start(cwd=folder),
        start(str(tmp_path / "x.risiko")),
    ]
    wait_until(lambda: len(heard) == 3, "three errands", seconds=30)
    for process in processes:
        assert process.communicate()[0] == "handed over\n"
    # A path means something in the folder of whoever wrote it.
    assert sorted(heard, key=str) == sorted(
        [
            Errand(path=folder / "../blå.risiko", token="kwin-42"),
            Errand(path=None),
            Errand(path=tmp_path / "x.risiko"),
        ],
        key=str,
    )


def test_only_this_person_can_come(server: Server, claim: Claim) -> None:
    assert Path(claim.address).stat().st_mode & 0o777 == 0o600


def test_what_lies_at_the_address_is_stale(claim: Claim, stranger: Stranger, qapp: object) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(claim.address)
    server = Server()
    assert server.listen(claim.address)
    assert _answer(stranger(claim.address)) == GREETING
    server.close()


_LISTENING = """
import sys
from PySide6.QtCore import QCoreApplication
from risikoapp.ui.one_process.claim import claim_or_hand_over
from risikoapp.ui.one_process.server import Server
application, claim, server = QCoreApplication([]), claim_or_hand_over(None), Server()
assert server.listen(claim.address)
print("PySide6.QtCore" in sys.modules, "PySide6.QtNetwork" in sys.modules)
"""


def test_listening_loads_nothing_heavy(start: Start) -> None:
    assert start(code=_LISTENING).communicate()[0] == "True False\n"


def test_where_nothing_can_lie_it_says_so(qapp: object, session: Path) -> None:
    assert not Server().listen(str(session / ("a" * 200)))
    assert not Server().listen(str(session / "findes ikke" / "dør"))


def test_a_closed_server_leaves_nothing_behind(claim: Claim, server: Server, stranger: Stranger) -> None:
    visitor = stranger(claim.address)
    assert _answer(visitor) == GREETING
    server.close()
    assert _answer(visitor) == GONE
    assert not Path(claim.address).exists()


@pytest.mark.parametrize(
    "words",
    [
        b"GET / HTTP/1.1\r\n\r\n\0\0\0",
        b"1\0a.risiko\0\0",
        b"2\0/a.risiko\0\0",
        b"1\0/a.risiko\0\0\0\0",
        b"a" * (LIMIT + 1),
        b"a" * 1_000_000,
    ],
)
def test_nonsense_is_shown_out_and_the_next_is_served(
    claim: Claim, server: Server, heard: list[Errand], stranger: Stranger, words: bytes
) -> None:
    visitor = stranger(claim.address)
    assert _answer(visitor) == GREETING
    visitor.send(words)
    assert _answer(visitor) == GONE
    polite = stranger(claim.address)
    assert _answer(polite) == GREETING
    polite.send(Errand(path=None).to_bytes())
    assert _answer(polite) == THANKS
    assert heard == [Errand(path=None)]


def test_an_errand_may_come_in_pieces(claim: Claim, server: Server, heard: list[Errand], stranger: Stranger) -> None:
    errand = Errand(path=Path("/æble.risiko"))
    visitor = stranger(claim.address)
    assert _answer(visitor) == GREETING
    for byte in errand.to_bytes():
        assert heard == []
        visitor.send(bytes([byte]))
        rest()
    assert _answer(visitor) == THANKS
    assert heard == [errand]


def test_whoever_says_half_and_goes_has_said_nothing(
    claim: Claim, server: Server, heard: list[Errand], stranger: Stranger
) -> None:
    visitor = stranger(claim.address)
    assert _answer(visitor) == GREETING
    visitor.send(b"1\0/a.ris")
    visitor.close()
    polite = stranger(claim.address)
    assert _answer(polite) == GREETING
    assert heard == []


def test_whoever_says_nothing_is_shown_out(
    claim: Claim, server: Server, stranger: Stranger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server_module, "_VISIT", 50)
    visitor = stranger(claim.address)
    assert _answer(visitor) == GREETING
    assert _answer(visitor) == GONE


def test_a_crowd_does_not_fill_the_house(claim: Claim, server: Server, stranger: Stranger) -> None:
    crowd: list[socket.socket] = []
    answers: list[bytes] = []
    for _ in range(40):
        crowd.append(stranger(claim.address))
        answers.append(_answer(crowd[-1]))
    assert answers == [GREETING] * 16 + [GONE] * 24
    for each in crowd:
        each.close()
    wait_until(lambda: _answer(stranger(claim.address)) == GREETING, "room in the door")
