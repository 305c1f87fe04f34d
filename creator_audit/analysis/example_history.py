"""Judges several posts given as plain values side by side, for the examples of trust rules."""

from collections.abc import Callable, Sequence
from datetime import date

from creator_audit.analysis.judge import is_disclosed
from creator_audit.analysis.mentions import BrandNames, mentions
from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.trust_risks import assess_trust
from creator_audit.model.brand import Brand
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Finding
from creator_audit.model.history import History, TimelineEntry, TrustPost
from creator_audit.model.judgement import Judgement, ScanInput
from creator_audit.model.rule import RulePack
from creator_audit.text.fold import fold_text

Values = dict[str, object]
ReadPost = Callable[[Values], ScanInput]
NEAR_DEALS = "near_deals"
"""Key under which the deals that a post names stand beside its own values."""
JudgePost = Callable[[Values], Judgement]


def trust_findings(
    given: Values, pack: RulePack, scanner: Scanner, read: ReadPost, judge_post: JudgePost
) -> tuple[Finding, ...]:
    """Findings of the trust rules over ``posts`` (or the one post), ``brands`` and ``deals``."""
    brands = tuple(_brand(entry) for entry in _tables(given, "brands"))
    names = BrandNames(brands)
    deals = tuple(_deal(entry) for entry in _tables(given, "deals"))
    listed = _tables(given, "posts") or [given]
    posts = [
        _post(values, number, names, deals, scanner, read, judge_post)
        for number, values in enumerate(listed)
    ]
    history = History(
        posts=posts,
        timeline=[
            TimelineEntry(post.post_id, post.account_id, post.day, post.post_class)
            for post in posts
            if post.day
        ],
        deals=deals,
        brands={brand.id: brand for brand in brands},
        rivals=frozenset(_pair(entry) for entry in _tables(given, "rivals")),
    )
    return tuple(assess_trust(history, pack))


def _post(
    values: Values,
    number: int,
    names: BrandNames,
    deals: Sequence[Deal],
    scanner: Scanner,
    read: ReadPost,
    judge_post: JudgePost,
) -> TrustPost:
    scan_input = read(values)
    scanned = scanner.scan(scan_input)
    named = mentions(scan_input, scanned, names)
    ids = {mention.brand_id for mention in named}
    near = tuple(deal for deal in deals if deal.brand_id in ids)
    judgement = judge_post({**values, NEAR_DEALS: near})
    day = values.get("published_at")
    return TrustPost(
        post_id=f"example:{number}",
        account_id="example:",
        platform=scan_input.platform,
        day=day if isinstance(day, date) else None,
        post_class=judgement.classification.value.value,
        also=tuple(c.value for c in judgement.classification.also),
        tie=judgement.tie.strength.value,
        redirect=judgement.classification.redirect,
        is_disclosed=is_disclosed(judgement.disclosures),
        signals=scanned.signals,
        roles=tuple(part.role.value for part in scan_input.parts),
        mentions=named,
    )


def _brand(entry: Values) -> Brand:
    name = str(entry["name"])
    return Brand(
        id=fold_text(name),
        name=name,
        category=str(entry.get("category", "")),
        aliases=_texts(entry.get("aliases")),
        parent=str(entry.get("parent", "")),
        handles=_texts(entry.get("handles")),
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(text) for text in value) if isinstance(value, list) else ()


def _pair(entry: Values) -> frozenset[str]:
    return frozenset(fold_text(name) for name in _texts(entry.get("brands")))


def _deal(entry: Values) -> Deal:
    starts, ends = entry.get("starts"), entry.get("ends")
    until = entry.get("exclusive_until")
    return Deal(
        id=f"deal:{entry['brand']}",
        brand=str(entry["brand"]),
        kind=DealKind(str(entry.get("kind", "fee"))),
        starts=starts if isinstance(starts, date) else None,
        ends=ends if isinstance(ends, date) else None,
        status=DealStatus(str(entry.get("status", "active"))),
        exclusive_for=_texts(entry.get("exclusive_for")),
        exclusive_until=until if isinstance(until, date) else None,
        brand_id=fold_text(str(entry["brand"])),
    )


def _tables(given: Values, key: str) -> list[Values]:
    listed = given.get(key)
    return (
        [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )
