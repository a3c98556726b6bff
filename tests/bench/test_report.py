"""The peer of the report says what the report says, so that their times can be compared."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

from risikoapp.storage.repository import Repository
from tests.bench.cold import CHECKOUT, HERE, environment
from tests.bench.registers import register_of
from tests.report.samples import page_texts


def _letters(script: Path, folder: Path, *arguments: str) -> tuple[Counter[str], int]:
    """How often each letter stands there, but in the feet, and on how many pages.

    Letters and not words: a word may be parted at the end of a page.
    """
    out = folder / "ud.pdf"
    command = [sys.executable, str(script), *arguments, str(out)]
    subprocess.run(command, env=environment(str(folder)), check=True, capture_output=True, timeout=60)
    texts = page_texts(out.read_bytes())
    out.unlink()
    feet = (f"Måling Side {number} af {len(texts)}" for number in range(1, len(texts) + 1))
    return Counter("".join(texts)) - Counter("".join(feet)), len(texts)


def test_the_peer_lays_out_the_same_text_on_about_as_many_pages(tmp_path: Path) -> None:
    register = tmp_path / "maaling.risiko"
    Repository.create(register, register_of(30))
    ours, pages = _letters(CHECKOUT / "main.py", tmp_path, "export", str(register))
    theirs, their_pages = _letters(HERE / "report_platypus.py", tmp_path, str(register))
    ours[" "] = theirs[" "] = 0
    assert ours == theirs
    assert abs(pages - their_pages) <= 0.2 * pages
