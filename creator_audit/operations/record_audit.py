"""Note what an audit reported, so that the next one can say what changed since."""

from datetime import datetime
from typing import TYPE_CHECKING

from creator_audit.model.audit import AuditScope
from creator_audit.queries.audit_record import record_now
from creator_audit.queries.reader import open_reader
from creator_audit.store.audits import write_audit

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def record_audit(
    store: "Store",
    scope: AuditScope | None = None,
    *,
    judged: "Store | None" = None,
    made_at: datetime | None = None,
) -> int:
    """Keep what stands in `judged` now as an audit of `store`; the audit's number.

    `judged` is the copy that a report of another scope was made from; without it the client's own
    file. Nothing else of the client's file changes, and undo does not reach it: it is a record of
    what was handed out.
    """
    with open_reader((judged or store).path) as reader:
        made = record_now(reader, scope, made_at)
    return write_audit(store, made)
