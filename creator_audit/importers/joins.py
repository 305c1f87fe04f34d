"""Posts without text and captions from elsewhere brought together, each join on record.

TikTok's own export lists posts without their captions; TikTok Studio's table, or any table given
beside the archive, has them. A join is made by the video's id, else by the minute; where two
posts or two captions share a minute, nothing is joined.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from creator_audit.importers.video_ids import time_in_video_id, video_id
from creator_audit.model.post import Post

BY_LINK = "link"
BY_TIME = "time"
LINK_CONFIDENCE = 1.0
SECOND_CONFIDENCE = 0.95
MINUTE_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Join:
    """One caption given to one post: what came from where, how, and how sure that is."""

    post_id: str
    from_source: str
    """``file place`` of the row that held the caption."""
    how: str
    """``link`` or ``time``."""
    confidence: float
    """0 to 1."""
    caption_id: str = ""
    """Id of the post that the table's row would be by itself."""


def join(posts_without_text: Iterable[Post], captions: Iterable[Post]) -> list[Join]:
    """All joins, in the order of the posts; each post and each caption is used once at most.

    `captions` are posts with text of the same platform. Posts that have text are passed over.
    """
    posts = [post for post in posts_without_text if not post.has_text]
    offered = [caption for caption in captions if caption.has_text]
    found = dict(_by_link(posts, offered))
    used = {made.caption_id for made in found.values()}
    left_posts = [post for post in posts if post.id not in found]
    left_captions = [caption for caption in offered if caption.id not in used]
    found.update(_by_time(left_posts, left_captions))
    return [found[post.id] for post in posts if post.id in found]


def native_video_id(post: Post) -> str:
    """The video's id, from the post's link or its own id; empty where neither holds one."""
    inside = video_id(post.permalink)
    return inside or (post.native_id if len(post.native_id) >= 15 else "")


def _by_link(posts: Iterable[Post], captions: Iterable[Post]) -> Iterator[tuple[str, Join]]:
    by_id: dict[str, list[Post]] = {}
    for caption in captions:
        key = native_video_id(caption)
        if key:
            by_id.setdefault(f"{caption.platform}:{key}", []).append(caption)
    taken: set[str] = set()
    for post in posts:
        key = f"{post.platform}:{native_video_id(post)}"
        fitting = by_id.get(key, ())
        if len(fitting) == 1 and key not in taken:
            taken.add(key)
            yield post.id, _made(post, fitting[0], BY_LINK, LINK_CONFIDENCE)


def _times(caption: Post) -> Iterator[datetime]:
    """The stated time, and the one inside the id; days without a clock are no use."""
    at = caption.published_at
    if at is not None and (at.hour, at.minute, at.second) != (0, 0, 0):
        yield at
    inside = time_in_video_id(native_video_id(caption))
    if inside is not None and inside != at:
        yield inside


def _by_time(posts: Iterable[Post], captions: Iterable[Post]) -> Iterator[tuple[str, Join]]:
    captions_at = _by_minute((moment, one) for one in captions for moment in _times(one))
    posts_at = _by_minute((one.published_at, one) for one in posts if one.published_at)
    chosen: dict[str, list[tuple[Post, Post, float]]] = {}
    for minute, here in posts_at.items():
        offered = captions_at.get(minute, {})
        if len(here) == 1 and len(offered) == 1:
            (post, at), (caption, moment) = next(iter(here.values())), next(iter(offered.values()))
            is_exact = abs((at - moment).total_seconds()) < 1.5
            confidence = SECOND_CONFIDENCE if is_exact else MINUTE_CONFIDENCE
            chosen.setdefault(caption.id, []).append((post, caption, confidence))
    for options in chosen.values():
        # A caption whose two times fit two posts belongs to neither for certain.
        if len(options) == 1:
            post, caption, confidence = options[0]
            yield post.id, _made(post, caption, BY_TIME, confidence)


def _by_minute(
    moments: Iterable[tuple[datetime | None, Post]],
) -> dict[datetime, dict[str, tuple[Post, datetime]]]:
    found: dict[datetime, dict[str, tuple[Post, datetime]]] = {}
    for at, post in moments:
        if at is not None:
            minute = at.replace(second=0, microsecond=0)
            found.setdefault(minute, {})[post.id] = (post, at)
    return found


def _made(post: Post, caption: Post, how: str, confidence: float) -> Join:
    place = f"{caption.source.file} {caption.source.pointer}".strip()
    return Join(post.id, place, how, confidence, caption.id)


def fill(post: Post, made: Join, captions_by_id: Mapping[str, Post]) -> Post:
    """The post with the caption's text, link and counts; where it came from stands in `extra`."""
    caption = captions_by_id[made.caption_id]
    known = {name for name, _value in post.extra}
    added = [(name, value) for name, value in caption.extra if name not in known]
    record = ("text_from", f"{made.from_source} (joined by {made.how})")
    return replace(
        post,
        parts=(*post.parts, *caption.parts),
        permalink=caption.permalink or post.permalink,
        extra=(*post.extra, *added, record),
    )
