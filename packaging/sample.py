"""Writes resources/eksempel.risiko, the same bytes each time: `PYTHONPATH=. python packaging/sample.py`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from risikoapp.changelog import Stamp, log_entries
from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import Rating
from risikoapp.domain.model import Action, Register, RegisterFile, Risk
from risikoapp.domain.statuses import finish_status
from risikoapp.storage.repository import Repository
from risikoapp.terms import LEVEL_COLOURS, status_name

TARGET = Path(__file__).parents[1] / "resources" / "eksempel.risiko"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where the risk was placed on a day, and why."""

    date: str
    likelihood: int
    consequence: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An action, with an ISO date or "" for each of its dates."""

    text: str
    date: str = ""
    owner: str = ""
    due: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One risk from the day it was noted: `evaluations` are (ISO date, text), `closed` is (ISO date, reason)."""

    name: str
    noted: str
    description: str
    moves: tuple[Move, ...] = ()
    tasks: tuple[Task, ...] = ()
    evaluations: tuple[tuple[str, str], ...] = ()
    closed: tuple[str, str] | None = None


STORIES = (
    Story(
        name="Udbredelse",
        noted="2021-03-16",
        description=(
            "Planerne gør først gavn, når klinikkerne bruger dem i hverdagen. Hvis for få kommer i gang, eller hvis de "
            "falder tilbage til gamle vaner efter den første tid, når programmet ikke sine mål."
        ),
        moves=(
            Move(date="2021-03-16", likelihood=3, consequence=3),
            Move(
                date="2022-11-15",
                likelihood=3,
                consequence=2,
                reason="Omkring halvdelen af klinikkerne er i gang, så programmet står og falder ikke længere med det.",
            ),
            Move(
                date="2024-02-20",
                likelihood=2,
                consequence=2,
                reason="To ud af tre klinikker bruger planerne, og kun få holder op igen.",
            ),
        ),
        tasks=(
            Task(
                date="2021-06-14",
                text="Ti klinikker prøver planerne af i et halvt år og fortæller hver måned, hvad der virker.",
            ),
            Task(date="2022-02-01", text="En vejledning på to sider er sendt til alle klinikker."),
            Task(text="Nye klinikker får tilbudt et opstartsmøde inden for den første måned."),
            Task(
                text="Gode eksempler fra hverdagen deles i nyhedsbrevet hvert kvartal.",
                owner="Kommunikationsansvarlig",
            ),
            Task(date="2023-09-05", text="Programkontoret gør hvert halve år op, hvor mange klinikker der er i gang."),
            Task(
                date="2024-03-12",
                text="En kort film viser trin for trin, hvordan den første plan bliver til.",
                owner="Undervisningsansvarlig",
                due="2024-06-01",
                done="2024-05-22",
            ),
            Task(
                text="Ring til de klinikker, der ikke har åbnet en plan i seks måneder.",
                owner="Klinikkonsulent",
                due="2025-05-01",
            ),
        ),
        evaluations=(
            (
                "2021-12-07",
                "Prøveklinikkerne er glade for overblikket, men synes, at det tager for lang tid at lave en plan.",
            ),
            (
                "2022-11-15",
                "Omkring halvdelen af klinikkerne er i gang. De fleste nye kommer til på en kollegas anbefaling.",
            ),
            ("2024-02-20", "To ud af tre klinikker bruger planerne. At lave en ny tager nu få minutter."),
            (
                "2025-02-14",
                "Tre ud af fire klinikker er i gang, men væksten er flad. De sidste kommer kun med, hvis nogen tager "
                "fat i dem.",
            ),
        ),
    ),
    Story(
        name="Finansiering",
        noted="2021-03-16",
        description="Pengene er kun sikret til udgangen af 2022. Uden en ny bevilling må arbejdet stoppe halvvejs.",
        moves=(
            Move(date="2021-03-16", likelihood=2, consequence=4),
            Move(
                date="2022-05-31",
                likelihood=1,
                consequence=4,
                reason="Bevillingen er på plads, og budgettet passer til planen.",
            ),
        ),
        tasks=(
            Task(
                date="2021-09-21",
                text="Ansøgning om bevilling for 2023 til 2026 er sendt.",
                owner="Programleder",
                due="2021-10-01",
                done="2021-09-21",
            ),
            Task(text="Forbruget lægges frem på hvert møde i styregruppen."),
        ),
        evaluations=(
            ("2021-12-07", "Ansøgningen er vel modtaget, men svaret kommer først til foråret."),
            ("2022-05-31", "Der er givet penge til og med 2026."),
        ),
        closed=("2022-05-31", "Der er bevilget penge til hele programmets løbetid."),
    ),
    Story(
        name="Teknik",
        noted="2021-03-16",
        description=(
            "Programmet hviler på flere systemer fra hver sin leverandør. En fejl ét sted kan ramme alle klinikker på "
            "én gang, og en ændring kræver, at flere er klar samtidig."
        ),
        moves=(
            Move(date="2021-03-16", likelihood=2, consequence=3),
            Move(
                date="2022-05-24",
                likelihood=3,
                consequence=4,
                reason="Nedbruddet i maj viste, at en enkelt opdatering kan standse arbejdet overalt.",
            ),
            Move(
                date="2023-11-14",
                likelihood=3,
                consequence=3,
                reason="Beredskabsplanen gør et nedbrud kortere, men opdateringer driller stadig.",
            ),
            Move(
                date="2024-10-22",
                likelihood=2,
                consequence=3,
                reason="Et år uden nedbrud, og opdateringer bliver prøvet af, før de når klinikkerne.",
            ),
        ),
        tasks=(
            Task(date="2021-04-27", text="Alle leverandører mødes hver måned om driften."),
            Task(date="2022-04-05", text="Svartiderne bliver målt døgnet rundt, så et langsomt system ses samme dag."),
            Task(
                date="2022-06-14",
                text="Efter nedbruddet er der lavet en fælles beredskabsplan med telefonliste.",
                owner="Driftsansvarlig",
                due="2022-07-01",
                done="2022-06-14",
            ),
            Task(date="2023-03-28", text="Nye versioner står to uger i et prøvemiljø, før klinikkerne får dem."),
            Task(
                date="2023-11-21",
                text="Testene er samlet i én plan, som alle leverandører arbejder efter.",
                owner="Testansvarlig",
                done="2023-12-15",
            ),
            Task(date="2024-10-08", text="En alarm går nu direkte til vagten hos den rette leverandør."),
            Task(
                text="Øv én gang om året, at data kan hentes frem fra sikkerhedskopien.",
                owner="Driftsansvarlig",
                due="2025-06-01",
            ),
        ),
        evaluations=(
            ("2021-12-07", "Rolig drift med enkelte korte udfald. Om morgenen er svartiderne på grænsen."),
            (
                "2022-05-24",
                "Systemet lå nede en hel dag i maj. Årsagen var en opdatering, som ingen havde prøvet af sammen med "
                "de andre systemer.",
            ),
            ("2023-11-14", "Prøvemiljøet har givet færre fejl, men én opdatering måtte rulles tilbage."),
            ("2024-10-22", "Et år uden nedbrud. De fleste problemer bliver fanget, før klinikkerne mærker dem."),
            ("2025-02-14", "Fortsat rolig drift. De seneste tre opdateringer gik efter planen."),
        ),
    ),
    Story(
        name="Tidsplan",
        noted="2021-11-02",
        description="Første version har mange dele, der venter på hinanden. Bliver én forsinket, skrider resten med.",
        moves=(
            Move(date="2021-11-02", likelihood=3, consequence=3),
            Move(
                date="2022-12-06",
                likelihood=2,
                consequence=2,
                reason="De svære dele er færdige, og resten kan tages én ad gangen.",
            ),
        ),
        tasks=(
            Task(date="2021-11-16", text="Planen er delt op i fem leverancer, der kan tages i brug hver for sig."),
            Task(
                date="2022-08-23",
                text="Der er lagt fire uger ind som luft før den sidste leverance.",
                owner="Projektleder",
                done="2022-08-30",
            ),
        ),
        evaluations=(
            ("2022-05-24", "Anden leverance blev tre uger forsinket på grund af nedbruddet."),
            ("2022-12-06", "Fire af fem leverancer er i brug, de to seneste til tiden."),
            ("2023-06-20", "Den sidste leverance er taget i brug."),
        ),
        closed=("2023-06-20", "Hele første version er i brug, og ny udvikling følger sin egen plan."),
    ),
    Story(
        name="Datakvalitet",
        noted="2022-02-08",
        description=(
            "Målinger bliver tastet ind med hånden i en del klinikker. Forkerte tal kan give en plan, der ikke passer "
            "til patienten."
        ),
        moves=(
            Move(date="2022-02-08", likelihood=3, consequence=2),
            Move(
                date="2024-09-10",
                likelihood=1,
                consequence=2,
                reason="Næsten alle tal bliver nu overført, uden at nogen skal taste dem.",
            ),
        ),
        tasks=(
            Task(date="2022-09-13", text="Felterne afviser tal, der ikke kan være rigtige."),
            Task(
                date="2023-10-03",
                text="Målinger bliver overført direkte, hvor klinikkens udstyr kan det.",
                owner="Dataansvarlig",
                due="2024-06-30",
                done="2024-06-18",
            ),
        ),
        evaluations=(
            ("2022-11-15", "En stikprøve viste fejl i hver tyvende måling."),
            ("2023-11-14", "Færre fejl, men stadig mange tal, der bliver tastet ind."),
            ("2024-09-10", "En ny stikprøve på 400 målinger viste ingen fejl."),
        ),
        closed=("2024-09-10", "Målinger bliver overført direkte, og stikprøven var uden fejl."),
    ),
    Story(
        name="Prioritering",
        noted="2022-09-20",
        description=(
            "Leverandørernes folk har også andre kunder og opgaver. Når flere ting haster samtidig, kan vores "
            "ende bagest i køen."
        ),
        moves=(
            Move(date="2022-09-20", likelihood=3, consequence=2),
            Move(
                date="2023-05-16",
                likelihood=3,
                consequence=3,
                reason="To leverancer er udskudt i træk, og det koster tillid hos klinikkerne.",
            ),
            Move(
                date="2024-10-22",
                likelihood=2,
                consequence=3,
                reason="Årets leverancer kom til tiden, fordi de blev bestilt i god tid.",
            ),
            Move(
                date="2025-02-14",
                likelihood=2,
                consequence=2,
                reason="Tiden til test er aftalt for hele året, så en forsinkelse kan nås at blive hentet ind.",
            ),
        ),
        tasks=(
            Task(text="Kalenderen over leverandørernes travle perioder ses igennem hver måned."),
            Task(date="2022-10-11", text="Hver leverandør har udpeget en fast kontaktperson."),
            Task(date="2023-05-16", text="Styregruppen rangordner de fem vigtigste ønsker før hvert halvår."),
            Task(
                date="2024-08-27",
                text="Store leverancer bliver bestilt mindst tre måneder før, de skal bruges.",
                owner="Projektleder",
            ),
            Task(
                date="2025-01-14",
                text="Aftal faste uger til test i 2025 med alle leverandører.",
                owner="Projektleder",
                due="2025-03-01",
                done="2025-02-11",
            ),
            Task(text="Klinikkernes ønsker er med på bordet, når rækkefølgen lægges."),
        ),
        evaluations=(
            ("2022-12-06", "En leverance er udskudt, fordi udviklerne var optaget af en anden opgave."),
            ("2023-11-14", "Rangordningen hjælper, men der mangler stadig folk til at teste."),
            ("2024-10-22", "Alle årets leverancer er kommet til tiden."),
            ("2025-02-14", "Ugerne til test er på plads, og ingen leverance mangler folk lige nu."),
        ),
    ),
    Story(
        name="Kompetencer",
        noted="2025-02-11",
        description=(
            "Kun få medarbejdere kender hele programmet til bunds. Holder én af dem op, kan det tage måneder at lære "
            "en ny op."
        ),
        tasks=(Task(text="Skriv de vigtigste arbejdsgange ned.", owner="Projektleder", due="2025-04-15"),),
    ),
)

