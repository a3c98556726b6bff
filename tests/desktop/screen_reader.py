"""A screen reader that writes instead of speaking: asked by lines of JSON, it answers what AT-SPI tells it.

It runs on the system's own Python, which has pyatspi; the project's has not.
"""

# pyright: reportMissingImports=false, reportMissingModuleSource=false

import json
import sys
from typing import Any

import pyatspi
from gi.repository import GLib

_heard: list[str] = []


def find(within: Any, name: str) -> Any:
    """The first thing with this name, or None."""
    if within.name == name:
        return within
    for child in within:
        found = None if child is None else find(child, name)
        if found is not None:
            return found
    return None


def window(title: str) -> Any:
    desktop = pyatspi.Registry.getDesktop(0)
    tops = [top for application in desktop if application is not None for top in application]
    return next((top for top in tops if top is not None and title in top.name), None)


def told(thing: Any) -> dict[str, Any]:
    """What a person would hear about something."""
    action = thing.queryAction()
    extents = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return {
        "name": thing.name,
        "role": thing.getRoleName(),
        "description": thing.description,
        "actions": [action.getName(place) for place in range(action.nActions)],
        "states": [pyatspi.stateToString(state) for state in thing.getState().getStates()],
        "area": [extents.x, extents.y, extents.width, extents.height],
    }


def answer(title: str, asked: dict[str, str]) -> Any:
    top = window(title)
    matrix = None if top is None else find(top, "Risikomatrix")
    if matrix is None:
        return None
    if asked["what"] == "list":
        return [told(child) for child in matrix]
    if asked["what"] == "heard":
        return [_heard.pop(0) for _ in range(len(_heard))]
    thing = next(child for child in matrix if child.name.startswith(asked["name"]))
    action = thing.queryAction()
    names = [action.getName(place) for place in range(action.nActions)]
    return action.doAction(names.index(asked["action"]))


def on_line(_source: Any, _condition: Any, title: str) -> bool:
    line = sys.stdin.readline()
    if not line:
        pyatspi.Registry.stop()
        return False
    sys.stdout.write(json.dumps(answer(title, json.loads(line))) + "\n")
    sys.stdout.flush()
    return True


def on_announcement(event: Any) -> None:
    _heard.append(event.any_data)


def on_state(_event: Any) -> None:
    """Nothing is done with it; pyatspi remembers states, and forgets them only where it is told of others."""


pyatspi.Registry.registerEventListener(on_announcement, "object:announcement")
pyatspi.Registry.registerEventListener(on_state, "object:state-changed")
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, on_line, sys.argv[1])
pyatspi.Registry.start()
