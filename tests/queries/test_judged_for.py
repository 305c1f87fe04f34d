"""Which of several verdicts comes first, and the sentence that says why."""

import pytest

from creator_audit.model.disclosure import Problem, Verdict
from creator_audit.model.finding import FindingVerdict, Severity
from creator_audit.queries.judged_for import place_name, strictest_first, why_first


def said(
    code: str, verdict: Verdict, severity: Severity, problem: Problem | None = None
) -> FindingVerdict:
    return FindingVerdict(code, verdict, severity, problem=problem)


FINE = said("us", Verdict.SUFFICIENT, Severity.SERIOUS)
WEAK = said("gb", Verdict.INSUFFICIENT, Severity.MODERATE, Problem.AMBIGUOUS)
HEAVY = said("us", Verdict.INSUFFICIENT, Severity.SERIOUS, Problem.BURIED)
NONE = said("gb", Verdict.NONE_FOUND, Severity.SERIOUS)


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ((FINE, WEAK), (WEAK, FINE)),
        ((WEAK, HEAVY), (HEAVY, WEAK)),
        ((HEAVY, NONE), (NONE, HEAVY)),
        ((NONE, HEAVY), (NONE, HEAVY)),
    ],
)
def test_the_strictest_comes_first(
    given: tuple[FindingVerdict, ...], order: tuple[FindingVerdict, ...]
) -> None:
    assert strictest_first(given) == order


def test_why_the_first_is_first() -> None:
    gb, us = place_name("gb"), place_name("us")
    words = "where these words do not count as a label"
    assert why_first((FINE, WEAK)) == f"Shown first: {gb}, {words}."
    none = "where nothing that was found counts as a label"
    assert why_first((HEAVY, NONE)) == f"Shown first: {gb}, {none}."
    heavier = "where the rule weighs serious, then moderate"
    assert why_first((WEAK, HEAVY)) == f"Shown first: {us}, {heavier}."


def test_nothing_is_said_where_all_are_as_strict() -> None:
    assert why_first((WEAK,)) == ""
    assert why_first((NONE, said("us", Verdict.NONE_FOUND, Severity.SERIOUS))) == ""
