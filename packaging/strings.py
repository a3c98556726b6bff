"""Brings the English catalogue up to date with the code: `PYTHONPATH=. python packaging/strings.py [--check]`.

Every text that the program puts through `_` or `ngettext` gets an entry, in the order of the code. Those that have been
translated keep their translation, new ones are empty and are listed, and what is not in the code any more is dropped:
the translation of a text that was only reworded stands above the new one as a comment. With `--check` nothing is
written. It fails for as long as something is missing.
"""

import ast
import difflib
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from risikoapp.catalogue import entries, place

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "risikoapp"
CATALOGUE = place()
_LIKE = 0.7
"""So much alike is a text that was only reworded."""


class NotLiteral(Exception):
    """A text is put together before it is translated, so that nobody can translate it; the text says where."""


class TwoPlurals(Exception):
    """One singular has two plurals, which a catalogue has no room for; the text says where."""


class Text(NamedTuple):
    """A text of the code, its plural or "", and the modules in which it is said."""

    one: str
    many: str
    modules: tuple[str, ...]


def texts(package: Path = PACKAGE) -> tuple[Text, ...]:
    """All texts of a package in the order of its code; raises NotLiteral and TwoPlurals."""
    found: dict[str, Text] = {}
    for file in sorted(package.rglob("*.py")):
        module = file.relative_to(package.parent).as_posix()
        for one, many in _calls(file):
            had = found.get(one, Text(one, "", ()))
            if had.many and many and had.many != many:
                raise TwoPlurals(f"{file}: {one}")
            found[one] = Text(one, had.many or many, tuple(dict.fromkeys((*had.modules, module))))
    return tuple(found.values())


def _calls(file: Path) -> Iterator[tuple[str, str]]:
    """What each call in a module puts through: a text and its plural, or ""."""
    calls = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name not in {"_", "ngettext"}:
            continue
        said = call.args[: 1 if name == "_" else 2]
        words = [each.value for each in said if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if len(words) < len(said):
            raise NotLiteral(f"{file}:{call.lineno}: {ast.unparse(call)}")
        yield words[0], words[1] if len(words) > 1 else ""


def written(head: str, wanted: Iterable[Text], had: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The catalogue, line by line: its head as it is, and an entry for each text; `had` are the translations."""
    wanted = tuple(wanted)
    known = {text.one for text in wanted}
    dropped = {one: said for one, said in had.items() if one not in known and any(said)}
    yield head.rstrip("\n")
    for text in wanted:
        said = had.get(text.one, ())
        yield ""
        if not any(said):
            for old in difflib.get_close_matches(text.one, dropped, 1, _LIKE):
                yield f"# before: {_quoted(old)}"
                yield from (f"#    was: {_quoted(each)}" for each in dropped[old])
        yield from (f"#: {module}" for module in text.modules)
        if "{" in text.one:
            yield "#, python-brace-format"
        yield f"msgid {_quoted(text.one)}"
        if text.many:
            yield f"msgid_plural {_quoted(text.many)}"
            one, many = said if len(said) == 2 else ("", "")
            yield from (f"msgstr[0] {_quoted(one)}", f"msgstr[1] {_quoted(many)}")
        else:
            yield f"msgstr {_quoted(said[0] if said else '')}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def translations(catalogue: str) -> dict[str, tuple[str, ...]]:
    """What a catalogue says for each text: one translation, or that of the singular and that of the plural."""
    return {
        entry["msgid"]: tuple(said for field, said in entry.items() if field.startswith("msgstr"))
        for entry in entries(catalogue)
    }


def missing(catalogue: str) -> list[str]:
    """The texts that a catalogue has no translation of."""
    return [one for one, said in translations(catalogue).items() if not all(said)]


def renewed(catalogue: str, package: Path = PACKAGE) -> str:
    """The catalogue as the code wants it."""
    head = catalogue.partition("\n\n")[0]
    return "\n".join(written(head, texts(package), translations(catalogue))) + "\n"


def main(arguments: list[str]) -> int:
    before = CATALOGUE.read_text(encoding="utf-8")
    after = renewed(before)
    if "--check" not in arguments:
        CATALOGUE.write_text(after, encoding="utf-8")
    elif after != before:
        print("the catalogue is not as the code is: make strings", file=sys.stderr)
        return 1
    left = missing(after)
    for text in left:
        print(_quoted(text))
    if left:
        print(f"{len(left)} texts have no English yet: write it in {CATALOGUE.relative_to(ROOT)}", file=sys.stderr)
    return bool(left)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
