"""Likelihood, consequence, the 4×4 matrix and the level of each cell."""

from dataclasses import dataclass, replace

from risikoapp.domain.errors import InvalidRegister

STEPS = 4
"""Steps on each axis: 1 is low, 4 is high."""
LEVELS = 4
"""Risk levels: 1 Lav, 2 Mellem, 3 Høj, 4 Meget høj."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Rating:
    """A cell of the matrix: one likelihood and one consequence, each 1 (low) to 4 (high).

    One value on purpose: two people's moves can never combine into a cell that neither chose.
    """

    likelihood: int
    consequence: int

    def __post_init__(self) -> None:
        for name, step in (("likelihood", self.likelihood), ("consequence", self.consequence)):
            if not 1 <= step <= STEPS:
                raise InvalidRegister(f"{name} {step} is not 1 to {STEPS}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an axis: its name, and what the organisation means by it."""

    name: str
    definition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskCriteria:
    """The scales (four steps each, lowest first) and the level of each of the 16 cells.

    `levels[likelihood - 1][consequence - 1]` is 1 to 4. `confirmed` tells whether the organisation has
    said that these are its levels; until then they are the program's standard, or what an imported paper says.
    """

    likelihood_steps: tuple[Step, ...]
    consequence_steps: tuple[Step, ...]
    levels: tuple[tuple[int, ...], ...]
    confirmed: bool = False

    def __post_init__(self) -> None:
        if len(self.likelihood_steps) != STEPS or len(self.consequence_steps) != STEPS:
            raise InvalidRegister(f"a scale must have {STEPS} steps")
        if len(self.levels) != STEPS or any(len(row) != STEPS for row in self.levels):
            raise InvalidRegister(f"the levels must be {STEPS} rows of {STEPS}")
        if any(not 1 <= level <= LEVELS for row in self.levels for level in row):
            raise InvalidRegister(f"a level must be 1 to {LEVELS}")

    def risk_level(self, rating: Rating) -> int:
        """The level of a cell, 1 to 4: looked up, never multiplied."""
        return self.levels[rating.likelihood - 1][rating.consequence - 1]

    def likelihood_name(self, likelihood: int) -> str:
        """The name of likelihood step 1 to 4."""
        return self.likelihood_steps[likelihood - 1].name

    def consequence_name(self, consequence: int) -> str:
        """The name of consequence step 1 to 4."""
        return self.consequence_steps[consequence - 1].name

    def cell_name(self, rating: Rating) -> str:
        """The cell in words, likelihood first: "Mindre sandsynligt × Kritisk"."""
        return f"{self.likelihood_name(rating.likelihood)} × {self.consequence_name(rating.consequence)}"

    def with_level(self, rating: Rating, level: int) -> "RiskCriteria":
        """These criteria with another level for one cell."""
        rows = [list(row) for row in self.levels]
        rows[rating.likelihood - 1][rating.consequence - 1] = level
        return replace(self, levels=tuple(tuple(row) for row in rows))


ALL_RATINGS = tuple(
    Rating(likelihood=likelihood, consequence=consequence)
    for likelihood in range(1, STEPS + 1)
    for consequence in range(1, STEPS + 1)
)
"""The 16 cells, lowest likelihood first."""

STANDARD_CRITERIA = RiskCriteria(
    likelihood_steps=(
        Step(name="Usandsynligt"),
        Step(name="Mindre sandsynligt"),
        Step(name="Sandsynligt"),
        Step(name="Forventet"),
    ),
    consequence_steps=(
        Step(name="Uvæsentlig"),
        Step(name="Generende"),
        Step(name="Kritisk"),
        Step(name="Uacceptabelt"),
    ),
    levels=((1, 1, 2, 3), (1, 2, 3, 4), (2, 3, 3, 4), (3, 3, 4, 4)),
)
"""What a new register starts with. The definitions are the organisation's own and start empty."""
