"""Report on a client of the workspace; a scope other than its own is judged in a copy."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from creator_audit.model.audit import AuditScope, Cover
from creator_audit.operations import edit_settings
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.check_text import require_jurisdictions
from creator_audit.operations.choose_countries import settle_scope
from creator_audit.operations.engine import engine
from creator_audit.operations.export_report import export_report, request_for
from creator_audit.operations.record_audit import record_audit
from creator_audit.operations.run_audit import AuditOutcome, outcome_of
from creator_audit.progress import Progress
from creator_audit.queries.reader import open_reader
from creator_audit.reports.summary import summarise
from creator_audit.store.database import Store, copy_checked
from creator_audit.store.drafts import draft_prefix

DEFAULT_COVER = Cover()


def report_client(
    store: Store,
    progress: Progress,
    scope: AuditScope,
    targets: Mapping[str, str],
    *,
    client: str,
    cover: Cover = DEFAULT_COVER,
) -> AuditOutcome:
    """Write the reports asked for, and note what they reported; posts and findings stay as is."""
    require_jurisdictions(scope.jurisdictions, engine())
    with judged_for(store, scope, progress) as (judged, settled):
        export_report(judged, progress, request_for(settled, targets, client, cover))
        if targets:
            record_audit(store, settled, judged=judged)
        reader = open_reader(judged.path)
        try:
            return outcome_of(summarise(reader, settled))
        finally:
            reader.close()


@contextmanager
def judged_for(
    store: Store, scope: AuditScope, progress: Progress
) -> Iterator[tuple[Store, AuditScope]]:
    """A copy of the client's file judged for the scope, removed afterwards, and that scope.

    A scope without jurisdictions takes those of the client.
    """
    with tempfile.TemporaryDirectory(prefix=draft_prefix(store.path)) as folder:
        copy = Path(folder) / store.path.name
        copy_checked(store.connection, copy)
        with Store.open(copy) as judged:
            settled = settle_scope(judged, progress, scope)
            edit_settings.write_scope(judged, scope)
            analyse(judged, progress)
            yield judged, settled
