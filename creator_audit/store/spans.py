"""Scans in and out: what was seen in each post, and which posts still need looking at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from creator_audit.model.judgement import ScanInput, ScanPart, ScanResult
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.store.database import Store
from creator_audit.store.encoding import clean, load, part_rows, read_signal

BATCH = 1_000

_TO_SCAN = (
    "SELECT p.key, p.id, p.platform, p.parts, p.text, p.links, a.languages FROM posts p"
    " JOIN accounts a ON a.id = p.account_id LEFT JOIN scans c ON c.post_key = p.key"
    " WHERE p.key > ? AND +p.standing = 'own' AND (c.digest IS NULL OR c.digest <> ?)"
    " ORDER BY p.key LIMIT ?"
)
_INSERT = (
    'INSERT INTO spans (kind, strength, part, start, "end", text, value, detector, language,'
    " post_key, ordinal) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)
SPAN_COLUMNS = 'kind, strength, part, start, "end", text, value, detector, language'


RawRow = tuple[Any, ...]


class ScanColumns(NamedTuple):
    """What a scan of some posts comes to, as rows of the tables."""

    scans: list[tuple[int, str, str]]
    spans: list[RawRow]


class ScanRow(NamedTuple):
    """A post to scan: its row key and what the scan may see."""

    key: int
    scan: ScanInput


def count_to_scan(store: Store, scanner_digest: str) -> int:
    """How many posts the scan has still to look at."""
    return int(
        store.value(
            "SELECT count(*) FROM posts p LEFT JOIN scans c ON c.post_key = p.key"
            " WHERE p.standing = 'own' AND (c.digest IS NULL OR c.digest <> ?)",
            (scanner_digest,),
        )
    )


def posts_to_scan(
    store: Store, scanner_digest: str, *, batch: int = BATCH
) -> Iterator[list[ScanRow]]:
    """Own posts never scanned, changed since, or scanned with other lexicons; in batches."""
    return map(scan_rows, raw_posts_to_scan(store, scanner_digest, batch=batch))


def raw_posts_to_scan(
    store: Store, scanner_digest: str, *, batch: int = BATCH
) -> Iterator[list[RawRow]]:
    """The same as plain rows for `scan_rows`, which another process can take."""
    last = 0
    while rows := store.rows(_TO_SCAN, (last, scanner_digest, batch)):
        last = rows[-1][0]
        yield rows


def scan_rows(rows: Iterable[RawRow]) -> list[ScanRow]:
    """Posts to scan from their columns."""
    return [
        ScanRow(
            key,
            ScanInput(id_, platform, scan_parts(parts, text), read_urls(links), _hint(spoken)),
        )
        for key, id_, platform, parts, text, links, spoken in rows
    ]


def _hint(languages: str) -> str | None:
    """The language the owner stated, if it is a single one."""
    stated = load(languages) if languages != "[]" else []
    return stated[0] if len(stated) == 1 else None


def scan_parts(column: str, text: str) -> tuple[ScanPart, ...]:
    """The texts of a post, cut out of the one stored text."""
    return tuple([ScanPart(*row) for row in part_rows(column, text)])


def read_urls(column: str) -> tuple[str, ...]:
    """Targets of a post's links."""
    return tuple(item[0] for item in load(column)) if column else ()


def write_scans(
    store: Store, results: Iterable[tuple[int, ScanResult]], scanner_digest: str
) -> None:
    """Replace what was seen in these posts; their judgements become stale."""
    write_scan_columns(store, scan_columns(results, scanner_digest))


def scan_columns(results: Iterable[tuple[int, ScanResult]], scanner_digest: str) -> ScanColumns:
    """Rows of (post key, what was seen) as the tables have them."""
    scans: list[tuple[int, str, str]] = []
    spans: list[RawRow] = []
    for key, result in results:
        scans.append((key, result.language, scanner_digest))
        for ordinal, signal in enumerate(result.signals):
            spans.append((*_storable(signal), key, ordinal))
    return ScanColumns(scans, spans)


def write_scan_columns(store: Store, columns: ScanColumns) -> None:
    """Replace what was seen; see `write_scans`."""
    keys = [(key,) for key, *_ in columns.scans]
    with store.atomic():
        store.run_many("DELETE FROM spans WHERE post_key = ?", keys)
        store.run_many("INSERT OR REPLACE INTO scans VALUES (?,?,?)", columns.scans)
        store.run_many(_INSERT, columns.spans)
        store.run_many("UPDATE judgements SET digest = '' WHERE post_key = ?", keys)


def _storable(signal: Signal) -> tuple[Any, ...]:
    kind, strength, part, start, end, text, value, detector, language = signal
    # The last two are words of our own data, which need no cleaning.
    return (
        _NAMES[kind], _NAMES[strength], part, start, end, clean(text), clean(value), detector,
        language,
    )  # fmt: skip


_NAMES: dict[str, str] = {
    member: member.value for kind in (SignalKind, Strength) for member in kind
}


def read_spans(store: Store, keys: Sequence[int]) -> dict[int, tuple[Signal, ...]]:
    """What was seen in these posts, in order; posts without a sign are left out."""
    return signals_of(raw_spans(store, keys))


def raw_spans(store: Store, keys: Sequence[int]) -> list[RawRow]:
    """The same as plain rows for `signals_of`."""
    marks = ",".join("?" * len(keys))
    return store.rows(
        f"SELECT post_key, {SPAN_COLUMNS} FROM spans WHERE post_key IN ({marks})"
        " ORDER BY post_key, ordinal",
        keys,
    )


def signals_of(rows: Iterable[RawRow]) -> dict[int, tuple[Signal, ...]]:
    """Signals by post key from rows of it and `SPAN_COLUMNS`."""
    found: dict[int, list[Signal]] = {}
    for key, *values in rows:
        found.setdefault(key, []).append(read_signal(values))
    return {key: tuple(signals) for key, signals in found.items()}
