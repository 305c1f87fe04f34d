"""Files of contract terms: read whole, refused with file, line and field."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.rule import SourceBasis
from creator_audit.model.terms import PREFIX
from creator_audit.rules.load import load_pack

RESOURCES = Path(__file__).parents[2] / "resources"
PACK = load_pack()


@pytest.fixture
def folder(tmp_path):
    for name in ("rules", "jurisdictions", "terms", "platforms", "lexicons"):
        shutil.copytree(RESOURCES / name, tmp_path / name)
    return tmp_path


def test_the_terms_of_eight_parties_are_shipped():
    assert sorted(PACK.terms) == [
        "amazon-associates",
        "linkedin",
        "meta",
        "pinterest",
        "tiktok",
        "twitch",
        "x",
        "youtube",
    ]
    assert PACK.terms["meta"].platforms == ("instagram", "facebook")
    assert PACK.terms["x"].code == f"{PREFIX}x"


def test_contract_sources_are_terms_and_no_country_rests_on_them():
    contract = {c for t in PACK.terms.values() for d in t.demands for c in d.citations}
    assert {PACK.citations[name].kind for name in contract} == {"terms"}
    for place in PACK.jurisdictions.values():
        used = {c for label in place.labels for c in label.citations}
        used |= {
            c
            for name, rule in place.rules.items()
            if PACK.rules[name].kind not in ("program_statement", "contract_label")
            for c in rule.citations
        }
        assert not used & contract, place.code


def test_terms_from_memory_or_a_summary_raise_a_question_at_most():
    for terms in PACK.terms.values():
        for demand in terms.demands:
            bases = {PACK.citations[name].basis for name in demand.citations}
            if bases == {SourceBasis.RECALLED} or bases == {SourceBasis.SUMMARY}:
                assert demand.at_most == "question", terms.id


def test_a_demand_holds_between_its_days():
    (demand,) = PACK.terms["twitch"].demands
    assert not demand.in_force(date(2023, 6, 30))
    assert demand.in_force(date(2023, 7, 1))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('id = "x"', 'id = "y"', "id"),
        ('kind = "words"', 'kind = "tags"', "demands.0.kind"),
        ('terms = ["#ad"]', "terms = []", "demands.0.terms"),
        ('kind = "terms"', 'kind = "law"', "citations.0.kind"),
        ('severity = "minor"', 'severity = "slight"', "demands.0.severity"),
        ('severity = "minor"', 'severity = "minor"\nat_most = "gasp"', "demands.0.at_most"),
        ('severity = "minor"', 'severity = "minor"\nto = 2001-01-01', "demands.0.to"),
        ('citations = ["x-paid-partnerships"]', "citations = []", "demands.0.citations"),
        ('citations = ["x-paid-partnerships"]', 'citations = ["x-none"]', "demands.citations"),
        ('platforms = ["x"]', "platforms = []", "platforms"),
        ("checked_on = 2026-11-22\nplatforms", "platforms", "checked_on"),
        ('party = "X"', 'party = "X"\nparties = 2', "parties"),
    ],
)
def test_slips_are_refused_with_file_line_and_field(folder, old, new, field):
    path = folder / "terms" / "x.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        load_pack(folder)
    assert caught.value.file == "terms/x.toml"
    assert caught.value.field == field
    assert caught.value.line is not None
