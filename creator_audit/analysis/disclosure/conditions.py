"""Whether the condition of a view holds for a mark in its post."""

from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.model.limits import Condition
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.text import tokens


def holds(
    when: Condition | None, after_keys: frozenset[str], signal: Signal, facts: PostFacts
) -> bool:
    """Whether all that a condition asks for is so; what is not known fits."""
    if when is None:
        return True
    return _fits_post(when, facts) and _stands(when, after_keys, signal, facts)


def _fits_post(when: Condition, facts: PostFacts) -> bool:
    given, relation = facts.given, facts.tie.relation
    return (
        (not when.ties or not relation or relation in when.ties)
        and (not when.post_kinds or given.kind in when.post_kinds)
        and (not when.platforms or given.scan.platform in when.platforms)
    )


def _stands(when: Condition, after_keys: frozenset[str], signal: Signal, facts: PostFacts) -> bool:
    if when.roles and facts.given.scan.parts[signal.part].role.value not in when.roles:
        return False
    if when.post_languages and facts.language_of(signal.part) not in {"", *when.post_languages}:
        return False
    if when.first_hashtags and facts.place(signal).tag_number > when.first_hashtags:
        return False
    if when.beside_link and facts.place(signal).link_gap > when.beside_link:
        return False
    is_behind = not after_keys or _is_behind(after_keys, signal, facts)
    is_tagged = when.with_brand_tag is None or when.with_brand_tag == has_brand_tag(signal, facts)
    return is_behind and is_tagged


def _is_behind(after_keys: frozenset[str], signal: Signal, facts: PostFacts) -> bool:
    return any(
        other.value in after_keys and other.part == signal.part and other.start < signal.start
        for other in facts.labels
    )


def has_brand_tag(signal: Signal, facts: PostFacts) -> bool:
    """A brand's tag or handle in the same text.

    Few brands are known, so any handle counts, and any hashtag right beside the label.
    """
    if any(s.kind is SignalKind.BRAND_TAG and s.part == signal.part for s in facts.given.signals):
        return True
    text = facts.given.scan.parts[signal.part].text
    return bool(tokens.mentions(text)) or _is_beside_tag(text, signal, facts)


def _is_beside_tag(text: str, signal: Signal, facts: PostFacts) -> bool:
    """Whether a hashtag that is no label stands right before or behind this one."""
    labels = {s.start for s in facts.labels if s.part == signal.part}
    for tag in tokens.hashtags(text):
        if tag.start in labels:
            continue
        gap = (
            text[tag.end : signal.start]
            if tag.end <= signal.start
            else text[signal.end : tag.start]
        )
        if not gap.strip():
            return True
    return False
