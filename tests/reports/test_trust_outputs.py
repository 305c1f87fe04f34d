"""Trust on the demo client in every format: what would clear a risk, good signs, no deals outside."""

import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.operations.clients import open_client, workspace
from creator_audit.operations.demo import BRANDS, DEALS, archives, demo_files
from creator_audit.operations.registry import run
from creator_audit.progress import NullProgress
from creator_audit.queries.reader import Reader, open_reader
from creator_audit.reports.audit_json import write_audit_json
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.collect import collect
from creator_audit.reports.facts import ReportFacts
from creator_audit.reports.html import html_text
from creator_audit.reports.outside import dealt_posts
from creator_audit.reports.pdf import render_pdf
from creator_audit.reports.tables import write_csv, write_xlsx
from creator_audit.resources import read_text
from tests.reports.reading import everything_in

MADE_AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
OWNER = AuditScope()
OUTSIDE = AuditScope(edition=Edition.OUTSIDE)
ENTRIES = re.compile(
    r"recorded deal with [A-Z]|a recorded deal \(|[Tt]he deal with [A-Z]"
    r"|offer of [A-Z]\w+ is declined|Gift or loan from|Exclusive for [A-Z]|wrote back"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = workspace(tmp_path_factory.mktemp("trust"))
    with demo_files() as files, open_client(place, "Slow Shelf", create=True) as store:
        quiet = NullProgress()
        run("import_archives", store, quiet, paths=list(archives(files)))
        run("import_brands", store, quiet, path=files / BRANDS)
        run("import_deals", store, quiet, path=files / DEALS)
        run("set_countries", store, quiet, country="gb", audience=("us",))
    return place.path("Slow Shelf")


@pytest.fixture(scope="module")
def reader(client: Path):
    with open_reader(client) as opened:
        yield opened


@pytest.fixture(scope="module")
def owner(reader: Reader) -> ReportFacts:
    return collect(reader, OWNER, made_at=MADE_AT)


@pytest.fixture(scope="module")
def withheld(owner: ReportFacts) -> set[str]:
    return {one.id for one in (*owner.risks, *owner.findings) if one.needs_ledger}


def written(reader: Reader, scope: AuditScope) -> dict:
    stream = io.StringIO()
    write_audit_json(reader, scope, stream, made_at=MADE_AT)
    return json.loads(stream.getvalue())


def test_json_says_what_would_clear_each_risk(reader: Reader, owner: ReportFacts) -> None:
    found = written(reader, OWNER)
    schema = json.loads(read_text("schemas/audit@1.schema.json"))
    checker = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in checker.iter_errors(found)] == []
    by_id = {one["id"]: one for one in found["findings"]}
    for risk in owner.risks:
        told = by_id[risk.id]["to_rule_out"]
        assert [one["what"] for one in told] == [one.what for one in risk.to_rule_out]
        assert told
        assert by_id[risk.id]["question"] == risk.question
        assert not by_id[risk.id]["is_good_sign"]
    good = {id_ for id_, one in by_id.items() if one.get("is_good_sign")}
    assert good == {one.id for one in owner.good_signs}
    assert good


def test_report_shows_it_beside_the_question_and_good_signs_apart(owner: ReportFacts) -> None:
    text = html_text(build_report(owner))
    assert text.count("<dt>To rule out</dt>") >= len(owner.risks)
    risks, good = text.split("What builds trust", 1)
    assert all(one.id not in risks for one in owner.good_signs)
    assert "Critique with reasons" in good
    assert not {one.id for one in owner.good_signs} & {one.id for one in owner.risks}


def test_tables_hold_what_would_clear_it(
    reader: Reader, owner: ReportFacts, tmp_path: Path
) -> None:
    write_csv(reader, OWNER, tmp_path / "posts.csv")
    with (tmp_path / "posts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Post"]: row for row in csv.DictReader(file)}
    for risk in owner.risks:
        one = risk.to_rule_out[0]
        assert any(one.what in rows[post]["To rule out"] for post in risk.post_ids)
    told = {post for post, row in rows.items() if row["Good signs"]}
    assert told == {post for one in owner.good_signs for post in one.post_ids}
    write_xlsx(reader, OWNER, tmp_path / "audit.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "audit.xlsx"))
    assert len(book.get_sheet_by_name("Good signs").to_python()) == len(owner.good_signs) + 1


def test_nothing_outside_rests_on_deals(
    reader: Reader, owner: ReportFacts, withheld: set[str], tmp_path: Path
) -> None:
    told = collect(reader, OUTSIDE, made_at=MADE_AT)
    document = build_report(told)
    render_pdf(document, tmp_path / "outside.pdf")
    write_csv(reader, OUTSIDE, tmp_path / "posts.csv")
    write_xlsx(reader, OUTSIDE, tmp_path / "audit.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "audit.xlsx"))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    texts = {
        "pdf": everything_in(tmp_path / "outside.pdf"),
        "html": html_text(document),
        "json": json.dumps(written(reader, OUTSIDE)["findings"]),
        "csv": (tmp_path / "posts.csv").read_text(encoding="utf-8-sig"),
        "xlsx": str(sheets),
    }
    assert len(withheld) > 10
    for name, text in texts.items():
        assert [id_ for id_ in withheld if id_ in text] == [], name
        assert ENTRIES.search(text) is None, name
    assert "known_deal" not in json.dumps(written(reader, OUTSIDE))


def test_the_same_test_finds_deals_in_the_owners_edition(
    owner: ReportFacts, withheld: set[str]
) -> None:
    text = html_text(build_report(owner))
    assert all(id_ in text for id_ in withheld)
    assert ENTRIES.search(text)


def test_a_tie_that_only_the_list_knows_is_not_told_outside(reader: Reader) -> None:
    dealt = dealt_posts(reader, OUTSIDE)
    inside = {one["id"]: one["commercial"] for one in written(reader, OWNER)["posts"]}
    outside = {one["id"]: one["commercial"] for one in written(reader, OUTSIDE)["posts"]}
    assert dealt_posts(reader, OWNER) == frozenset()
    assert {inside[post] for post in dealt} == {"recorded"}
    assert {outside[post] for post in dealt} > {"recorded"}


def test_each_risk_says_what_was_seen_without_a_gap_in_the_sentence(
    reader: Reader, owner: ReportFacts
) -> None:
    seen = {one["id"]: one["seen"] for one in written(reader, OWNER)["findings"] if "seen" in one}
    assert {one.rule_id for one in owner.risks} >= {"role-conflict", "u-turn", "rival-pay"}
    for one in (*owner.risks, *owner.good_signs):
        assert one.message
        assert seen[one.id]
        assert not re.search(r"[{}]|\(unknown\)", one.message + seen[one.id])
