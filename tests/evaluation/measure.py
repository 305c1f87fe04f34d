"""Measures classes, gaps, swaps and disclosure quality on labelled posts.

    python tests/evaluation/measure.py [--save FILE] [--baseline FILE] [--alarms] FILE.jsonl…

A line holds ``id``, ``text``, ``platform``, ``lang``, ``class``; optional ``redirect``,
``disclosure_quality`` (words of the label guide) or ``gap``, ``confidence``, ``sampling``,
``platform_label``. Every figure comes with its 95 % bootstrap interval. ``--save`` keeps the
figures as JSON, ``--baseline`` prints what changed against such a file, ``--alarms`` lists each
gap with its words, for reading by eye; lines without ``class`` are only listed there.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import statistics_of_posts as figures  # noqa: E402
from statistics_of_posts import CLASSES, Outcome  # noqa: E402

from creator_audit.analysis.judge import judge as judge_post  # noqa: E402
from creator_audit.analysis.scan import Scanner, default_scanner  # noqa: E402
from creator_audit.model.disclosure import Verdict  # noqa: E402
from creator_audit.model.finding import Family  # noqa: E402
from creator_audit.model.finding import Outcome as Said  # noqa: E402
from creator_audit.model.judgement import (  # noqa: E402
    JudgeInput,
    Judgement,
    ScanInput,
    ScanPart,
)
from creator_audit.model.post import PartRole  # noqa: E402
from creator_audit.rules.load import load_pack  # noqa: E402

LAW = "us"
"""The label guide takes the view of the United States."""
SLICES = ("lang", "platform", "confidence", "sampling")
TODAY = date(2026, 11, 1)


def make_scanner() -> Scanner:
    return default_scanner(load_pack())


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
    label = row.get("platform_label")
    return JudgeInput(
        given,
        result.language,
        result.signals,
        platform_label=label if isinstance(label, bool) else None,
    )


def quality_of(judged: Judgement) -> str:
    """The verdict of one country in the words of the label guide."""
    answer = judged.disclosures[0]
    if answer.verdict is Verdict.SUFFICIENT:
        return "clear"
    if answer.verdict is Verdict.INSUFFICIENT and answer.problem is not None:
        return str(answer.problem.value)
    return "none" if answer.verdict is Verdict.NONE_FOUND else "n/a"


def run(scanner: Scanner, rows: Sequence[dict[str, object]]) -> list[Outcome]:
    pack = load_pack()
    outcomes = []
    for row in rows:
        judged = judge_post(judge(scanner, row), pack, (LAW,), TODAY)
        findings = [f for f in judged.findings if f.family is Family.DISCLOSURE]
        flagged = [f for f in findings if f.outcome is Said.FLAG]
        found = judged.classification
        quote = "; ".join(
            f"{f.rule_id}: {' | '.join(e.signal.text for e in f.evidence)}" for f in flagged
        )
        outcomes.append(
            Outcome(
                row,
                str(row.get("class", "")),
                found.value.value,
                found.confidence,
                found.cannot_tell,
                found.redirect,
                bool(flagged),
                bool(findings) and not flagged,
                quality_of(judged),
                quote,
            )
        )
    return outcomes


scores, macro_f1, accuracy = figures.scores, figures.macro_f1, figures.accuracy


def all_figures(outcomes: Sequence[Outcome]) -> dict[str, tuple[float, float, float]]:
    """Name -> value, lower and upper end."""
    measures: dict[str, figures.Measure] = {"accuracy": accuracy, "macro F1": macro_f1}
    sure = [o for o in outcomes if o.row.get("confidence") == 3]
    for name in CLASSES:
        for number, kind in enumerate(("precision", "recall", "F1")):
            measures[f"{name} {kind}"] = partial(_cell, name=name, number=number)
    measures |= {
        "gap recall": figures.gap_recall,
        "gap or question recall": figures.raised_recall,
        "gap false alarms per 1,000": figures.gap_alarms,
        "disclosure adequate or not": figures.quality_accuracy,
        "redirect precision": figures.redirect_precision,
        "redirect recall": figures.redirect_recall,
    }
    found = {k: (m(outcomes), *figures.interval(outcomes, m)) for k, m in measures.items()}
    if sure:
        found["macro F1, confidence 3"] = (macro_f1(sure), *figures.interval(sure, macro_f1))
    return found


def _cell(outcomes: Sequence[Outcome], name: str, number: int) -> float:
    return scores(outcomes)[name][number]


def report(outcomes: Sequence[Outcome], baseline: dict[str, list[float]]) -> dict[str, object]:
    print(f"posts {len(outcomes)}")
    found = all_figures(outcomes)
    for name, (value, low, high) in found.items():
        before = baseline.get(name)
        change = f"   {value - before[0]:+.3f} against the baseline" if before else ""
        print(f"  {name:28} {value:8.3f} [{low:.3f}, {high:.3f}]{change}")
    counts = Counter((o.truth, o.guess) for o in outcomes)
    print("confusion (rows truth, columns guess)")
    print(f"  {'':14}" + "".join(f"{n[:11]:>12}" for n in CLASSES))
    for truth in CLASSES:
        print(f"  {truth:14}" + "".join(f"{counts[truth, g]:12}" for g in CLASSES))
    report_slices(outcomes)
    report_confidence(outcomes)
    return {name: list(values) for name, values in found.items()}


def report_slices(outcomes: Sequence[Outcome]) -> None:
    for field in SLICES:
        print(f"by {field} (n, accuracy, macro F1, deinfluencing recall, gap recall, alarms/1,000)")
        for value, _ in Counter(str(o.row.get(field)) for o in outcomes).most_common(12):
            part = [o for o in outcomes if str(o.row.get(field)) == value]
            print(
                f"  {value:12} n {len(part):4}  {accuracy(part):.3f}  {macro_f1(part):.3f}"
                f"  {scores(part)['deinfluencing'][1]:.3f}  {figures.gap_recall(part):.3f}"
                f"  {figures.gap_alarms(part):.1f}"
            )


def report_confidence(outcomes: Sequence[Outcome]) -> None:
    told = [o for o in outcomes if not o.cannot_tell]
    band = [o for o in outcomes if o.cannot_tell]
    share = figures.share(len(band), len(outcomes))
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


def list_alarms(outcomes: Sequence[Outcome]) -> None:
    for one in outcomes:
        if one.gap and not (one.truth and figures.has_gap(one)):
            print(f"\n{one.row.get('id')} [{one.row.get('platform')}] {one.quote}")
            print("   " + str(one.row["text"])[:400].replace("\n", " / "))
    gaps = sum(o.gap for o in outcomes)
    print(
        f"\n{gaps} gaps and {sum(o.question for o in outcomes)} questions in {len(outcomes)} posts"
    )


def read_rows(files: Sequence[str]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for name in files:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        rows.extend(json.loads(line) for line in lines if line.strip())
    return rows


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--baseline", type=Path)
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("files", nargs="*")
    chosen = parser.parse_args(arguments)
    if not chosen.files:
        print(__doc__)
        return 2
    outcomes = run(make_scanner(), read_rows(chosen.files))
    labelled = [o for o in outcomes if o.truth]
    if labelled:
        before = json.loads(chosen.baseline.read_text()) if chosen.baseline else {}
        found = report(labelled, before)
        if chosen.save:
            chosen.save.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    if chosen.alarms:
        list_alarms(outcomes)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
