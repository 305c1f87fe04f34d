"""A story of three audits: every finding of then and now is told once, with what became of it."""

import csv
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import jsonschema
import page
import pytest

from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.audit_record import FindingState
from creator_audit.operations import edit_settings
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.import_archive import import_archives, undo_import
from creator_audit.operations.record_audit import record_audit
from creator_audit.operations.report_client import report_client
from creator_audit.operations.review_finding import review
from creator_audit.operations.undo import undo
from creator_audit.progress import NullProgress
from creator_audit.queries.audit_record import audit_records, record_now, states_of
from creator_audit.queries.reader import open_reader
from creator_audit.queries.since_last import KINDS, SinceLast, since_last
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.collect import collect
from creator_audit.rules.pack_folders import PACKS_VARIABLE, forget
from creator_audit.store.audits import write_audit
from creator_audit.store.database import Store

PROJECT = Path(__file__).parents[2]
QUIET = NullProgress()
FIRST = datetime(2026, 3, 1, 9, tzinfo=UTC)
BARE = "Love my new serum from Lumavelle. Use my code MIA10 for 10 % off"
LABELLED = f"Ad. {BARE}"


def archive(folder: Path, name: str, posts: dict[int, str]) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "published_at", "platform", "kind", "account", "text"))
        for number, text in posts.items():
            day = f"2025-05-{number:02d}T12:00:00Z"
            writer.writerow((number, day, "instagram", "feed", "mia", f"{text} No. {number}"))
    return path


def bring_in(store: Store, folder: Path, name: str, posts: dict[int, str]) -> None:
    import_archives(store, QUIET, [archive(folder, name, posts)])


def finding_of(store: Store, number: int) -> str:
    found = store.rows(
        "SELECT f.id FROM findings f JOIN finding_posts fp ON fp.finding_id = f.id JOIN posts p"
        " ON p.key = fp.post_key WHERE p.native_id = ? AND f.rule_id = 'missing-disclosure'",
        (str(number),),
    )
    return str(found[0][0])


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "Mia.db", create=True) as opened:
        edit_settings.set_countries(opened, QUIET, "gb", ())
        bring_in(opened, tmp_path, "march", dict.fromkeys(range(1, 8), BARE))
        yield opened


def told(store: Store, **more: object) -> SinceLast:
    with open_reader(store.path) as reader:
        found = since_last(reader, **more)
    assert found is not None
    return found


def kind_of(found: SinceLast, finding_id: str) -> str:
    kinds = [change.kind for change in found.changes if change.finding_id == finding_id]
    assert len(kinds) == 1
    return kinds[0]


def test_before_the_first_audit_there_is_nothing_to_compare(store: Store) -> None:
    with open_reader(store.path) as reader:
        assert since_last(reader) is None
        facts = collect(reader, AuditScope(("gb",)))
    keys = [part["key"] for part in build_report(facts)["sections"]]
    assert "changes" not in keys


def test_three_audits(store: Store, tmp_path: Path) -> None:
    ids = {number: finding_of(store, number) for number in range(1, 8)}
    record_audit(store, made_at=FIRST)
    same = told(store)
    assert set(same.counts) == set(KINDS)
    assert same.counts["unchanged"] == len(same.changes) >= 7
    assert same.sentence == "no change"

    review(store, QUIET, [ids[1]], "fixed", by="Mia")
    review(store, QUIET, [ids[5]], "accepted", "Label was spoken", by="Mia")
    bring_in(
        store, tmp_path, "june",
        {1: BARE, 2: LABELLED, 4: BARE, 5: BARE, 6: BARE, 7: BARE, 8: BARE},
    )  # fmt: skip
    second = told(store)
    wanted = {1: "fixed", 2: "fixed", 3: "not_rechecked", 4: "unchanged", 5: "answered"}
    assert {number: kind_of(second, ids[number]) for number in wanted} == wanted
    assert kind_of(second, finding_of(store, 8)) == "new"
    assert sum(second.counts.values()) == len(second.changes)
    assert len({change.finding_id for change in second.changes}) == len(second.changes)
    assert second.is_rules_same
    record_audit(store, made_at=FIRST + timedelta(days=90))

    review(store, QUIET, [ids[5]], "open", by="Mia")
    bring_in(
        store, tmp_path, "september",
        {1: LABELLED, 2: LABELLED, 3: BARE, 4: LABELLED, 5: BARE, 6: BARE, 7: BARE, 8: BARE},
    )  # fmt: skip
    third = told(store)
    wanted = {1: "unchanged", 3: "unchanged", 4: "fixed", 5: "reopened", 6: "unchanged"}
    assert {number: kind_of(third, ids[number]) for number in wanted} == wanted
    assert third.last.made_at[:10] == "2026-05-30"
    record_audit(store, made_at=FIRST + timedelta(days=180))

    with open_reader(store.path) as reader:
        kept = audit_records(reader)
    assert [record.made_at[:10] for record in kept] == ["2026-08-28", "2026-05-30", "2026-03-01"]
    since_first = told(store, audit_id=kept[-1].id)
    assert kind_of(since_first, ids[5]) == "unchanged"
    assert kind_of(since_first, ids[4]) == "fixed"
    assert told(store).sentence == "no change"


