"""Danish-like prose of any length, the same every time: no sentence twice, and words as unevenly common as people's."""

import random
import re
from functools import cache
from itertools import accumulate

from tests.bench.cold import CHECKOUT

WORDS = 20_000
"""How many are known: what the guide has, and compounds made of those, as Danish makes them."""
LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"


def sentence(chance: random.Random) -> str:
    words, weights = _vocabulary()
    text = " ".join(chance.choices(words, cum_weights=weights, k=chance.randint(6, 14)))
    return f"{text[0].upper()}{text[1:]}."


def prose(chance: random.Random, length: int) -> str:
    """Sentences of so many letters in all."""
    text = sentence(chance)
    while len(text) < length:
        text += f" {sentence(chance)}"
    return text[:length]


def letters(chance: random.Random, length: int) -> str:
    """Letters by chance, which nothing can pack: no log that anybody has."""
    return "".join(chance.choices(LETTERS, k=length))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """The words, the commonest first, and for each the sum of the weights so far: by Zipf's law."""
    guide = (CHECKOUT / "docs" / "brugervejledning.md").read_text(encoding="utf-8").lower()
    found = re.findall(r"[a-zæøå]{2,}", guide)
    words = dict.fromkeys(sorted(sorted(set(found)), key=found.count, reverse=True))
    chance = random.Random(2)
    parts = [word for word in words if len(word) > 3]
    while len(words) < WORDS:
        words[chance.choice(parts) + chance.choice(("", "s", "e")) + chance.choice(parts)] = None
    return list(words), list(accumulate(1 / rank for rank in range(3, len(words) + 3)))
