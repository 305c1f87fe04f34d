"""What the report says: sums, sources, shares, words that never appear, and a golden."""

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from creator_audit.model.audit import Edition
from creator_audit.queries.overview import ClassCounts
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.identity import report_id
from creator_audit.reports.sections import gaps as gaps_section
from creator_audit.reports.sections.gaps import choose_cards
from creator_audit.reports.words import Words
from tests.reports.invented import facts, finding

GOLDEN = Path(__file__).parents[1] / "goldens" / "report_owner.txt"
ACCUSING = re.compile(
    r"\b(undisclosed|hid|hides the truth|lied|lies|fake|violat\w*|guilty|fraud\w*|deceiv\w*"
    r"|non-?compliant|compliant|certified|score)\b",
    re.IGNORECASE,
)


def section(document: dict[str, Any], key: str) -> dict[str, Any]:
    return next(part for part in document["sections"] if part["key"] == key)


def blocks(value: Any, kind: str) -> list[dict[str, Any]]:
    """All blocks of a kind, at any depth."""
    found: list[dict[str, Any]] = []
    if isinstance(value, list):
        for item in value:
            found += blocks(item, kind)
    elif isinstance(value, dict):
        if value.get("type") == kind:
            found.append(value)
        for item in value.values():
            found += blocks(item, kind)
    return found


