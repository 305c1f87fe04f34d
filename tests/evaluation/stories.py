"""Measures the risks to trust on invented stories: a few posts, brands and a ledger each.

    python tests/evaluation/stories.py [--kind KIND] [--risk RISK] [FILE.jsonl…]

A line holds ``id``, ``lang``, ``about`` (a risk), ``kind`` (positive, near_miss, twin), ``why``,
``posts`` (``day``, ``platform``, ``text`` or ``parts``; optional ``platform_label``,
``relation``), ``deals``, ``brands``, ``rivals``, ``own`` (handles of the creator's own),
``expected`` (risks that must be raised), and either ``not_expected`` (risks that must not) or
``none_else`` (all others must not). A risk that is neither expected nor ruled out counts nowhere.

A risk is raised as a gap or as a question; the good sign, as a pass. ``none_else`` leaves the
good sign free, since it is no fault: it counts only where a story names it.

Each story goes through the operations of the app: a table is imported, brand file and ledger are
read, own handles are recorded, everything is analysed under the law of the story's language.
"""

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from creator_audit.importers.contract import ImportOptions  # noqa: E402
from creator_audit.model.audit import AuditScope  # noqa: E402
from creator_audit.model.brand import HandleRole  # noqa: E402
from creator_audit.operations.analyse_posts import analyse  # noqa: E402
from creator_audit.operations.choose_countries import settle_scope  # noqa: E402
from creator_audit.operations.edit_brand import import_brands  # noqa: E402
from creator_audit.operations.import_archive import import_archives  # noqa: E402
from creator_audit.operations.record_deal import HEADER, import_deals  # noqa: E402
from creator_audit.progress import NullProgress  # noqa: E402
from creator_audit.store.brands import write_names  # noqa: E402
from creator_audit.store.database import Store  # noqa: E402

Story = dict[str, Any]
FILE = Path(__file__).with_name("stories.jsonl")
GOOD_SIGN = "substantiated-critique"
RISKS = (
    "substitution",
    "rival-pay",
    "u-turn",
    "retaliation",
    "verdict-without-use",
    "unproven-harm-claim",
    "bought-sentiment",
    "misleading-denial",
    "hidden-stake",
    "role-conflict",
    "gift-to-praise",
    "exclusivity-breach",
    "trend-riding",
    GOOD_SIGN,
)
KINDS = ("positive", "near_miss", "twin")
LAW = {"en": ("us", "gb"), "pt": ("br",)}
"""Jurisdictions by language; others have the code of their language."""
QUIET = NullProgress()


