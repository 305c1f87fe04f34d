"""Scan, judge and trust: bring every stored result up to date, doing only what is needed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from creator_audit.analysis.judge import JUDGE_VERSION
from creator_audit.operations.changes import JUDGED, Changes
from creator_audit.operations.engine import Engine, engine
from creator_audit.progress import Progress

if TYPE_CHECKING:
    from creator_audit.store.database import Store

STAGES = ("scan", "judge", "trust")


def analyse(store: "Store", progress: Progress) -> tuple[None, Changes]:
    """Run all three stages over what is not up to date."""
    for stage in STAGES:
        analyse_stage(store, progress, stage)
    return None, JUDGED


def analyse_stage(store: "Store", progress: Progress, stage: str) -> None:
    """Run one stage by name."""
    _RUN[stage](store, progress, engine())


def _scan(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.store.spans import count_to_scan, posts_to_scan, write_scans

    scanner = tools.scanner
    done, total = 0, count_to_scan(store, scanner.digest)
    for batch in posts_to_scan(store, scanner.digest):
        results = scanner.scan_batch([row.scan for row in batch])
        keyed = zip((row.key for row in batch), results, strict=True)
        write_scans(store, keyed, scanner.digest)
        done += len(batch)
        progress.step(done, total, "reading captions")


def _judge(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.operations.judge_posts import Judge
    from creator_audit.store.facts import user_facts
    from creator_audit.store.judgements import count_to_judge, posts_to_judge, write_judgements
    from creator_audit.store.mentions import write_mentions

    facts = user_facts(store)
    judge = Judge(store, tools, facts, _today())
    digest = base_digest(tools)
    done, total = 0, count_to_judge(store, digest)
    for batch in posts_to_judge(store, digest, facts):
        judged = [(row.key, *judge(row)) for row in batch]
        with store.atomic():
            write_judgements(store, [(key, told) for key, told, _ in judged], digest)
            write_mentions(store, judged)
        done += len(batch)
        progress.step(done, total, "judging posts")


def _trust(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.analysis.trust_risks import assess_trust
    from creator_audit.store.facts import user_facts
    from creator_audit.store.findings import replace_trust_findings
    from creator_audit.store.history import read_history
    from creator_audit.store.quiet_questions import hush_questions
    from creator_audit.store.stages import is_current, set_current

    facts = user_facts(store)
    digest = sha256(f"{base_digest(tools)}\0{facts.digest}".encode()).hexdigest()
    if is_current(store, "trust", digest):
        return
    progress.step(0, None, "comparing posts")
    with store.atomic():
        replace_trust_findings(store, assess_trust(read_history(store, facts), tools.pack))
        hush_questions(store)
        set_current(store, "trust", digest)


def base_digest(tools: Engine) -> str:
    """What every judgement depends on beside the post and the user's own records."""
    told = f"{JUDGE_VERSION}\0{tools.pack.digest}\0{tools.scanner.digest}"
    return sha256(told.encode()).hexdigest()[:32]


def _today() -> date:
    return datetime.now(UTC).date()


_RUN: dict[str, Callable[["Store", Progress, Engine], None]] = {
    "scan": _scan,
    "judge": _judge,
    "trust": _trust,
}
