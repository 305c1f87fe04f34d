"""What the Brands page shows, made from read models; no Qt here."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from creator_audit.gui.widgets.deal_words import deal_bar
from creator_audit.gui.widgets.timeline_data import Bar, Dot, Lane, Timeline, widen
from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    CLASSES,
    count,
    day_name,
    finding_mark,
    platform_name,
)
from creator_audit.model.brand import HandleRole
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Family
from creator_audit.queries.brands import BrandLine, BrandPage, StancePoint
from creator_audit.queries.findings import FindingItem
from creator_audit.queries.imports import NameCandidate
from creator_audit.queries.posts import PostRow
from creator_audit.queries.rule_texts import rule_of

NAMES_KEY = "names:"
"""Key of the list's entry for handles, domains and codes without an answer."""
ROLES = (("", "Not answered"), ("brand", "A brand"), ("friend", "A friend"), ("own", "My own"))
BRAND_ROLES = (("", "This brand"), ("friend", "A friend"), ("own", "My own"))
"""For a name that the directory gives to a brand."""
STANCE_WORDS = {"praise": "praise", "dissuade": "advice against", "neutral": "neutral"}
TIE_WORDS = {
    "recorded": "tie recorded",
    "strong": "strong sign of a deal",
    "weak": "weak sign of a deal",
    "none": "no sign of a deal",
    "": "no sign of a deal",
}
COLUMNS = ("Date", "Platform", "Text", "Class", "Stance", "Tie")
_LANES = (
    ("Recommended", "recommending"),
    ("Sponsored", "sponsored"),
    ("Neutral", "other"),
    ("Advised against", "deinfluencing"),
)


@dataclass(frozen=True, slots=True)
class Directory:
    """The list at the left."""

    lines: tuple[BrandLine, ...]
    names: tuple[NameCandidate, ...]
    """Frequent names without an answer."""


@dataclass(frozen=True, slots=True)
class BrandView:
    """One brand with what the page needs beside it."""

    page: BrandPage
    findings: tuple[FindingItem, ...]
    rows: dict[int, PostRow]
    rival_deals: tuple[Deal, ...]
    roles: dict[tuple[str, str], str]
    """(folded name, kind) -> brand, friend or own."""


def is_ignored(line: BrandLine) -> bool:
    """Whether the user left this name out."""
    return line.brand.role is HandleRole.IGNORED


def subtitle(directory: Directory) -> str:
    """``65 brands named or recorded``; ignored ones do not count."""
    number = sum(not is_ignored(line) for line in directory.lines)
    return f"{count(number, 'brand', 'brands')} named or recorded"


def class_counts(line: BrandLine) -> tuple[int, int, int, int]:
    """In stack order."""
    one = line.counts
    return (one.sponsored, one.recommending, one.deinfluencing, one.other)


def line_spoken(line: BrandLine) -> str:
    """The list's line as one sentence."""
    pieces = [line.brand.name, count(line.counts.total, "post", "posts")]
    pieces += [
        f"{number} {CLASS_NAMES[name].lower()}"
        for name, number in zip(CLASSES, class_counts(line), strict=True)
        if number
    ]
    pieces.append(count(line.deals, "deal", "deals") if line.deals else "")
    return ", ".join(filter(None, pieces))


def matches(line: BrandLine, typed: str) -> bool:
    """Whether a brand answers to what is typed."""
    brand = line.brand
    known = (brand.name, brand.category, *brand.aliases, *brand.handles, *brand.domains)
    wanted = typed.strip().casefold()
    return any(wanted in name.casefold() for name in known)


def head_note(line: BrandLine) -> str:
    """``skincare · 29 posts, 8 Jun 2022 – 9 Sep 2026``."""
    posts = count(line.counts.total, "post", "posts")
    if line.first_day:
        days = dict.fromkeys((day_name(line.first_day), day_name(line.last_day)))
        posts += ", " + " – ".join(days)
    return " · ".join(filter(None, (line.brand.category, posts)))


def stance_line(line: BrandLine) -> str:
    """``Praise in 7 posts, advice against in 1``."""
    told = f"Praise in {count(line.praise, 'post', 'posts')}"
    return f"{told}, advice against in {line.dissuade:,}"


def label_line(page: BrandPage) -> str:
    """``Labels on 5 sponsored: found on 4``; empty without a sponsored post."""
    sponsored = {p.post_key: p for p in page.points if p.post_class == "sponsored"}
    if not sponsored:
        return ""
    told = sum(point.is_disclosed for point in sponsored.values())
    return f"A label was found on {told:,} of {len(sponsored):,} sponsored"


