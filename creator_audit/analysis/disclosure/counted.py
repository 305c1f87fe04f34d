"""Whether a jurisdiction counts the tie of a post, and how far back a past one reaches."""

from datetime import date
from typing import NamedTuple

from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.rule import TieView

_RANKS = {"no": 0, "question": 1, "yes": 2}
PAST = "past_relation"


class Counted(NamedTuple):
    """Whether the tie asks for a label."""

    counts: str
    """yes, question or no."""
    citations: tuple[str, ...] = ()
    reason: str = ""


YES = Counted("yes")


def count_tie(facts: PostFacts, view: View) -> Counted:
    """What is held of the relations of the post; the one that counts most decides."""
    if PAST not in facts.relations and view.ties.keys().isdisjoint(facts.relations):
        self_bought = "self_bought_link" in facts.relations and "affiliate" in view.ties
        if not self_bought:
            return YES
    if len(facts.relations) == 1:
        return _count(next(iter(facts.relations)), facts, view)
    counted = [_count(relation, facts, view) for relation in sorted(facts.relations)]
    return max(counted, key=lambda one: _RANKS[one.counts])


def _count(relation: str, facts: PostFacts, view: View) -> Counted:
    held = view.ties.get(relation)
    if held is None and relation == "self_bought_link":
        held = view.ties.get("affiliate")
    if relation == PAST:
        return _count_past(held, facts, view)
    if held is None or held.counts == "yes":
        return YES
    reason = "tie-not-counted" if held.counts == "no" else "tie-open"
    return _counted(held, reason, view)


def _counted(held: TieView, reason: str, view: View) -> Counted:
    citations = view.in_force(held.citations)
    # A view that nobody read in full must not take a label away in silence.
    if held.counts == "no" and not view.is_read(citations):
        return Counted("question", citations, "tie-open")
    return Counted(held.counts, citations, reason)


def _count_past(held: TieView | None, facts: PostFacts, view: View) -> Counted:
    """Without a known last day of the tie a past one is a question."""
    if held is not None and held.counts == "no":
        return _counted(held, "tie-not-counted", view)
    citations = view.in_force(held.citations) if held else ()
    ends = facts.past_ends
    if held is None or not held.months or not ends:
        return Counted("question", citations, "past-tie")
    if _months(max(ends), facts.day) >= held.months:
        return Counted("no", citations, "past-tie-over")
    is_firm = held.counts == "yes" and view.is_read(citations)
    return Counted("yes" if is_firm else "question", citations, "past-tie")


def reaches_back(facts: PostFacts, view: View) -> bool:
    """Whether a recorded deal that was over still counts in a post that promotes."""
    held = view.ties.get(PAST)
    ends = facts.past_ends
    if held is None or not held.months or held.counts == "no" or not ends:
        return False
    return facts.promotes and _months(max(ends), facts.day) < held.months


def _months(first: date, last: date) -> int:
    """Whole months between two days."""
    return 12 * (last.year - first.year) + last.month - first.month - (last.day < first.day)
