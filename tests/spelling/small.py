"""A dictionary of a few words that needs nothing installed; it answers as Enchant does."""


class Small:
    """Knows these words, and suggests those that begin alike."""

    def __init__(self, *words: str) -> None:
        self._words = words
        self.asked: list[str] = []

    def check(self, word: str) -> bool:
        self.asked.append(word)
        return word in self._words or word.lower() in self._words

    def suggest(self, word: str) -> list[str]:
        return [known for known in self._words if known[:3] == word[:3].lower()]
