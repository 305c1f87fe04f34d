"""Writes ``resources/help/accuracy.{toml,md}`` from a run on labelled posts.

    python tests/evaluation/publish_accuracy.py LABELLED.jsonl INVENTED.jsonl

The first file holds real posts labelled by a person, the second invented posts written without
sight of the phrases; every figure printed is measured in this run.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

import measure  # noqa: E402
from statistics_of_posts import CLASSES, Outcome, interval  # noqa: E402

HELP = HERE.parents[1] / "resources" / "help"
NOW = datetime.now(UTC).date()
Figures = dict[str, tuple[float, float, float]]


def cells(found: Figures, name: str) -> str:
    value, low, high = found[name]
    return f"{value:.2f} ({low:.2f} to {high:.2f})"


def toml_text(real: Sequence[Outcome], found: Figures, blind: Figures, invented: int) -> str:
    note = (
        f"{len(real)} real public posts, nearly all in English, labelled by one person. These posts"
        " were seen while the phrases were written, so the figures lean optimistic. Accuracy over"
        f" all four classes {cells(found, 'accuracy')}, macro F1 {cells(found, 'macro F1')}. On"
        f" {invented} invented posts in seven languages, written without sight of the phrases:"
        f" accuracy {cells(blind, 'accuracy')}, macro F1 {cells(blind, 'macro F1')}."
    )
    lines = [
        f"# Agreement of the four classes with labels made by one person on {len(real)} real posts.",
        "# Value, lower and upper end of the 95 % interval (bootstrap over posts, 300 draws).",
        f'measured_on = "{NOW:%Y-%m}"',
        f'note = "{note}"',
    ]
    for name in CLASSES:
        triples = [
            "[" + ", ".join(f"{v:.2f}" for v in found[f"{name} {kind}"]) + "]"
            for kind in ("precision", "recall")
        ]
        tested = sum(o.truth == name for o in real)
        lines += ["", "[[class]]", f'name = "{name}"', f"tested = {tested}"]
        lines += [f"precision = {triples[0]}", f"recall = {triples[1]}"]
    return "\n".join(lines) + "\n"


def table(outcomes: Sequence[Outcome], found: Figures, as_row: Callable[[str], str]) -> list[str]:
    rows = [
        "| Class | Posts tested | Precision (95 % interval) | Recall (95 % interval) |",
        "|---|---|---|---|",
    ]
    for name in CLASSES:
        tested = sum(o.truth == name for o in outcomes)
        rows.append(
            f"| {as_row(name)} | {tested} | {cells(found, name + ' precision')}"
            f" | {cells(found, name + ' recall')} |"
        )
    return rows


def by_language(outcomes: Sequence[Outcome]) -> list[str]:
    rows = ["| Language | Posts | Macro F1 (95 % interval) |", "|---|---|---|"]
    for lang in sorted({str(o.row["lang"]) for o in outcomes}):
        part = [o for o in outcomes if o.row["lang"] == lang]
        low, high = interval(part, measure.macro_f1)
        rows.append(
            f"| {lang} | {len(part)} | {measure.macro_f1(part):.2f} ({low:.2f} to {high:.2f}) |"
        )
    return rows


MORE = (
    ("gap false alarms per 1,000", "Gaps raised where there is none, per 1,000 posts"),
    ("gap recall", "Share of real gaps raised as a gap"),
    ("gap or question recall", "Share of real gaps raised as a gap or a question"),
    ("redirect precision", 'Swaps ("not X, but Y") that are ones'),
    ("redirect recall", "Swaps that were found"),
)


def more(found: Figures, blind: Figures) -> list[str]:
    rows = ["| Figure | Real posts | Invented posts |", "|---|---|---|"]
    return rows + [f"| {told} | {cells(found, k)} | {cells(blind, k)} |" for k, told in MORE]


def page(
    real: Sequence[Outcome], invented: Sequence[Outcome], found: Figures, blind: Figures
) -> str:
    unsure = sum(o.cannot_tell for o in real) / len(real)
    return "\n".join(
        [
            "# How often the classes are right",
            "",
            f"Measured in {NOW:%B %Y}. Every figure stands with its 95 % interval.",
            "",
            "## Real posts, seen while the phrases were written",
            "",
            f"Labels made by one person on {len(real)} real public posts (YouTube, Reddit, Instagram,",
            "TikTok, X, shop reviews and blogs; nearly all in English).",
            "",
            *table(real, found, str.capitalize),
            "",
            f"Accuracy over all classes {cells(found, 'accuracy')}, mean F1 of the four classes",
            f"{cells(found, 'macro F1')}; on the posts the person was sure of",
            f"{cells(found, 'macro F1, confidence 3')}. {unsure:.0%} of the posts were marked as ones the",
            "app cannot tell.",
            "",
            "## Invented posts, written without sight of the phrases",
            "",
            f"{len(invented)} posts in seven languages and twelve niches. Nothing was mended by their",
            "texts, only figures were read; they are harder than the real ones on purpose.",
            "",
            *table(invented, blind, lambda name: f"of these: {name}"),
            "",
            f"Accuracy {cells(blind, 'accuracy')}, mean F1 {cells(blind, 'macro F1')}.",
            "",
            *by_language(invented),
            "",
            "## Gaps and swaps",
            "",
            *more(found, blind),
            "",
            "## How to read this",
            "",
            "- **Precision** asks: of the posts called *sponsored*, how many did the person call so too?",
            "  **Recall** asks: of the posts the person called so, how many were found?",
            "- The first set leans optimistic, since it was seen. The second has one author.",
            "  Expect figures between the two on posts of your own.",
            "- *Recommending* is the weakest class: praise has countless forms, and most of what is",
            "  missed is praise by description alone. Read its counts as indicative.",
            "- A gap needs a strong or recorded sign; where a post holds weak signs only the person may",
            "  still have seen a gap and the app asks a question. That is why fewer gaps are raised.",
            "- The figures are about the class of a post, not about the rules on labels and places",
            "  (see worked_examples.md).",
            "",
        ]
    )


def main(files: Sequence[str]) -> int:
    if len(files) != 2:
        print(__doc__)
        return 2
    scanner = measure.make_scanner()
    real, invented = (measure.run(scanner, measure.read_rows([name])) for name in files)
    found, blind = measure.all_figures(real), measure.all_figures(invented)
    toml = toml_text(real, found, blind, len(invented))
    (HELP / "accuracy.toml").write_text(toml, encoding="utf-8")
    (HELP / "accuracy.md").write_text(page(real, invented, found, blind), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
