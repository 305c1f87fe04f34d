"""How the trust risks grow with posts: 2,000 brands, 500 deals, 10k, 100k and 1M posts.

    python tests/benchmarks/trust_growth.py [SIZE…]

Prints the time per post of all risks together and its share of the time that classifying a post
takes (scan and judge of invented captions, in the same run). The same ten years hold all sizes:
where posts lie closer, more of them turn, answer or repeat each other, so the ratio to the first
size is of the time per post *or finding*. It must stay near one: nothing compares all with all.
"""

import gc
import random
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from creator_audit.analysis.judge import judge  # noqa: E402
from creator_audit.analysis.mentions import BrandNames, mentions  # noqa: E402
from creator_audit.analysis.trust_risks import RISKS, assess_trust  # noqa: E402
from creator_audit.model.brand import Brand, BrandMention, Stance  # noqa: E402
from creator_audit.model.deal import Deal, DealKind, DealStatus  # noqa: E402
from creator_audit.model.history import History, TimelineEntry, TrustPost  # noqa: E402
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart  # noqa: E402
from creator_audit.model.post import PartRole  # noqa: E402
from creator_audit.model.signal import Signal, SignalKind, Strength  # noqa: E402
from creator_audit.operations.engine import engine  # noqa: E402

SIZES = (10_000, 100_000, 1_000_000)
BRANDS, DEALS, CATEGORIES = 2_000, 500, 100
FIRST, DAYS = date(2016, 1, 1), 3_600
CLASSIFIED = 2_000
"""Captions classified to learn what one costs."""
CAPTIONS = (
    "Don't buy the {a}, get the one from @{b} instead. My code MARA{n} saves you 10%",
    "#ad I love my new {a}, highly recommend it! Link in bio #{b}",
    "Sunday soup, rain on the window and a book. Thank you for {n} lovely comments",
    "Used the {a} for {n} weeks and the lid broke. Not worth it, I would not buy it again",
    "Kauft nicht den {a}, nach {n} Wochen war er kaputt. Lieber @{b}",
)


def make_history(size: int, seed: int = 7) -> History:
    """Posts spread over ten years; one in three names brands, some with ties or against."""
    draw = random.Random(seed)
    brands = {
        f"b{n}": Brand(f"b{n}", f"Brand {n}", f"kind {n % CATEGORIES}") for n in range(BRANDS)
    }
    told = {
        (brand, stance): BrandMention(brand, "", 0, 0, 5, brand, stance)
        for brand in brands
        for stance in Stance
    }
    posts, timeline = [], []
    for number in range(size):
        day = FIRST + timedelta(days=number * DAYS // size)
        post = _post(draw, number, day, told)
        timeline.append(TimelineEntry(post.post_id, "a", day, post.post_class))
        if post.mentions or post.redirect:
            posts.append(post)
    return History(posts, timeline, _deals(draw), brands)


_SIGNS = {
    kind: Signal(kind, Strength.STRONG, 0, 10, 20, kind.value)
    for kind in (
        SignalKind.DISCOUNT_CODE,
        SignalKind.PRAISE,
        SignalKind.DISSUASION,
        SignalKind.SUBSTITUTION,
        SignalKind.DECLINED_DEAL,
        SignalKind.REASON,
        SignalKind.GIFT,
    )
}


def _post(
    draw: random.Random, number: int, day: date, told: dict[tuple[str, Stance], BrandMention]
) -> TrustPost:
    named = [f"b{int(draw.random() ** 2 * BRANDS)}" for _ in range(draw.choice((0, 0, 1, 2)))]
    stances = [draw.choice((Stance.PRAISE, Stance.DISSUADE, Stance.NEUTRAL)) for _ in named]
    kinds = draw.sample(sorted(_SIGNS), k=draw.randrange(3)) if named else []
    is_tied = draw.random() < 0.3
    against = Stance.DISSUADE in stances
    return TrustPost(
        f"p{number}",
        "a",
        "instagram",
        day,
        "deinfluencing" if against else ("sponsored" if is_tied else "other"),
        (),
        Strength.RECORDED if is_tied else Strength.NONE,
        SignalKind.SUBSTITUTION in kinds,
        is_tied and draw.random() < 0.7,
        tuple(_SIGNS[kind] for kind in kinds),
        ("caption",),
        tuple(told[pair] for pair in zip(named, stances, strict=True)),
    )


def _deals(draw: random.Random) -> tuple[Deal, ...]:
    made = []
    for number in range(DEALS):
        starts = FIRST + timedelta(days=draw.randrange(DAYS))
        brand = f"b{draw.randrange(BRANDS)}"
        made.append(
            Deal(
                f"d{number}",
                brand,
                draw.choice(tuple(DealKind)),
                starts,
                starts + timedelta(days=draw.randrange(1, 200)),
                draw.choice(tuple(DealStatus)),
                exclusive_for=(f"kind {draw.randrange(CATEGORIES)}",) if number % 5 == 0 else (),
                brand_id=brand,
            )
        )
    return tuple(made)


def classify_seconds() -> float:
    """Seconds to classify one caption: read its signs, find its brands, judge it."""
    tools = engine()
    names = BrandNames([Brand(f"b{n}", f"Brand {n}") for n in range(BRANDS)])
    when, codes = datetime(2025, 5, 1, 12, tzinfo=UTC), ("gb", "us")
    total = 0.0
    for number in range(CLASSIFIED + 100):
        text = CAPTIONS[number % len(CAPTIONS)].format(
            a=f"Brand {number % BRANDS}", b=f"maker{number}", n=number
        )
        given = ScanInput(f"p{number}", "instagram", (ScanPart(PartRole.CAPTION, text),))
        began = time.perf_counter()
        seen = tools.scanner.scan(given)
        mentions(given, seen, names)
        told = JudgeInput(given, seen.language, seen.signals, published_at=when)
        judge(told, tools.pack, codes, when.date())
        if number >= 100:  # the first ones fill caches
            total += time.perf_counter() - began
    return total / CLASSIFIED


def main(sizes: tuple[int, ...]) -> None:
    """Print one line per size, and the risks of the largest by time."""
    pack = engine().pack
    one = classify_seconds()
    print(f"classifying one caption: {one * 1e6:.0f} µs")
    first = 0.0
    for size in sizes:
        history = make_history(size)
        gc.collect()
        began = time.perf_counter()
        found = assess_trust(history, pack)
        spent = time.perf_counter() - began
        each, bare = spent / size, spent / (size + len(found))
        first = first or bare
        print(
            f"{size:>9,} posts: {each * 1e6:6.2f} µs a post, {each / one:.3f} of classifying;"
            f" {bare * 1e6:.2f} µs a post or finding, {bare / first:.2f}x the first size, {len(found):,} findings"
        )
    for name, seconds in sorted(_by_risk(history, pack.rules), key=lambda row: -row[1]):
        print(f"{name:>28}: {seconds / sizes[-1] * 1e6:6.2f} µs a post")


def _by_risk(history: History, rules: dict) -> list[tuple[str, float]]:
    told = []
    for name, assess in RISKS.items():
        began = time.perf_counter()
        for _finding in assess(history, rules[name]):
            pass
        told.append((name, time.perf_counter() - began))
    return told


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
