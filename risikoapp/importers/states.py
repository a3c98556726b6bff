"""What other people's risikologs say of a risk that is open, and of one that is not."""

import datetime as dt
import re

from risikoapp.domain import dates
from risikoapp.domain.model import State

_WORDS: dict[State, str] = {
    "open": "åben, åbent, åbnet, open, aktiv, aktivt, active, ny, new, i gang, igang, igangværende, igangsat, pågår,"
    " løbende, ongoing, in progress, under behandling, afventer, on hold, planlagt, ikke startet, not started,"
    " overvåges, monitored, ja, yes, uændret",
    "closed": "lukket, lukkede, lukkes, closed, afsluttet, afsluttede, udgået, bortfaldet, inaktiv, inactive, ophørt,"
    " ikke aktuel, ikke længere aktuel, ikke relevant, elimineret, retired, obsolete",
}
_STATES: dict[str, State] = {word: state for state, words in _WORDS.items() for word in words.split(", ")}

_SINCE = re.compile(r"(?P<word>[^\W\d_]+)\b[\s,:(]*(?:siden\s+|pr\.?\s*)?(?P<day>.*)", re.DOTALL)
_CLOSED = re.compile(r"(?P<name>|.*[\s(])(?:\(|[–—-]\s+)(?P<behind>[^\W\d_][^()]*)\)?")
_LONGEST = 200
"""Letters of a name."""
_AROUND = " .,;:()[]–—-\n\t"


def state_of(text: str) -> State | None:
    """The state that a word tells; None for any other text."""
    return _STATES.get(" ".join(text.casefold().strip(" .").split()))


def read_state(text: str) -> tuple[State | None, dt.date | None]:
    """The state that a text tells, and since when if it tells that and no more."""
    text = text.strip(_AROUND)
    if (state := state_of(text)) is not None:
        return state, None
    since = _SINCE.match(text)
    if since is None or state_of(since["word"]) != "closed":
        return None, None
    day, rest = dates.split_leading(since["day"].strip())
    return "closed", day if not rest.strip(_AROUND) else None


def closed_in(name: str) -> tuple[str, bool, dt.date | None]:
    """A name without what says behind it that the risk is closed, whether anything does, and since when if it tells."""
    if state_of(name) == "closed":
        return "", True, None
    match = _CLOSED.fullmatch(name.strip()) if len(name) <= _LONGEST else None
    state, day = read_state(match["behind"]) if match else (None, None)
    # »– lukkede skoler« is no state.
    is_said = match is not None and state == "closed" and (day is not None or state_of(match["behind"]) == state)
    return (match["name"].rstrip(" :,"), True, day) if match and is_said else (name, False, None)


def is_state(text: str) -> bool:
    return state_of(text) is not None
