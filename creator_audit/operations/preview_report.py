"""Make the report's pages for looking at, and save it; both for a scope of one's choice."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.operations.changes import NOTHING, Changes
from creator_audit.operations.export_report import ReportRequest, export_report
from creator_audit.operations.record_audit import record_audit
from creator_audit.operations.report_client import judged_for
from creator_audit.progress import Progress
from creator_audit.queries.reader import open_reader

if TYPE_CHECKING:
    from creator_audit.store.database import Store

_LABEL = "Making pages"
_DOTS_PER_INCH = 110


@dataclass(frozen=True, slots=True)
class Preview:
    """Pictures of the pages, in order."""

    pages: tuple[str, ...]
    is_shortened: bool
    """The list of all findings is long: its further pages are in the saved report alone."""


def preview_report(
    store: "Store", progress: Progress, request: ReportRequest, folder: Path
) -> tuple[Preview, Changes]:
    """Pictures of the pages in `folder`, which must exist."""
    from creator_audit.reports.audit_report import build_report
    from creator_audit.reports.collect import collect
    from creator_audit.reports.preview import MOST_TABLES, preview_pages

    with _judged(store, progress, request) as judged:
        progress.step(0, None, "collecting")
        reader = open_reader(judged.path)
        try:
            facts = collect(
                reader,
                request.scope,
                client=request.client,
                prepared_for=request.prepared_for,
                prepared_by=request.prepared_by,
                hidden_names=request.redacted,
            )
        finally:
            reader.close()
    document = build_report(facts)
    progress.step(0, None, _LABEL)
    pages = preview_pages(document, paper=request.paper, dots_per_inch=_DOTS_PER_INCH)
    appendix = next((part for part in document["sections"] if part["key"] == "all"), None)
    is_shortened = appendix is not None and len(appendix["blocks"]) > 1 + MOST_TABLES
    return Preview(_write(pages, folder, progress), is_shortened), NOTHING


def _write(pages: list[bytes], folder: Path, progress: Progress) -> tuple[str, ...]:
    written = []
    for number, page in enumerate(pages, 1):
        target = folder / f"page-{number:04d}.png"
        try:
            target.write_bytes(page)
        except OSError as error:
            raise UserError(
                f"The pages could not be written ({error.strerror}).",
                where=str(folder),
                next_step="Check the free space.",
            ) from error
        written.append(str(target))
        progress.step(number, len(pages), _LABEL)
    return tuple(written)


def save_report(
    store: "Store", progress: Progress, request: ReportRequest
) -> tuple[tuple[str, ...], Changes]:
    """Write every format asked for, judged for the scope's jurisdictions; the files written."""
    with _judged(store, progress, request) as judged:
        written = export_report(judged, progress, request)
        record_audit(store, request.scope, judged=judged)
        return written


@contextmanager
def _judged(store: "Store", progress: Progress, request: ReportRequest) -> "Iterator[Store]":
    """The client's own file where the scope is its own, else a copy judged for the scope."""
    reader = open_reader(store.path)
    try:
        stored = reader.setting("jurisdictions", "[]")
    finally:
        reader.close()
    if sorted(json.loads(stored)) == sorted(request.scope.jurisdictions):
        yield store
        return
    with judged_for(store, request.scope, progress) as (copy, _scope):
        yield copy