def lines(value: Any) -> list[str]:
    """Every text of a document in reading order, runs of one sentence joined."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and "t" in item for item in value):
            joined = "".join(item["t"] for item in value)
            return [" | ".join(item["t"] for item in value)] if "align" in value[0] else [joined]
        return [line for item in value for line in lines(item)]
    if isinstance(value, dict):
        skipped = {"type", "key", "align", "width", "language", "kind", "mark", "swatch"}
        return [line for key, item in value.items() if key not in skipped for line in lines(item)]
    return []


def table(document: dict[str, Any], title: str) -> list[list[str]]:
    found = next(one for one in blocks(document, "table") if one["title"].startswith(title))
    return [[cell["t"] for cell in row] for row in found["rows"]]


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_classes_and_posts_without_text_sum_to_the_posts_read() -> None:
    told = facts()
    rows = table(build_report(told), "Posts by class")
    *parts, total = rows
    assert sum(number(row[1]) for row in parts) == number(total[1]) == told.posts


def test_balance_tables_have_the_same_sum() -> None:
    told = facts()
    document = build_report(told)
    for title in ("The same by", "Posts by platform"):
        *parts, total = table(document, title)
        assert sum(number(row[5]) for row in parts) == number(total[5]) == told.counts.total


def test_every_finding_stands_in_the_appendix_with_rule_version_source_and_words() -> None:
    told = facts(findings=30)
    rows = [row for one in blocks(build_report(told), "findings") for row in one["rows"]]
    wanted = {found.id for found in (*told.findings, *told.risks)}
    assert {row["id"] for row in rows} == wanted
    for row in rows:
        assert any(re.search(r"^[a-z-]+ 2026\.11$", line) for line in row["lines"])
        assert any(re.search(r"Sources? ", line) for line in row["lines"])
        assert "".join(run["t"] for run in row["quote"]["runs"]).strip()


def test_cited_numbers_are_listed_in_full() -> None:
    document = build_report(facts())
    listed = {item[0] for one in blocks(document, "sources") for item in one["items"]}
    cited = set(re.findall(r"\bS\d+\b", "\n".join(lines(document["sections"]))))
    assert cited == listed == {"S1", "S2"}


def test_cannot_tell_enters_no_share() -> None:
    rows = table(build_report(facts()), "Posts with signs of a deal, strictest")
    shares = {row[0]: row[2] for row in rows}
    assert shares["Cannot tell"] == "–"
    assert shares["None found"] == "11\u00a0%"  # 14 of 131, not of 149
    assert shares["Sufficient"] == "76\u00a0%"


def test_below_twenty_there_are_counts_alone() -> None:
    few = ClassCounts(4, 5, 3, 7)
    told = replace(facts(), counts=few, posts=26, verdicts=(("none_found", 3), ("sufficient", 9)))
    document = build_report(told)
    for title in ("Posts by class", "Posts with signs"):
        assert not any("%" in cell for row in table(document, title) for cell in row)


def test_every_share_names_its_base() -> None:
    document = build_report(facts())
    for one in blocks(document, "table"):
        has_share = any("%" in cell["t"] for row in one["rows"] for cell in row)
        heads = " ".join(column["title"].casefold() for column in one["columns"])
        assert not has_share or re.search(r"posts|all", heads)


@pytest.mark.parametrize("edition", list(Edition))
def test_words_that_judge_a_person_never_appear(edition: Edition) -> None:
    told = facts(findings=40, edition=edition)
    text = "\n".join(lines(build_report(told)))
    assert ACCUSING.findall(text) == []
    assert "No label was found in the caption" in text


def test_english_sentences_judge_nobody() -> None:
    assert (
        ACCUSING.findall("\n".join(lines(Words().find("gaps")) + lines(Words().find("risks"))))
        == []
    )


def test_each_risk_has_its_innocent_explanation_and_question() -> None:
    part = section(build_report(facts()), "risks")
    assert len(blocks(part, "chain")) == 4
    for head in blocks(part, "rule"):
        assert [row[0] for row in head["facts"]] == ["May also be", "Question", "To do"]
    own = replace(facts().risks[0], id="0" * 16, innocent="Another reason.", question="Which one?")
    told = replace(facts(), risks=(*facts().risks, own))
    chains = blocks(section(build_report(told), "risks"), "chain")
    said = [lines(chain["facts"]) for chain in chains if chain["rule"] == "substitution"]
    assert all("May also be" in one and "Question" in one for one in said)


def test_cards_are_capped_and_the_rest_is_in_the_appendix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps_section, "MOST_CARDS", 10)
    document = build_report(facts(findings=60))
    assert len(blocks(document, "card")) == 10
    assert sum(len(one["rows"]) for one in blocks(document, "findings")) == 64


def test_gaps_come_before_questions() -> None:
    findings = tuple(finding(n) for n in range(40))
    chosen = choose_cards(findings)
    assert {f.id for f in findings if f.outcome == "flag"} <= chosen


def test_evidence_is_underlined_and_described() -> None:
    alone = tuple(replace(one, chain=one.chain[:1]) for one in facts().risks)
    document = build_report(replace(facts(), risks=alone))
    shown = [*blocks(document, "card"), *blocks(document, "chain")]
    assert sum(bool(one["quotes"]) for one in shown) == len(shown)
    for card in shown:
        figures = {
            name
            for quote in card["quotes"]
            for run in quote["runs"]
            for name in run.get("n", ())
            if name != "L"
        }
        told = next((runs for name, runs in card["facts"] if name == "Signs"), [])
        described = {run["t"].strip("\u00a0") for run in told if run.get("b")}
        assert figures == described


def test_the_number_depends_on_inputs_and_not_on_the_day() -> None:
    one = facts()
    later = replace(one, made_at=one.made_at.replace(year=2027))
    other = replace(one, rules_digest="other")
    assert report_id(one) == report_id(later) != report_id(other)
    assert re.fullmatch(r"CA(-[0-9A-F]{4}){4}", report_id(one))


def test_days_in_sentences_are_said_in_words() -> None:
    assert Words().days("from 2024-05-01 to 2024-06-30.") == "from 1 May 2024 to 30 June 2024."
    assert Words().days("post-2024-05-012 stays") == "post-2024-05-012 stays"


def test_golden() -> None:
    """Run with UPDATE_GOLDENS=1 after a wanted change, and read the difference."""
    text = "\n".join(lines(build_report(facts(findings=6, risks=3)))) + "\n"
    if os.environ.get("UPDATE_GOLDENS"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
