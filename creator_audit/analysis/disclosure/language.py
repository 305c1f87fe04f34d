"""Whether a label's words are in a language that the jurisdiction asks for."""

from functools import lru_cache

from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.held import Ruled
from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.analysis.disclosure.limits import Limits
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.limits import Language
from creator_audit.model.signal import SignalKind
from creator_audit.rules.label_entries import label_key

_CLOSE = {
    code: frozenset(group)
    for group in (
        ("hi", "mr", "ne", "sa", "bh", "mai", "gom"),
        ("da", "no", "nb", "nn"),
        ("es", "gl", "ast"),
        ("hr", "sr", "bs", "sh"),
        ("id", "ms"),
        ("cs", "sk"),
    )
    for code in group
}
"""Languages that a short caption does not tell apart with any certainty."""


def find_foreign(mark: Mark, facts: PostFacts, view: View, limits: Limits) -> Ruled | None:
    """The limit that a label's language does not meet.

    None as well where a language is not known, or the term is understood everywhere.
    """
    if not limits.languages or mark.signal.kind is not SignalKind.DISCLOSURE_LABEL:
        return None
    written = mark.held.languages or frozenset({mark.signal.language})
    if mark.held.is_at_home or "" in written:
        return None
    spoken = facts.language_of(mark.signal.part)
    is_of_post = not spoken or not written.isdisjoint(_CLOSE.get(spoken, (spoken,)))
    is_of_audience = not view.languages.isdisjoint(written)
    for asks, ruled in limits.languages:
        if _is_met(asks, is_of_post=is_of_post, is_of_audience=is_of_audience):
            continue
        if mark.signal.value not in _folded(asks.international):
            return ruled
    return None


def _is_met(asks: Language, *, is_of_post: bool, is_of_audience: bool) -> bool:
    if asks.follows == "post":
        return is_of_post
    if asks.follows == "audience":
        return is_of_audience
    return is_of_post or is_of_audience


@lru_cache(maxsize=256)
def _folded(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(label_key(term) for term in terms)
