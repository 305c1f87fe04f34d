"""Write the audit in the formats asked for; each file is replaced whole, once complete."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope, Cover
from creator_audit.operations.changes import NOTHING, Changes
from creator_audit.progress import Progress
from creator_audit.queries.reader import Reader, open_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from creator_audit.store.database import Store

STANDARD_OUTPUT = "-"
FORMATS = ("pdf", "json", "csv", "xlsx", "html")


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What to write where. Values of `targets` are paths, or ``-`` for standard output."""

    scope: AuditScope
    targets: Mapping[str, str]
    client: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    paper: str = "a4"
    redacted: tuple[str, ...] = field(default=())
    """Names to take out of the outside edition."""


def request_for(
    scope: AuditScope, targets: Mapping[str, str], client: str, cover: Cover
) -> ReportRequest:
    """The request that a scope and a cover come to."""
    return ReportRequest(
        scope,
        targets,
        client,
        cover.prepared_for,
        cover.prepared_by,
        cover.paper,
        cover.hidden_names,
    )


def export_report(
    store: "Store", progress: Progress, request: ReportRequest
) -> tuple[tuple[str, ...], Changes]:
    """Write every format asked for; the files written."""
    reader = open_reader(store.path)
    try:
        for name, target in request.targets.items():
            write_one(reader, progress, request, name, target)
    finally:
        reader.close()
    return tuple(request.targets.values()), NOTHING


def write_one(
    reader: Reader, progress: Progress, request: ReportRequest, name: str, target: str
) -> None:
    """Write one format to its target."""
    writer = _WRITERS[name]
    with _whole_file(target, name) as partial:
        writer(reader, progress, request, partial)


@contextmanager
def _whole_file(target: str, name: str) -> "Iterator[Path]":
    """A path to write to; what is complete then replaces the target in one step."""
    if target == STANDARD_OUTPUT:
        folder = Path(mkdtemp(prefix="creator-audit-"))
        try:
            partial = folder / f"report.{name}"
            yield partial
            with partial.open("rb") as done:
                shutil.copyfileobj(done, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return
    wanted = Path(target)
    partial = wanted.with_name(f".{wanted.name}.partial")
    try:
        yield partial
        os.replace(partial, wanted)  # noqa: PTH105 - replaces on every system
    except OSError as error:
        raise UserError(
            f"The report could not be written ({error.strerror or error}).",
            where=target,
            next_step="Check the folder and the free space, or choose another place.",
        ) from error
    finally:
        partial.unlink(missing_ok=True)


def _facts(reader: Reader, progress: Progress, request: ReportRequest) -> Any:  # noqa: ANN401
    from creator_audit.reports.collect import collect

    progress.step(0, None, "collecting")
    return collect(
        reader,
        request.scope,
        client=request.client,
        prepared_for=request.prepared_for,
        prepared_by=request.prepared_by,
        hidden_names=request.redacted,
    )


def _document(reader: Reader, progress: Progress, request: ReportRequest) -> Any:  # noqa: ANN401
    from creator_audit.reports.audit_report import build_report

    return build_report(_facts(reader, progress, request))


def _pdf(reader: Reader, progress: Progress, request: ReportRequest, target: Path) -> None:
    from creator_audit.reports.audit_json import json_copy
    from creator_audit.reports.audit_report import build_report
    from creator_audit.reports.pdf import LARGEST_COPY, render_pdf

    facts = _facts(reader, progress, request)
    copy = None
    if not request.redacted:
        copy = json_copy(reader, request.scope, facts.made_at, LARGEST_COPY)
    digest = sha256(copy).hexdigest() if copy else ""
    document = build_report(facts, copy_digest=digest)
    render_pdf(document, target, progress, paper=request.paper, json_copy=copy)


def _html(reader: Reader, progress: Progress, request: ReportRequest, target: Path) -> None:
    from creator_audit.reports.html import render_html

    render_html(_document(reader, progress, request), target)


def _json(reader: Reader, progress: Progress, request: ReportRequest, target: Path) -> None:
    from creator_audit.reports.audit_json import write_audit_json

    progress.step(0, None, "writing JSON")
    with target.open("w", encoding="utf-8") as stream:
        write_audit_json(reader, request.scope, stream)


def _csv(reader: Reader, progress: Progress, request: ReportRequest, target: Path) -> None:
    from creator_audit.reports.tables import write_csv

    progress.step(0, None, "writing CSV")
    write_csv(reader, request.scope, target)


def _xlsx(reader: Reader, progress: Progress, request: ReportRequest, target: Path) -> None:
    from creator_audit.reports.tables import write_xlsx

    progress.step(0, None, "writing XLSX")
    write_xlsx(reader, request.scope, target)


_WRITERS: dict[str, Callable[[Reader, Progress, ReportRequest, Path], None]] = {
    "pdf": _pdf,
    "html": _html,
    "json": _json,
    "csv": _csv,
    "xlsx": _xlsx,
}