def timeline(view: BrandView) -> Timeline | None:
    """Six lanes; None when nothing has a date."""
    name = view.page.line.brand.name
    points = {p.post_key: p for p in view.page.points if _day(p.day)}
    ends = [day for deal in view.page.deals for day in (deal.starts, deal.ends) if day]
    days = [day for point in points.values() if (day := _day(point.day))]
    if not days and not ends:
        return None
    newest = max(days, default=max(ends, default=date.min))
    first, last = widen([*days, *(day for day in ends if day <= newest or not days)])
    lanes = [
        Lane(title, tuple(_dot(p, name) for p in points.values() if _class(p) == class_name))
        for title, class_name in _LANES
    ]
    lanes += _finding_lanes(view, points)
    lanes.append(Lane("Deals", bars=_bars(view.page.deals, first, last)))
    if view.rival_deals:
        bars = tuple(
            Bar(deal.starts, deal.ends, deal.brand, deal_bar(deal).is_quiet)
            for deal in view.rival_deals
        )
        lanes.append(Lane("Rival deals", bars=_in_sight(bars, first, last)))
    return Timeline(tuple(lanes), first, last, None, f"{head_note(view.page.line)}.")


def _finding_lanes(view: BrandView, points: dict[int, StancePoint]) -> list[Lane]:
    """Open gaps, questions and risks on the posts in sight; a lane only where there are any."""
    lanes: dict[str, dict[int, Dot]] = {"Gaps, questions": {}, "Risks": {}}
    for item in view.findings:
        rule = rule_of(item.rule_id)
        is_trust = rule is not None and rule.family is Family.TRUST
        for key in item.post_keys:
            point = points.get(key)
            day = _day(point.day) if point else None
            if day is not None and point is not None:
                words = f"{day_name(point.day)}, {item.title}"
                mark = "verdict." + finding_mark(item.rule_id, item.outcome)
                lanes["Risks" if is_trust else "Gaps, questions"].setdefault(
                    key, Dot(day, mark, words, key=key)
                )
    return [Lane(title, tuple(dots.values())) for title, dots in lanes.items() if dots]


def _bars(deals: Sequence[Deal], first: date, last: date) -> tuple[Bar, ...]:
    return _in_sight(tuple(deal_bar(deal) for deal in deals), first, last)


def _in_sight(bars: Sequence[Bar], first: date, last: date) -> tuple[Bar, ...]:
    return tuple(
        bar for bar in bars if (bar.starts or first) <= last and (bar.ends or last) >= first
    )


def _class(point: StancePoint) -> str:
    return point.post_class if point.post_class in CLASSES else "other"


def _dot(point: StancePoint, brand: str) -> Dot:
    day = _day(point.day)
    assert day is not None
    pieces = (
        day_name(point.day),
        platform_name(point.platform),
        brand,
        CLASS_NAMES[_class(point)].lower(),
        STANCE_WORDS.get(point.stance, point.stance),
        "label found" if point.is_disclosed else "",
    )
    return Dot(day, _class(point), ", ".join(filter(None, pieces)), key=point.post_key)


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def mention_rows(view: BrandView) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """(post key, cells) of the table, newest first."""
    return tuple(
        (
            point.post_key,
            (
                day_name(point.day),
                platform_name(point.platform),
                row.text if (row := view.rows.get(point.post_key)) else "",
                CLASS_NAMES.get(point.post_class, "Not judged yet"),
                STANCE_WORDS.get(point.stance, point.stance).capitalize(),
                TIE_WORDS.get(point.tie, point.tie).capitalize(),
            ),
        )
        for point in reversed(view.page.points)
    )


def group_line(page: BrandPage) -> str:
    """The group the user named, else the shipped fact with its day."""
    if page.line.brand.parent or page.owner is None:
        return page.line.brand.parent
    return f"{page.owner.group}, as of {day_name(page.owner.as_of.isoformat())}"


def rival_line(page: BrandPage) -> str:
    """``Veldrona, as you said; Oatmarl, same category``."""
    why = {"named": "as you said", "category": "same category"}
    return "; ".join(
        f"{rival.name}, {why.get(rival.because, rival.because)}" for rival in page.rivals
    )


def known_names(page: BrandPage) -> tuple[tuple[str, str], ...]:
    """(name, kind) of the handles and domains that can be answered for."""
    brand = page.line.brand
    handles = ((name, "handle") for name in brand.handles)
    return (*handles, *((name, "domain") for name in brand.domains))


def folded(name: str) -> str:
    """A name as the answers are stored."""
    return name.strip().lstrip("@").casefold()


def candidate_note(name: NameCandidate) -> str:
    """``Handle, 12 posts``."""
    return f"{name.kind.capitalize()}, {count(name.posts, 'post', 'posts')}"
