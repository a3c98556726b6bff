"""What other people's risikologs say of a risk that is open, and of one that is not."""

from risikoapp.domain.model import State

_WORDS: dict[State, str] = {
    "open": "åben, åbent, åbnet, open, aktiv, aktivt, active, ny, new, i gang, igang, igangværende, igangsat, pågår,"
    " løbende, ongoing, in progress, under behandling, afventer, on hold, planlagt, ikke startet, not started,"
    " overvåges, monitored, ja, yes, uændret",
    "closed": "lukket, lukkede, lukkes, closed, afsluttet, afsluttede, udgået, bortfaldet, inaktiv, inactive, ophørt,"
    " ikke aktuel, ikke længere aktuel, ikke relevant, elimineret, retired, obsolete",
}
_STATES: dict[str, State] = {word: state for state, words in _WORDS.items() for word in words.split(", ")}


def state_of(text: str) -> State | None:
    """The state that a word tells; None for any other text."""
    return _STATES.get(" ".join(text.casefold().strip(" .").split()))


def is_state(text: str) -> bool:
    return state_of(text) is not None
