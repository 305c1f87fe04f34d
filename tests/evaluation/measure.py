"""Measures the classes on labelled posts.

    python tests/evaluation/measure.py FILE.jsonl…

A line holds ``id``, ``text``, ``platform``, ``lang``, ``class``; optional ``commercial``,
``redirect``, ``confidence``. Prints, for each class, precision, recall and F1 with 95 %
bootstrap intervals, the confusion, slices, calibration and the cannot-tell band.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from creator_audit.analysis.classify import classify
from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.rule import LabelTerm
from creator_audit.rules.lexicons import load_lexicons

CLASSES = ("sponsored", "deinfluencing", "recommending", "other")


class Outcome(NamedTuple):
    row: dict[str, object]
    truth: str
    guess: str
    confidence: float
    cannot_tell: bool
    redirect: bool


def make_scanner() -> Scanner:
    try:
        from creator_audit.rules.load import load_pack

        pack = load_pack()
        terms: list[LabelTerm] = [t for j in pack.jurisdictions.values() for t in j.labels]
    except Exception as error:  # the pack may be under work: the scan does without its labels
        print(f"no label terms: {error}", file=sys.stderr)
        terms = []
    return Scanner(load_lexicons(), terms)


def parts_of(row: dict[str, object]) -> tuple[ScanPart, ...]:
    """Long posts of video sites and forums start with a title line."""
    text = str(row["text"])
    if row.get("platform") in ("youtube", "reddit", "blog") and "\n\n" in text:
        title, _, rest = text.partition("\n\n")
        if len(title) < 200:
            return (ScanPart(PartRole.TITLE, title), ScanPart(PartRole.DESCRIPTION, rest))
    return (ScanPart(PartRole.CAPTION, text),)


def judge(scanner: Scanner, row: dict[str, object]) -> JudgeInput:
    given = ScanInput(str(row.get("id", "")), str(row.get("platform", "")), parts_of(row))
    result = scanner.scan(given)
    return JudgeInput(given, result.language, result.signals)


def run(scanner: Scanner, rows: Sequence[dict[str, object]]) -> list[Outcome]:
    outcomes = []
    for row in rows:
        given = judge(scanner, row)
        found = classify(given, assess_tie(given))
        outcomes.append(
            Outcome(
                row,
                str(row["class"]),
                found.value.value,
                found.confidence,
                found.cannot_tell,
                found.redirect,
            )
        )
    return outcomes


def scores(outcomes: Sequence[Outcome]) -> dict[str, tuple[float, float, float]]:
    result = {}
    for name in CLASSES:
        hit = sum(o.truth == name == o.guess for o in outcomes)
        said = sum(o.guess == name for o in outcomes)
        real = sum(o.truth == name for o in outcomes)
        precision, recall = hit / said if said else 0.0, hit / real if real else 0.0
        f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
        result[name] = (precision, recall, f1)
    return result


def macro_f1(outcomes: Sequence[Outcome]) -> float:
    present = {o.truth for o in outcomes}
    return sum(v[2] for k, v in scores(outcomes).items() if k in present) / max(1, len(present))


def interval(
    outcomes: Sequence[Outcome], measure: Callable[[Sequence[Outcome]], float], draws: int = 300
) -> tuple[float, float]:
    source = random.Random(7)
    values = sorted(measure(source.choices(outcomes, k=len(outcomes))) for _ in range(draws))
    return values[int(0.025 * draws)], values[int(0.975 * draws) - 1]


def accuracy(outcomes: Sequence[Outcome]) -> float:
    return sum(o.truth == o.guess for o in outcomes) / len(outcomes) if outcomes else 0.0


def report(outcomes: Sequence[Outcome]) -> None:
    low, high = interval(outcomes, accuracy)
    print(f"posts {len(outcomes)}   accuracy {accuracy(outcomes):.3f} [{low:.3f}, {high:.3f}]")
    low, high = interval(outcomes, macro_f1)
    print(f"macro F1 {macro_f1(outcomes):.3f} [{low:.3f}, {high:.3f}]")
    for name, values in scores(outcomes).items():
        bounds = [interval(outcomes, lambda o, n=name, i=i: scores(o)[n][i]) for i in range(3)]
        cells = "  ".join(
            f"{label} {value:.3f} [{b[0]:.2f}, {b[1]:.2f}]"
            for label, value, b in zip(("P", "R", "F1"), values, bounds, strict=True)
        )
        print(f"  {name:14} {cells}")
    counts = Counter((o.truth, o.guess) for o in outcomes)
    print("confusion (rows truth, columns guess)")
    print(f"  {'':14}" + "".join(f"{n[:11]:>12}" for n in CLASSES))
    for truth in CLASSES:
        print(f"  {truth:14}" + "".join(f"{counts[truth, g]:12}" for g in CLASSES))
    report_slices(outcomes)
    report_confidence(outcomes)


def report_slices(outcomes: Sequence[Outcome]) -> None:
    for field in ("platform", "lang", "confidence"):
        print(f"by {field}")
        for value, _ in Counter(str(o.row.get(field)) for o in outcomes).most_common(12):
            part = [o for o in outcomes if str(o.row.get(field)) == value]
            print(f"  {value:12} n {len(part):4}  accuracy {accuracy(part):.3f}")


def report_confidence(outcomes: Sequence[Outcome]) -> None:
    told = [o for o in outcomes if not o.cannot_tell]
    band = [o for o in outcomes if o.cannot_tell]
    share = len(band) / len(outcomes)
    print(f"cannot tell: {share:.1%} of posts, accuracy {accuracy(band):.3f}")
    print(f"told apart: accuracy {accuracy(told):.3f}")
    print("calibration (class, stated confidence: n, share right)")
    for key in sorted({(o.guess, o.confidence) for o in outcomes}):
        part = [o for o in outcomes if (o.guess, o.confidence) == key]
        print(f"  {key[0]:14} {key[1]:.2f}: {len(part):4}  {accuracy(part):.2f}")
    real = [o for o in outcomes if o.row.get("redirect")]
    said = [o for o in outcomes if o.redirect]
    both = sum(bool(o.row.get("redirect")) for o in said)
    print(f"redirect: {len(real)} real, {len(said)} said, {both} right")


def read_rows(files: Sequence[str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for name in files:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        rows.extend(json.loads(line) for line in lines if line.strip())
    return rows


def main(files: Sequence[str]) -> int:
    if not files:
        print(__doc__)
        return 2
    report(run(make_scanner(), read_rows(files)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