def test_an_unknown_audit_is_named(store: Store) -> None:
    record_audit(store, made_at=FIRST)
    with pytest.raises(UserError, match="no audit of this number"):
        told(store, audit_id=99)


def test_a_finding_whose_rule_is_gone_is_not_called_fixed(store: Store) -> None:
    with open_reader(store.path) as reader:
        now = record_now(reader, made_at=FIRST)
    ghost = FindingState("00ff", "rule-of-old", "1", "flag", post_ids=("instagram:1",))
    write_audit(store, replace(now, findings=(*now.findings, ghost), digest="other"))
    found = told(store)
    assert kind_of(found, "00ff") == "rule_gone"
    assert found.counts["fixed"] == 0


def test_a_post_that_is_not_judged_yet_is_not_rechecked(store: Store) -> None:
    record_audit(store, made_at=FIRST)
    store.run("UPDATE judgements SET digest = ''")
    found = told(store)
    assert found.counts["not_rechecked"] == len(found.changes)
    analyse(store, QUIET)
    assert told(store).counts["unchanged"] == len(found.changes)


def test_taking_an_import_back_is_not_fixing(store: Store, tmp_path: Path) -> None:
    bring_in(store, tmp_path, "june", {20: BARE})
    extra = finding_of(store, 20)
    record_audit(store, made_at=FIRST)
    undo_import(store, QUIET, 2)
    assert kind_of(told(store), extra) == "not_rechecked"


def test_undo_does_not_reach_an_audit(store: Store) -> None:
    review(store, QUIET, [finding_of(store, 1)], "fixed")
    record_audit(store, made_at=FIRST)
    undo(store, QUIET)
    found = told(store)
    assert kind_of(found, finding_of(store, 1)) == "reopened"


