"""What the Trust page shows, made from read models; no Qt here."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from creator_audit.gui.widgets.deal_words import deal_bar
from creator_audit.gui.widgets.timeline_data import Dot, Lane, Timeline, widen
from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    count,
    day_name,
    finding_mark,
    platform_name,
)
from creator_audit.queries.brands import StancePoint
from creator_audit.queries.chains import BrandLane, Chain, RuleOut
from creator_audit.queries.findings import FindingItem
from creator_audit.queries.posts import PostDetail, one_line

STATUSES = (("open", "Open"), ("decided", "Decided"), ("all", "All"))
GOOD_SIGN = "pass"
MOST_POSTS = 12
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_EVENTS = ("gift_day", "declined")
"""Parameters that date what a single post is held against."""
_STATES = {"found": "Found", "in_part": "Found in part", "not_found": "Not found"}
_DEAL_DAYS = ("starts", "ends")


@dataclass(frozen=True, slots=True)
class PostLine:
    """One numbered post below the timeline."""

    number: int
    key: int
    day: str
    platform: str
    text: str
    class_name: str
    said: str
    """What the post says of a tie."""
    spoken: str


def split_items(
    items: Sequence[FindingItem],
) -> tuple[tuple[FindingItem, ...], tuple[FindingItem, ...]]:
    """Chains to look at, and good signs."""
    chains = tuple(item for item in items if item.outcome != GOOD_SIGN)
    return chains, tuple(item for item in items if item.outcome == GOOD_SIGN)


def item_note(item: FindingItem) -> str:
    """``Oatmarl · 24 Aug 2026 · 2 posts``; one post needs no count."""
    posts = count(len(item.post_keys), "post", "posts") if len(item.post_keys) > 1 else ""
    return " · ".join(filter(None, (item.brand, day_name(item.day), posts)))


def item_mark(item: FindingItem) -> str:
    """The mark in front of a line."""
    if item.outcome == GOOD_SIGN:
        return "sufficient"
    return finding_mark(item.rule_id, item.outcome)


def item_spoken(item: FindingItem) -> str:
    """The line as one sentence."""
    kind = {"flag": "gap", "needs_review": "question", GOOD_SIGN: "good sign"}
    posts = count(len(item.post_keys), "post", "posts")
    pieces = (item.title, item.brand, day_name(item.day), posts, kind.get(item.outcome, ""))
    return ", ".join(filter(None, pieces))


def subtitle(items: Sequence[FindingItem], status: str) -> str:
    """``9 chains to look at, 21 good signs``."""
    chains, good = split_items(items)
    what = {"open": "to look at", "decided": "decided"}.get(status, "in all")
    told = f"{count(len(chains), 'chain', 'chains')} {what}"
    return f"{told}, {count(len(good), 'good sign', 'good signs')}" if good or not chains else told


def with_days(text: str) -> str:
    """A message with its days as people write them."""
    return _ISO.sub(lambda found: day_name(found.group()), text)


def rule_line(chain: Chain, versions: dict[str, str]) -> str:
    """``rival-pay · gb 2026.09``."""
    codes = (one.jurisdiction for one in chain.detail.finding.verdicts)
    packs = ", ".join(f"{code} {versions.get(code, '')}".strip() for code in codes)
    return " · ".join(filter(None, (chain.detail.finding.rule_id, packs)))


def rule_out_words(chain: Chain) -> tuple[tuple[str, str, str], ...]:
    """What would clear the chain, ``Found`` or ``Not found``, and where it was looked for."""
    return tuple(
        (_sentence(one.what), f"{_STATES[one.state]}{_join(one)}", f"{with_days(one.where)}.")
        for one in chain.ruled_out
    )


def _join(one: RuleOut) -> str:
    """``Not found in 2 posts``, but ``Found: a label was found``."""
    return "" if one.where != one.found else ":"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def class_of(post: PostDetail) -> str:
    """Key of a post's class; *other* before it is judged."""
    if post.judgement is None or post.judgement.no_text:
        return "other"
    return post.judgement.classification.value.value


def said_of_tie(post: PostDetail) -> str:
    """What the post says of a tie, in a few words."""
    judged = post.judgement
    if judged is None or judged.no_text:
        return "no text in the export"
    verdicts = {one.verdict.value for one in judged.disclosures}
    for verdict, words in (
        ("none_found", "no label found"),
        ("insufficient", "label insufficient"),
        ("cannot_tell", "cannot tell"),
        ("sufficient", "label sufficient"),
    ):
        if verdict in verdicts:
            return words
    return "no sign of a deal"


