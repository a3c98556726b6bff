"""What a report is written of is compressed by two threads where it is a lot, and comes out the same."""

import threading
import zlib

import pytest

from risikoapp.report.pdf import objects
from risikoapp.report.pdf.objects import all_packed

PIECES = [(f"Færgen sejler {place} gange. ".encode() * 400, place % 4) for place in range(200)]
EXPECTED = [zlib.compress(content, level) if level else content for content, level in PIECES]


@pytest.fixture
def packing(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many pieces each thread has packed; the helper cannot when it is to fail."""
    counted = {"here": 0, "helper": 0}
    met = threading.Barrier(2)
    packed = objects._packed

    def pack(content: bytes, level: int) -> bytes:
        who = "here" if threading.current_thread() is threading.main_thread() else "helper"
        if counted[who] == 0:
            # Both have begun, whatever the machine does meanwhile.
            met.wait(timeout=30)
        counted[who] += 1
        if who == "helper" and counted.get("fails"):
            raise MemoryError
        return packed(content, level)

    monkeypatch.setattr(objects, "_packed", pack)
    return counted


def test_a_few_are_packed_as_they_come() -> None:
    assert all_packed(PIECES[:10]) == EXPECTED[:10]
    assert all_packed([]) == []


def test_two_threads_pack_each_piece_once(packing: dict[str, int]) -> None:
    assert all_packed(PIECES) == EXPECTED
    assert packing["here"] and packing["helper"]
    assert packing["here"] + packing["helper"] == len(PIECES)


def test_what_the_helper_cannot_do_is_done_all_the_same(packing: dict[str, int]) -> None:
    packing["fails"] = True
    assert all_packed(PIECES) == EXPECTED
    assert packing["helper"] == 1
    assert packing["here"] == len(PIECES)
