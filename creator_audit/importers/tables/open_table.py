"""The tables of a member, whatever format its bytes are in."""

from functools import partial

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.tables.delimited import read_delimited
from creator_audit.importers.tables.grid import Grid
from creator_audit.importers.tables.json_rows import read_json
from creator_audit.importers.tables.spreadsheet import is_spreadsheet, read_spreadsheet

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
SHEET_SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
SUFFIXES = (*TEXT_SUFFIXES, *JSON_SUFFIXES, *SHEET_SUFFIXES)
_CONTROLS = [bytes([code]) for code in (*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127)]
_JSON_STARTS = (b"{", b"[")


def _is_binary(head: bytes) -> bool:
    """Whether the bytes hold control characters that no text has (UTF-16 holds NULs only)."""
    controls = sum(head.count(byte) for byte in _CONTROLS)
    return controls > len(head) / 50


def open_tables(tree: ArchiveTree, member: str) -> list[Grid]:
    """All tables of the member with at least one column; empty where it holds none.

    Raises `UserError` for a file that is locked, damaged or no table.
    """
    head = tree.head(member, 4096)
    name = member.casefold()
    if name.endswith(".numbers"):
        raise UserError(
            "Numbers files cannot be read.",
            where=member,
            next_step="In Numbers choose File, Export To, CSV and choose that file.",
        )
    if is_spreadsheet(head) or name.endswith(SHEET_SUFFIXES):
        with tree.open_member(member) as stream:
            return read_spreadsheet(member, stream)
    if _is_binary(head):
        raise UserError(
            "The file is not a text table.",
            where=member,
            next_step="Save the table as CSV or XLSX and choose that file.",
        )
    opened = partial(tree.open_member, member)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    is_json = start.startswith(_JSON_STARTS) or name.endswith(JSON_SUFFIXES)
    grid = read_json(tree, member) if is_json else read_delimited(member, opened)
    return [grid] if grid.headers else []
