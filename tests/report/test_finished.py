"""The report of a finished status: the same for ever, in bytes too within one version of the program."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
from hypothesis import given, settings

from risikoapp.codec.migrations import SCHEMA, Row, Tables, migrate
from risikoapp.codec.snapshots import VersionRow, pack_risk, unpack_risk
from risikoapp.codec.tables import from_tables, parse, to_json
from risikoapp.domain import edits, entry_edits
from risikoapp.domain.criteria import ALL_RATINGS, Rating
from risikoapp.domain.model import RegisterFile
from risikoapp.domain.statuses import finish_status
from risikoapp.report.content import file_content, status_content
from risikoapp.report.pdf.render import render_pdf
from risikoapp.storage.repository import Repository
from tests.report.samples import page_texts, paper
from tests.strategies import register_files

DATA = Path(__file__).parents[1] / "data"
MOMENT = dt.datetime(2060, 12, 31, tzinfo=dt.UTC)
NEXT = dt.date(2025, 6, 3)


def finished() -> RegisterFile:
    """The paper as it was sent, in colours of its own."""
    colours = ("#CCDDEE", "#BBCCDD", "#AABBCC", "#99AABB")
    file = RegisterFile(register=paper(), next_number=100)
    return finish_status(file, snapshot_id="n", finished=MOMENT, name="Møde på Ærø", colours=colours)


def worked_on(file: RegisterFile) -> RegisterFile:
    """A hundred edits later, by another scale and under another title."""
    register = edits.change_properties(file.register, title="Noget andet på Læsø", status_date=NEXT)
    risk_ids = [risk.id for risk in register.risks]
    for count in range(100):
        risk_id = risk_ids[count % len(risk_ids)]
        rating = ALL_RATINGS[count % len(ALL_RATINGS)]
        register = edits.place_risks(register, {risk_id: f"flyt{count}"}, rating, on=NEXT, reason="Fordi.")
        register = edits.describe_risk(register, risk_id, f"Æøå {count}")
        register = entry_edits.add_evaluation(
            register, risk_id, evaluation_id=f"ny{count}", date=NEXT, text=f"Nummer {count}"
        )
    register = edits.close_risk(register, risk_ids[0], on=NEXT, reason="Væk.", change_id="luk")
    scale = register.criteria.with_level(Rating(likelihood=2, consequence=2), 4)
    return replace(file, register=edits.change_criteria(register, replace(scale, confirmed=True)))


def test_it_is_the_same_bytes_after_a_hundred_edits_and_another_scale(tmp_path: Path) -> None:
    before = finished()
    sent = render_pdf(file_content(before, before.snapshots[0].date))
    after = worked_on(before)
    assert render_pdf(status_content(after, after.snapshots[0])) == sent
    path = tmp_path / "prøve.risiko"
    Repository.create(path, after)
    again = Repository.open(path)[1]
    assert status_content(again, again.snapshots[0]) == status_content(before, before.snapshots[0])
    assert render_pdf(status_content(again, again.snapshots[0])) == sent
    assert render_pdf(file_content(again, NEXT)) != sent


@settings(max_examples=30)
@given(register_files())
def test_whatever_was_finished_is_told_alike_after_it_was_written_and_read(file: RegisterFile) -> None:
    again = from_tables(parse(to_json(file)))
    for snapshot, same in zip(again.snapshots, file.snapshots, strict=True):
        assert status_content(again, snapshot) == status_content(file, same)


def _later_schema(tables: Tables) -> Tables:
    """A schema to come, in which everything knows more, also the risks that lie packed in the statuses."""
    made: dict[str, dict[Any, Row]] = {
        name: {key: {**row, "nyt": {"felt": "Æøå"}} for key, row in rows.items()} for name, rows in tables.items()
    }
    hashes: dict[str, str] = {}
    for row in made["versions"].values():
        risk = msgspec.to_builtins(unpack_risk(VersionRow(hash=row["hash"], data=row["data"])))
        plain = msgspec.json.encode({**risk, "nyt": 1})
        hashes[row["hash"]] = f"{len(hashes):032x}"
        row.update(hash=hashes[row["hash"]], data=pack_risk(plain))
    for row in made["snapshots"].values():
        row["register"]["nyt"] = row["register"]["report"]["nyt"] = True
        row["risks"] = [hashes[key] for key in row["risks"]]
    return made


def test_it_says_the_same_after_a_schema_migration() -> None:
    tables = json.loads((DATA / f"schema-{SCHEMA}.risiko").read_bytes())
    before = from_tables(tables)
    assert before.snapshots
    after = from_tables(migrate(tables, SCHEMA, known=SCHEMA + 1, migrations={SCHEMA: _later_schema}))
    then, now = ([status_content(file, each) for each in file.snapshots] for file in (before, after))
    assert then == now
    assert list(map(render_pdf, then)) == list(map(render_pdf, now))


def test_the_fills_are_drawn_that_it_had() -> None:
    document = pypdfium2.PdfDocument(render_pdf(status_content(finished(), finished().snapshots[0])))
    colours = {pixel for _count, pixel in document[0].render().to_pil().convert("RGB").getcolors(maxcolors=100_000)}
    document.close()
    assert {(0xCC, 0xDD, 0xEE), (0xBB, 0xCC, 0xDD), (0xAA, 0xBB, 0xCC), (0x99, 0xAA, 0xBB)} <= colours
    assert not colours & {(0xCF, 0xE8, 0xD5), (0xF2, 0xA7, 0xA2)}


def test_a_draft_says_so_on_page_one_and_on_the_head_of_each_page() -> None:
    begun = worked_on(finished())
    long = edits.describe_risk(begun.register, begun.register.risks[1].id, "En lang linje på Ærø. " * 400)
    pages = page_texts(render_pdf(file_content(replace(begun, register=long), NEXT)))
    assert len(pages) > 2
    assert all("Udkast · 03-06-2025" in page for page in pages)
    assert "Udkast · Status pr. 3. juni 2025" in pages[0]
    assert not any("Udkast" in page for page in page_texts(render_pdf(status_content(begun, begun.snapshots[0]))))
