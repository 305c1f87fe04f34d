"""The audit as one JSON document (schema ``creator-audit/audit@1``), written as a stream."""

import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TextIO

from creator_audit import __version__
from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Finding
from creator_audit.model.post import Post
from creator_audit.model.rule import Citation
from creator_audit.model.signal import Signal
from creator_audit.queries.audit import (
    AuditFinding,
    AuditPost,
    audit_counts,
    audit_findings,
    audit_posts,
)
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import imports, issues
from creator_audit.queries.overview import ClassCounts, overview
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import citations_of, pack, rule_of
from creator_audit.reports.check_json import citation_line, disclosure_json, signal_json
from creator_audit.reports.collect import filter_of
from creator_audit.reports.outside import LEDGER_SIGNS, dealt_posts, may_list, told_strength
from creator_audit.reports.recorded_json import recorded_head
from creator_audit.reports.trust_cells import trust_json

SCHEMA = "creator-audit/audit@1"
_CLASSES = ("sponsored", "recommending", "deinfluencing", "other")


def write_audit_json(
    reader: Reader, scope: AuditScope, stream: TextIO, *, made_at: datetime | None = None
) -> None:
    """Write the whole audit. Posts are in order of time, then id; memory stays flat."""
    chosen = filter_of(scope)
    head = _head(reader, scope, chosen, made_at or datetime.now(UTC).replace(microsecond=0))
    stream.write("{\n")
    for key, value in head.items():
        stream.write(f"{_dump(key)}: {_dump(value)},\n")
    _write_list(stream, "posts", (post_json(told, scope) for told in audit_posts(reader, chosen)))
    stream.write(",\n")
    dealt = dealt_posts(reader, scope)
    every = (one for one in audit_findings(reader, chosen) if may_list(one.finding, scope, dealt))
    _write_list(stream, "findings", (finding_json(found, scope) for found in every))
    stream.write("\n}\n")


def json_copy(reader: Reader, scope: AuditScope, made_at: datetime, most: int) -> bytes | None:
    """The document in memory for attaching to a PDF; None for an outside edition or above `most`.

    `most` is in bytes; larger copies are better kept beside the report.
    """
    if scope.edition is Edition.OUTSIDE:
        return None
    stream = _Bounded(most)
    try:
        write_audit_json(reader, scope, stream, made_at=made_at)
    except _TooLarge:
        return None
    return stream.getvalue().encode("utf-8")


def post_json(told: AuditPost, scope: AuditScope) -> dict[str, Any]:
    """One post with its class, evidence and verdicts."""
    post, judged = told.post, told.judgement
    written: dict[str, Any] = {
        "id": post.id,
        "native_id": post.native_id or None,
        "platform": post.platform,
        "kind": post.kind.value,
        "published_at": _utc(post),
        "permalink": post.permalink or None,
        "text": "\n\n".join(part.text for part in post.parts if part.text),
        "parts": [{"role": part.role.value, "text": part.text} for part in post.parts],
        "no_text": not post.has_text,
        "language": (judged.language if judged else "") or None,
        "brands": list(told.brands),
    }
    if judged is None:
        return {**written, **_NOT_JUDGED}
    signals = sorted(
        {*judged.tie.signals, *judged.classification.reasons},
        key=lambda s: (s.part < 0, s.part, s.start, s.end, s.kind),
    )
    value = judged.classification
    return {
        **written,
        "class": value.value.value,
        "class_confidence": round(value.confidence, 3),
        "also": [also.value for also in value.also],
        "cannot_tell": value.cannot_tell,
        "redirect": value.redirect,
        "class_by_user": value.by_user,
        "commercial": told_strength(told, scope),
        "evidence": [signal_json(s, _parts(post)) for s in signals if _may_show(s, scope)],
        "disclosures": [
            disclosure_json(row, pack(), _parts(post))
            for row in judged.disclosures
            if not scope.jurisdictions or row.jurisdiction in scope.jurisdictions
        ],
    }


_NOT_JUDGED: dict[str, Any] = {
    "class": "other",
    "class_confidence": 0.0,
    "also": [],
    "cannot_tell": True,
    "redirect": False,
    "class_by_user": False,
    "commercial": "none",
    "evidence": [],
    "disclosures": [],
}


