"""Makes the findings of trust risks; shared by all of them, knows none of them."""

from collections.abc import Iterable, Mapping, Sequence

from creator_audit.model.brand import Stance
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Evidence, Finding, Outcome, finding_id
from creator_audit.model.history import TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

TIES = (Strength.STRONG, Strength.RECORDED)


def has_tie(post: TrustPost) -> bool:
    """Whether a tie is recorded or has a strong sign."""
    return post.tie in TIES


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


def stances(post: TrustPost) -> dict[str, Stance]:
    """Brand -> stance; advice against wins over praise within one post.

    One harsh word near a brand is no advice against it: the post as a whole has to be.
    """
    advises_against = PostClass.DEINFLUENCING in (post.post_class, *post.also)
    found: dict[str, Stance] = {}
    for mention in post.mentions:
        known = found.get(mention.brand_id, Stance.NEUTRAL)
        is_idle = mention.stance is Stance.DISSUADE and not advises_against
        if known is Stance.DISSUADE or mention.stance is Stance.NEUTRAL or is_idle:
            found.setdefault(mention.brand_id, known)
        else:
            found[mention.brand_id] = mention.stance
    return found


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
) -> Finding:
    """A finding over `posts` (in order of time) anchored so that its id stays stable."""
    return Finding(
        id=finding_id(rule.id, *anchor),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=outcome,
        severity=rule.severity,
        post_ids=tuple(post.post_id for post in posts),
        evidence=tuple(dict.fromkeys(evidence)),
        brand=brand,
        parameters=tuple((key, str(value)) for key, value in (parameters or {}).items()),
        unsure_because=unsure_because,
    )


def number(rule: Rule, name: str, default: int) -> int:
    """An integer parameter of the rule."""
    value = rule.parameters.get(name, default)
    return value if isinstance(value, int) else default
