"""What a child of `spread` does with one batch: plain rows in, rows of the tables out."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from creator_audit.errors import UserError
from creator_audit.model.lesson import Lesson
from creator_audit.operations.engine import engine
from creator_audit.operations.judge_posts import Judge
from creator_audit.store.facts import UserFacts
from creator_audit.store.judgements import (
    JudgementColumns,
    RawRows,
    judge_rows,
    judgement_columns,
)
from creator_audit.store.mentions import mention_rows
from creator_audit.store.spans import RawRow, ScanColumns, scan_columns, scan_rows

Judged = tuple[JudgementColumns, list[tuple[Any, ...]]]


def scan_worker(digest: str) -> Callable[[list[RawRow]], ScanColumns]:
    """Scans batches with the shipped lexicons and the labels of the rules in use."""
    scanner = engine().scanner
    _require_same(scanner.digest, digest)

    def work(batch: list[RawRow]) -> ScanColumns:
        rows = scan_rows(batch)
        results = scanner.scan_batch([row.scan for row in rows])
        keyed = zip((row.key for row in rows), results, strict=True)
        return scan_columns(keyed, scanner.digest)

    return work


def judge_worker(
    facts: UserFacts,
    handles: Sequence[str],
    today: date,
    digest: str,
    lessons: Sequence[Lesson] = (),
) -> Callable[[RawRows], Judged]:
    """Judges batches by the rules in use; `handles` are those of the client's accounts."""
    _require_same(engine().digest, digest)
    judge = Judge(engine(), facts, handles, today, lessons)

    def work(batch: RawRows) -> Judged:
        judged = [(row.key, *judge(row)) for row in judge_rows(batch, facts)]
        columns = judgement_columns([(key, told) for key, told, _ in judged], digest)
        return columns, mention_rows(judged)

    return work


def _require_same(own: str, wanted: str) -> None:
    """No two processes may judge one client by different rules."""
    if own != wanted:
        raise UserError(
            "The rules changed while posts were being judged.", next_step="Start it once more."
        )
