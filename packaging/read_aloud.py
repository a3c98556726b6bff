"""What a screen reader finds in a window: /usr/bin/python3 packaging/read_aloud.py TITLE.

Writes a line for each name and each text in the window whose title begins so; nothing where there is none. It runs on
the system's own Python, which has pyatspi; the project's has not.
"""

# pyright: reportMissingImports=false, reportMissingModuleSource=false

import sys
from collections.abc import Iterator
from typing import Any

import pyatspi


def told(thing: Any) -> Iterator[str]:
    """All that is said of a thing and of what lies within it."""
    yield thing.name
    if "Text" in pyatspi.listInterfaces(thing):
        yield thing.queryText().getText(0, -1)
    for child in thing:
        if child is not None:
            yield from told(child)


def main(title: str) -> int:
    desktop = pyatspi.Registry.getDesktop(0)
    tops = [top for application in desktop if application is not None for top in application]
    for top in tops:
        if top is not None and top.name.startswith(title):
            sys.stdout.writelines(f"{text}\n" for text in told(top) if text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
