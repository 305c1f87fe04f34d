from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from creator_audit.model.account import Account
from creator_audit.model.post import (
    LabelKind,
    Link,
    Media,
    MediaKind,
    PartRole,
    PlatformLabel,
    Post,
    PostKind,
    Standing,
    TextPart,
)
from creator_audit.store.accounts import read_accounts
from creator_audit.store.calendar import recompute_days
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.database import Store
from creator_audit.store.encoding import POST_COLUMNS
from creator_audit.store.encoding import post as read_post
from creator_audit.store.imports import ImportStart, begin_import, undo_import
from creator_audit.store.posts import PostWriter, ids_of

LABEL = PlatformLabel(LabelKind.PAID_PARTNERSHIP, True, "Paid partnership: yes", "Lumavelle")
MakePost = Callable[..., Post]
BringIn = Callable[..., tuple[int, PostWriter]]


def stored(store: Store, post_id: str) -> Post:
    return read_post(store.rows(f"SELECT {POST_COLUMNS} FROM posts WHERE id = ?", (post_id,))[0])


def everything(store: Store) -> list[tuple[object, ...]]:
    return store.rows("SELECT * FROM posts ORDER BY key")


def test_a_post_comes_back_as_it_went_in(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    post = make_post(
        1,
        kind=PostKind.STORY,
        utc_offset_minutes=-90,
        is_zone_known=False,
        edited_at=datetime(2024, 5, 6, tzinfo=UTC),
        permalink="https://insta.example/p/1",
        parts=(
            TextPart(PartRole.TITLE, ""),
            TextPart(PartRole.CAPTION, "Line\nbreak \u200b𝗮𝗱 \U0001f600 NUL\0here"),
            TextPart(PartRole.FRAME, "two", "de", 2, 96),
        ),
        links=(Link("https://a.example"), Link("https://b.example", "shown")),
        media=(Media("m/1.jpg", MediaKind.PHOTO),),
        labels=(LABEL,),
        collaborators=("bo",),
        extra=(("likes", "7"), ("relation", "gift")),
    )
    bring_in([post])
    assert stored(store, post.id) == post
    assert store.rows("SELECT label_state, relation, is_styled FROM posts") == [(1, "gift", 1)]


def test_half_a_surrogate_pair_does_not_stop_the_import(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    bring_in([make_post(1, "odd \ud83d text")])
    assert stored(store, "instagram:1").parts[0].text == "odd \ufffd text"


def test_counts_add_up_and_a_second_import_changes_nothing(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    posts = [make_post(n) for n in range(1200)]
    repost = make_post(5000, standing=Standing.REPOST)
    _, first = bring_in([*posts, posts[3], repost, replace(posts[1100])])
    assert (first.counts.new, first.counts.duplicate, first.counts.other) == (
        1200,
        2,
        {"repost": 1},
    )
    before = everything(store)
    _, second = bring_in([*posts, repost])
    counts = second.counts
    assert (counts.new, counts.edited, counts.unchanged, counts.duplicate) == (0, 0, 1200, 0)
    assert everything(store) == before
    row = store.rows("SELECT found, new + edited + unchanged + duplicate + rejected FROM imports")
    assert row == [(1202, 1202), (1200, 1200)]


def test_what_a_second_export_lost_is_kept(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    full = make_post(1, "Caption", labels=(LABEL,), links=(Link("https://a.example"),))
    bring_in([full])
    bare = make_post(1, "", extra=(("likes", "9"),))
    _, writer = bring_in([bare])
    assert writer.counts.unchanged == 1
    kept = stored(store, full.id)
    assert (kept.parts, kept.labels, kept.links) == (full.parts, full.labels, full.links)
    assert kept.extra == (("likes", "9"),)


def test_an_edited_caption_keeps_its_earlier_text_and_is_scanned_anew(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    bring_in([make_post(1, "first words"), make_post(2)])
    with store.atomic():
        store.run_many("INSERT INTO scans VALUES (?, 'en', 'd')", [(1,), (2,)])
    before = everything(store)
    second, writer = bring_in([make_post(1, "second words"), make_post(2)])
    assert (writer.counts.edited, writer.counts.unchanged) == (1, 1)
    assert store.rows("SELECT post_key, text FROM post_versions") == [(1, "first words")]
    assert store.rows("SELECT post_key FROM scans") == [(2,)]
    found = "SELECT rowid FROM posts_fts WHERE posts_fts MATCH ?"
    assert store.rows(found, ("second",)) == [(1,)]
    assert store.rows(found, ("first",)) == []
    undo_import(store, second)
    assert everything(store) == before
    assert store.rows(found, ("first",)) == [(1,)]
    assert store.value("SELECT count(*) FROM post_versions") == 0


def test_taking_back_an_import_in_the_middle_keeps_the_later_one(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    bring_in([make_post(1, "one")])
    middle, _ = bring_in([make_post(1, "two"), make_post(2)])
    bring_in([make_post(1, "three"), make_post(2)])
    assert undo_import(store, middle) == 0
    assert stored(store, "instagram:1").parts[0].text == "three"
    assert store.rows("SELECT text FROM post_versions") == [("one",)]
    assert store.rows("SELECT import_id FROM posts WHERE id = 'instagram:2'") == [(3,)]


def test_missing_since_knows_span_and_kind(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    story = make_post(4, kind=PostKind.STORY)
    bring_in([*(make_post(n) for n in range(10)), story])
    second, _ = bring_in([make_post(n) for n in (2, 3, 6)])
    missing = "SELECT id FROM posts WHERE missing_since = ? ORDER BY key"
    # 0, 1 and 7 to 9 lie outside the span, and no story came at all.
    assert store.rows(missing, (second,)) == [("instagram:5",)]
    assert store.value("SELECT missing FROM imports WHERE id = ?", (second,)) == 1
    third, _ = bring_in([make_post(n) for n in (2, 3, 5, 6)])
    assert store.value("SELECT count(*) FROM posts WHERE missing_since IS NOT NULL") == 0
    undo_import(store, third)
    assert store.rows(missing, (second,)) == [("instagram:5",)]


def test_another_kind_of_file_makes_nothing_missing(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    bring_in([make_post(n) for n in range(10)])
    table, _ = bring_in([make_post(1), make_post(8)], "table csv")
    assert store.value("SELECT missing FROM imports WHERE id = ?", (table,)) == 0


def test_days_follow_the_clients_time_zone(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    bring_in([make_post(0), make_post(1, published_at=None)])
    days = "SELECT day, ym FROM posts ORDER BY key"
    assert store.rows(days) == [(20240131, 202401), (0, 0)]
    write_client_setting(store, "time_zone", "Asia/Tokyo")
    assert store.rows(days) == [(20240201, 202402), (0, 0)]
    assert recompute_days(store) == 0
    bring_in([make_post(60, published_at=datetime(2024, 12, 31, 20, tzinfo=UTC))])
    assert store.rows(days)[-1] == (20250101, 202501)


@pytest.mark.parametrize("year", [1, 1970, 2099, 9999])
def test_odd_years_are_kept(
    store: Store, make_post: MakePost, bring_in: BringIn, year: int
) -> None:
    write_client_setting(store, "time_zone", "Asia/Tokyo")
    when = datetime(year, 12, 31, 23, 59, tzinfo=UTC) if year > 1 else datetime(1, 1, 1, tzinfo=UTC)
    bring_in([make_post(1, published_at=when)])
    assert stored(store, "instagram:1").published_at == when


def test_accounts_are_made_when_the_export_names_none(
    store: Store, make_post: MakePost, bring_in: BringIn
) -> None:
    _, writer = bring_in([make_post(1)])
    writer.add_account(Account("instagram:ada", "instagram", "ada", "Ada B.", ("us",)))
    writer.add_account(Account("instagram:ada", "instagram", "ada"))
    assert read_accounts(store) == (
        Account("instagram:ada", "instagram", "ada", "Ada B.", ("us",)),
    )
    assert ids_of(store, [7, 1]) == ("instagram:1",)


def test_a_post_that_the_export_also_lists_as_deleted_counts_no_more(
    store: Store, make_post: Callable[..., Post]
) -> None:
    writer = PostWriter(store, begin_import(store, ImportStart("a.zip", "instagram", "x")))
    writer.write([make_post(1), make_post(2), make_post(1, standing=Standing.DELETED)])
    writer.write([make_post(2, standing=Standing.DELETED)])
    assert (writer.counts.new, writer.counts.duplicate) == (0, 0)
    assert writer.counts.other == {"deleted": 2}
    assert store.value("SELECT count(*) FROM posts WHERE standing = 'own'") == 0
    again = PostWriter(store, begin_import(store, ImportStart("a.zip", "instagram", "x")))
    again.write([make_post(1), make_post(1, standing=Standing.DELETED)])
    assert (again.counts.written, again.counts.other) == (0, {"deleted": 1})
