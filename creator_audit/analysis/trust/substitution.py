"""Advice not to buy X but to buy Y, while Y carries a link or code the writer may earn from."""

from collections.abc import Iterator

from creator_audit.analysis.chains import has_tie, make_finding, quotes
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

EARNING = (
    SignalKind.AFFILIATE_LINK,
    SignalKind.STOREFRONT_LINK,
    SignalKind.DISCOUNT_CODE,
    SignalKind.AFFILIATE_STATEMENT,
    SignalKind.OWN_GOODS,
    SignalKind.PAYMENT,
    SignalKind.KNOWN_DEAL,
    SignalKind.PLATFORM_LABEL,
)

MAYBE_EARNING = (SignalKind.TRACKING_LINK,)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post. A swap without any earning sign is plain advice: no finding."""
    for post in history.posts:
        if not post.redirect:
            continue
        earning, maybe = quotes(post, *EARNING), quotes(post, *MAYBE_EARNING)
        if not (has_tie(post) and earning) and not maybe:
            continue
        unsure = _unsure(post)
        outcome = Outcome.NEEDS_REVIEW if unsure else Outcome.FLAG
        evidence = (*quotes(post, SignalKind.SUBSTITUTION), *earning, *maybe)
        yield make_finding(
            rule,
            outcome,
            [post],
            evidence,
            anchor=[post.post_id],
            brand=next((m.brand_id for m in post.mentions), ""),
            parameters={
                "swap": next(
                    (e.signal.text for e in evidence if e.signal.kind is SignalKind.SUBSTITUTION),
                    "",
                ),
                "signs": ", ".join(sorted({e.signal.text for e in (*earning, *maybe)})),
                "day": post.day or "",
            },
            unsure_because=unsure,
        )


def _unsure(post: TrustPost) -> str:
    if not has_tie(post):
        return "whether the link earns anything cannot be told from its address"
    return "a label was found in the post" if post.is_disclosed else ""
