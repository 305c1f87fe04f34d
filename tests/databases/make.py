"""Write the sample file of the newest schema: ``python tests/databases/make.py``.

Run it once when a schema step is released, never for a step released before.
"""

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from creator_audit.model.audit_record import AuditRecord, FindingState
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.model.classification import PostClass
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Decision, Review
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import ImportSource, Link, PartRole, Post, TextPart
from creator_audit.store import migrations
from creator_audit.store.audits import write_audit
from creator_audit.store.brands import write_brands, write_names, write_rivals
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.corrections import Correction, write_corrections
from creator_audit.store.database import Store
from creator_audit.store.deals import write_deals
from creator_audit.store.imports import ImportStart, begin_import, finish_import, write_issues
from creator_audit.store.label_answers import LabelAnswer, write_label_answer
from creator_audit.store.posts import PostWriter
from creator_audit.store.reviews import write_reviews

TEXTS = ("Use code SAVE10 at Lumavelle #ad", "Don't buy it, get the other one", "", "Grüße 🌊")

AUDIT = AuditRecord(
    made_at="2024-06-01T09:00:00+00:00",
    data_until="2024-05-04",
    rules_version="2026.11",
    rules_digest="r",
    base="b",
    app="0.1.0",
    jurisdictions=("gb",),
    last_import=2,
    posts=4,
    findings=(FindingState("0123456789abcdef", "missing-disclosure", "1", "flag"),),
    digest="d",
)


def main() -> None:
    """Write the file and say where."""
    path = Path(__file__).parent / f"{migrations.STEPS._migrations[-1].name}.db"
    path.unlink(missing_ok=True)
    with Store.open(path, create=True) as store:
        fill(store)
        store.connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        store.connection.execute("PRAGMA page_size = 1024")
        store.connection.execute("VACUUM")
    print(path)


def fill(store: Store) -> None:
    """Some of everything that a user would miss."""
    for version, texts in enumerate((TEXTS, ("Use code SAVE15", *TEXTS[1:]))):
        start = ImportStart(f"export {version}.zip", "instagram", "instagram 2025-03 json", 10)
        import_id = begin_import(store, start)
        writer = PostWriter(store, import_id)
        writer.write(_post(number, text) for number, text in enumerate(texts))
        write_issues(store, import_id, [ImportIssue("posts.json", "/9", "no-time", "No time.")])
        finish_import(store, import_id, writer.counts, writer.finish())
    write_brands(store, [Brand("lumavelle", "Lumavelle", "skin", ("Luma",))])
    write_rivals(store, [("lumavelle", "veldrona")])
    write_names(store, [("save10", "code", HandleRole.BRAND)])
    write_deals(store, (Deal("d1", "Lumavelle", starts=date(2024, 1, 1), codes=("SAVE10",)),))
    write_corrections(store, (Correction("instagram:3", PostClass.OTHER, "none"),))
    write_label_answer(store, LabelAnswer("instagram:ada", "2024-01-01", "2024-12-31", "none"))
    write_reviews(store, [Review("0123456789abcdef", Decision.FIXED, "Done", at="2024-05-01")])
    write_audit(store, AUDIT)
    write_client_setting(store, "audience", ("us", "gb"))


def _post(number: int, text: str) -> Post:
    return Post(
        f"instagram:{number}",
        "instagram:ada",
        "instagram",
        datetime(2024, 5, 1, 12, tzinfo=UTC) + timedelta(days=number),
        ImportSource("posts.json", f"/{number}", "instagram 2025-03 json"),
        native_id=str(number),
        parts=(TextPart(PartRole.CAPTION, text),) if text else (),
        links=(Link("https://luma.example/?ref=ada"),) if number == 0 else (),
    )


if __name__ == "__main__":
    main()
