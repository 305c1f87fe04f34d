"""One record of a data file as a post."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from creator_audit.importers.decode import text_of
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.x import texts, times
from creator_audit.importers.x.long_posts import LongPost, LongPosts, looks_cut
from creator_audit.model.account import account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import (
    ImportSource,
    Link,
    PartRole,
    Post,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

Record = dict[str, object]
_EXTRAS = (
    ("likes", "favorite_count"),
    ("reposts", "retweet_count"),
    ("reply_to", "in_reply_to_status_id_str"),
    ("reply_to_account", "in_reply_to_screen_name"),
    ("deleted_at", "deleted_at"),
)


@dataclass(slots=True)
class PostReader:
    """Turns records into posts of one account."""

    username: str
    layout: str
    long_posts: LongPosts = field(default_factory=LongPosts)
    cut: int = 0
    """Own posts whose rest the archive does not hold."""

    def read(
        self, record: object, member: str, pointer: str, section: str
    ) -> Iterator[Post | ImportIssue]:
        """The post of a record, with a note where something was mended."""
        tweet = record.get("tweet", record) if isinstance(record, dict) else None
        native = ""
        if isinstance(tweet, dict):
            native = text_of(tweet.get("id_str")) or text_of(tweet.get("id"))
        has_text = isinstance(tweet, dict) and ("full_text" in tweet or "text" in tweet)
        if not isinstance(tweet, dict) or not (native or has_text):
            detail = "The record holds no post."
            yield ImportIssue(member, pointer, "record-not-readable", detail)
            return
        at, fault = times.settle(times.read_stated(text_of(tweet.get("created_at"))), native)
        if fault:
            yield self._time_note(tweet, member, pointer, fault)
        yield self._post(tweet, native, at, ImportSource(member, pointer, self.layout), section)

    @staticmethod
    def _time_note(tweet: Record, member: str, pointer: str, fault: str) -> ImportIssue:
        stated = text_of(tweet.get("created_at")) or "none"
        rest = (
            "the time inside the post's id is taken"
            if fault == "time-from-id"
            else "the post is kept without one"
        )
        detail = f"The stated time ({stated[:40]}) cannot be right; {rest}."
        return ImportIssue(member, pointer, fault, detail, IssueSeverity.NOTE)

    def _post(
        self, tweet: Record, native: str, at: datetime | None, source: ImportSource, section: str
    ) -> Post:
        raw = texts.raw_text(tweet)
        standing = _standing(tweet, raw, section, native)
        long_post = None
        if looks_cut(raw) and standing is not Standing.REPOST:
            long_post = self.long_posts.find(raw, at)
            self.cut += long_post is None and standing is Standing.OWN
        parts, links = _words(tweet, raw, long_post)
        media, descriptions = texts.media_of(tweet)
        language = parts[0].language if parts else None
        parts += tuple(TextPart(PartRole.ALT_TEXT, words, language) for words in descriptions)
        versions = _versions(tweet) if tweet.get("edit_info") else []
        is_last = len(versions) > 1 and native == versions[-1]
        published = times.time_in_id(versions[0]) if is_last else None
        return Post(
            id=post_id("x", native) if native else digest_id("x", str(at), raw),
            account_id=account_id("x", self.username),
            platform="x",
            published_at=published or at,
            source=source,
            standing=standing,
            native_id=native,
            edited_at=at if published else None,
            permalink=f"https://x.com/{self.username or 'i'}/status/{native}" if native else "",
            parts=parts,
            links=links,
            media=media,
            extra=_extra(tweet, section, native, long_post),
        )


def _words(
    tweet: Record, raw: str, long_post: LongPost | None
) -> tuple[tuple[TextPart, ...], tuple[Link, ...]]:
    shorts = texts.short_links(tweet)
    pairs = [(short, target) for short, target, _shown in shorts]
    text = texts.expand(raw, pairs)
    fold = len(text) if len(text) > texts.WHOLE_LENGTH else None
    links = [Link(target, shown) for _short, target, shown in shorts]
    if long_post is not None:
        # What readers see before "Show more" is the cut text.
        start = texts.expand(raw.rstrip().rstrip("…").rstrip(), pairs)
        pairs = [*pairs, *long_post.links]
        text = texts.expand(long_post.text, pairs)
        fold = len(start)
        links += [Link(target) for _short, target in long_post.links]
    known = {link.url: link for link in reversed(links)}
    if not text.strip():
        return (), tuple(known.values())
    part = TextPart(PartRole.CAPTION, text, _language(tweet), None, fold)
    return (part,), tuple(reversed(known.values()))


def _language(tweet: Record) -> str | None:
    code = text_of(tweet.get("lang"))
    if not code or code in platform_facts("x")["languages"]["not_stated"]:
        return None
    return code


def _standing(tweet: Record, raw: str, section: str, native: str) -> Standing:
    is_repost = raw.startswith("RT @") or tweet.get("retweeted_status") is not None
    if is_repost or text_of(tweet.get("retweeted_status_id")):
        return Standing.REPOST
    if section == "deleted" or _is_superseded(tweet, native):
        return Standing.DELETED
    return Standing.OWN


def _versions(tweet: Record) -> list[str]:
    """Ids of all versions of an edited post, first to last."""
    info = tweet.get("edit_info")
    if not isinstance(info, dict):
        return []
    block = info.get("initial")
    edit = info.get("edit")
    if not isinstance(block, dict) and isinstance(edit, dict):
        block = edit.get("editControlInitial")
    ids = block.get("editTweetIds") if isinstance(block, dict) else None
    return [text_of(one) for one in ids] if isinstance(ids, list) else []


def _is_superseded(tweet: Record, native: str) -> bool:
    versions = _versions(tweet)
    return len(versions) > 1 and native in versions and native != versions[-1]


def _extra(
    tweet: Record, section: str, native: str, long_post: LongPost | None
) -> tuple[tuple[str, str], ...]:
    found = [(name, value) for name, key in _EXTRAS if (value := text_of(tweet.get(key)))]
    if section in ("circle", "community"):
        found.append(("audience", section))
    if _is_superseded(tweet, native):
        found.append(("edited_into", _versions(tweet)[-1]))
    if long_post is not None:
        found.append(("whole_text_from", long_post.place))
    return tuple(found)
