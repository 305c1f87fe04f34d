"""A judged client of a dozen invented posts, written through the store."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from creator_audit.model.account import Account
from creator_audit.model.brand import Brand, BrandMention, Stance
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.deal import Deal
from creator_audit.model.disclosure import Disclosure, Problem, Tie, Verdict
from creator_audit.model.finding import (
    Evidence,
    Family,
    Finding,
    FindingVerdict,
    Outcome,
    Severity,
    finding_id,
)
from creator_audit.model.issue import ImportIssue
from creator_audit.model.judgement import Judgement, ScanResult
from creator_audit.model.post import ImportSource, PartRole, Post, Standing, TextPart
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.reader import Reader, open_reader
from creator_audit.store.brands import write_brands
from creator_audit.store.database import Store
from creator_audit.store.deals import write_deals
from creator_audit.store.facts import user_facts
from creator_audit.store.findings import replace_trust_findings
from creator_audit.store.imports import ImportStart, begin_import, finish_import, write_issues
from creator_audit.store.judgements import posts_to_judge, write_judgements
from creator_audit.store.mentions import write_mentions
from creator_audit.store.posts import PostWriter
from creator_audit.store.spans import posts_to_scan, write_scans

CODE = Signal(SignalKind.DISCOUNT_CODE, Strength.STRONG, 0, 0, 3, "use", "SAVE10", "codes/x")
LINK = Signal(SignalKind.AFFILIATE_LINK, Strength.STRONG, 0, 0, 3, "use", "luma.example", "l/x")
TAG = Signal(SignalKind.BRAND_TAG, Strength.WEAK, 0, 0, 3, "use", "lumavelle", "tags/x")
S, R, D, X = PostClass.SPONSORED, PostClass.RECOMMENDING, PostClass.DEINFLUENCING, PostClass.OTHER
NONE, LATE, CLEAR = Verdict.NONE_FOUND, Verdict.INSUFFICIENT, Verdict.SUFFICIENT
FREE, OPEN = Verdict.NOT_REQUIRED, Verdict.CANNOT_TELL

# number: day, platform, text, class, verdict (us), signs
POSTS = {
    1: ("2023-03-05", "instagram", "Use SAVE10 on Lumavelle serum", S, NONE, (CODE, TAG)),
    2: ("2024-02-29", "instagram", "Use SAVE10, 'quoted' \"text\" AND (odd*)", S, NONE, (CODE,)),
    3: ("2024-03-01", "instagram", "Shop my link, Lumavelle again", S, LATE, (LINK,)),
    4: ("2024-03-02", "instagram", "Ad: Lumavelle sérum", S, CLEAR, (CODE, LINK)),
    5: ("2024-03-02", "tiktok", "I love this", R, FREE, ()),
    6: ("2024-03-31", "tiktok", "Do not buy Veldrona", D, FREE, ()),
    7: ("2024-05-01", "tiktok", "Breakfast 🥐", X, FREE, ()),
    8: ("2024-05-02", "tiktok", "", X, OPEN, ()),
    9: ("", "instagram", "Undated thanks @lumavelle", X, OPEN, (TAG,)),
    10: ("2024-05-03", "instagram", "今日のセール情報です", X, FREE, ()),
}


def _post(number: int) -> Post:
    day, platform, text, *_ = POSTS[number]
    return Post(
        f"{platform}:{number}",
        f"{platform}:ada",
        platform,
        datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC) if day else None,
        ImportSource("posts.json", f"/{number}", f"{platform} 2025-03 json"),
        native_id=str(number),
        parts=(TextPart(PartRole.CAPTION, text),) if text else (),
    )


def _finding(rule: str, number: int, outcome: Outcome, *more: int, family: str = "") -> Finding:
    ids = tuple(_post(n).id for n in (number, *more))
    return Finding(
        finding_id(rule, ids[0]),
        rule,
        "1",
        Family(family or "disclosure"),
        outcome,
        Severity.SERIOUS,
        ids,
        tuple(Evidence(ids[0], s, "caption") for s in POSTS[number][5]),
        (FindingVerdict("us", POSTS[number][4], Severity.SERIOUS),),
        "lumavelle",
        Problem.LATE if POSTS[number][4] is LATE else None,
        parameters=(("channels", "caption"), ("signs", "code {odd}")),
    )


FINDINGS = {
    1: _finding("missing-disclosure", 1, Outcome.FLAG),
    2: _finding("missing-disclosure", 2, Outcome.FLAG),
    3: _finding("late-disclosure", 3, Outcome.FLAG),
    9: _finding("missing-disclosure", 9, Outcome.NEEDS_REVIEW),
}
CHAINS = (
    _finding("u-turn", 1, Outcome.NEEDS_REVIEW, 6, 7, family="trust"),
    _finding("substantiated-critique", 6, Outcome.PASS, family="trust"),
)


def _judgement(number: int) -> Judgement:
    _day, _platform, text, class_, verdict, signs = POSTS[number]
    strength = max((s.strength for s in signs), key=lambda s: s.rank, default=Strength.NONE)
    return Judgement(
        _post(number).id,
        "en",
        Classification(class_, 0.9, reasons=signs),
        Tie(strength, signs),
        (Disclosure("us", verdict), Disclosure("gb", CLEAR if verdict is LATE else verdict)),
        (FINDINGS[number],) if number in FINDINGS else (),
        no_text=not text,
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "client.db", create=True) as opened:
        _import(opened)
        _judge(opened)
        yield opened


def _import(store: Store) -> None:
    start = ImportStart(
        "export.zip", "instagram", "instagram 2025-03 json", 10, "ab", "ada",
        why=("found posts.json",), not_read=(("messages", "private"),),
    )  # fmt: skip
    import_id = begin_import(store, start)
    writer = PostWriter(store, import_id)
    writer.add_account(Account("instagram:ada", "instagram", "ada", "Ada B."))
    repost = Post("tiktok:99", "tiktok:ada", "tiktok", None, ImportSource("a", "/", "tiktok"),
                  standing=Standing.REPOST, parts=(TextPart(PartRole.CAPTION, "Use SAVE10"),))  # fmt: skip
    writer.write([*map(_post, POSTS), _post(1), repost])
    write_issues(store, import_id, [ImportIssue("posts.json", "/77", "no-time", "No time.")])
    finish_import(store, import_id, writer.counts, writer.finish())


def _judge(store: Store) -> None:
    write_brands(store, [Brand("lumavelle", "Lumavelle", "skin"), Brand("v", "Veldrona", "skin")])
    write_deals(store, (Deal("d1", "Veldrona", brand_id="v"),))
    for batch in posts_to_scan(store, "x"):
        write_scans(
            store,
            [(row.key, ScanResult(row.scan.post_id, "en", POSTS[row.key][5])) for row in batch],
            "x",
        )
    for rows in posts_to_judge(store, "x", user_facts(store)):
        write_judgements(store, [(row.key, _judgement(row.key)) for row in rows], "x")
    for number, brand, stance in (
        (1, "lumavelle", Stance.PRAISE), (3, "lumavelle", Stance.NEUTRAL),
        (4, "lumavelle", Stance.PRAISE), (6, "v", Stance.DISSUADE), (9, "unlisted", Stance.NEUTRAL),
    ):  # fmt: skip
        mention = BrandMention(brand, _post(number).id, 0, 0, 3, "use", stance)
        write_mentions(store, [(number, _judgement(number), (mention,))])
    replace_trust_findings(store, CHAINS)


@pytest.fixture
def reader(store: Store) -> Iterator[Reader]:
    with open_reader(store.path) as opened:
        yield opened