STATUSES = ("2021-12-14", "2022-06-14", "2022-12-13", "2023-11-21", "2024-03-05", "2024-10-29")
"""The days of the statuses that have been finished; the one of the register itself is under way."""


def build() -> RegisterFile:
    """The sample: three risks in the matrix, one without a place, three closed, six statuses, four years of history."""
    register = edits.change_properties(
        Register(),
        title="Risikovurdering for digitale forløbsplaner",
        status_date=dt.date(2025, 2, 17),
        organisation="Programmet for digitale forløbsplaner",
        prepared_by="Programkontoret",
        recommendation=(
            "Det indstilles, at styregruppen\n"
            "1. tager status til efterretning, og\n"
            "2. beslutter, hvem der skal vurdere risikoen for, at viden om programmet går tabt (#7)."
        ),
    )
    file = RegisterFile(register=register)
    ids = _fixed_ids()
    for story in STORIES:
        file = _told(file, story, ids)
    return _with_past(file, ids)


def main() -> None:
    """Writes the sample, readable for everyone who has the program."""
    TARGET.parent.mkdir(exist_ok=True)
    Repository.create(TARGET, build(), overwrite=True)
    TARGET.chmod(0o644)
    print(TARGET)


def _told(file: RegisterFile, story: Story, ids: Iterator[str]) -> RegisterFile:
    number, file = file.take_number()
    risk_id = next(ids)
    noted = dt.datetime.combine(dt.date.fromisoformat(story.noted), dt.time(9), dt.UTC)
    register = edits.create_risk(file.register, risk_id=risk_id, number=number, created=noted, name=story.name)
    register = edits.describe_risk(register, risk_id, story.description)
    for move in story.moves:
        rating = Rating(likelihood=move.likelihood, consequence=move.consequence)
        on = dt.date.fromisoformat(move.date)
        register = edits.place_risks(register, {risk_id: next(ids)}, rating, on=on, reason=move.reason)
    for task in story.tasks:
        action_id = next(ids)
        register = entry_edits.add_actions(register, risk_id, [(action_id, _day(task.date), task.text)])
        register = entry_edits.change_action(
            register, risk_id, action_id, owner=task.owner, due=_day(task.due), done=_day(task.done)
        )
    for date, text in story.evaluations:
        register = entry_edits.add_evaluation(register, risk_id, evaluation_id=next(ids), date=_day(date), text=text)
    if story.closed is not None:
        date, reason = story.closed
        on = dt.date.fromisoformat(date)
        register = edits.close_risk(register, risk_id, on=on, reason=reason, change_id=next(ids))
    return RegisterFile(register=register, next_number=file.next_number)


