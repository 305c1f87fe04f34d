"""A brand praised and then advised against (or the reverse) without a word on the change."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from creator_audit.analysis.chains import brand_quotes, has_tie, make_finding, number, stances
from creator_audit.model.brand import Stance
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

DEFAULT_WINDOW_DAYS = 365
WORDS = {Stance.PRAISE: "praise", Stance.DISSUADE: "advice against"}


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per brand and turn; the chain is the last post before and the first after."""
    window = number(rule, "window_days", DEFAULT_WINDOW_DAYS)
    by_brand: dict[str, list[tuple[TrustPost, Stance]]] = defaultdict(list)
    for post in history.posts:
        if post.day is None:
            continue
        for brand_id, stance in stances(post).items():
            if stance is not Stance.NEUTRAL:
                by_brand[brand_id].append((post, stance))
    for brand_id in sorted(by_brand):
        yield from _turns(history, rule, brand_id, by_brand[brand_id], window)


def _turns(
    history: History,
    rule: Rule,
    brand_id: str,
    told: list[tuple[TrustPost, Stance]],
    window: int,
) -> Iterator[Finding]:
    for (before, old), (after, new) in pairwise(told):
        if before.day is None or after.day is None or old is new:
            continue
        days = (after.day - before.day).days
        is_explained = any(s.kind is SignalKind.VIEW_CHANGE for s in after.signals)
        if days > window or is_explained:
            continue
        has_any_tie = has_tie(before) or has_tie(after)
        yield make_finding(
            rule,
            Outcome.FLAG if has_any_tie else Outcome.NEEDS_REVIEW,
            [before, after],
            (*brand_quotes(before, brand_id), *brand_quotes(after, brand_id)),
            anchor=[brand_id, before.post_id],
            brand=brand_id,
            parameters={
                "brand": history.name(brand_id),
                "before": WORDS[old],
                "after": WORDS[new],
                "first_day": before.day,
                "second_day": after.day,
                "days": days,
            },
            unsure_because="" if has_any_tie else "no sign of a tie in either post",
        )
