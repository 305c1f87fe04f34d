"""JSON arrays and JSON Lines as grids: one record a row, nested fields with dotted names."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from functools import partial
from typing import BinaryIO

import ijson
from ijson.common import JSONError

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.json_stream import CleanReader, stream_items
from creator_audit.importers.tables.encoding import Encoding, detect_encoding
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.headers import number_repeats
from creator_audit.model.issue import ImportIssue, IssueSeverity

Open = Callable[[], BinaryIO]
Record = dict[str, object]
Records = Callable[[], Iterator[tuple[str, object] | ImportIssue]]
MOST_COLUMNS = 500
TEXT_KEYS = ("text", "caption", "parts")
WHOLE_FIELDS = frozenset({"parts"})
"""Fields kept as JSON: their lists have an order and roles of their own."""


def read_json(tree: ArchiveTree, member: str) -> Grid:
    """The grid of the first list of records in a JSON file, or of JSON Lines."""
    open_member = partial(tree.open_member, member)
    with closing(open_member()) as stream:
        encoding = detect_encoding(stream)
    if _is_lines(open_member, encoding):
        records: Records = partial(_line_records, open_member, encoding)
        how = "JSON Lines"
    else:
        prefix = _find_list(tree, member)
        records = partial(_list_records, tree, member, prefix)
        place = prefix.removesuffix("item").rstrip(".")
        how = f"JSON list `{place}`" if place else "JSON list"
    headers = _headers(records)
    notes = (encoding.note,) if encoding.note else ()
    rows = partial(_rows, member, records, headers)
    return Grid(member, "", number_repeats(headers), rows, how, notes)


def _text_lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    return iter(io.TextIOWrapper(stream, encoding.name, encoding.errors))


def _is_lines(open_member: Open, encoding: Encoding) -> bool:
    """Whether the first line with words in it is a whole record by itself."""
    with closing(open_member()) as stream:
        lines = (line.strip(" \t\r\n\0") for line in _text_lines(stream, encoding))
        line, second = next(filled := filter(None, lines), ""), next(filled, "")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return line.startswith('{"') and line.endswith("}")
    if not isinstance(record, dict):
        return False
    # A single object that holds the list of records is a JSON file, not JSON Lines.
    return bool(second) or any(name in record for name in TEXT_KEYS) or not _holds_records(record)


def _holds_records(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(entry, dict) for entry in value)
    return isinstance(value, dict) and any(_holds_records(inner) for inner in value.values())


def _find_list(tree: ArchiveTree, member: str) -> str:
    """Prefix of the first list whose first entry is an object."""
    where = "-"
    try:
        with tree.open_member(member) as stream:
            for prefix, event, _value in ijson.parse(CleanReader(stream)):
                if event == "start_array":
                    where = f"{prefix}.item" if prefix else "item"
                elif event == "start_map" and prefix == where:
                    return where
                elif event != "end_array" and prefix == where:
                    where = "-"
    except JSONError as error:
        raise UserError(
            "The file is not JSON that can be read.",
            where=member,
            next_step="Export it again, or save the posts as CSV or JSON Lines.",
        ) from error
    raise UserError(
        "The JSON file holds no list of records.",
        where=member,
        next_step="Give a list of objects, or one JSON object on each line.",
    )


def _list_records(
    tree: ArchiveTree, member: str, prefix: str
) -> Iterator[tuple[str, object] | ImportIssue]:
    base = prefix.removesuffix("item").replace(".", "/").strip("/")
    start = f"/{base}/" if base else "/"
    faults: list[ImportIssue] = []
    for number, record in stream_items(tree, member, prefix, faults):
        yield f"{start}{number}", record
    yield from faults


def _line_records(
    open_member: Open, encoding: Encoding
) -> Iterator[tuple[str, object] | ImportIssue]:
    with closing(open_member()) as stream:
        for number, line in enumerate(_text_lines(stream, encoding), 1):
            if not line.strip(" \t\r\n\0\ufeff"):
                continue
            try:
                yield f"line {number}", json.loads(line.replace("\0", ""))
            except (ValueError, RecursionError):
                yield f"line {number}", ValueError("This line is not JSON.")


def _headers(records: Records) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for found in records():
        if not isinstance(found, ImportIssue) and isinstance(found[1], dict):
            names.update(dict.fromkeys(flatten(found[1])))
            if len(names) > MOST_COLUMNS:
                break
    return tuple(names)


def _rows(member: str, records: Records, headers: tuple[str, ...]) -> Iterator[Row | ImportIssue]:
    for found in records():
        if isinstance(found, ImportIssue):
            yield found
            continue
        pointer, record = found
        if isinstance(record, dict):
            flat = flatten(record)
            yield Row(pointer, tuple(flat.get(name, "") for name in headers))
        else:
            told = str(record) if isinstance(record, ValueError) else "This entry is not an object."
            yield ImportIssue(member, pointer, "record-not-readable", told, IssueSeverity.REJECTED)


def flatten(record: Record, prefix: str = "") -> dict[str, str]:
    """Every value as text under its dotted name; lists of words joined by spaces."""
    flat: dict[str, str] = {}
    for key, value in record.items():
        name = f"{prefix}{key}"
        if key in WHOLE_FIELDS and isinstance(value, list):
            flat[name] = json.dumps(value, ensure_ascii=False)
        elif isinstance(value, dict):
            flat.update(flatten(value, f"{name}."))
        elif isinstance(value, list):
            flat[name] = _joined(value)
        else:
            flat[name] = _text(value)
    return flat


def _joined(values: list[object]) -> str:
    if any(isinstance(value, dict | list) for value in values):
        return json.dumps(values, ensure_ascii=False, default=str)
    return " ".join(_text(value) for value in values)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float | Decimal):
        number = float(value)
        return str(int(number)) if abs(number) < 1e15 and number.is_integer() else str(value)
    return str(value)
