"""Undo and redo: every change to the user's own tables is noted before and after."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from creator_audit.store.calendar import recompute_days
from creator_audit.store.database import Store
from creator_audit.store.stale import mark_concerned

KEYS: dict[str, tuple[str, ...]] = {
    "reviews": ("finding_id",),
    "decisions": ("finding_id", "reviewer"),
    "deals": ("id",),
    "brands": ("id",),
    "rivals": ("one", "other"),
    "names": ("name", "kind"),
    "corrections": ("post_id",),
    "label_answers": ("account_id", "since", "until"),
    "settings": ("key",),
}
"""The tables that belong to the user, with their keys."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the user did, as undo names it."""

    group: int
    label: str
    at: str
    rows: int
    is_undone: bool
    tables: tuple[str, ...] = ()


Row = dict[str, Any]


@contextmanager
def change(store: Store, label: str) -> Iterator[int]:
    """One undoable step: all `put` and `remove` inside belong together. May be nested."""
    outer = store.open_group
    if outer is not None:
        yield outer
        return
    with store.atomic():
        group = int(store.value('SELECT coalesce(max("group"), 0) FROM journal')) + 1
        store.open_group, store.open_label = group, label
        try:
            yield group
        finally:
            store.open_group = None


def put(store: Store, table: str, row: Row) -> None:
    """Add or replace a row of a user's table; the same content again is no step."""
    key = {name: row[name] for name in KEYS[table]}
    before = _read(store, table, key)
    after = {**before, **row} if before else row
    if before == after:
        return
    _write(store, table, row)
    _note(store, table, key, before, _read(store, table, key))


def remove(store: Store, table: str, key: Row) -> None:
    """Take a row out of a user's table; nothing happens if it is not there."""
    before = _read(store, table, key)
    if before is None:
        return
    _delete(store, table, key)
    _note(store, table, key, before, None)


def undo(store: Store) -> Step | None:
    """Take the last step back; what it was, or None if there is none."""
    return _turn(store, undone=False)


def redo(store: Store) -> Step | None:
    """Do the step again that was taken back last; what it was, or None."""
    return _turn(store, undone=True)


def steps(store: Store, most: int = 50) -> tuple[Step, ...]:
    """The last steps, newest first, done and undone."""
    rows = store.rows(
        'SELECT "group", label, max(at), count(*), max(undone), group_concat(DISTINCT "table")'
        ' FROM journal GROUP BY "group" ORDER BY "group" DESC LIMIT ?',
        (most,),
    )
    return tuple(
        Step(group, label, at, number, bool(undone), tuple(tables.split(",")))
        for group, label, at, number, undone, tables in rows
    )


def _turn(store: Store, *, undone: bool) -> Step | None:
    pick = "min" if undone else "max"
    group = store.value(f'SELECT {pick}("group") FROM journal WHERE undone = ?', (undone,))
    if group is None:
        return None
    order = "ASC" if undone else "DESC"
    rows = store.rows(
        f'SELECT "table", key, before, after FROM journal WHERE "group" = ? ORDER BY id {order}',
        (group,),
    )
    with store.atomic():
        for table, key, before, after in rows:
            old, new = (before, after) if undone else (after, before)
            _apply(store, table, json.loads(key), _load(old), _load(new))
        store.run('UPDATE journal SET undone = ? WHERE "group" = ?', (not undone, group))
    return next(step for step in steps(store, most=-1) if step.group == group)


def _apply(store: Store, table: str, key: Row, old: Row | None, new: Row | None) -> None:
    if new is None:
        _delete(store, table, key)
    else:
        _write(store, table, new)
    if table == "settings" and key["key"] == "time_zone":
        recompute_days(store)
    mark_concerned(store, table, old, new)


def _load(text: str | None) -> Row | None:
    return None if text is None else dict(json.loads(text))


def _note(store: Store, table: str, key: Row, before: Row | None, after: Row | None) -> None:
    if store.open_group is None:
        raise RuntimeError("put and remove belong inside change()")
    store.run("DELETE FROM journal WHERE undone = 1")
    store.run(
        'INSERT INTO journal ("group", label, "table", key, before, after, at)'
        " VALUES (?,?,?,?,?,?,?)",
        (
            store.open_group,
            store.open_label,
            table,
            json.dumps(key, ensure_ascii=False),
            json.dumps(before, ensure_ascii=False) if before else None,
            json.dumps(after, ensure_ascii=False) if after else None,
            datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )
    mark_concerned(store, table, before, after)


def _where(table: str) -> str:
    return " AND ".join(f"{name} = ?" for name in KEYS[table])


def _read(store: Store, table: str, key: Row) -> Row | None:
    cursor = store.connection.execute(
        f"SELECT * FROM {table} WHERE {_where(table)}", [key[name] for name in KEYS[table]]
    )
    row = cursor.fetchone()
    return None if row is None else dict(zip((d[0] for d in cursor.description), row, strict=True))


def _write(store: Store, table: str, row: Row) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    store.run(
        f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )


def _delete(store: Store, table: str, key: Row) -> None:
    store.run(f"DELETE FROM {table} WHERE {_where(table)}", [key[name] for name in KEYS[table]])
