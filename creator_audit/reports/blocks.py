"""The few kinds of block a report document is made of; every renderer knows exactly these."""

from collections.abc import Iterable, Sequence
from typing import Any

from creator_audit.reports.words import Run, count, plain

Block = dict[str, Any]
Cell = dict[str, Any]
ReportDocument = dict[str, Any]

CLASSES = ("sponsored", "recommending", "deinfluencing", "other")


def paragraph(runs: list[Run]) -> Block:
    """Running text."""
    return {"type": "paragraph", "runs": runs}


def lead(runs: list[Run]) -> Block:
    """The opening sentences of a section, set large."""
    return {"type": "lead", "runs": runs}


def note(text: str) -> Block:
    """Small text under a block."""
    return {"type": "note", "text": text}


def side(title: str, *blocks: Block) -> Block:
    """Blocks beside a side head, which is the second level of headings."""
    return {"type": "side", "title": title, "blocks": list(blocks)}


def items(entries: Iterable[list[Run]], prefix: str | None = None) -> Block:
    """A list; with `prefix` it is numbered, as ``P1``."""
    return {"type": "list", "prefix": prefix, "items": list(entries)}


def cell(text: object, **style: object) -> Cell:
    """A table cell. Styles: mark, swatch, mono, strong, soft, lines (further small lines)."""
    shown = count(text) if isinstance(text, int) else str(text)
    return {"t": shown, **{name: value for name, value in style.items() if value}}


def column(title: str, width: str = "1fr", align: str = "left") -> dict[str, str]:
    """A table column: `width` in mm or fr."""
    return {"title": title, "width": width, "align": align}


def numbers(*titles: str, width: str = "17mm") -> list[dict[str, str]]:
    """Columns of figures, set to the right."""
    return [column(title, width, "right") for title in titles]


def table(
    title: str,
    columns: Sequence[dict[str, str]],
    rows: Sequence[Sequence[Cell]],
    *,
    of: str = "",
    foot: str = "",
    has_total: bool = False,
) -> Block:
    """A table with a head that repeats; short ones stay on one page."""
    return {
        "type": "table",
        "title": title,
        "of": of,
        "columns": list(columns),
        "rows": [list(row) for row in rows],
        "foot": foot,
        "has_total": has_total,
        "is_long": len(rows) > 14,
    }


def pairs(entries: Iterable[tuple[str, str]]) -> Block:
    """Terms with their meaning."""
    return {"type": "pairs", "items": [[name, plain(meaning)] for name, meaning in entries]}


def section(
    key: str, title: str, blocks: list[Block], *, starts_page: bool = True, label: str = "number"
) -> Block:
    """A part of the report. `label`: ``number``, ``letter`` (appendix) or ``none``."""
    return {
        "key": key,
        "title": title,
        "blocks": blocks,
        "starts_page": starts_page,
        "label": label,
    }