@dataclass(frozen=True, slots=True)
class Told:
    """What was raised for one story, against what its label asks."""

    story: Story
    raised: frozenset[str]

    @property
    def hits(self) -> frozenset[str]:
        return self.raised & frozenset(self.story["expected"])

    @property
    def missed(self) -> frozenset[str]:
        return frozenset(self.story["expected"]) - self.raised

    @property
    def alarms(self) -> frozenset[str]:
        return self.raised & ruled_out(self.story)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over stories."""

    hits: int = 0
    missed: int = 0
    alarms: int = 0

    @property
    def precision(self) -> float:
        """Share of what was raised that should be; 1 where nothing was raised."""
        raised = self.hits + self.alarms
        return self.hits / raised if raised else 1.0

    @property
    def recall(self) -> float:
        """Share of what should be raised that was; 1 where nothing should be."""
        wanted = self.hits + self.missed
        return self.hits / wanted if wanted else 1.0


def ruled_out(story: Story) -> frozenset[str]:
    """The risks that must not be raised."""
    expected = frozenset(story["expected"])
    if story.get("none_else"):
        free = frozenset() if story["about"] == GOOD_SIGN else frozenset({GOOD_SIGN})
        return frozenset(RISKS) - expected - free
    return frozenset(story["not_expected"]) - expected


def read_stories(paths: Iterable[Path]) -> list[Story]:
    return [
        json.loads(line)
        for path in paths
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def tell(stories: Iterable[Story]) -> Iterator[Told]:
    """Play each story through the app, in a passing file of its own."""
    with tempfile.TemporaryDirectory() as name:
        for number, story in enumerate(stories):
            folder = Path(name) / str(number)
            folder.mkdir()
            yield Told(story, raised_by(story, folder))


def raised_by(story: Story, folder: Path) -> frozenset[str]:
    """The risks that the app raises for a story."""
    with Store.open(folder / "client.db", create=True) as store:
        lang = story["lang"]
        settle_scope(store, QUIET, AuditScope(jurisdictions=LAW.get(lang, (lang,))))
        _import_posts(store, story, folder)
        _import_brands(store, story, folder)
        _import_deals(store, story, folder)
        write_names(store, [(name, "handle", HandleRole.OWN) for name in story["own"]])
        analyse(store, QUIET)
        return frozenset(
            rule
            for rule, outcome in store.rows("SELECT rule_id, outcome FROM findings")
            if rule in RISKS
            and outcome in (("pass",) if rule == GOOD_SIGN else ("flag", "needs_review"))
        )


def _import_posts(store: Store, story: Story, folder: Path) -> None:
    rows = []
    for number, post in enumerate(story["posts"], 1):
        row = {"id": f"{number}", "published_at": f"{post['day']}T12:00:00Z", "account": "mara"}
        row |= {key: post[key] for key in ("platform", "platform_label", "relation") if key in post}
        if "text" in post:
            row["text"] = post["text"]
        row |= {part["role"]: part["text"] for part in post.get("parts", ())}
        rows.append(row)
    path = folder / "posts.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    result, _ = import_archives(store, QUIET, [path], ImportOptions(), is_analysed=False)
    new = sum(source.new for source in result.sources)
    if new != len(rows) or not result.is_complete:
        raise ValueError(f"{story['id']}: {new} of {len(rows)} posts were read")


def _import_brands(store: Store, story: Story, folder: Path) -> None:
    lines = []
    for brand in story["brands"]:
        told = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in brand.items()]
        lines += ["[[brands]]", *told]
    for pair in story["rivals"]:
        lines += ["[[rivals]]", f"brands = {json.dumps(pair, ensure_ascii=False)}"]
    if lines:
        path = folder / "brands.toml"
        path.write_text("\n".join(lines), encoding="utf-8")
        import_brands(store, QUIET, path, is_analysed=False)


def _import_deals(store: Store, story: Story, folder: Path) -> None:
    if not story["deals"]:
        return
    path = folder / "deals.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER)
        writer.writeheader()
        for deal in story["deals"]:
            cells = deal.items()
            writer.writerow({k: ";".join(v) if isinstance(v, list) else v for k, v in cells})
    import_deals(store, QUIET, path, is_analysed=False)


def score(told: Iterable[Told], risk: str = "") -> Score:
    """Counts over all risks, or over one."""
    hits = missed = alarms = 0
    for one in told:
        for number, names in enumerate((one.hits, one.missed, one.alarms)):
            found = len(names) if not risk else int(risk in names)
            hits += found if number == 0 else 0
            missed += found if number == 1 else 0
            alarms += found if number == 2 else 0
    return Score(hits, missed, alarms)


def flagged(told: Iterable[Told], kind: str) -> list[Told]:
    """Stories of this kind for which something was raised that should not be."""
    return [one for one in told if one.story["kind"] == kind and one.alarms]


def _line(name: str, told: Sequence[Told], risk: str = "") -> str:
    got = score(told, risk)
    own = [t for t in told if not risk or t.story["about"] == risk]
    counts = []
    for kind in ("twin", "near_miss"):
        n = sum(t.story["kind"] == kind for t in own)
        counts.append(f"{len(flagged(own, kind))}/{n}")
    return (
        f"{name:24} {got.precision:9.2f} {got.recall:7.2f} {got.hits:5} {got.missed:7}"
        f" {got.alarms:7} {counts[0]:>8} {counts[1]:>11}"
    )


def report(told: Sequence[Told]) -> str:
    """Figures by risk and language, then every story where label and app differ."""
    head = (
        f"{'':24} {'precision':>9} {'recall':>7} {'hits':>5} {'missed':>7} {'alarms':>7}"
        f" {'twins':>8} {'near misses':>11}"
    )
    lines = [f"{len(told)} stories", head, _line("all", told)]
    lines += [_line(risk, told, risk) for risk in RISKS]
    langs = sorted({one.story["lang"] for one in told})
    lines += [_line(lang, [t for t in told if t.story["lang"] == lang]) for lang in langs]
    for one in (t for t in told if t.missed or t.alarms):
        story = one.story
        lines.append(
            f"{story['id']} ({story['lang']}, {story['kind']} of {story['about']}):"
            f" expected {', '.join(story['expected']) or 'none'};"
            f" raised {', '.join(sorted(one.raised)) or 'none'}. {story['why']}"
        )
    return "\n".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure the risks to trust on stories.")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kind", choices=KINDS)
    parser.add_argument("--risk", choices=RISKS)
    options = parser.parse_args(argv)
    stories = [
        story
        for story in read_stories(options.files or [FILE])
        if options.kind in (None, story["kind"]) and options.risk in (None, story["about"])
    ]
    print(report(list(tell(stories))))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
