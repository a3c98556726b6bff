"""What a torture suite hands over: lines to read, and whether a promise was broken."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """`lines` tell what was done and seen; `broken` is empty when every promise held."""

    lines: list[str] = field(default_factory=list[str])
    broken: list[str] = field(default_factory=list[str])

    def tell(self, line: str) -> None:
        self.lines.append(line)

    def hold(self, promise: bool, otherwise: str) -> None:
        """Notes a promise that does not hold; the first twenty are enough to begin with."""
        if not promise and len(self.broken) < 20:
            self.broken.append(otherwise)
