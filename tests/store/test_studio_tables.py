"""A studio's table adds counts to a post that is known; it takes nothing away."""

from dataclasses import replace
from datetime import UTC, datetime

from creator_audit.model.post import ImportSource, PartRole, Post, Standing, TextPart
from creator_audit.store.post_rows import united

FULL = Post(
    id="youtube:abcdefghij1",
    account_id="youtube:ucme",
    platform="youtube",
    published_at=datetime(2024, 1, 12, 17, 5, 3, tzinfo=UTC),
    source=ImportSource("videos.csv", "line 2", "youtube takeout csv"),
    standing=Standing.DRAFT,
    parts=(TextPart(PartRole.TITLE, "Rye"), TextPart(PartRole.DESCRIPTION, "#ad words")),
    extra=(("privacy", "private"),),
)
TABLE = Post(
    id="youtube:abcdefghij1",
    account_id="youtube:",
    platform="youtube",
    published_at=datetime(2024, 1, 12, tzinfo=UTC),
    source=ImportSource("Table data.csv", "line 3", "youtube studio table"),
    is_zone_known=False,
    parts=(TextPart(PartRole.TITLE, "Rye"),),
    extra=(("views", "900"),),
)


def test_the_table_only_adds_whichever_came_first() -> None:
    for both in (united(FULL, TABLE), united(TABLE, FULL)):
        assert both.parts == FULL.parts
        assert both.published_at == FULL.published_at
        assert both.standing is Standing.DRAFT
        assert both.account_id == FULL.account_id
        assert dict(both.extra) == {"privacy": "private", "views": "900"}


def test_a_newer_table_replaces_an_older_one() -> None:
    newer = united(TABLE, replace(TABLE, extra=(("views", "950"),)))
    assert dict(newer.extra) == {"views": "950"}
