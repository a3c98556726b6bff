"""The pages of a PDF, drawn by a process that may break: what comes back, and what becomes of what breaks it."""

import io
import json
import os
import select
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from risikoapp import app
from risikoapp.importers import pdf_child, pdf_pages
from risikoapp.importers.pdf_pages import BrokenPages, GuardedPages
from risikoapp.importers.pdf_pages_child import ANSWER, NOTHING
from risikoapp.pdfium.pages import NoPdf, Pages, seen
from tests.importers.pdf_files import looping, objects
from tests.importers.pdf_papers import with_text

WHITE = b"\xff\xff\xff"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[GuardedPages]:
    """With time for a process to start on a busy machine."""
    monkeypatch.setattr(pdf_pages, "SECONDS", 60)
    made = GuardedPages()
    yield made
    made.close()


def child(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """In place of the process comes one that does this; `answer` writes, `asked` reads a line."""
    begin = (
        "import sys, struct, json, time\n"
        "def answer(content): sys.stdout.buffer.write(struct.pack('!q', len(content)) + content); "
        "sys.stdout.buffer.flush()\n"
        "def asked(): return sys.stdin.buffer.readline()\n"
        "sys.stdin.buffer.read(int(sys.argv[2]))\n"
    )
    monkeypatch.setattr(pdf_pages, "program", lambda: [sys.executable, "-c", begin + code])


def test_a_page_is_drawn_and_read_by_the_process(pages: GuardedPages) -> None:
    content = with_text("Færgen", "sejler")
    pages.open(content)
    assert [tuple(map(round, size)) for size in pages.sizes] == [(595, 842)]
    pixels = pages.draw(0, 1.0, (90, 130, 100, 40))
    assert len(pixels) == 100 * 40 * 4
    assert pixels[:3] == WHITE and min(pixels) < 60
    text, boxes = pages.letters(0)
    assert text.split() == ["Færgen", "sejler"] and len(boxes) == len(text)
    left, top, right, bottom = boxes[0]
    assert 99 < left < right < 110 and 130 < top < bottom < 146
    # It is what the program itself would have drawn.
    own = Pages(content)
    drawn = bytearray(b"\xff" * len(pixels))
    own.draw(0, 1.0, (90, 130, 100, 40), drawn, 400)
    own.close()
    assert drawn == pixels


@pytest.mark.parametrize("content", [b"", b"et brev", b"%PDF-1.7", looping()], ids=["empty", "text", "head", "loop"])
def test_what_is_no_pdf_has_no_pages(content: bytes, pages: GuardedPages) -> None:
    with pytest.raises(BrokenPages):
        pages.open(content)


def test_a_page_that_is_none_leaves_the_others(pages: GuardedPages) -> None:
    pages.open(with_text("Færgen"))
    process = pages._process
    for _time in range(2):
        with pytest.raises(BrokenPages):
            pages.draw(7, 1.0, (0, 0, 5, 5))
    assert len(pages.draw(0, 1.0, (0, 0, 5, 5))) == 100
    assert pages._process is process


BREAKS = {
    "dies": "asked(); sys.exit(1)",
    "hangs": "asked(); time.sleep(60)",
    "says too little": "asked(); answer(b'x' * 99)",
    "says too much": "asked(); answer(b'x' * 101)",
    "tells of more than comes": "asked(); sys.stdout.buffer.write(struct.pack('!q', 100) + b'x')",
    "counts backwards": "asked(); sys.stdout.buffer.write(struct.pack('!q', -9)); sys.stdout.buffer.flush(); asked()",
}


@pytest.mark.parametrize("code", BREAKS.values(), ids=BREAKS)
def test_a_process_that_breaks_takes_one_page_with_it(
    code: str, pages: GuardedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, f"answer(b'[[9, 9], [9, 9]]'); {code}")
    pages.open(b"x")
    monkeypatch.setattr(pdf_pages, "SECONDS", 2)
    with pytest.raises(BrokenPages):
        pages.draw(0, 1.0, (0, 0, 5, 5))
    monkeypatch.setattr(pdf_pages, "SECONDS", 60)
    # Another process does what comes next, and the page is not tried again.
    child(monkeypatch, "answer(b'[[9, 9], [9, 9]]'); asked(); answer(b'y' * 100)")
    assert pages.draw(1, 1.0, (0, 0, 5, 5)) == b"y" * 100
    with pytest.raises(BrokenPages):
        pages.draw(0, 1.0, (0, 0, 5, 5))


@pytest.mark.parametrize(
    "answer",
    [
        "b'no JSON'",
        "b'[1]'",
        """b'["a", [[1, 2, 3]]]'""",
        """b'["a", [["x", 2, 3, 4]]]'""",
        """b'["a", [[1, 2, 3, 1' + b'0' * 400 + b']]]'""",
        """b'["ab", [[1, 2, 3, 4]]]'""",
        """b'["a", [[1, 2, 3, 4], [1, 2, 3, 4]]]'""",
        "b'[' * 100_000",
    ],
)
def test_letters_that_are_none_break_the_page(
    answer: str, pages: GuardedPages, monkeypatch: pytest.MonkeyPatch
) -> None:
    child(monkeypatch, f"answer(b'[[9, 9]]'); asked(); answer({answer}); asked()")
    pages.open(b"x")
    with pytest.raises(BrokenPages):
        pages.letters(0)


def test_what_stands_endlessly_far_away_is_on_no_page(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, """answer(b'[[9, 9]]'); asked(); answer(b'["ab", [[1, 2, 3, 4], [1, NaN, 3, Infinity]]]')""")
    pages.open(b"x")
    assert pages.letters(0) == ("ab", [(1, 2, 3, 4), (0, 0, 0, 0)])


def test_half_a_letter_can_be_copied(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, r"""answer(b'[[9, 9]]'); asked(); answer(rb'["\ud83da", [[1, 2, 3, 4], [1, 2, 3, 4]]]')""")
    pages.open(b"x")
    assert pages.letters(0)[0] == "?a"


@pytest.mark.parametrize(
    "sizes",
    [
        *("no JSON", "[]", "[[9]]", "[[0, 9]]", "[[NaN, 9]]", "[[20000, 9]]", '[["x", 9]]'),
        str([[9, 9]] * 601),
        f"[[1{'0' * 400}, 9]]",
    ],
)
def test_pages_that_are_none_are_refused(sizes: str, pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, f"answer({sizes.encode()!r}); asked()")
    with pytest.raises(BrokenPages):
        pages.open(b"x")


def test_after_too_many_breaks_nothing_is_begun_again(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    child(monkeypatch, "answer(str([[9, 9]] * 20).encode()); asked()")
    pages.open(b"x")
    for page in range(pdf_pages.MAX_BREAKS):
        with pytest.raises(BrokenPages):
            pages.letters(page)
    monkeypatch.setattr(pdf_pages, "program", lambda: pytest.fail("begun again"))
    with pytest.raises(BrokenPages):
        pages.letters(19)


def test_where_no_process_can_be_started_there_are_no_pages(
    pages: GuardedPages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "program", lambda: [str(tmp_path / "ingen")])
    with pytest.raises(BrokenPages):
        pages.open(b"x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_what_is_given_up_ends_at_once(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # It tells when it is asked, and then says nothing for as long as anybody would wait.
    said = tmp_path / "asked"
    os.mkfifo(said)
    listener = os.open(said, os.O_RDONLY | os.O_NONBLOCK)
    child(
        monkeypatch, f"answer(b'[[9, 9], [9, 9]]'); asked(); print('.', file=open({str(said)!r}, 'w')); time.sleep(600)"
    )
    monkeypatch.setattr(pdf_pages, "SECONDS", 120)
    pages.open(b"x")
    process, broken = pages._process, list[BrokenPages]()

    def ask() -> None:
        try:
            pages.letters(0)
        except BrokenPages as error:
            broken.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    assert select.select([listener], [], [], 60)[0]
    os.close(listener)
    pages.give_up()
    thread.join(30)
    assert not thread.is_alive() and len(broken) == 1
    assert process is not None and process.returncode is not None
    # No other takes its place for the pages that did not break.
    monkeypatch.setattr(pdf_pages, "program", lambda: pytest.fail("begun again"))
    with pytest.raises(BrokenPages):
        pages.draw(1, 1.0, (0, 0, 5, 5))
    pages.close()
    pages.close()
    assert pages._process is None


def test_a_process_that_takes_nothing_is_ended(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "SECONDS", 0.5)
    monkeypatch.setattr(pdf_pages, "program", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(BrokenPages):
        pages.open(b"x" * 5_000_000)


def nested(depth: int) -> bytes:
    """A page whose drawing holds eight of another, which hold eight of another, and so on."""
    forms: list[bytes] = []
    for number in range(5, 5 + depth):
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 90 90]/Resources<</XObject<</X %d 0 R>>>>" % (number + 1)
        forms.append(head + b"/Length 48>>stream\n" + b"/X Do " * 8 + b"\nendstream")
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length 5>>stream\n/X Do\nendstream",
        *forms,
        b"<</Type/XObject/Subtype/Form/BBox[0 0 90 90]/Length 12>>stream\n0 0 9 9 re f\nendstream",
    )


def test_a_page_that_is_drawn_for_ever_is_ended(pages: GuardedPages, monkeypatch: pytest.MonkeyPatch) -> None:
    pages.open(nested(12))
    monkeypatch.setattr(pdf_pages, "SECONDS", 1)
    with pytest.raises(BrokenPages):
        pages.draw(0, 1.0, (0, 0, 90, 90))


class _Stream:
    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)


def served(monkeypatch: pytest.MonkeyPatch, content: bytes, *questions: list[Any]) -> list[bytes | None]:
    """What the process answers, done in this one."""
    if sys.platform != "win32":
        import resource

        monkeypatch.setattr(resource, "setrlimit", lambda *_: None)
    lines = b"".join(json.dumps(question).encode() + b"\n" for question in questions)
    said = _Stream()
    monkeypatch.setattr(sys, "stdin", _Stream(content + lines))
    monkeypatch.setattr(sys, "stdout", said)
    assert app.main([pdf_child.PAGES_ERRAND, str(len(content))]) == 0
    said.buffer.seek(0)
    found: list[bytes | None] = []
    while head := said.buffer.read(ANSWER.size):
        (length,) = ANSWER.unpack(head)
        found.append(None if length == NOTHING else said.buffer.read(length))
    return found


def test_the_errand_is_done_by_the_program_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    content = with_text("Færgen")
    sizes, pixels, letters, nothing = served(
        monkeypatch, content, ["draw", 0, 1.0, 0, 0, 3, 2], ["letters", 0], ["letters", 9]
    )
    assert sizes is not None and letters is not None
    assert len(json.loads(sizes)) == 1
    assert pixels == WHITE * 8
    assert json.loads(letters)[0] == "Færgen"
    assert nothing is None


def test_the_errand_tells_of_no_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    assert served(monkeypatch, b"et brev") == [None]


def test_windows_has_no_word_for_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert served(monkeypatch, b"et brev") == [None]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be asked to hold a process back")
@pytest.mark.parametrize("errand", ["hold_memory_back()", "_hold_back()", "_give_time()"])
def test_a_system_that_does_not_hold_a_process_back_lets_it_work(errand: str) -> None:
    where = "pdf_pages_child" if errand == "_give_time()" else "pdf_child"
    code = (
        f"import resource\nfrom risikoapp.importers import {where} as child\nset_limit = resource.setrlimit\n"
        "def refuse(which, limits):\n"
        "    if which != resource.RLIMIT_CORE: raise ValueError('current limit exceeds maximum limit')\n"
        f"    set_limit(which, limits)\nresource.setrlimit = refuse\nchild.{errand}"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot be asked to hold a process back")
def test_each_question_has_its_own_time() -> None:
    code = (
        "import resource, sys\nfrom risikoapp.importers import pdf_pages_child as child\n"
        "child._give_time()\nfirst = resource.getrlimit(resource.RLIMIT_CPU)\n"
        "while resource.getrusage(resource.RUSAGE_SELF).ru_utime < 1.2: pass\n"
        "child._give_time()\nsecond = resource.getrlimit(resource.RLIMIT_CPU)\n"
        "print(first[0] < second[0] <= first[0] + 3, first[1] == second[1])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.split() == ["True", "True"]


TURNED: dict[int, tuple[float, float, float, float]] = {
    0: (10, 70, 30, 80),
    90: (20, 10, 30, 30),
    180: (30, 20, 50, 30),
    270: (70, 30, 80, 50),
}


@pytest.mark.parametrize(("turn", "box"), TURNED.items())
def test_places_are_those_that_are_seen(turn: int, box: tuple[float, float, float, float]) -> None:
    # What is shown begins at (5, 7), is 60 wide and 100 high, and is turned.
    content = objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[5 7 65 107]/Rotate %d>>" % turn,
    )
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    assert seen(page)(15, 27, 35, 37) == box
    page.close()
    document.close()


def test_a_broken_page_is_told() -> None:
    with pytest.raises(NoPdf):
        Pages(b"et brev")
    document = Pages(with_text("Færgen"))
    with pytest.raises(NoPdf):
        document.text(5)
    assert document.text(0) == "Færgen"
    document.close()
