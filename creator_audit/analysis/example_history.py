"""Judges several posts given as plain values side by side, for the examples of trust rules."""

from collections.abc import Callable
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
JudgePost = Callable[[Values], Judgement]


def trust_findings(
    given: Values, pack: RulePack, scanner: Scanner, read: ReadPost, judge_post: JudgePost
) -> tuple[Finding, ...]:
    """Findings of the trust rules over ``posts`` (or the one post), ``brands`` and ``deals``."""
    brands = tuple(_brand(entry) for entry in _tables(given, "brands"))
    names = BrandNames(brands)
    listed = _tables(given, "posts") or [given]
    posts = [
        _post(values, number, names, scanner, read, judge_post)
        for number, values in enumerate(listed)
    ]
    history = History(
        posts=posts,
        timeline=[
            TimelineEntry(post.post_id, post.account_id, post.day, post.post_class)
            for post in posts
            if post.day
        ],
        deals=tuple(_deal(entry) for entry in _tables(given, "deals")),
        brands={brand.id: brand for brand in brands},
    )
    return tuple(assess_trust(history, pack))


def _post(
    values: Values,
    number: int,
    names: BrandNames,
    scanner: Scanner,
    read: ReadPost,
    judge_post: JudgePost,
) -> TrustPost:
    scan_input = read(values)
    scanned = scanner.scan(scan_input)
    judgement = judge_post(values)
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
        mentions=mentions(scan_input, scanned, names),
    )


def _brand(entry: Values) -> Brand:
    name = str(entry["name"])
    handles = entry.get("handles")
    return Brand(
        id=fold_text(name),
        name=name,
        category=str(entry.get("category", "")),
        handles=tuple(str(handle) for handle in handles) if isinstance(handles, list) else (),
    )


def _deal(entry: Values) -> Deal:
    starts, ends = entry.get("starts"), entry.get("ends")
    exclusive = entry.get("exclusive_for")
    return Deal(
        id=f"deal:{entry['brand']}",
        brand=str(entry["brand"]),
        kind=DealKind(str(entry.get("kind", "fee"))),
        starts=starts if isinstance(starts, date) else None,
        ends=ends if isinstance(ends, date) else None,
        status=DealStatus(str(entry.get("status", "active"))),
        exclusive_for=tuple(str(x) for x in exclusive) if isinstance(exclusive, list) else (),
        brand_id=fold_text(str(entry["brand"])),
    )


def _tables(given: Values, key: str) -> list[Values]:
    listed = given.get(key)
    return (
        [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    )
