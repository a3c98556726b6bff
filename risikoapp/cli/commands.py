"""What each command does, and how it is asked for."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from risikoapp import __version__, terms
from risikoapp.cli.exports import LOG_EXPORTS, WITH_DATA, exports, reports
from risikoapp.cli.parser import DanishParser
from risikoapp.cli.text import count_text, one_line, register_lines
from risikoapp.codec.errors import CodecError, DamagedRegister
from risikoapp.domain.dates import NotADate, format_list, parse
from risikoapp.domain.model import Attached, RegisterFile
from risikoapp.domain.statuses import as_it_was
from risikoapp.files import exists
from risikoapp.i18n import SOURCE, Language, _, language, speaking
from risikoapp.messages import message, shown_name, shown_path
from risikoapp.policy import read_policy
from risikoapp.storage.atomic import write_atomically
from risikoapp.storage.errors import AlreadyThere, NotJson, StorageError
from risikoapp.storage.repository import SUFFIX, Repository

if TYPE_CHECKING:
    from risikoapp.importers.draft import Unclear


class InputAtFault(Exception):
    """The command cannot be done; the text is the one line that says why."""


def _export(given: argparse.Namespace) -> str:
    source, target = Path(given.register), Path(given.out)
    suffix = target.suffix.casefold()
    known_exports = LOG_EXPORTS if given.log else exports()
    render = known_exports.get(suffix)
    if render is None:
        known = _(" eller ").join(known_exports)
        _wrong(given, _("vælg et navn, der ender på {known}").format(known=known))
    day = _status_day(given, suffix)
    policy, attached = read_policy(), _attached(given, suffix)
    if attached is not None and attached != policy.at_most(attached):
        raise InputAtFault(_("Din organisation har bestemt, at der ikke må følge så mange data med."))
    _refuse_same(given, source, target)
    file = _opened(source)
    if day is not None:
        file = _as_finished(file, day, source)
    _refuse_overwriting(given, target)
    file = policy.obeyed_by(file)
    try:
        exported = render(file) if attached is None else WITH_DATA[suffix](file, attached)
    except DamagedRegister as error:
        raise InputAtFault(message(error, source)) from error
    try:
        write_atomically(target, (exported.content,), overwrite=given.force)
    except StorageError as error:
        raise _at_fault(error) from error
    done = _("»{name}« er skrevet.").format(name=shown_name(target))
    return "".join(f"{line}\n" for line in (done, exported.note) if line)


def _wrong(given: argparse.Namespace, text: str) -> NoReturn:
    parser: DanishParser = given.parser
    parser.refuse(text)


def _status_day(given: argparse.Namespace, suffix: str) -> dt.date | None:
    """The date of the finished status that is asked for; None when it is what stands now."""
    if given.status is None:
        return None
    if suffix not in reports():
        known = _(" eller ").join(reports())
        _wrong(given, _("--status giver rapporten af en afsluttet status: {known}").format(known=known))
    try:
        return parse(given.status, dt.date.today())
    except NotADate:
        _wrong(given, _("»{text}« er ikke en dato; skriv for eksempel 17-02-2025").format(text=one_line(given.status)))


def _attached(given: argparse.Namespace, suffix: str) -> Attached | None:
    """Which data shall lie in the PDF; None where the file says so."""
    if given.data is None:
        return None
    if suffix not in WITH_DATA:
        _wrong(given, _("--data siger, hvad der følger med i {known}").format(known=_(" eller ").join(WITH_DATA)))
    if given.data not in _DATA:
        text = _("--data er {known}, og ikke »{text}«")
        _wrong(given, text.format(known="|".join(_DATA), text=one_line(given.data)))
    return _DATA[given.data]


def _as_finished(file: RegisterFile, day: dt.date, path: Path) -> RegisterFile:
    """The file as it was when the status of that day was finished, the last time if it was so more than once."""
    snapshot = next((each for each in reversed(file.snapshots) if each.date == day), None)
    if snapshot is not None:
        return as_it_was(file, snapshot)
    text = _("»{name}« har ingen afsluttet status pr. {date}.").format(name=shown_name(path), date=format_list(day))
    if days := sorted({each.date for each in file.snapshots}):
        text += " " + _("Den har: {dates}.").format(dates=", ".join(map(format_list, days)))
    raise InputAtFault(text)


_DATA: dict[str, Attached] = {"vist": "shown", "alt": "all", "intet": "none"}


def _import(given: argparse.Namespace) -> str:
    from risikoapp.storage.lock import held

    source, target = Path(given.source), Path(given.register)
    if target.suffix.casefold() != SUFFIX:
        _wrong(given, _("navnet på en risikovurdering skal slutte på {suffix}").format(suffix=SUFFIX))
    _refuse_same(given, source, target)
    _refuse_overwriting(given, target)
    file, unclear = _read(source, SOURCE if given.json else language())
    try:
        with held(target, dt.datetime.now(dt.UTC)):
            repository = Repository.create(target, file, overwrite=given.force)
    except StorageError as error:
        raise _at_fault(error) from error
    if (failure := repository.take_backup_failure()) is not None:
        print(message(failure), file=sys.stderr)
    if given.json:
        from risikoapp.codec.public import PublicUnclear, public_import, public_json

        entries = (PublicUnclear(risk=u.risk, field=u.field, message=u.message, text=u.text) for u in unclear)
        with speaking(SOURCE):
            return public_json(public_import(file, terms.level_name, entries)).decode()
    done = _("»{name}« er oprettet: {count}.").format(name=shown_name(target), count=count_text(file.register))
    return "".join(f"{line}\n" for line in (done, *map(_unclear_line, unclear)))


def _read(source: Path, told_in: Language) -> "tuple[RegisterFile, tuple[Unclear, ...]]":
    if source.suffix.casefold() == ".json":
        return _opened(source), ()
    # What only some commands need, the others need not wait for.
    from risikoapp.ids import IdSource
    from risikoapp.importers.errors import ImportFailure
    from risikoapp.importers.formats import read_paper

    try:
        with speaking(told_in):
            draft = read_paper(source, new_id=IdSource(), now=dt.datetime.now(dt.UTC))
    except ImportFailure as error:
        raise _at_fault(error) from error
    except CodecError as error:
        raise InputAtFault(message(error, source)) from error
    return draft.register_file, draft.unclear


def _unclear_line(unclear: "Unclear") -> str:
    field = _("Nummer") if unclear.field == "number" else terms.field_name(unclear.field)
    return _("Uklart ({field}): {message}").format(field=field, message=one_line(unclear.message))


def _check(given: argparse.Namespace) -> str:
    path = Path(given.register)
    count = count_text(_opened(path).register)
    return _("»{name}« er i orden: {count}.").format(name=shown_name(path), count=count) + "\n"


def _show(given: argparse.Namespace) -> str:
    file = _opened(Path(given.register))
    if given.json:
        from risikoapp.codec.public import public_json, public_register

        with speaking(SOURCE):
            return public_json(public_register(file, terms.level_name)).decode()
    return "\n".join(register_lines(file.register)) + "\n"


def _opened(path: Path) -> RegisterFile:
    try:
        return Repository.open(path)[1]
    except (StorageError, CodecError) as error:
        raise _not_opened(path, error) from error


def _at_fault(error: Exception) -> InputAtFault:
    text = message(error)
    if isinstance(error, AlreadyThere):
        text += " " + _("Eller brug --force, så den bliver erstattet.")
    return InputAtFault(text)


def _not_opened(path: Path, error: StorageError | CodecError) -> InputAtFault:
    from risikoapp.messages.damage import damaged
    from risikoapp.storage.salvaging import salvaged

    salvage = salvaged(path, error)
    text = message(error, path) if salvage is None else damaged(path, salvage.losses)
    if isinstance(error, NotJson | DamagedRegister) and (copies := Repository(path).backups.list()):
        newest = _("Den nyeste sikkerhedskopi er fra {date} og ligger her: {path}.")
        text += " " + newest.format(date=format_list(copies[0].made.date()), path=shown_path(copies[0].path))
    return InputAtFault(text)


def _refuse_same(given: argparse.Namespace, source: Path, target: Path) -> None:
    if os.path.realpath(source) == os.path.realpath(target) or _one_file(source, target):
        _wrong(given, _("»{name}« kan ikke både læses og skrives").format(name=shown_name(source)))


def _refuse_overwriting(given: argparse.Namespace, target: Path) -> None:
    if not given.force and exists(target):
        raise _at_fault(AlreadyThere(target))


def _one_file(source: Path, target: Path) -> bool:
    try:
        return source.samefile(target)
    except OSError:
        # One of them is not there or cannot be looked at: reading and writing will tell.
        return False


class _Commands(Protocol):
    """Adds the parser of a command: by its name, what does it, and what it does in words."""

    def __call__(self, name: str, command: Callable[[argparse.Namespace], str], description: str) -> DanishParser: ...


def build_parser(only: str | None = None) -> DanishParser:
    """What understands the command line; of the commands perhaps that one only, for each takes time to make."""
    parser = DanishParser(
        "risikoapp",
        _("Risikovurderinger. Uden kommando åbnes vinduet, eventuelt med én fil: risikoapp [RISIKOVURDERING]"),
    )
    parser.options.add_argument(
        "--version", action="version", version=f"risikoapp {__version__}", help=_("vis programmets version")
    )
    commands = parser.add_subparsers(title=_("Kommandoer"), metavar=_("KOMMANDO"), required=True, prog="risikoapp")

    def add(name: str, command: Callable[[argparse.Namespace], str], description: str) -> DanishParser:
        sentence = description[0].upper() + description[1:] + "."
        made = commands.add_parser(name, prog=f"risikoapp {name}", description=sentence, help=description)
        made.set_defaults(command=command, parser=made)
        return made

    for name, adds in {"export": _add_export, "import": _add_import, "check": _add_check, "show": _add_show}.items():
        if only in (None, name):
            adds(add)
    return parser


def _add_export(add: _Commands) -> None:
    export = add("export", _export, _("gem som PDF, i et andet format eller som data"))
    _add_register(export)
    export.positionals.add_argument(
        "out", metavar=_("UD"), help=_("filen, der skal skrives; endelsen vælger: {0}").format(", ".join(exports()))
    )
    export.options.add_argument(
        "--status", metavar=_("DATO"), help=_("rapporten af den status, der er afsluttet pr. den dato: 17-02-2025")
    )
    export.options.add_argument(
        "--data",
        metavar="|".join(_DATA),
        help=_("data, der følger med i rapporten ({known}): det, den viser, alt med historik, eller intet").format(
            known=", ".join(WITH_DATA)
        ),
    )
    export.options.add_argument(
        "--log", action="store_true", help=_("skriv ændringsloggen; endelsen er {0}").format(", ".join(LOG_EXPORTS))
    )
    _add_force(export)


def _add_import(add: _Commands) -> None:
    from risikoapp.importers.formats import SUFFIXES

    read = add("import", _import, _("lav en risikovurdering af et gammelt papir, en rapport eller eksporterede data"))
    sources = ", ".join((*SUFFIXES, ".json"))
    read.positionals.add_argument("source", metavar=_("KILDE"), help=_("papiret eller dataene: {0}").format(sources))
    read.positionals.add_argument("register", metavar=_("RISIKOVURDERING"), help=_("den .risiko-fil, der skal laves"))
    read.options.add_argument("--json", action="store_true", help=_("svar som JSON"))
    _add_force(read)


def _add_check(add: _Commands) -> None:
    _add_register(add("check", _check, _("se efter, om en risikovurdering er i orden")))


def _add_show(add: _Commands) -> None:
    show = add("show", _show, _("vis, hvad der står i en risikovurdering"))
    _add_register(show)
    show.options.add_argument("--json", action="store_true", help=_("svar som JSON"))


def _add_register(parser: DanishParser) -> None:
    parser.positionals.add_argument("register", metavar=_("RISIKOVURDERING"), help=_("en .risiko-fil"))


def _add_force(parser: DanishParser) -> None:
    parser.options.add_argument("--force", action="store_true", help=_("erstat en fil, der ligger der i forvejen"))
