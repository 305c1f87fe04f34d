from datetime import date

import pytest

from creator_audit.errors import UserError
from creator_audit.model.brand import HandleRole
from creator_audit.model.finding import Decision, Review, finding_id
from creator_audit.queries.audit import audit_counts, audit_findings, audit_posts
from creator_audit.queries.brands import brand_lines, brand_page
from creator_audit.queries.deals import deal_lines, deal_suggestions
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import imports, issues, label_questions, name_candidates
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import fill, pack
from creator_audit.queries.rules import rule_lines
from creator_audit.store.brands import write_names
from creator_audit.store.database import Store
from creator_audit.store.label_answers import LabelAnswer, write_label_answer
from creator_audit.store.reviews import write_reviews

ALL = FilterState()


def test_imports_tell_their_sum(reader: Reader) -> None:
    (line,) = imports(reader)
    assert (line.found, line.new, line.duplicate, line.rejected) == (12, 10, 1, 1)
    assert line.found == line.new + line.edited + line.unchanged + line.duplicate + line.rejected
    assert line.other == (("repost", 1),)
    assert (line.without_text, line.first_day, line.last_day) == (1, "2023-03-05", "2024-05-03")
    assert line.not_read == (("messages", "private"),)
    assert (line.file, line.is_undone) == ("export.zip", False)
    (issue,) = issues(reader, line.import_id)
    assert (issue.pointer, issue.severity) == ("/77", "rejected")


def test_frequent_names_with_what_was_answered(store: Store, reader: Reader) -> None:
    write_names(store, [("Save10", "code", HandleRole.OWN)])
    found = {(x.name, x.kind): x for x in name_candidates(reader)}
    assert found["SAVE10", "code"].posts == 3
    assert found["SAVE10", "code"].role == "own"
    assert found["luma.example", "domain"].role == ""
    assert found["lumavelle", "handle"].examples[0] == "Use SAVE10 on Lumavelle serum"
    assert len(name_candidates(reader, 1)) == 1


def test_label_questions_split_where_one_was_answered(store: Store, reader: Reader) -> None:
    (question,) = label_questions(reader)
    assert (question.account, question.answer) == ("Ada B.", "")
    assert (question.since, question.until) == ("2023-03-05", "2024-03-02")
    assert set(question.post_keys) == {1, 2, 3, 4, 9}
    write_label_answer(store, LabelAnswer("instagram:ada", "2023-01-01", "2024-02-29", "all"))
    open_one, answered = label_questions(reader)
    assert (open_one.since, open_one.post_keys) == ("2024-03-01", (3, 4))
    assert (answered.answer, answered.since) == ("all", "2023-01-01")
    assert set(answered.post_keys) == {1, 2, 9}


def test_posts_of_the_audit_come_in_order_of_time(reader: Reader) -> None:
    posts = list(audit_posts(reader, ALL))
    assert [item.key for item in posts] == [1, 2, 3, 4, 5, 6, 7, 8, 10, 9]
    assert posts[3].brands == ("Lumavelle",)
    assert all(item.judgement is not None for item in posts)
    assert [item.key for item in audit_posts(reader, FilterState(since=date(2024, 5, 1)))] == [
        7, 8, 10,
    ]  # fmt: skip


def test_counts_of_the_audit_agree_with_its_posts(reader: Reader) -> None:
    counts = audit_counts(reader, ALL, ("us",))
    posts = list(audit_posts(reader, ALL))
    assert counts.posts == len(posts) == sum(counts.by_class.values())
    for name, number in counts.by_class.items():
        assert sum(item.judgement.classification.value == name for item in posts) == number
    assert counts.by_platform == {"instagram": 6, "tiktok": 4}
    assert counts.by_class_of_text["other"] == counts.by_class["other"] - counts.without_text
    assert counts.by_verdict == {
        "us": {
            "cannot_tell": 1, "insufficient": 1, "no_text": 1, "none_found": 2,
            "not_required": 4, "sufficient": 1,
        }
    }  # fmt: skip
    assert counts.other == {"repost": 1}
    assert set(audit_counts(reader, ALL).by_verdict) == {"us", "gb"}


def test_findings_of_the_audit_carry_decisions(store: Store, reader: Reader) -> None:
    gap = finding_id("missing-disclosure", "instagram:1")
    write_reviews(store, [Review(gap, Decision.FIXED)])
    found = list(audit_findings(reader, ALL))
    assert len(found) == 6
    first = found[0]
    assert (first.finding.id, first.decision, first.day) == (gap, "fixed", "2023-03-05")
    assert first.brand == "Lumavelle"
    assert [f.finding.outcome.value for f in audit_findings(reader, ALL, ("pass",))] == ["pass"]


def test_brands_with_their_posts_and_findings(reader: Reader) -> None:
    lines = {line.brand.id: line for line in brand_lines(reader)}
    luma = lines["lumavelle"]
    assert (luma.counts.total, luma.praise, luma.gaps, luma.questions, luma.chains) == (
        3,
        2,
        3,
        1,
        1,
    )
    assert (lines["v"].dissuade, lines["v"].deals) == (1, 1)
    assert lines["unlisted"].first_day == ""
    page = brand_page(reader, "lumavelle")
    assert [point.post_key for point in page.points] == [1, 3, 4]
    assert [(rival.name, rival.because) for rival in page.rivals] == [("Veldrona", "category")]
    assert len(page.finding_ids) == 5
    with pytest.raises(UserError):
        brand_page(reader, "nobody")


def test_deals_and_what_signs_suggest(store: Store, reader: Reader) -> None:
    (line,) = deal_lines(reader)
    assert (line.deal.brand, line.post_keys, line.gaps) == ("Veldrona", (6,), 0)
    (suggestion,) = deal_suggestions(reader)
    assert (suggestion.name, suggestion.kind, suggestion.brand) == ("SAVE10", "code", "Lumavelle")
    assert suggestion.post_keys == (1, 2, 4)
    assert (suggestion.first_day, suggestion.last_day) == ("2023-03-05", "2024-03-02")
    write_names(store, [("save10", "code", HandleRole.OWN)])
    assert deal_suggestions(reader) == ()


def test_rules_with_their_numbers(reader: Reader) -> None:
    lines = {line.rule_id: line for line in rule_lines(reader)}
    assert set(lines) == set(pack().rules)
    missing = lines["missing-disclosure"]
    assert (missing.gaps, missing.questions, missing.decided) == (2, 1, 0)


@pytest.mark.parametrize(
    ("message", "expected"),
    [("{a} and {b}", "1 and …"), ("{a", "{a"), ("{a.x}", "{a.x}"), ("{}", "…"), ("plain", "plain")],
)
def test_a_message_is_filled_as_far_as_it_goes(message: str, expected: str) -> None:
    assert fill(message, (("a", "1"),)) == expected