def post_lines(chain: Chain) -> tuple[PostLine, ...]:
    """The posts of a chain in order of time, numbered as on the timeline."""
    lines = []
    for number, post in enumerate(_in_time(chain), 1):
        class_name, said, day = class_of(post), said_of_tie(post), _day(post)
        text = next((part.text for part in post.post.parts if part.text.strip()), "")
        shown = day_name(day.isoformat() if day else "")
        pieces = (shown, platform_name(post.post.platform), CLASS_NAMES[class_name], said)
        spoken = f"Post {number} of {len(chain.detail.posts)}, {', '.join(pieces)}"
        lines.append(
            PostLine(
                number,
                post.key,
                shown,
                post.post.platform,
                one_line(text) or "No text in the export",
                class_name,
                said,
                spoken,
            )
        )
    return tuple(lines)


def _in_time(chain: Chain) -> list[PostDetail]:
    return sorted(chain.detail.posts, key=lambda post: (_day(post) or date.max, post.key))


def _day(post: PostDetail) -> date | None:
    at = post.post.published_at
    return at.date() if at is not None else None


def timeline(chain: Chain) -> Timeline | None:
    """The chain in time; None when no post of it has a date."""
    posts = _in_time(chain)
    days = [day for post in posts if (day := _day(post))]
    if not days:
        return None
    named = {key: day for key, text in chain.detail.finding.parameters if (day := _iso(text))}
    held = [named[key] for key in (*_EVENTS, *_DEAL_DAYS) if key in named]
    first, last = widen([*days, *held])
    numbers = {post.key: number for number, post in enumerate(posts, 1)}
    lanes: list[Lane] = []
    for lane in chain.lanes:
        if lane.deals:
            bars = tuple(deal_bar(deal) for deal in lane.deals)
            shown = tuple(
                bar for bar in bars if (bar.starts or first) <= last and (bar.ends or last) >= first
            )
            if shown:
                lanes.append(Lane(f"{lane.name} deals", bars=shown))
        lanes.append(Lane(f"On {lane.name}", _dots(lane, numbers, first, last)))
    if not chain.lanes:
        lanes.append(Lane("Posts", _own_dots(chain)))
    return Timeline(tuple(lanes), first, last, _bracket(days, named), _message(chain, days))


def _iso(text: str) -> date | None:
    if _ISO.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    return None


def _dots(lane: BrandLane, numbers: dict[int, int], first: date, last: date) -> tuple[Dot, ...]:
    found: dict[int, Dot] = {}
    for point in lane.points:
        day = _iso(point.day)
        if day is not None and first <= day <= last:
            number = numbers.get(point.post_key, 0)
            found[point.post_key] = Dot(
                day,
                point.post_class or "other",
                _point_words(lane.name, point, number, len(numbers)),
                number if len(numbers) <= MOST_POSTS else 0,
                point.post_key,
            )
    return tuple(found.values())


def _point_words(name: str, point: StancePoint, number: int, whole: int) -> str:
    pieces = (
        f"Post {number} of {whole}" if number else "",
        day_name(point.day),
        platform_name(point.platform),
        CLASS_NAMES.get(point.post_class, "Other").lower(),
        name,
        "label found" if point.is_disclosed else "",
    )
    return ", ".join(filter(None, pieces))


def _own_dots(chain: Chain) -> tuple[Dot, ...]:
    lines = post_lines(chain)
    return tuple(
        Dot(day, line.class_name, line.spoken, line.number, line.key)
        for line, post in zip(lines, _in_time(chain), strict=True)
        if (day := _day(post))
    )


def _bracket(days: list[date], named: dict[str, date]) -> tuple[date, date] | None:
    event = next((named[key] for key in _EVENTS if key in named), None)
    first, last = (min(days), max(days)) if len(days) > 1 else (event or days[0], days[0])
    return (first, last) if last > first else None


def _message(chain: Chain, days: list[date]) -> str:
    posts = count(len(chain.detail.posts), "post", "posts")
    span = " to ".join(dict.fromkeys(day_name(day.isoformat()) for day in (min(days), max(days))))
    return f"{posts}, {span}. {with_days(chain.detail.message)}"
