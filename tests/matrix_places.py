"""Where things stand in a matrix on the screen, for whatever points at them."""

from PySide6.QtCore import QPointF

from risikoapp.domain.criteria import Rating
from risikoapp.ui.matrix.keyboard import Spot
from risikoapp.ui.matrix.view import MatrixView


def chip_centre(matrix: MatrixView, risk_id: str) -> QPointF | None:
    """The middle of a risk's chip, or None where it has none (closed, or in the rest)."""
    spot = matrix.spot_of(risk_id)
    return None if spot is None or spot.at_rest else matrix.area_of(spot).center()


def cell_centre(matrix: MatrixView, rating: Rating) -> QPointF:
    return matrix.area_of(Spot(rating)).center()
