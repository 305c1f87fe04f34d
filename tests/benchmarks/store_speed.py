"""Print how long the store and the read models take: ``python tests/benchmarks/store_speed.py``.

Optional argument: the number of posts (200000). Times are printed, never asserted.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.finding import (
    Evidence,
    Family,
    Finding,
    FindingVerdict,
    Outcome,
    Severity,
    finding_id,
)
from creator_audit.model.judgement import Judgement, ScanResult
from creator_audit.model.post import ImportSource, PartRole, Post, TextPart
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_items
from creator_audit.queries.overview import overview, totals
from creator_audit.queries.posts import post_keys, post_rows
from creator_audit.queries.reader import open_reader
from creator_audit.store.database import Store
from creator_audit.store.facts import user_facts
from creator_audit.store.imports import ImportStart, begin_import, finish_import
from creator_audit.store.judgements import JudgeRow, posts_to_judge, write_judgements
from creator_audit.store.posts import PostWriter
from creator_audit.store.spans import posts_to_scan, write_scans

WORDS = [
    "love",
    "this",
    "serum",
    "from",
    "lumavelle",
    "use",
    "code",
    "for",
    "the",
    "best",
    "honest",
    "review",
    "skin",
    "glow",
    "today",
]
SIGN = Signal(SignalKind.DISCOUNT_CODE, Strength.STRONG, 0, 3, 12, "code", "SAVE10", "codes/x")
CLASSES = tuple(PostClass)
BATCH = 2000


def posts(number: int) -> Iterator[Post]:
    """Invented posts of about 240 characters, one every ten minutes."""
    chance = random.Random(1)
    start = datetime(2015, 1, 1, tzinfo=UTC)
    for n in range(number):
        text = " ".join(chance.choices(WORDS, k=45))
        yield Post(
            f"x:{n}", "x:ada", "x", start + timedelta(minutes=10 * n),
            ImportSource("posts.json", f"/{n}", "x 2025-01 json"), native_id=str(n),
            parts=(TextPart(PartRole.CAPTION, text),),
        )  # fmt: skip


def timed(name: str, act: Callable[[], object]) -> None:
    """Run and print."""
    start = time.perf_counter()
    act()
    print(f"{name:32}{(time.perf_counter() - start) * 1000:10.1f} ms")


def bring_in(store: Store, number: int) -> None:
    """Import all of them in one transaction a batch."""
    import_id = begin_import(store, ImportStart("export.zip", "x", "x 2025-01 json"))
    writer = PostWriter(store, import_id)
    batch = []
    for post in posts(number):
        batch.append(post)
        if len(batch) == BATCH:
            writer.write(batch)
            batch = []
    writer.write(batch)
    finish_import(store, import_id, writer.counts, writer.finish())


def scan(store: Store) -> None:
    """Write one sign for every third post."""
    for batch in posts_to_scan(store, "x"):
        results = [
            (r.key, ScanResult(r.scan.post_id, "en", (SIGN,) * (r.key % 3 == 0))) for r in batch
        ]
        write_scans(store, results, "x")


def judge(store: Store) -> None:
    """Write judgements, and a finding for every sixtieth post."""
    for batch in posts_to_judge(store, "x", user_facts(store)):
        write_judgements(store, [(row.key, _judgement(row)) for row in batch], "x")


def _judgement(row: JudgeRow) -> Judgement:
    tie = Tie(Strength.STRONG, row.signals) if row.signals else Tie(Strength.NONE)
    verdict = Verdict.NONE_FOUND if row.signals else Verdict.NOT_REQUIRED
    id_ = row.scan.post_id
    finding = Finding(
        finding_id("missing-disclosure", id_), "missing-disclosure", "1", Family.DISCLOSURE,
        Outcome.FLAG, Severity.SERIOUS, (id_,), (Evidence(id_, SIGN, "caption"),),
        (FindingVerdict("us", verdict, Severity.SERIOUS),),
    )  # fmt: skip
    return Judgement(
        id_, "en", Classification(CLASSES[row.key % 4], 0.9, reasons=row.signals), tie,
        tuple(Disclosure(code, verdict) for code in ("us", "gb")),
        (finding,) if row.key % 60 == 0 else (),
    )  # fmt: skip


def main() -> None:
    """Measure everything once."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "client.db"
        with Store.open(path, create=True) as store:
            timed(f"import {number}", lambda: bring_in(store, number))
            timed("import again", lambda: bring_in(store, number))
            timed("scan rows out and in", lambda: scan(store))
            timed("judge rows out and in", lambda: judge(store))
        with open_reader(path) as reader:
            everything = FilterState()
            keys = post_keys(reader, everything)
            timed("keys of all", lambda: post_keys(reader, everything))
            timed("keys of a class", lambda: post_keys(reader, FilterState(classes=("other",))))
            timed("keys of a search", lambda: post_keys(reader, FilterState(text="honest gl")))
            middle = len(keys) // 2
            timed("page of 200 rows", lambda: post_rows(reader, keys[middle : middle + 200]))
            timed("overview", lambda: overview(reader, everything))
            timed("totals", lambda: totals(reader))
            timed("work list", lambda: finding_items(reader, everything))
        print(f"{path.stat().st_size / number:.0f} bytes a post")


if __name__ == "__main__":
    main()
