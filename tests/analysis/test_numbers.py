"""Nothing the demo finds comes without rule, version, source in force and quoted words."""

from pathlib import Path

import pytest

from creator_audit.model.disclosure import Verdict
from creator_audit.model.finding import Family, Outcome
from creator_audit.operations import edit_settings
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.engine import engine
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_detail, finding_items
from creator_audit.queries.reader import open_reader
from creator_audit.store.database import Store

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"


@pytest.fixture(scope="module")
def details(tmp_path_factory):
    """Every finding over all shipped sample archives under every country."""
    path = tmp_path_factory.mktemp("numbers") / "demo.db"
    pack = engine().pack
    with Store.open(path, create=True) as store:
        home, *audience = sorted(pack.jurisdictions)
        edit_settings.set_countries(store, NullProgress(), home, tuple(audience))
        import_archives(store, NullProgress(), sorted(SAMPLES.glob("*.zip")))
        analyse(store, NullProgress())
    with open_reader(path) as reader:
        items = finding_items(reader, FilterState(), "disclosure", "all")
        return tuple(finding_detail(reader, item.finding_id) for item in items)


def test_there_is_much_to_look_at(details):
    assert len(details) > 20
    assert len({detail.finding.rule_id for detail in details}) > 4


def test_every_finding_has_rule_version_source_and_quoted_words(details):
    rules = engine().pack.rules
    for detail in details:
        finding = detail.finding
        assert finding.rule_version == rules[finding.rule_id].version
        assert finding.evidence
        assert all(one.signal.text.strip() for one in finding.evidence)
        assert finding.verdicts
        assert any(one.citations for one in finding.verdicts)


def test_every_source_was_in_force_on_the_day_of_the_post(details):
    known = engine().pack.citations
    for detail in details:
        days = {post.post.published_at.date() for post in detail.posts if post.post.published_at}
        if len(days) != 1:
            continue
        (day,) = days
        for verdict in detail.finding.verdicts:
            assert all(known[name].in_force(day) for name in verdict.citations)


def test_a_gap_rests_on_a_source_that_was_read(details):
    known = engine().pack.citations
    gaps = [d.finding for d in details if d.finding.outcome is Outcome.FLAG]
    assert gaps
    for finding in gaps:
        names = {name for verdict in finding.verdicts for name in verdict.citations}
        assert finding.family is Family.DISCLOSURE
        assert any(known[name].basis != "recalled" for name in names)
        assert all(verdict.verdict is not Verdict.NOT_REQUIRED for verdict in finding.verdicts)
