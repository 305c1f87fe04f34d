"""Judgements in and out, and which posts have to be judged again."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Any, NamedTuple

from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.finding import Finding
from creator_audit.model.judgement import Judgement, ScanInput
from creator_audit.model.signal import Signal, Strength
from creator_audit.store.database import Store
from creator_audit.store.encoding import (
    clean,
    dump,
    load,
    mark_column,
    moment,
    read_channels,
    read_labels,
    read_mark,
    read_problem,
    read_signals,
)
from creator_audit.store.facts import UserFacts
from creator_audit.store.findings import (
    JUDGE,
    FindingColumns,
    finding_columns,
    replace_judge_findings,
    strictest,
)
from creator_audit.store.spans import raw_spans, read_urls, scan_parts, signals_of

BATCH = 1_000
_STALE = (
    " FROM posts p JOIN scans c ON c.post_key = p.key"
    " LEFT JOIN judgements j ON j.post_key = p.key"
    " WHERE p.key > ? AND +p.standing = 'own' AND (j.digest IS NULL OR j.digest <> ?)"
)
POSTS_TO_JUDGE = (
    "SELECT p.key, p.id, p.account_id, p.platform, p.kind, p.published_at, p.day,"
    " p.label_state, p.labels, p.relation, p.parts, p.text, p.links, c.language"
)
"""From ``posts p JOIN scans c``; read by `judge_rows`."""
_TO_JUDGE = POSTS_TO_JUDGE + _STALE + " ORDER BY p.key LIMIT ?"
_INSERT_VERDICT = (
    "INSERT INTO verdicts (post_key, position, jurisdiction, verdict, problem, rule, severity,"
    " reason, citations, missing, mark) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
_INSERT_JUDGEMENT = (
    "INSERT OR REPLACE INTO judgements (post_key, class, verdict, tie, relation, confidence,"
    " also, cannot_tell, redirect, by_user, no_text, is_disclosed, language, digest)"
    " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
)


class JudgeRow(NamedTuple):
    """A scanned post with what the export and the user recorded about it alone."""

    key: int
    scan: ScanInput
    language: str
    signals: tuple[Signal, ...]
    kind: str
    published_at: datetime | None
    """In the client's time zone."""
    platform_label: bool | None
    """As the export has it; where it does not say, as the user answered."""
    platform_label_text: str
    relation: str | None
    class_override: PostClass | None
    account_id: str


def count_to_judge(store: Store, base_digest: str) -> int:
    """How many scanned posts have no judgement made from this pack and these facts."""
    return int(store.value("SELECT count(*)" + _STALE, (0, base_digest)))


def posts_to_judge(
    store: Store, base_digest: str, facts: UserFacts, *, batch: int = BATCH
) -> Iterator[list[JudgeRow]]:
    """Scanned posts whose judgement is missing, stale or made with another pack; in batches."""
    return (judge_rows(raw, facts) for raw in raw_posts_to_judge(store, base_digest, batch=batch))


class RawRows(NamedTuple):
    """A batch as plain rows for `judge_rows`, which another process can take."""

    posts: list[tuple[Any, ...]]
    spans: list[tuple[Any, ...]]


def raw_posts_to_judge(store: Store, base_digest: str, *, batch: int = BATCH) -> Iterator[RawRows]:
    """The posts of `posts_to_judge` as plain rows."""
    last = 0
    while rows := store.rows(_TO_JUDGE, (last, base_digest, batch)):
        last = rows[-1][0]
        yield RawRows(rows, raw_spans(store, [row[0] for row in rows]))


def judge_rows(raw: RawRows, facts: UserFacts) -> list[JudgeRow]:
    """Scanned posts from their columns."""
    spans = signals_of(raw.spans)
    return [_judge_row(row, spans.get(row[0], ()), facts) for row in raw.posts]


def _judge_row(row: Sequence[Any], signals: tuple[Signal, ...], facts: UserFacts) -> JudgeRow:
    (key, id_, account, platform, kind, seconds, day, state, labels, relation, parts, text,
     links, language) = row  # fmt: skip
    correction = facts.corrections.get(id_)
    if correction is not None and correction.relation:
        relation = correction.relation
    label = facts.answered_label(account, id_, day) if state is None else bool(state)
    raw = "; ".join(x.raw for x in read_labels(labels) if x.is_on) if labels else ""
    return JudgeRow(
        key=key,
        scan=ScanInput(id_, platform, scan_parts(parts, text), read_urls(links)),
        language=language,
        signals=signals,
        kind=kind,
        published_at=_local(seconds, facts.zone),
        platform_label=label,
        platform_label_text=raw,
        relation=relation or None,
        class_override=correction.post_class if correction else None,
        account_id=account,
    )


def _local(seconds: int | None, zone: tzinfo) -> datetime | None:
    utc = moment(seconds)
    return None if utc is None else utc.astimezone(zone)


def write_judgements(
    store: Store, results: Iterable[tuple[int, Judgement]], base_digest: str
) -> None:
    """Replace judgements, verdicts and the findings of these posts."""
    write_judgement_columns(store, judgement_columns(results, base_digest))


class JudgementColumns(NamedTuple):
    """What the judge says of some posts, as rows of the tables."""

    judged: list[tuple[Any, ...]]
    reasons: list[tuple[Any, ...]]
    verdicts: list[tuple[Any, ...]]
    findings: FindingColumns