@pytest.fixture
def milder_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Puts a pack in use whose country gb holds a missing label for a minor matter."""
    place = tmp_path / "packs"
    monkeypatch.setenv(PACKS_VARIABLE, str(place))

    def use() -> None:
        target = place / "agency" / "jurisdictions" / "gb.toml"
        target.parent.mkdir(parents=True)
        text = (PROJECT / "resources" / "jurisdictions" / "gb.toml").read_text(encoding="utf-8")
        head, mark, rest = text.partition("[rules.missing-disclosure]")
        body, other, tail = rest.partition("\n[rules.")
        body = body.replace('"serious"', '"minor"').replace('"critical"', '"minor"')
        target.write_text(head + mark + body + other + tail, encoding="utf-8")
        (place / "agency" / "pack.toml").write_text(
            'name = "Agency pack"\nversion = "1.2"\nmade_on = 2026-11-01\nby = "An agency"\n'
            'replaces = ["gb"]\n',
            encoding="utf-8",
        )
        forget()

    yield use
    shutil.rmtree(place, ignore_errors=True)
    forget()


def test_what_only_the_rules_changed_is_told_apart(
    store: Store, tmp_path: Path, milder_rules: Callable[[], None]
) -> None:
    ids = {number: finding_of(store, number) for number in (1, 2)}
    record_audit(store, made_at=FIRST)
    milder_rules()
    bring_in(store, tmp_path, "june", {1: BARE, 2: f"{BARE} today", 9: BARE})
    found = told(store)
    assert not found.is_rules_same
    assert kind_of(found, ids[1]) == "rules"
    assert kind_of(found, ids[2]) == "changed"
    assert kind_of(found, finding_of(store, 9)) == "new"


def test_a_country_added_changes_findings_by_rules_alone(store: Store) -> None:
    ids = finding_of(store, 1)
    record_audit(store, made_at=FIRST)
    edit_settings.set_countries(store, QUIET, "gb", ("us",))
    found = told(store)
    assert not found.is_same_countries
    assert kind_of(found, ids) == "rules"
    assert found.counts["new"] == found.counts["fixed"] == 0


def test_the_last_audit_for_the_same_countries_counts(store: Store) -> None:
    record_audit(store, made_at=FIRST)
    edit_settings.set_countries(store, QUIET, "de", ())
    record_audit(store, made_at=FIRST + timedelta(days=1))
    edit_settings.set_countries(store, QUIET, "gb", ())
    found = told(store)
    assert found.last.made_at[:10] == "2026-03-01"
    assert found.sentence == "no change"


def test_a_report_is_recorded_once_a_day_and_compares_with_the_one_before(
    store: Store, tmp_path: Path
) -> None:
    record_audit(store, made_at=FIRST)
    review(store, QUIET, [finding_of(store, 1)], "fixed", by="Mia")
    schema = json.loads(
        (PROJECT / "resources" / "schemas" / "audit@1.schema.json").read_text(encoding="utf-8")
    )
    for ending in ("json", "csv", "xlsx", "html"):
        target = str(tmp_path / f"report.{ending}")
        report_client(store, QUIET, AuditScope(()), {ending: target}, client="Mia")
    again = str(tmp_path / "again.json")
    report_client(store, QUIET, AuditScope(()), {"json": again}, client="Mia")
    assert store.value("SELECT count(*) FROM audits") == 2
    for name in ("report.json", "again.json"):
        written = json.loads((tmp_path / name).read_text(encoding="utf-8"))
        jsonschema.validate(written, schema)
        changes = written["changes"]
        assert changes["since"]["made_at"] == "2026-03-01T09:00:00Z"
        assert changes["counts"]["fixed"] == 1
        assert [one["change"] for one in changes["findings"]] == ["fixed"]
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert Counter(bool(row["Since the last audit"]) for row in rows) == {True: 1, False: 6}
    shown = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Changes since the last audit" in shown
    assert "marked as fixed" in shown


def test_the_section_stands_before_the_limits_and_sums_up(store: Store) -> None:
    record_audit(store, made_at=FIRST)
    review(store, QUIET, [finding_of(store, 1)], "fixed", by="Mia")
    with open_reader(store.path) as reader:
        facts = collect(reader, AuditScope(("gb",)))
    parts = build_report(facts)["sections"]
    keys = [part["key"] for part in parts]
    assert keys.index("changes") == keys.index("decided") + 1 == keys.index("limits") - 1
    section = parts[keys.index("changes")]
    counted = section["blocks"][1]["rows"]
    numbers = [int(row[1]["t"]) for row in counted]
    assert sum(numbers[:-1]) == numbers[-1]
    assert numbers[-1] >= 7
    limits = json.dumps(parts[keys.index("limits")])
    assert section["label"] == "7"
    assert "section 2" in limits


def test_a_period_leaves_out_what_lies_outside(store: Store) -> None:
    record_audit(store, made_at=FIRST)
    every = told(store).changes
    part = told(store, scope=AuditScope(("gb",), since=date(2025, 5, 3), until=date(2025, 5, 4)))
    days = {"2025-05-03", "2025-05-04"}
    inside = {change.finding_id for change in every if change.day in days}
    assert {change.finding_id for change in part.changes} == inside
    assert 0 < len(inside) < len(every)
    assert not told(store, scope=AuditScope(("gb",), platforms=("youtube",))).changes


def test_an_outside_edition_names_no_finding_that_rests_on_deals(store: Store) -> None:
    with open_reader(store.path) as reader:
        now = record_now(reader, made_at=FIRST)
    secret = FindingState("00aa", "rival-pay", "1", "flag", post_ids=("instagram:1",))
    write_audit(store, replace(now, findings=(*now.findings, secret), digest="other"))
    with open_reader(store.path) as reader:
        inside = collect(reader, AuditScope(("gb",)))
        outside = collect(reader, AuditScope(("gb",), edition=Edition.OUTSIDE))
    assert "00aa" in {change.finding_id for change in inside.since_last.changes}
    assert "00aa" not in {change.finding_id for change in outside.since_last.changes}


def test_a_kept_audit_reads_back_as_it_was(store: Store) -> None:
    with open_reader(store.path) as reader:
        now = record_now(reader, made_at=FIRST)
    number = write_audit(store, now)
    assert write_audit(store, now) == number
    with open_reader(store.path) as reader:
        assert states_of(reader, number) == now.findings
        assert audit_records(reader) == (replace(now, id=number, findings=()),)


def test_the_pdf_with_the_section_passes_the_machine_checks(store: Store, tmp_path: Path) -> None:
    record_audit(store, made_at=FIRST)
    review(store, QUIET, [finding_of(store, 1)], "fixed", by="Mia")
    target = tmp_path / "report.pdf"
    report_client(store, QUIET, AuditScope(()), {"pdf": str(target)}, client="Mia")
    found = page.validate_pdf(str(target), profile=page.ValidationProfile.PDF_UA_1)
    assert found.is_compliant, found.failures


def test_a_hidden_name_does_not_stand_among_the_changes(store: Store) -> None:
    with open_reader(store.path) as reader:
        now = record_now(reader, made_at=FIRST)
    old = FindingState(
        "00cc", "missing-disclosure", "1", "flag", brand="Veldrona", post_ids=("instagram:99",)
    )
    write_audit(store, replace(now, findings=(*now.findings, old), digest="other"))
    scope = AuditScope(("gb",), edition=Edition.OUTSIDE)
    with open_reader(store.path) as reader:
        told_openly = build_report(collect(reader, scope))
        masked = build_report(collect(reader, scope, hidden_names=("Veldrona",)))
    assert "Veldrona" in json.dumps(told_openly)
    assert "veldrona" not in json.dumps(masked).casefold()
