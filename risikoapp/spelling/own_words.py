"""The person's own words: a text file with a word on each line, to be read and mended with any program."""

from pathlib import Path

from risikoapp.spelling.errors import OwnWordsNotKept


class OwnWords:
    """The words in a file, read when they are first asked for; no file is no words."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._words: set[str] | None = None

    def __contains__(self, word: str) -> bool:
        """Whether a word is there as it is written, or in small letters at the beginning of a sentence."""
        words = self._read()
        return word in words or (word[0].isupper() and word[0].lower() + word[1:] in words)

    def add(self, word: str) -> None:
        """Knows a word from now on, and keeps it; raises OwnWordsNotKept when it is known only until the end."""
        words = self._read()
        if word in words:
            return
        words.add(word)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{word}\n")
        except OSError as error:
            raise OwnWordsNotKept(self._path) from error

    def _read(self) -> set[str]:
        if self._words is None:
            try:
                # What another program made of the file must not stop the spelling.
                text = self._path.read_text(encoding="utf-8-sig", errors="replace")
            except OSError:
                text = ""
            self._words = {line.strip() for line in text.splitlines() if line.strip()}
        return self._words
