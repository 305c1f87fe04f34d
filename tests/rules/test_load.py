"""The shipped pack is whole, and every slip in a pack is refused with its place."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.disclosure import Problem
from creator_audit.model.finding import Family
from creator_audit.model.rule import SourceBasis
from creator_audit.rules.kinds import KINDS
from creator_audit.rules.load import label_terms, load_pack

RESOURCES = Path(__file__).parents[2] / "resources"
DISCLOSURE = {
    "missing-disclosure",
    "ambiguous-disclosure",
    "buried-disclosure",
    "late-disclosure",
    "wrong-language-disclosure",
    "platform-label-only",
    "hidden-stake",
    "misleading-denial",
    "missing-program-statement",
    "missing-platform-label",
}
TRUST = {
    "substitution",
    "rival-pay",
    "u-turn",
    "retaliation",
    "verdict-without-use",
    "unproven-harm-claim",
    "bought-sentiment",
    "role-conflict",
    "gift-to-praise",
    "exclusivity-breach",
    "trend-riding",
    "substantiated-critique",
}
ACCUSING = re.compile(r"\b(undisclosed|hid|lied|fake|violat\w+|guilty|fraud\w*)\b", re.IGNORECASE)


@pytest.fixture
def folder(tmp_path):
    for name in ("rules", "jurisdictions", "terms", "platforms", "lexicons"):
        shutil.copytree(RESOURCES / name, tmp_path / name)
    return tmp_path


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def refuse(folder):
    with pytest.raises(RulePackError) as caught:
        load_pack(folder)
    return caught.value


def test_all_names_that_stay_are_there():
    pack = load_pack()
    assert {r.id for r in pack.rules.values() if r.family is Family.DISCLOSURE} == DISCLOSURE
    assert {r.id for r in pack.rules.values() if r.family is Family.TRUST} == TRUST


def test_every_problem_has_a_rule_in_every_jurisdiction():
    pack = load_pack()
    for jurisdiction in pack.jurisdictions.values():
        problems = {KINDS[pack.rules[rule_id].kind].problem for rule_id in jurisdiction.rules}
        assert problems >= set(Problem)


def test_pages_are_written_in_neutral_words():
    for rule in load_pack().rules.values():
        doc = rule.doc
        words = (rule.title, rule.message, rule.message_when_unsure, *rule.phrases.values())
        texts = (*words, doc.what, doc.why, doc.fix, doc.limits, doc.innocent, doc.question)
        assert not [text for text in texts if ACCUSING.search(text)]


def test_sources_that_were_read_have_an_address_and_a_day():
    for citation in load_pack().citations.values():
        if citation.basis is not SourceBasis.RECALLED:
            assert citation.url.startswith("http")
            assert citation.checked_on is not None


def test_dates_of_the_laws():
    citations = load_pack().citations
    assert citations["gb-dmcc-2024"].effective_from == date(2025, 4, 6)
    assert citations["gb-cprs-2008"].effective_to == date(2025, 4, 5)
    assert citations["us-guides-2023"].effective_from == date(2023, 7, 26)
    assert citations["us-reviews-rule"].effective_from == date(2024, 10, 21)


def test_digest_follows_the_content(folder):
    before = load_pack(folder).digest
    assert before == load_pack().digest
    edit(folder, "jurisdictions/gb.toml", 'name = "United Kingdom"', 'name = "Britain"')
    assert load_pack(folder).digest != before


def test_label_terms_unite_the_jurisdictions():
    terms = label_terms(load_pack())
    written = [(term.term, term.language) for term in terms]
    assert len(written) == len(set(written))
    assert {("#ad", "en"), ("advertisement feature", "en"), ("#publicidad", "es")} <= set(written)


@pytest.mark.parametrize(
    ("file", "old", "new", "field"),
    [
        ("jurisdictions/us.toml", 'code = "us"', 'code = "fr"', "code"),
        ("jurisdictions/us.toml", "checked_on = ", "seen_on = ", "checked_on"),
        ("jurisdictions/us.toml", 'clarity = "sufficient"', 'clarity = "fine"', "labels.0"),
        ("jurisdictions/us.toml", '"us-staff-faq-2015", ', '"us-nothing", ', "labels.citations"),
        ("jurisdictions/us.toml", "rules.hidden-stake", "rules.hidden-thing", "hidden-thing"),
        ("jurisdictions/us.toml", 'kind = "payment"', 'kind = "wages"', "statements.0.kind"),
        ("jurisdictions/gb.toml", 'own_goods_severity = "minor"', 'own_goods_severity = "x"', "r"),
        ("rules/disclosure/late-disclosure.toml", 'kind = "moment"', 'kind = "time"', "kind"),
        ("rules/trust/u-turn.toml", 'kind = "u-turn"', 'kind = "moment"', "kind"),
        ("rules/trust/u-turn.toml", 'id = "u-turn"', 'id = "turn"', "id"),
        ("rules/trust/u-turn.toml", "window_days = 365", 'window_days = "1y"', "window_days"),
        ("rules/trust/u-turn.toml", "innocent = ", "harmless = ", "doc.innocent"),
        ("rules/citations.toml", 'kind = "law"', 'kind = "rumour"', "citations.0.kind"),
        ("platforms/threads.toml", "visible_chars = 500", 'visible_chars = "500"', "fold.0"),
        ("jurisdictions/us.examples.toml", "expect = {", "expects = {", "expect"),
        ("lexicons/en.toml", 'strength = "weak"', 'strength = "feeble"', "groups."),
        ("lexicons/en.toml", 'kind = "own_goods"', 'kind = "goods"', "groups.own-brand"),
        ("lexicons/links.toml", 'shape = "', 'shape = "(', "parameters.shape"),
        ("lexicons/links.toml", "names = [", "nams = [", ""),
    ],
)
def test_slips_are_refused_with_file_and_field(folder, file, old, new, field):
    edit(folder, file, old, new)
    error = refuse(folder)
    assert error.file == file
    assert field in error.field
    assert error.line is None or error.line > 0


def test_two_views_of_a_term_on_one_day_are_refused(folder):
    edit(folder, "jurisdictions/us.toml", '"#contest", "#sweepstakes"', '"#contest", "#ad"')
    error = refuse(folder)
    assert "`#ad`" in str(error)
    assert error.line


def test_a_source_that_was_read_needs_an_address(folder):
    edit(
        folder,
        "rules/citations.toml",
        'url = "https://www.cnet.com/news/taiwan-fines-samsung-for-trolling-htc/"\n',
        "",
    )
    assert "address" in str(refuse(folder))


def test_an_id_taken_twice_is_refused(folder):
    edit(folder, "rules/citations.toml", 'id = "eu-ucpd-annex"', 'id = "us-ftc-act-5"')
    assert "us-ftc-act-5" in str(refuse(folder))


def test_bytes_that_are_no_text_are_refused(folder):
    (folder / "rules" / "citations.toml").write_bytes(b"\xff\xfe\x00")
    assert refuse(folder).file == "rules/citations.toml"


def test_an_empty_folder_is_refused(tmp_path):
    assert "No rules" in str(refuse(tmp_path))


def test_examples_that_belong_to_nothing_are_refused(folder):
    (folder / "rules/trust/no-such.examples.toml").write_text("", encoding="utf-8")
    assert refuse(folder).file == "rules/trust/no-such.examples.toml"
