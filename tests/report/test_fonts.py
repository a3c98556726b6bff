"""The bundled font has what the report writes, in every weight."""

import pytest

from risikoapp.report.pdf.fonts import Measure
from risikoapp.report.pdf.style import BOLD, REGULAR, SEMIBOLD

WRITTEN = "æøåÆØÅ éüö –—…·«»„“”’ × → ↑ ↓ ✓ • # § € ½ 0123456789"
"""Danish, its quotes and dashes, and the signs for a cell, a move, what is done and what has no date."""


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD, BOLD])
def test_every_weight_has_every_sign_that_the_report_writes(font: str) -> None:
    assert set(WRITTEN) <= Measure().known(font)