def judgement_columns(
    results: Iterable[tuple[int, Judgement]], base_digest: str
) -> JudgementColumns:
    """Rows of (post key, judgement) as the tables have them."""
    judged: list[tuple[Any, ...]] = []
    reasons: list[tuple[Any, ...]] = []
    verdicts: list[tuple[Any, ...]] = []
    findings: list[Finding] = []
    for key, judgement in results:
        judged.append((key, *_judgement_row(judgement), base_digest))
        told = _reasons_row(key, judgement)
        if told is not None:
            reasons.append(told)
        for position, disclosure in enumerate(judgement.disclosures):
            verdicts.append((key, position, *_verdict_row(disclosure)))
        findings.extend(judgement.findings)
    return JudgementColumns(judged, reasons, verdicts, finding_columns(JUDGE, findings))


def write_judgement_columns(store: Store, columns: JudgementColumns) -> None:
    """Replace judgements, verdicts and findings; see `write_judgements`."""
    keys = [(row[0],) for row in columns.judged]
    with store.atomic():
        store.run_many("DELETE FROM verdicts WHERE post_key = ?", keys)
        store.run_many("DELETE FROM reasons WHERE post_key = ?", keys)
        store.run_many(_INSERT_JUDGEMENT, columns.judged)
        store.run_many("INSERT INTO reasons VALUES (?,?,?,?)", columns.reasons)
        store.run_many(_INSERT_VERDICT, columns.verdicts)
        replace_judge_findings(store, [key for (key,) in keys], columns.findings)
        store.run("DELETE FROM stages WHERE name = 'trust'")


def _judgement_row(judgement: Judgement) -> tuple[Any, ...]:
    said = judgement.classification
    verdict = strictest(d.verdict for d in judgement.disclosures)
    if judgement.no_text and verdict != Verdict.NONE_FOUND:
        verdict = "no_text"
    return (
        said.value.value,
        verdict,
        judgement.tie.strength.value,
        judgement.tie.relation,
        said.confidence,
        dump(said.also),
        said.cannot_tell,
        said.redirect,
        said.by_user,
        judgement.no_text,
        any(d.verdict is Verdict.SUFFICIENT for d in judgement.disclosures),
        judgement.language,
    )


def _reasons_row(key: int, judgement: Judgement) -> tuple[Any, ...] | None:
    told = (
        clean(judgement.question or ""),
        clean(dump(judgement.classification.reasons)),
        clean(dump(judgement.tie.signals)),
    )
    return (key, *told) if any(told) else None


_QUIET_ROWS: dict[int, tuple[Disclosure, tuple[Any, ...]]] = {}
"""Columns of the few answers that most posts share, by the answer's identity (kept alive here)."""
_MOST_QUIET = 500


def _verdict_row(disclosure: Disclosure) -> tuple[Any, ...]:
    if disclosure.verdict is not Verdict.NOT_REQUIRED:
        return _verdict_columns(disclosure)
    known = _QUIET_ROWS.get(id(disclosure))
    if known is not None:
        return known[1]
    columns = _verdict_columns(disclosure)
    if len(_QUIET_ROWS) < _MOST_QUIET:
        _QUIET_ROWS[id(disclosure)] = disclosure, columns
    return columns


def _verdict_columns(disclosure: Disclosure) -> tuple[Any, ...]:
    return (
        disclosure.jurisdiction,
        disclosure.verdict.value,
        disclosure.problem.value if disclosure.problem else "",
        disclosure.rule_id,
        disclosure.severity,
        disclosure.reason,
        dump(disclosure.citations),
        dump(disclosure.missing_channels),
        clean(mark_column(disclosure.mark)),
    )


JUDGEMENT_COLUMNS = (
    "j.class, j.tie, j.relation, j.confidence, j.also, j.cannot_tell, j.redirect, j.by_user,"
    " j.no_text, j.language, coalesce(r.question, ''), coalesce(r.class_signals, ''),"
    " coalesce(r.tie_signals, '')"
)
"""From ``judgements j LEFT JOIN reasons r``; read by `read_judgement`."""

VERDICT_COLUMNS = "jurisdiction, verdict, problem, rule, severity, reason, citations, missing, mark"


def read_judgement(
    post_id: str, row: Sequence[Any], verdicts: Iterable[Sequence[Any]]
) -> Judgement:
    """A judgement from its columns; its findings are read apart and stay empty."""
    (class_, tie, relation, confidence, also, cannot_tell, redirect, by_user, no_text, language,
     question, class_signals, tie_signals) = row  # fmt: skip
    return Judgement(
        post_id=post_id,
        language=language,
        classification=Classification(
            PostClass(class_),
            confidence,
            tuple(PostClass(value) for value in load(also)),
            bool(cannot_tell),
            bool(redirect),
            read_signals(class_signals),
            bool(by_user),
        ),
        tie=Tie(Strength(tie), read_signals(tie_signals), relation),
        disclosures=tuple(map(_disclosure, verdicts)),
        findings=(),
        question=question or None,
        no_text=bool(no_text),
    )


def _disclosure(row: Sequence[Any]) -> Disclosure:
    code, verdict, problem, rule, severity, reason, citations, missing, mark = row
    return Disclosure(
        code,
        Verdict(verdict),
        read_problem(problem),
        rule,
        severity,
        tuple(load(citations)),
        read_mark(mark),
        read_channels(missing),
        reason,
    )
