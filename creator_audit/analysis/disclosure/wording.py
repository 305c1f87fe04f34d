"""Whether the words of a mark do."""

from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.model.disclosure import Clarity, Problem


def word_problem(mark: Mark) -> Problem | None:
    """`AMBIGUOUS` where the jurisdiction holds that the words do not tell of the tie."""
    return Problem.AMBIGUOUS if mark.clarity is Clarity.INSUFFICIENT else None
