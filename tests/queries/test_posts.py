from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creator_audit.errors import UserError
from creator_audit.model.disclosure import Verdict
from creator_audit.queries.filters import FilterState
from creator_audit.queries.posts import SORTS, post_detail, post_keys, post_rows
from creator_audit.queries.reader import Reader
from creator_audit.store.database import Store


def keys(reader: Reader, **limits: object) -> set[int]:
    return set(post_keys(reader, FilterState(**limits)))


def test_own_posts_alone_newest_first_undated_last(reader: Reader) -> None:
    found = post_keys(reader, FilterState())
    assert list(found) == [10, 8, 7, 6, 5, 4, 3, 2, 1, 9]
    assert found.typecode == "q"
    assert list(post_keys(reader, FilterState(), descending=False))[1:] == [*range(1, 9), 10]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [True, False])
def test_every_sort_keeps_every_post(reader: Reader, sort: str, descending: bool) -> None:
    found = post_keys(reader, FilterState(), sort, descending)
    assert sorted(found) == list(range(1, 11))


def test_sorts_put_like_beside_like(reader: Reader) -> None:
    rows = post_rows(reader, post_keys(reader, FilterState(), "class"))
    assert [row.post_class for row in rows[:4]] == ["sponsored"] * 4
    rows = post_rows(reader, post_keys(reader, FilterState(), "platform", descending=False))
    assert [row.platform for row in rows] == ["instagram"] * 6 + ["tiktok"] * 4
    rows = post_rows(reader, post_keys(reader, FilterState(), "text", descending=False))
    assert [row.text for row in rows[:2]] == ["", "Ad: Lumavelle sérum"]


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"since": date(2024, 3, 2)}, {4, 5, 6, 7, 8, 10}),
        ({"until": date(2024, 2, 29)}, {1, 2}),
        ({"since": date(2024, 3, 1), "until": date(2024, 3, 31)}, {3, 4, 5, 6}),
        ({"platforms": ("tiktok",)}, {5, 6, 7, 8}),
        ({"classes": ("other",)}, {7, 9, 10}),
        ({"classes": ("sponsored", "deinfluencing")}, {1, 2, 3, 4, 6}),
        ({"verdicts": ("none_found",)}, {1, 2}),
        ({"verdicts": ("no_text",)}, {8}),
        ({"verdicts": ("cannot_tell", "insufficient")}, {3, 9}),
        ({"brands": ("lumavelle",)}, {1, 3, 4}),
        ({"rules": ("u-turn",)}, {1, 6, 7}),
        ({"import_id": 1}, set(range(1, 11))),
        ({"import_id": 2}, set()),
        ({"post_keys": (2, 7, 11)}, {2, 7}),
        ({"text": "lumav"}, {1, 3, 4, 9}),
        ({"text": "lumav "}, set()),
        ({"text": "serum"}, {1, 4}),
        ({"text": "SAVE10 use"}, {1, 2}),
        ({"text": "🥐"}, {7}),
        ({"text": "セール"}, {10}),
        ({"text": "  "}, set(range(1, 11))),
        ({"text": "love", "platforms": ("instagram",)}, set()),
    ],
)
def test_filters(reader: Reader, limits: dict[str, object], expected: set[int]) -> None:
    assert keys(reader, **limits) == expected


@pytest.mark.parametrize(
    "typed", ['"', "'", '"text" AND (odd*)', "a OR", "NEAR(", "col:x", "^x", "-x", "\0", "%_\\"]
)
def test_no_search_is_a_syntax_error(reader: Reader, typed: str) -> None:
    assert keys(reader, text=typed) <= set(range(1, 11))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=12))
def test_any_text_can_be_searched(reader: Reader, typed: str) -> None:
    try:
        typed.encode()
    except UnicodeEncodeError:
        return
    assert len(keys(reader, text=typed)) <= 10


def test_rows_come_in_the_order_asked_for(reader: Reader) -> None:
    rows = post_rows(reader, [8, 1, 999, 3])
    assert [row.key for row in rows] == [8, 1, 3]
    none, gap, late = rows
    assert (none.verdict, none.text, none.post_class) == ("no_text", "", "other")
    assert (gap.day, gap.brand, gap.verdict, gap.open_findings) == (
        "2023-03-05", "Lumavelle", "none_found", 2,
    )  # fmt: skip
    assert late.verdict == "insufficient"


def test_a_post_in_full(reader: Reader) -> None:
    detail = post_detail(reader, 1)
    assert detail.post.id == "instagram:1"
    assert detail.judgement is not None
    assert [d.verdict for d in detail.judgement.disclosures] == [Verdict.NONE_FOUND] * 2
    assert [f.rule_id for f in detail.findings] == ["missing-disclosure", "u-turn"]
    assert (detail.brands, detail.import_file, detail.versions) == (("Lumavelle",), "export.zip", 0)
    with pytest.raises(UserError):
        post_detail(reader, 999)


def test_before_judging_there_is_no_verdict(store: Store, reader: Reader) -> None:
    with store.atomic():
        store.run("DELETE FROM judgements")
    rows = post_rows(reader, [1, 8])
    assert [row.verdict for row in rows] == ["", "no_text"]
    assert post_detail(reader, 1).judgement is None
    assert keys(reader, verdicts=("no_text",)) == {8}


def plan(reader: Reader, sql: str, values: Sequence[object] = ()) -> str:
    return " ".join(row[3] for row in reader.rows("EXPLAIN QUERY PLAN " + sql, values))


def test_the_list_of_all_posts_reads_an_index_alone(reader: Reader) -> None:
    told = plan(
        reader,
        "SELECT p.key FROM posts p LEFT JOIN judgements j ON j.post_key = p.key"
        " WHERE p.standing = 'own' ORDER BY p.published_at DESC, p.key DESC",
    )
    assert "COVERING INDEX posts_view" in told