def finding_json(found: AuditFinding, scope: AuditScope) -> dict[str, Any]:
    """One finding with its jurisdictions beneath."""
    finding = found.finding
    rule = rule_of(finding.rule_id)
    return {
        "id": finding.id,
        "rule": finding.rule_id,
        "rule_version": finding.rule_version,
        "family": finding.family.value,
        "jurisdictions": [
            {
                "code": row.jurisdiction,
                "verdict": row.verdict.value,
                "severity": row.severity.value,
                "problem": row.problem.value if row.problem else None,
                "citations": _lines(citations_of(row.citations)),
            }
            for row in finding.verdicts
        ],
        "outcome": finding.outcome.value,
        "severity": finding.severity.value,
        "decision": found.decision,
        "post_ids": list(finding.post_ids),
        "brand": found.brand or None,
        "evidence": _evidence(finding, scope),
        "problem": finding.problem.value if finding.problem else None,
        "missing_channels": [channel.value for channel in finding.missing_channels],
        "citations": _lines(citations_of(rule.citations)) if rule else [],
        "innocent_explanation": rule.doc.innocent if rule else "",
        "remedy": rule.doc.fix if rule else "",
        **trust_json(found),
    }


def _lines(citations: Iterable[Citation]) -> list[str]:
    return [citation_line(citation) for citation in citations]


def _evidence(finding: Finding, scope: AuditScope) -> list[dict[str, Any]]:
    kept = [e for e in finding.evidence if _may_show(e.signal, scope)]
    return [{**signal_json(e.signal), "post_id": e.post_id, "part": e.role or None} for e in kept]


def _may_show(signal: Signal, scope: AuditScope) -> bool:
    return scope.edition is not Edition.OUTSIDE or signal.kind not in LEDGER_SIGNS


def _parts(post: Post) -> Any:  # noqa: ANN401 - text parts of either kind
    """Text parts as `check_json` wants them: it looks at their roles alone."""
    return post.parts


def _utc(post: Post) -> str | None:
    if post.published_at is None:
        return None
    return post.published_at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _head(
    reader: Reader, scope: AuditScope, chosen: FilterState, made_at: datetime
) -> dict[str, Any]:
    counts = audit_counts(reader, chosen, scope.jurisdictions)
    return {
        "schema": SCHEMA,
        "app_version": __version__,
        "made_at": made_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "rules": {
            "version": pack().version,
            "digest": pack().digest,
            "jurisdictions": list(scope.jurisdictions),
        },
        "scope": {
            "jurisdictions": list(scope.jurisdictions),
            "audience": list(scope.audience),
            "since": scope.since.isoformat() if scope.since else None,
            "until": scope.until.isoformat() if scope.until else None,
            "platforms": list(scope.platforms),
            "edition": scope.edition.value,
            "time_zone": scope.time_zone,
        },
        "sources": _sources(reader),
        "counts": {
            "posts": counts.posts,
            "without_text": counts.without_text,
            "by_class": counts.by_class,
            "by_platform": counts.by_platform,
            "by_verdict": counts.by_verdict,
            "other": counts.other,
        },
        "balance": _balance(reader, chosen),
        **recorded_head(reader, scope),
    }


def _balance(reader: Reader, chosen: FilterState) -> list[dict[str, Any]]:
    def numbers(counts: ClassCounts) -> dict[str, int]:
        return {name: int(getattr(counts, name)) for name in _CLASSES}

    return [
        {"month": f"{bar.year:04}-{bar.month:02}", "by_class": numbers(bar.counts)}
        for bar in overview(reader, chosen).months
    ]


def _sources(reader: Reader) -> list[dict[str, Any]]:
    found = []
    for line in reversed(imports(reader)):
        if line.is_undone:
            continue
        found.append(
            {
                "file": line.file,
                "sha256": line.sha256,
                "size": line.size,
                "platform": line.platform,
                "layout": line.layout,
                "posts_found": line.found,
                "posts_imported": line.new + line.edited,
                "new": line.new,
                "edited": line.edited,
                "unchanged": line.unchanged,
                "duplicate": line.duplicate,
                "rejected": line.rejected,
                "missing_since": line.missing_since,
                "other": dict(line.other),
                "issues": [
                    {
                        "member": issue.member,
                        "pointer": issue.pointer,
                        "code": issue.code,
                        "detail": issue.detail,
                        "severity": issue.severity,
                    }
                    for issue in issues(reader, line.import_id)
                ],
                "not_read": [{"member": member, "why": why} for member, why in line.not_read],
            }
        )
    return found


def _write_list(stream: TextIO, key: str, items: Iterator[dict[str, Any]]) -> None:
    stream.write(f"{_dump(key)}: [")
    opening = "\n"
    for item in items:
        stream.write(opening + _dump(item))
        opening = ",\n"
    stream.write("\n]" if opening == ",\n" else "]")


def _dump(value: object) -> str:
    """JSON in UTF-8; half characters (lone surrogates) are escaped, as they have no UTF-8."""
    text = json.dumps(value, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True)
    return text


class _TooLarge(Exception):  # noqa: N818 - an outcome, not an error
    """The copy is larger than asked for."""


class _Bounded(io.StringIO):
    """Text in memory up to a number of characters."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, text: str) -> int:
        """Take the text, or stop."""
        self._left -= len(text)
        if self._left < 0:
            raise _TooLarge
        return super().write(text)
