"""Print what loading the rules and judging for all jurisdictions costs, beside judging for one.

    python tests/benchmarks/rules_speed.py [POSTS]

Ratios measured in one run are what to compare between machines, not seconds.
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from creator_audit import resources
from creator_audit.analysis.judge import judge
from creator_audit.analysis.scan import default_scanner
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.rules.load import load_tree

TEXTS = (
    "Morning light on the shelf, coffee in hand, nothing else to do today {0}",
    "Half a year with the pan from the market, and it still sits flat {0}",
    "Soup, bread and a long walk with the dog along the canal {0} #home #slow #light",
    "Rain again. We stayed in and repaired the old lamp {0}",
    "I timed the kettle: two minutes and ten seconds, as the box says {0}",
    "Use my code SLOW{0} for 15% off at lumavelle.example",
    "#ad the winter coat from @lumavelle.test, worn for {0} days",
    "Best stove I have had https://amzn.to/3x{0} love it so much",
    "Don't buy the Veldrona lamp. Save your money, it broke after {0} weeks.",
    "Thanks @oatmarl.test for sending this over {0} #gifted",
)
TODAY = date(2026, 11, 1)


def read_posts(number: int) -> list[ScanInput]:
    """Invented posts of which half speak of a tie."""
    texts = [TEXTS[n % len(TEXTS)].format(n) for n in range(number)]
    return [
        ScanInput(str(n), "instagram", (ScanPart(PartRole.CAPTION, text),))
        for n, text in enumerate(texts)
    ]


def fastest(act: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        taken.append(time.perf_counter() - start)
    return min(taken)


def main(arguments: Sequence[str]) -> None:
    """Measures and prints."""
    number = int(arguments[0]) if arguments else 5000
    loading = fastest(lambda: load_tree(resources.root()))
    pack = load_tree(resources.root())
    scanner = default_scanner(pack)
    posts = read_posts(number)
    scanning = fastest(lambda: scanner.scan_batch(posts), 3)
    given = [
        JudgeInput(
            post,
            scanned.language,
            scanned.signals,
            published_at=datetime(2017 + n % 10, 1 + n % 12, 1 + n % 28, tzinfo=UTC),
        )
        for n, (post, scanned) in enumerate(zip(posts, scanner.scan_batch(posts), strict=True))
    ]
    codes = tuple(sorted(pack.jurisdictions))
    plain = [post for post in given if not judge(post, pack, codes, TODAY).tie.signals]

    def judge_all(listed: Sequence[JudgeInput], chosen: tuple[str, ...]) -> float:
        return fastest(lambda: [judge(post, pack, chosen, TODAY) for post in listed])

    one, every = judge_all(given, codes[:1]), judge_all(given, codes)
    one_plain, every_plain = judge_all(plain, codes[:1]), judge_all(plain, codes)
    micro = 1e6 / number
    print(f"load and validate {len(codes)} jurisdictions: {loading * 1000:.0f} ms")
    print(
        f"scan {scanning * micro:.0f} µs; judge one {one * micro:.0f} µs, all {every * micro:.0f}"
    )
    print(f"judge, all / one: {every / one:.2f}; plain posts {every_plain / one_plain:.2f}")
    print(f"scan and judge, all / one: {(scanning + every) / (scanning + one):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
