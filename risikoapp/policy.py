"""What whoever looks after the machine has decided for all who use it: the file `politik.ini`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from risikoapp.domain.model import Attached, RegisterFile
from risikoapp.files import read_bounded
from risikoapp.paths import expanded, policy_files

SECTION = "politik"
_LONGEST = 100_000
"""Bytes of a file."""
_LEAST_FIRST: tuple[Attached, ...] = ("none", "shown", "all")
_SWITCHES = {"ja": True, "nej": False}
_EXTENTS: dict[str, Attached] = {"ingen": "none", "viste": "shown", "alle": "all"}


class Policy(NamedTuple):
    """What may be done on this machine. Without a file of it: everything."""

    backups: Path | None = None
    """The folder of each person's copies; None for the person's own."""
    names_author: bool = True
    """Whether the change log may say who has edited."""
    most_attached: Attached = "all"
    """The data that may lie in a report at most."""
    opens_last: bool = True
    """Whether the program opens the file of last time when it is started without one."""
    faults: tuple[str, ...] = ()
    """What in the file was not understood and is passed over: names of settings, or what is wrong with all of it."""

    def at_most(self, attached: Attached) -> Attached:
        """The data that lie in a report in which these are wanted."""
        return _LEAST_FIRST[min(_LEAST_FIRST.index(attached), _LEAST_FIRST.index(self.most_attached))]

    def obeyed_by(self, file: RegisterFile) -> RegisterFile:
        """The file as it may be reported; the same where it may be so as it is."""
        allowed = self.at_most(file.register.report.attached)
        if allowed == file.register.report.attached:
            return file
        report = replace(file.register.report, attached=allowed)
        return replace(file, register=replace(file.register, report=report))


def read_policy() -> Policy:
    """What the first of the files says that is there. One that cannot be read decides nothing, and is a fault."""
    for path in policy_files():
        try:
            content = read_bounded(path, _LONGEST)[0]
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            return Policy(faults=("filen kan ikke læses",))
        return _parsed(content)
    return Policy()


def _parsed(content: bytes) -> Policy:
    # Slow to load, and few machines have such a file.
    from configparser import ConfigParser, Error

    parser = ConfigParser(interpolation=None, allow_no_value=True)
    try:
        parser.read_string(content.decode("utf-8-sig"))
    except (Error, UnicodeDecodeError):
        return Policy(faults=("filen kan ikke læses",))
    if SECTION not in parser:
        return Policy(faults=(f"afsnittet [{SECTION}] mangler",))
    return _of(parser[SECTION])


def _of(told: Mapping[str, str | None]) -> Policy:
    given = {key: (text or "").strip() for key, text in told.items()}
    faults = [key for key in given if key not in _SETTINGS]
    policy = Policy()
    for key, (field, values) in _SETTINGS.items():
        if key not in given:
            continue
        value = expanded(given[key]) if values is None else values.get(given[key].casefold())
        if value is None:
            faults.append(key)
        else:
            policy = policy._replace(**{field: value})
    return policy._replace(faults=tuple(map(_shown, faults)))


def _shown(key: str) -> str:
    """A name for the log, which has short lines of plain letters."""
    return ascii(key)[1:-1][:40]


_SETTINGS: dict[str, tuple[str, Mapping[str, bool] | Mapping[str, Attached] | None]] = {
    "sikkerhedskopier": ("backups", None),
    "initialer": ("names_author", _SWITCHES),
    "data-i-rapporter": ("most_attached", _EXTENTS),
    "aabn-sidste": ("opens_last", _SWITCHES),
}
"""By its name in the file: what a setting decides, and its values; a folder has none of its own."""
