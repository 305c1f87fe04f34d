"""What each step of judging a stance is worth: macro F1 with it and without it.

    python tests/evaluation/ablation.py FILE.jsonl…

Steps: the polarity of TextBlob (as shipped: where a threshold is just missed; and asked of every
post), reported speech and turns of thought, and a brand's tag as the thing spoken of. A step that
gains nothing on posts it was not made from has no place in the judgement.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import statistics_of_posts as figures  # noqa: E402
from measure import make_scanner, read_rows, run  # noqa: E402

from creator_audit.analysis import classify  # noqa: E402
from creator_audit.analysis.signals import phrases  # noqa: E402
from creator_audit.model.signal import SignalKind  # noqa: E402


@contextmanager
def replaced(module: Any, name: str, value: object) -> Iterator[None]:
    """A name of a module stands for something else meanwhile."""
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)


def _never(_points: object) -> bool:
    return False


def _always(points: classify.Points) -> bool:
    return points.commercial < 1


def _add_polarity(points: classify.Points, polarity: float) -> classify.Points:
    """Polarity as a further sign on both scales, for every post."""
    return points._replace(
        praise=points.praise + max(polarity, 0.0), against=points.against + max(-polarity, 0.0)
    )


STEPS: dict[str, Sequence[tuple[Any, str, object]]] = {
    "as shipped": (),
    "without polarity": ((classify, "_is_near", _never),),
    "polarity nudges every post": ((classify, "_is_near", _always),),
    "polarity added to every post": (
        (classify, "_is_near", _always),
        (classify, "_nudge", _add_polarity),
    ),
    "without reports and turns": ((phrases, "narrow", lambda _reading, said: said),),
    "without brand tags as topic": ((classify, "_TOPICS", frozenset({SignalKind.TOPIC})),),
}


def measure(rows: list[dict[str, object]], changes: Sequence[tuple[Any, str, object]]) -> float:
    """Macro F1 with some names replaced."""
    if not changes:
        return figures.macro_f1(run(make_scanner(), rows))
    (module, name, value), *others = changes
    with replaced(module, name, value):
        return measure(rows, others)


def main(files: Sequence[str], tell: Callable[[str], None] = print) -> int:
    """Prints one line a step; 2 if no file is named."""
    if not files:
        tell(str(__doc__))
        return 2
    rows = [row for row in read_rows(files) if row.get("class")]
    shipped = measure(rows, ())
    for step, changes in STEPS.items():
        value = measure(rows, changes) if changes else shipped
        tell(f"{step:32} {value:.3f}  {value - shipped:+.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
