"""What came in: each file with its sums, what it leaves out and what could not be read."""

from collections.abc import Iterable

from creator_audit.queries.imports import ImportLine, imports, issues
from creator_audit.queries.reader import Reader
from creator_audit.reports.facts import IssueFacts, SourceFacts

_MOST_POINTERS = 10


def accounts(lines: Iterable[ImportLine]) -> tuple[tuple[str, str], ...]:
    """Pairs of platform and handle, as the exports name them."""
    found = {
        (line.platform, line.account): None for line in reversed(list(lines)) if not line.is_undone
    }
    named = {platform for platform, handle in found if handle}
    # A table beside an export often names no account: it is that of the export.
    return tuple(sorted(pair for pair in found if pair[1] or pair[0] not in named))


def sources(reader: Reader) -> tuple[SourceFacts, ...]:
    """All imports that still count, oldest first."""
    lines = [line for line in imports(reader) if not line.is_undone]
    return tuple(_source(reader, line) for line in reversed(lines))


def _source(reader: Reader, line: ImportLine) -> SourceFacts:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    details: dict[tuple[str, str, str], str] = {}
    for issue in issues(reader, line.import_id):
        key = (issue.member, issue.code, issue.severity)
        grouped.setdefault(key, []).append(issue.pointer)
        details.setdefault(key, issue.detail)
    return SourceFacts(
        file=line.file,
        sha256=line.sha256,
        size=line.size,
        platform=line.platform,
        layout=line.layout,
        account=line.account,
        exported_on=line.exported_on,
        found=line.found,
        new=line.new,
        edited=line.edited,
        unchanged=line.unchanged,
        duplicate=line.duplicate,
        rejected=line.rejected,
        without_text=line.without_text,
        first_day=line.first_day,
        last_day=line.last_day,
        left_out=_left_out(line),
        other=line.other,
        not_read=line.not_read,
        issues=tuple(
            IssueFacts(
                key[0],
                tuple(pointers[:_MOST_POINTERS]),
                key[1],
                details[key],
                len(pointers),
                key[2] == "rejected",
            )
            for key, pointers in grouped.items()
        ),
    )


def _left_out(line: ImportLine) -> tuple[str, ...]:
    """The importer's notes that state something; its questions are asked elsewhere."""
    return tuple(
        note.replace("`", "“", 1).replace("`", "”") for note in line.notes if "?" not in note
    )
