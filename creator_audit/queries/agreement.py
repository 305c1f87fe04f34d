"""Read model of decisions that two reviewers made on the same findings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import rule_title
from creator_audit.store.calendar import iso_day

ENOUGH = 20
"""Shared decisions from which shares and kappa are told; below, counts alone."""


@dataclass(frozen=True, slots=True)
class TwoAnswers:
    """One finding that two reviewers answered differently."""

    finding_id: str
    title: str
    day: str
    one: str
    """Decision of the first reviewer."""
    other: str
    one_reason: str = ""
    other_reason: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two reviewers both decided."""

    one: str
    other: str
    shared: int
    agreed: int
    kappa: float | None
    """Cohen's kappa; None below `ENOUGH`, or where chance alone would agree on all."""
    differing: tuple[TwoAnswers, ...]

    @property
    def sentence(self) -> str:
        """``agreed on 41 of 46 findings both decided (89 %, kappa 0.78)``."""
        noun = "finding" if self.shared == 1 else "findings"
        told = f"agreed on {self.agreed:,} of {self.shared:,} {noun} both decided"
        if self.shared < ENOUGH:
            return told
        kappa = "" if self.kappa is None else f", kappa {self.kappa:.2f}"
        return f"{told} ({100 * self.agreed / self.shared:.0f} %{kappa})"


def agreement(reader: Reader) -> tuple[Agreement, ...]:
    """Every pair of reviewers with a finding in common, by name."""
    by_reviewer: dict[str, dict[str, tuple[str, str]]] = {}
    for id_, reviewer, decision, reason in reader.rows(
        "SELECT finding_id, reviewer, decision, reason FROM decisions ORDER BY 1, 2"
    ):
        by_reviewer.setdefault(reviewer, {})[id_] = (decision, reason)
    facts = {
        id_: (rule, day)
        for id_, rule, day in reader.rows(
            "SELECT f.id, f.rule_id, max(p.day) FROM decisions d JOIN findings f"
            " ON f.id = d.finding_id JOIN finding_posts fp ON fp.finding_id = f.id"
            " JOIN posts p ON p.key = fp.post_key GROUP BY f.id"
        )
    }
    pairs = combinations(sorted(by_reviewer), 2)
    found = (_pair(one, other, by_reviewer[one], by_reviewer[other], facts) for one, other in pairs)
    return tuple(pair for pair in found if pair.shared)


def _pair(
    one: str,
    other: str,
    ones: dict[str, tuple[str, str]],
    others: dict[str, tuple[str, str]],
    facts: dict[str, tuple[str, int]],
) -> Agreement:
    shared = sorted(ones.keys() & others.keys())
    answers = [(ones[id_][0], others[id_][0]) for id_ in shared]
    differing = []
    for id_ in shared:
        (first, why), (second, why_not) = ones[id_], others[id_]
        if first != second:
            rule, day = facts.get(id_, ("", 0))
            title = rule_title(rule) if rule else id_
            differing.append(TwoAnswers(id_, title, iso_day(day), first, second, why, why_not))
    differing.sort(key=lambda two: (two.day, two.finding_id), reverse=True)
    agreed = len(shared) - len(differing)
    return Agreement(one, other, len(shared), agreed, kappa(answers), tuple(differing))


def kappa(answers: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of paired answers: agreement beyond what chance would give.

    Source: J. Cohen, "A coefficient of agreement for nominal scales", 1960.
    """
    total = len(answers)
    if total < ENOUGH:
        return None
    observed = sum(one == other for one, other in answers) / total
    ones, others = Counter(one for one, _ in answers), Counter(other for _, other in answers)
    chance = sum(ones[value] * others[value] for value in ones) / total**2
    return None if chance >= 1 else (observed - chance) / (1 - chance)
