"""One audit from archives to reports, in a workspace made for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from creator_audit.importers.contract import ImportOptions
from creator_audit.model.audit import AuditScope, Cover
from creator_audit.operations import edit_settings
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.check_text import require_jurisdictions
from creator_audit.operations.choose_countries import settle_scope
from creator_audit.operations.clients import Store, open_client, workspace
from creator_audit.operations.edit_brand import import_brands
from creator_audit.operations.engine import engine
from creator_audit.operations.export_report import export_report, request_for
from creator_audit.operations.import_archive import ImportResult, import_archives
from creator_audit.operations.record_deal import import_deals
from creator_audit.progress import Progress
from creator_audit.queries.reader import open_reader
from creator_audit.reports.summary import AuditSummary, summarise, summary_text
from creator_audit.store.accounts import read_accounts

FILE = "Audit"
"""Name of the client's file in the passing workspace."""


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """What to audit and what to write."""

    archives: tuple[Path, ...]
    scope: AuditScope
    targets: Mapping[str, str] = field(default_factory=dict)
    """Format -> file, see `export_report`."""
    deals: Path | None = None
    brands: Path | None = None
    platform: str = ""
    column_map: dict[str, str] = field(default_factory=dict)
    date_order: str = ""
    client: str = ""
    """Name on the report; empty: the accounts' own names."""
    cover: Cover = field(default_factory=Cover)


@dataclass(frozen=True, slots=True)
class AuditOutcome:
    """What an audit says at its end."""

    text: str
    """A readable summary."""
    worst: str
    """Strictest severity of an open gap, empty when there is none."""
    is_complete: bool
    not_read: tuple[str, ...]
    """One sentence for each archive or record that could not be read."""


def run_audit(folder: Path, request: AuditRequest, progress: Progress) -> AuditOutcome:
    """Import, analyse and report; `folder` holds the one client's file."""
    require_jurisdictions(request.scope.jurisdictions, engine())
    options = ImportOptions(
        time_zone=request.scope.time_zone,
        column_map=request.column_map,
        date_order=request.date_order,
        platform=request.platform,
    )
    with open_client(workspace(folder), FILE, create=True) as store:
        edit_settings.write_scope(store, request.scope)
        imported, _ = import_archives(store, progress, request.archives, options, is_analysed=False)
        if request.brands:
            import_brands(store, progress, request.brands, is_analysed=False)
        if request.deals:
            import_deals(store, progress, request.deals, is_analysed=False)
        scope = settle_scope(store, progress, request.scope)
        analyse(store, progress)
        report = request_for(
            scope, request.targets, request.client or owner_of(store), request.cover
        )
        export_report(store, progress, report)
        reader = open_reader(store.path)
        try:
            summary = summarise(reader, scope)
        finally:
            reader.close()
    return outcome_of(summary, imported)


def owner_of(store: Store) -> str:
    """The names that the exports give the accounts, each once."""
    names = (account.display_name or account.handle for account in read_accounts(store))
    return ", ".join(dict.fromkeys(filter(None, names))) or FILE


def outcome_of(summary: AuditSummary, imported: ImportResult | None = None) -> AuditOutcome:
    """What the summary, and the import before it if there was one, come to."""
    failures = imported.failures if imported else []
    return AuditOutcome(
        text=summary_text(summary),
        worst=summary.worst_open_gap,
        is_complete=imported is None or imported.is_complete,
        not_read=(*(failure.sentence for failure in failures), *summary.not_read),
    )
