"""Makes the findings of trust risks; shared by all of them, knows none of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from creator_audit.model.brand import Stance
from creator_audit.model.finding import Evidence, Finding, Outcome, finding_id
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

CLEARS = "clears"
"""Key of a rule's phrase, and of a finding's parameter: what would clear the question."""
CLEARED = "cleared"
"""Key of the parameter that says where that was looked for and what was found."""
TELLING = (
    SignalKind.PAYMENT,
    SignalKind.GIFT,
    SignalKind.TRIP,
    SignalKind.LOAN,
    SignalKind.EMPLOYMENT,
    SignalKind.OWN_GOODS,
    SignalKind.AFFILIATE_STATEMENT,
    SignalKind.DISCLOSURE_LABEL,
)
"""Signals that are words on a tie."""


def has_tie(post: TrustPost) -> bool:
    """Whether a tie is recorded or has a strong sign."""
    return post.has_tie


def stances(post: TrustPost) -> dict[str, Stance]:
    """Brand -> stance; see `TrustPost.stances`."""
    return post.stances()


def tells_tie(post: TrustPost) -> bool:
    """Whether the post has an accepted label, or says in plain words what was got."""
    return post.is_disclosed or any(
        signal.kind in TELLING and signal.strength is Strength.RECORDED for signal in post.signals
    )


def has(post: TrustPost, *kinds: SignalKind) -> bool:
    """Whether the post holds a signal of one of these kinds."""
    return any(signal.kind in kinds for signal in post.signals)


def quotes(post: TrustPost, *kinds: SignalKind) -> tuple[Evidence, ...]:
    """The post's signals of these kinds as quoted evidence."""
    return tuple(as_evidence(post, signal) for signal in post.signals if signal.kind in kinds)


def as_evidence(post: TrustPost, signal: Signal) -> Evidence:
    """One signal as evidence, with the role of its text part."""
    is_in_text = 0 <= signal.part < len(post.roles)
    return Evidence(post.post_id, signal, post.roles[signal.part] if is_in_text else "")


def brand_quotes(post: TrustPost, brand_id: str) -> tuple[Evidence, ...]:
    """Where the post names the brand, as quoted evidence."""
    return tuple(
        as_evidence(
            post,
            Signal(
                SignalKind.BRAND_TAG,
                Strength.NONE,
                mention.part,
                mention.start,
                mention.end,
                mention.text,
                mention.brand_id,
                f"mention/{mention.stance}",
            ),
        )
        for mention in post.mentions
        if mention.brand_id == brand_id
    )


def looked_in(history: History, brand_id: str, first: date, last: date) -> str:
    """Says where a clearing post was looked for and not found."""
    told, places = history.told_of(brand_id), history.told_between(brand_id, first, last)
    if not places:
        return "no other post names the brand"
    posts = "1 post" if len(places) == 1 else f"{len(places)} posts"
    since, until = told[places[0]].day, told[places[-1]].day
    days = f"of {since}" if since == until else f"from {since} to {until}"
    return f"none found in {posts} {days}"


IN_POST = "none found in the post"


def make_finding(
    rule: Rule,
    outcome: Outcome,
    posts: Sequence[TrustPost],
    evidence: Iterable[Evidence],
    *,
    anchor: Sequence[str],
    brand: str = "",
    parameters: Mapping[str, object] | None = None,
    unsure_because: str = "",
    cleared: str = "",
) -> Finding:
    """A finding over `posts` (in order of time) anchored so that its id stays stable.

    `cleared` says where what would clear it was looked for; the rule's own words say what
    that is.
    """
    told = dict(parameters or {})
    if cleared and rule.phrases.get(CLEARS):
        told |= {CLEARS: rule.phrases[CLEARS], CLEARED: cleared}
    return Finding(
        id=finding_id(rule.id, *anchor),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=outcome,
        severity=rule.severity,
        post_ids=tuple(dict.fromkeys(post.post_id for post in posts)),
        evidence=tuple(dict.fromkeys(evidence)),
        brand=brand,
        parameters=tuple((key, str(value)) for key, value in told.items()),
        unsure_because=unsure_because,
    )


def number(rule: Rule, name: str, default: int) -> int:
    """An integer parameter of the rule."""
    value = rule.parameters.get(name, default)
    return value if isinstance(value, int) else default


def words(rule: Rule, name: str) -> frozenset[str]:
    """A list of words among the rule's parameters."""
    value = rule.parameters.get(name, ())
    return frozenset(value) if isinstance(value, tuple) else frozenset()
