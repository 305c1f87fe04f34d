"""Whether the words of a mark do, and how sure that view is."""

from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.model.disclosure import Clarity, Problem
from creator_audit.model.signal import SignalKind


def word_problem(mark: Mark) -> Problem | None:
    """`AMBIGUOUS` where the jurisdiction holds that the words do not tell of the tie."""
    return Problem.AMBIGUOUS if mark.clarity is Clarity.INSUFFICIENT else None


def is_label(mark: Mark) -> bool:
    """Whether the mark is a label from a list rather than a sentence or thanks."""
    return mark.signal.kind is SignalKind.DISCLOSURE_LABEL