def _with_past(file: RegisterFile, ids: Iterator[str]) -> RegisterFile:
    """The file with its finished statuses, and with the change log of all that happened before and after them."""
    now = file.register
    colours = tuple(LEVEL_COLOURS[level].fill for level in sorted(LEVEL_COLOURS))
    days = sorted({entry for risk in now.risks for entry in _days(risk)} | set(map(dt.date.fromisoformat, STATUSES)))
    before = replace(_stood(now, days[0] - dt.timedelta(days=1)), status_date=None)
    for day in days:
        register = replace(_stood(now, day), status_date=before.status_date)
        moment = dt.datetime.combine(day, dt.time(10), dt.UTC)
        stamp = Stamp(time=moment, who=now.prepared_by, new_id=lambda: next(ids))
        told = log_entries(before, register, stamp)
        if day.isoformat() in STATUSES:
            register = replace(register, status_date=day)
            file = finish_status(
                replace(file, register=register), snapshot_id=next(ids), finished=moment, name="", colours=colours
            )
            told = (*told, stamp.entry("status", "", status_name(file.snapshots[-1])))
        file = replace(file, log=file.log.with_entries(*told))
        before = register
    return replace(file, register=now)


def _days(risk: Risk) -> Iterator[dt.date]:
    """The days on which something happened to a risk."""
    yield risk.created.date()
    for entry in (*risk.actions, *risk.evaluations, *risk.rating_changes, *risk.state_changes):
        if entry.date is not None:
            yield entry.date


