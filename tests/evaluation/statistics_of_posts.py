"""Figures over judged posts: shares with their 95 % bootstrap interval, drawn with a fixed seed."""

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

CLASSES = ("sponsored", "deinfluencing", "recommending", "other")
DRAWS = 300


class Outcome(NamedTuple):
    """One labelled post beside what the app says of it."""

    row: dict[str, object]
    truth: str
    guess: str
    confidence: float
    cannot_tell: bool
    redirect: bool
    gap: bool = False
    """At least one finding of the disclosure family with outcome `flag`."""
    question: bool = False
    """Findings, but none of them a gap."""
    quality: str = "n/a"
    """clear, ambiguous, buried, late, none or n/a, in the words of the label guide."""
    quote: str = ""


Measure = Callable[[Sequence[Outcome]], float]


def share(hits: int, of: int) -> float:
    return hits / of if of else 0.0


def scores(outcomes: Sequence[Outcome]) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of each class."""
    return {name: _binary(outcomes, name) for name in CLASSES}


def _binary(outcomes: Sequence[Outcome], name: str) -> tuple[float, float, float]:
    hit = sum(o.truth == name == o.guess for o in outcomes)
    precision = share(hit, sum(o.guess == name for o in outcomes))
    recall = share(hit, sum(o.truth == name for o in outcomes))
    return precision, recall, 2 * precision * recall / (precision + recall) if hit else 0.0


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    """Mean F1 of the classes that occur."""
    present = {o.truth for o in outcomes}
    return share_of(sum(v[2] for k, v in scores(outcomes).items() if k in present), len(present))


def share_of(total: float, of: int) -> float:
    return total / of if of else 0.0


def accuracy(outcomes: Sequence[Outcome]) -> float:
    return share(sum(o.truth == o.guess for o in outcomes), len(outcomes))


def has_gap(outcome: Outcome) -> bool:
    """Whether the annotator saw a tie that the text does not tell clearly and in time."""
    quality = outcome.row.get("disclosure_quality")
    if quality is not None:
        return quality in ("none", "ambiguous", "buried", "late")
    return bool(outcome.row.get("gap"))


def gap_recall(outcomes: Sequence[Outcome]) -> float:
    real = [o for o in outcomes if has_gap(o)]
    return share(sum(o.gap for o in real), len(real))


def gap_alarms(outcomes: Sequence[Outcome]) -> float:
    """Gaps raised on posts that have none, per 1,000 posts."""
    return 1000 * share(sum(o.gap and not has_gap(o) for o in outcomes), len(outcomes))


def raised_recall(outcomes: Sequence[Outcome]) -> float:
    """As `gap_recall`, a question counting as raised."""
    real = [o for o in outcomes if has_gap(o)]
    return share(sum(o.gap or o.question for o in real), len(real))


def quality_accuracy(outcomes: Sequence[Outcome]) -> float:
    """Adequate or not, on posts where the annotator saw a tie and the app saw one too."""
    told = [o for o in outcomes if _known(o) and o.quality != "n/a"]
    return share(sum((o.quality == "clear") == (not has_gap(o)) for o in told), len(told))


def _known(outcome: Outcome) -> bool:
    return outcome.row.get("disclosure_quality") not in (None, "n/a")


def redirect_precision(outcomes: Sequence[Outcome]) -> float:
    said = [o for o in outcomes if o.redirect]
    return share(sum(bool(o.row.get("redirect")) for o in said), len(said))


def redirect_recall(outcomes: Sequence[Outcome]) -> float:
    real = [o for o in outcomes if o.row.get("redirect")]
    return share(sum(o.redirect for o in real), len(real))


def interval(outcomes: Sequence[Outcome], measure: Measure) -> tuple[float, float]:
    """Ends of the 95 % bootstrap interval over posts."""
    if not outcomes:
        return 0.0, 0.0
    source = random.Random(7)
    values = sorted(measure(source.choices(outcomes, k=len(outcomes))) for _ in range(DRAWS))
    return values[int(0.025 * DRAWS)], values[int(0.975 * DRAWS) - 1]
