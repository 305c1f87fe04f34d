"""How records become columns and back: compact JSON, empty text for nothing."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from creator_audit.model.disclosure import (
    Channel,
    Clarity,
    DisclosureMark,
    Problem,
    Verdict,
)
from creator_audit.model.finding import Evidence, FindingVerdict, Severity
from creator_audit.model.post import (
    ImportSource,
    LabelKind,
    Link,
    Media,
    MediaKind,
    PartRole,
    PlatformLabel,
    Post,
    PostKind,
    Standing,
    TextPart,
)
from creator_audit.model.signal import Signal, SignalKind, Strength

_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

POST_COLUMNS = (
    "id, account_id, platform, kind, standing, native_id, published_at, utc_offset, zone_known,"
    " edited_at, permalink, file, pointer, layout, parts, links, media, labels, collaborators,"
    " extra, text"
)
"""The columns `post` reads, in its order."""

PART_BREAK = "\n"
"""Stands between the texts of a post's parts in the one stored text."""


def dump(values: Any) -> str:  # noqa: ANN401
    """Compact JSON; empty text for an empty list."""
    return _dumps(values) if values else ""


def load(text: str) -> Any:  # noqa: ANN401
    """What `dump` made, with an empty list for empty text."""
    return json.loads(text) if text else []


def clean(text: str) -> str:
    """The text as SQLite can hold it: half a surrogate pair becomes the replacement mark."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def epoch(moment: datetime | None) -> int | None:
    """Whole seconds since 1970, or None."""
    return None if moment is None else int(moment.timestamp() // 1)


def moment(seconds: int | None) -> datetime | None:
    """The aware UTC time of `epoch`."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def parts_column(parts: Sequence[TextPart]) -> str:
    """Roles and lengths; the texts themselves stand in the column `text`.

    Most posts have one plain part: its bare role does, which saves reading JSON three times.
    """
    if len(parts) == 1 and _is_plain(parts[0]):
        return parts[0].role.value
    return dump(
        [
            [p.role.value, len(p.text)]
            if _is_plain(p)
            else [p.role.value, len(p.text), p.language, p.frame, p.fold]
            for p in parts
        ]
    )


def _is_plain(part: TextPart) -> bool:
    return part.language is None and part.frame is None and part.fold is None


PartRow = tuple[PartRole, str, str | None, int | None, int | None]
"""Role, text, language, frame, fold."""


def part_rows(column: str, text: str) -> list[PartRow]:
    """The parts with their texts cut out of the one stored text."""
    if not column:
        return []
    if column[0] != "[":
        return [(_ROLES[column], text, None, None, None)]
    rows: list[PartRow] = []
    at = 0
    for role, length, *rest in json.loads(column):
        language, frame, fold = rest or (None, None, None)
        rows.append((_ROLES[role], text[at : at + length], language, frame, fold))
        at += length + len(PART_BREAK)
    return rows


_ROLES = {role.value: role for role in PartRole}


def read_parts(column: str, text: str) -> tuple[TextPart, ...]:
    """The parts as records."""
    return tuple(TextPart(*row) for row in part_rows(column, text))


def post(row: tuple[Any, ...]) -> Post:
    """A post from its `POST_COLUMNS`."""
    (id_, account, platform, kind, standing, native, published, offset, zone, edited, link,
     file, pointer, layout, parts, links, media, labels, with_, extra, text) = row  # fmt: skip
    return Post(
        id=id_,
        account_id=account,
        platform=platform,
        published_at=moment(published),
        source=ImportSource(file, pointer, layout),
        kind=PostKind(kind),
        standing=Standing(standing),
        native_id=native,
        utc_offset_minutes=offset,
        is_zone_known=bool(zone),
        edited_at=moment(edited),
        permalink=link,
        parts=read_parts(parts, text),
        links=tuple(Link(*item) for item in load(links)),
        media=tuple(Media(uri, MediaKind(kind)) for uri, kind in load(media)),
        labels=read_labels(labels),
        collaborators=tuple(load(with_)),
        extra=tuple((key, value) for key, value in load(extra)),
    )


def labels_column(labels: Iterable[PlatformLabel]) -> str:
    """Labels as JSON rows."""
    return dump([[x.kind.value, x.is_on, x.raw, x.partner] for x in labels])


def read_labels(column: str) -> tuple[PlatformLabel, ...]:
    """Back from `labels_column`."""
    return tuple(
        PlatformLabel(LabelKind(kind), is_on, raw, partner)
        for kind, is_on, raw, partner in load(column)
    )


def read_signal(row: Iterable[Any]) -> Signal:
    """A signal from its nine values."""
    kind, strength, *rest = row
    return Signal(_KINDS[kind], _STRENGTHS[strength], *rest)


# Looked up by the hundred thousand; the call of an enumeration takes five times as long.
_KINDS = {kind.value: kind for kind in SignalKind}
_STRENGTHS = {strength.value: strength for strength in Strength}


def read_signals(column: str) -> tuple[Signal, ...]:
    """Signals dumped as plain rows."""
    return tuple(read_signal(row) for row in load(column))


def mark_column(mark: DisclosureMark | None) -> str:
    """A label's place as JSON; empty for none."""
    if mark is None:
        return ""
    return _dumps([mark.signal, mark.clarity.value, mark.visible_chars])


def read_mark(column: str) -> DisclosureMark | None:
    """Back from `mark_column`."""
    if not column:
        return None
    signal, clarity, visible = json.loads(column)
    return DisclosureMark(read_signal(signal), Clarity(clarity), visible)


def evidence_column(evidence: Iterable[Evidence]) -> str:
    """Quoted signs as JSON rows."""
    return dump([[item.post_id, item.role, item.signal] for item in evidence])


def read_evidence(column: str) -> tuple[Evidence, ...]:
    """Back from `evidence_column`."""
    return tuple(
        Evidence(post_id, read_signal(signal), role) for post_id, role, signal in load(column)
    )


def verdicts_column(verdicts: Iterable[FindingVerdict]) -> str:
    """Verdicts of a finding as JSON rows."""
    return dump(
        [
            [v.jurisdiction, v.verdict.value, v.severity.value, v.citations, v.problem or ""]
            for v in verdicts
        ]
    )


def read_verdicts(column: str) -> tuple[FindingVerdict, ...]:
    """Back from `verdicts_column`."""
    return tuple(
        FindingVerdict(
            code, Verdict(verdict), Severity(severity), tuple(cited), read_problem(problem)
        )
        for code, verdict, severity, cited, problem in load(column)
    )


def read_problem(text: str) -> Problem | None:
    """A problem from its column."""
    return Problem(text) if text else None


def read_channels(column: str) -> tuple[Channel, ...]:
    """Missing channels from their column."""
    return tuple(Channel(name) for name in load(column))