def _stood(register: Register, day: dt.date) -> Register:
    """The register as it stood on a day."""
    return replace(
        register,
        recommendation="",
        risks=tuple(_risk_then(risk, day) for risk in register.risks if risk.created.date() <= day),
    )


def _risk_then(risk: Risk, day: dt.date) -> Risk:
    moves = tuple(change for change in risk.rating_changes if change.date <= day)
    turns = tuple(change for change in risk.state_changes if change.date <= day)
    return replace(
        risk,
        rating=moves[-1].rating if moves else None,
        rating_changes=moves,
        state=turns[-1].state if turns else "open",
        state_changes=turns,
        actions=tuple(
            _action_then(action, day) for action in risk.actions if action.date is None or action.date <= day
        ),
        evaluations=tuple(entry for entry in risk.evaluations if entry.date is None or entry.date <= day),
    )


def _action_then(action: Action, day: dt.date) -> Action:
    return replace(action, done=action.done if action.done is not None and action.done <= day else None)


def _fixed_ids() -> Iterator[str]:
    """Ids in the form of `risikoapp.ids`, without clock and chance: from 16-03-2021 on, a millisecond apart."""
    start = int(dt.datetime(2021, 3, 16, 9, tzinfo=dt.UTC).timestamp() * 1000)
    for count in range(16**6):
        yield f"{start + count:012x}{count:012x}"


def _day(date: str) -> dt.date | None:
    return dt.date.fromisoformat(date) if date else None


if __name__ == "__main__":
    main()
