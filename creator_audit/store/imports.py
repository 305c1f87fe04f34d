"""Imports: what came in, its sum, what could not be read, and taking it back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from creator_audit.errors import UserError
from creator_audit.model.issue import ImportIssue
from creator_audit.store.database import Store
from creator_audit.store.encoding import clean
from creator_audit.store.post_rows import COLUMNS, UPDATE
from creator_audit.store.posts import WriteCounts, forget_stages
from creator_audit.store.search_index import rebuild_search


@dataclass(frozen=True, slots=True)
class ImportStart:
    """What is known of a source before its posts are read."""

    file: str
    platform: str
    layout: str
    size: int = 0
    sha256: str = ""
    account: str = ""
    exported_on: date | None = None
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    not_read: tuple[tuple[str, str], ...] = field(default=())
    """(member, why it is not read)."""


def begin_import(store: Store, start: ImportStart) -> int:
    """Note that an import began; its id, to which posts and issues are tied."""
    with store.atomic():
        cursor = store.connection.execute(
            "INSERT INTO imports (file, sha256, size, platform, layout, account, imported_at,"
            " exported_on, why, notes, not_read) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
            (
                clean(start.file),
                start.sha256,
                start.size,
                start.platform,
                start.layout,
                clean(start.account),
                datetime.now(UTC).isoformat(timespec="seconds"),
                start.exported_on.isoformat() if start.exported_on else "",
                json.dumps(start.why),
                json.dumps(start.notes),
                json.dumps(start.not_read),
            ),
        )
    return int(cursor.lastrowid or 0)


def write_issues(store: Store, import_id: int, issues: Iterable[ImportIssue]) -> None:
    """Keep what could not be read, with file and place."""
    with store.atomic():
        store.run_many(
            "INSERT INTO issues (import_id, member, pointer, code, detail, severity)"
            " VALUES (?,?,?,?,?,?)",
            [
                (import_id, clean(x.file), clean(x.pointer), x.code, clean(x.detail), x.severity)
                for x in issues
            ],
        )


def finish_import(store: Store, import_id: int, counts: WriteCounts, missing: int = 0) -> None:
    """Write the sum; rejected records are those noted as issues of that severity."""
    with store.atomic():
        rejected = store.value(
            "SELECT count(*) FROM issues WHERE import_id = ? AND severity = 'rejected'",
            (import_id,),
        )
        store.run(
            "UPDATE imports SET found = ?, new = ?, edited = ?, unchanged = ?, duplicate = ?,"
            " rejected = ?, missing = ?, other = ?, state = 'done' WHERE id = ?",
            (
                counts.written + rejected,
                counts.new,
                counts.edited,
                counts.unchanged,
                counts.duplicate,
                rejected,
                missing,
                json.dumps(counts.other, sort_keys=True),
                import_id,
            ),
        )


def set_sha256(store: Store, import_id: int, sha256: str) -> None:
    """The whole file's digest, once it is known."""
    with store.atomic():
        store.run("UPDATE imports SET sha256 = ? WHERE id = ?", (sha256, import_id))


def new_and_edited(store: Store, import_id: int) -> tuple[int, int]:
    """How many posts an import brought, and how many it changed."""
    row = store.rows("SELECT new, edited FROM imports WHERE id = ?", (import_id,))[0]
    return int(row[0]), int(row[1])


def add_note(store: Store, import_id: int, note: str) -> None:
    """Add something the user should know about an import."""
    with store.atomic():
        store.run(
            "UPDATE imports SET notes = json_insert(notes, '$[#]', ?) WHERE id = ?",
            (clean(note), import_id),
        )


def unfinished(store: Store) -> tuple[int, ...]:
    """Imports that were cut off before their sum was written, newest first."""
    rows = store.rows("SELECT id FROM imports WHERE state = 'running' ORDER BY id DESC")
    return tuple(import_id for (import_id,) in rows)


def undo_import(store: Store, import_id: int) -> int:
    """Take an import back: its posts go, what it changed returns; posts removed.

    Posts that a later import holds as well stay, as that one saw them. Decisions stay in the
    file and come back with the posts.
    """
    with store.atomic():
        state = store.value("SELECT state FROM imports WHERE id = ?", (import_id,))
        if state is None or state == "undone":
            raise UserError("This import is not there any more.", next_step="Reload the list.")
        _restore_versions(store, import_id)
        store.run("DELETE FROM joins WHERE import_id = ?", (import_id,))
        store.run("UPDATE posts SET missing_since = NULL WHERE missing_since = ?", (import_id,))
        store.run(
            "UPDATE posts SET missing_since = s.was_missing FROM sightings s"
            " WHERE s.import_id = ? AND s.post_key = posts.key AND s.was_missing IS NOT NULL",
            (import_id,),
        )
        store.run("DELETE FROM sightings WHERE import_id = ?", (import_id,))
        removed = _remove_unseen(store, import_id)
        store.run("UPDATE imports SET state = 'undone' WHERE id = ?", (import_id,))
        rebuild_search(store)
    return removed


def _restore_versions(store: Store, import_id: int) -> None:
    versions = store.rows(
        "SELECT post_key, text, row FROM post_versions WHERE import_id = ?", (import_id,)
    )
    for key, text, row in versions:
        later = store.value(
            "SELECT min(import_id) FROM post_versions WHERE post_key = ? AND import_id > ?",
            (key, import_id),
        )
        if later is None:
            old = json.loads(row)
            store.run(UPDATE, (*(old[name] for name in COLUMNS[:-1]), key))
            forget_stages(store, [key])
        else:
            store.run(
                "UPDATE post_versions SET text = ?, row = ? WHERE post_key = ? AND import_id = ?",
                (text, row, key, later),
            )
    store.run("DELETE FROM post_versions WHERE import_id = ?", (import_id,))


def _remove_unseen(store: Store, import_id: int) -> int:
    unseen = (
        "SELECT key FROM posts WHERE import_id = ? AND NOT EXISTS"
        " (SELECT 1 FROM sightings s WHERE s.post_key = posts.key)"
    )
    store.run(
        "DELETE FROM findings WHERE id IN (SELECT finding_id FROM finding_posts"
        f" WHERE post_key IN ({unseen}))",
        (import_id,),
    )
    removed = store.run(f"DELETE FROM posts WHERE key IN ({unseen})", (import_id,))
    store.run(
        "UPDATE posts SET import_id = (SELECT min(s.import_id) FROM sightings s"
        " WHERE s.post_key = posts.key) WHERE import_id = ?",
        (import_id,),
    )
    store.run("DELETE FROM stages WHERE name = 'trust'")
    return removed
