"""Captions given to posts that came without."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from creator_audit.importers.joins import fill, join
from creator_audit.model.post import ImportSource, PartRole, Post, TextPart

NOON = datetime(2025, 3, 1, 12, 0, 5, tzinfo=UTC)


def post(name: str, at: datetime | None = NOON, link: str = "", text: str = "") -> Post:
    parts = (TextPart(PartRole.CAPTION, text),) if text else ()
    return Post(
        id=f"tiktok:{name}", account_id="tiktok:me", platform="tiktok", published_at=at,
        source=ImportSource("Content.csv", f"line {name}", "t"), permalink=link, parts=parts,
        extra=(("likes", "3"),) if text else (),
    )  # fmt: skip


def link(number: int) -> str:
    return f"https://www.tiktok.com/@me/video/{number}?lang=en"


def test_a_link_joins_whatever_the_time() -> None:
    later = NOON + timedelta(days=3)
    (made,) = join([post("1", NOON, link(7300000000000000001))],
                   [post("2", later, link(7300000000000000001), "words")])  # fmt: skip
    assert (made.post_id, made.how, made.confidence) == ("tiktok:1", "link", 1.0)
    assert made.from_source == "Content.csv line 2"


def test_the_minute_joins_and_the_second_is_surer() -> None:
    (exact,) = join([post("1")], [post("2", text="words")])
    (near,) = join([post("1")], [post("2", NOON + timedelta(seconds=40), text="words")])
    assert exact.how == near.how == "time"
    assert exact.confidence > near.confidence


def test_two_in_a_minute_are_not_joined() -> None:
    twin = NOON + timedelta(seconds=20)
    assert join([post("1"), post("2", twin)], [post("3", text="words")]) == []
    assert join([post("1")], [post("3", text="words"), post("4", twin, text="more")]) == []


def test_another_minute_is_not_joined() -> None:
    assert join([post("1")], [post("2", NOON + timedelta(minutes=1), text="words")]) == []


def test_a_day_without_a_clock_is_no_time() -> None:
    midnight = NOON.replace(hour=0, second=0)
    assert join([post("1", midnight)], [post("2", midnight, text="words")]) == []


def test_the_time_inside_a_videos_id_counts() -> None:
    number = (int(NOON.timestamp()) << 32) + 99
    day = NOON.replace(hour=0, second=0)
    (made,) = join([post("1")], [post("2", day, link(number), "words")])
    assert made.how == "time"


def test_posts_with_text_and_captions_without_are_passed_over() -> None:
    assert join([post("1", text="own words")], [post("2", text="words")]) == []
    assert join([post("1")], [post("2")]) == []


def test_a_caption_is_used_once() -> None:
    shared = link(7300000000000000001)
    made = join(
        [post("1", None, shared), post("2", NOON)],
        [post("3", NOON, shared, "words")],
    )
    assert [one.post_id for one in made] == ["tiktok:1"]


def test_other_platforms_are_not_mixed() -> None:
    other = replace(post("2", None, link(7300000000000000001), "words"), platform="x")
    assert join([post("1", None, link(7300000000000000001))], [other]) == []


def test_filling_keeps_where_the_words_came_from() -> None:
    caption = post("2", NOON, link(7300000000000000001), "words")
    (made,) = join([post("1")], [caption])
    filled = fill(post("1"), made, {caption.id: caption})
    assert filled.id == "tiktok:1"
    assert filled.parts[0].text == "words"
    assert filled.permalink == caption.permalink
    assert dict(filled.extra)["text_from"] == "Content.csv line 2 (joined by time)"
    assert dict(filled.extra)["likes"] == "3"
