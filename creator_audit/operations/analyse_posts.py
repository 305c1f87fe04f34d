"""Scan, judge and trust: bring every stored result up to date, doing only what is needed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from creator_audit.operations.changes import JUDGED, Changes
from creator_audit.operations.engine import Engine, engine
from creator_audit.operations.learn_lessons import renew_lessons
from creator_audit.operations.rule_changes import list_changes, note_rules
from creator_audit.operations.spread import dismiss, spread
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
    try:
        _RUN[stage](store, progress, engine())
    except BaseException:
        dismiss()  # at once, not when the traceback that holds the loop is let go
        raise


def _scan(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.operations.batches import scan_worker
    from creator_audit.store.spans import count_to_scan, raw_posts_to_scan, write_scan_columns

    note_rules(store, tools)
    digest = tools.scanner.digest
    done, total = 0, count_to_scan(store, digest)
    for columns in spread(scan_worker, (digest,), raw_posts_to_scan(store, digest), total):
        write_scan_columns(store, columns)
        done += len(columns.scans)
        progress.step(done, total, "reading captions")


def _judge(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.operations.batches import judge_worker
    from creator_audit.store.accounts import read_accounts
    from creator_audit.store.facts import user_facts
    from creator_audit.store.judgements import (
        count_to_judge,
        raw_posts_to_judge,
        write_judgement_columns,
    )
    from creator_audit.store.mentions import write_mention_rows

    digest = base_digest(tools)
    handles = tuple(a.handle.casefold() for a in read_accounts(store) if a.handle)
    facts = user_facts(store)
    lessons = renew_lessons(store, tools, facts, handles, _today())
    given = (facts, handles, _today(), digest, lessons)
    done, total = 0, count_to_judge(store, digest)
    try:
        for columns, mentions in spread(
            judge_worker, given, raw_posts_to_judge(store, digest), total
        ):
            with store.atomic():
                write_judgement_columns(store, columns)
                write_mention_rows(store, [row[0] for row in columns.judged], mentions)
            done += len(columns.judged)
            progress.step(done, total, "judging posts")
    finally:
        dismiss()


def _trust(store: "Store", progress: Progress, tools: Engine) -> None:
    from creator_audit.analysis.trust_risks import assess_trust
    from creator_audit.store.facts import user_facts
    from creator_audit.store.findings import replace_trust_findings
    from creator_audit.store.history import read_history
    from creator_audit.store.quiet_questions import hush_questions
    from creator_audit.store.rule_changes import trust_digest
    from creator_audit.store.stages import is_current, set_current

    facts = user_facts(store)
    digest = trust_digest(base_digest(tools), facts.digest)
    if not is_current(store, "trust", digest):
        progress.step(0, None, "comparing posts")
        with store.atomic():
            replace_trust_findings(store, assess_trust(read_history(store, facts), tools.pack))
            hush_questions(store)
            set_current(store, "trust", digest)
    list_changes(store)


def base_digest(tools: Engine) -> str:
    """What every judgement depends on beside the post and the user's own records."""
    return tools.digest


def _today() -> date:
    return datetime.now(UTC).date()


_RUN: dict[str, Callable[["Store", Progress, Engine], None]] = {
    "scan": _scan,
    "judge": _judge,
    "trust": _trust,
}
