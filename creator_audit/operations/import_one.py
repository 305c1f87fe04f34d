"""Import one export of several, asking instead of failing where a table needs an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.headers import fields
from creator_audit.importers.tables.mapping import MappingNeeded
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import IMPORTED, JUDGED, NOTHING, ChangeKind, Changes
from creator_audit.operations.choose_countries import (
    choice_by_language,
    was_chosen,
    write_choice,
)
from creator_audit.operations.import_archive import ImportResult, import_archives
from creator_audit.progress import Progress

if TYPE_CHECKING:
    from creator_audit.store.database import Store


@dataclass(frozen=True, slots=True)
class MappingQuestion:
    """What a person must say of a table before it can be read."""

    asked: str
    """``text`` (which column holds the words) or ``date_order`` (`example` reads both ways)."""
    sentence: str
    member: str
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    """Up to three values per column, in order of the headers."""
    guess: tuple[tuple[str, str], ...]
    """(field, header) as far as it is clear."""
    fields: tuple[str, ...]
    """All fields that a column can be mapped to."""
    example: str = ""


def import_one(
    store: "Store",
    progress: Progress,
    paths: Sequence[Path],
    column_map: Mapping[str, str] | None = None,
    date_order: str = "",
    platform: str = "",
) -> tuple[ImportResult | MappingQuestion, Changes]:
    """Import one export without judging it yet; a `MappingQuestion` where an answer is needed.

    Raises `UserError` when it cannot be used. See `settle_import` for what comes after the last.
    """
    options = ImportOptions(
        column_map=dict(column_map or {}), date_order=date_order, platform=platform
    )
    try:
        result, _changes = import_archives(store, progress, paths, options, is_analysed=False)
    except MappingNeeded as asked:
        return _question(asked), NOTHING
    return result, IMPORTED


def settle_import(store: "Store", progress: Progress) -> tuple[None, Changes]:
    """Judge what came in. Where no country was chosen, the language of the posts decides anew."""
    changes = JUDGED
    if not was_chosen(store):
        write_choice(store, choice_by_language(store, progress))
        changes |= {ChangeKind.SETTINGS}
    analyse(store, progress)
    return None, changes


def _question(asked: MappingNeeded) -> MappingQuestion:
    return MappingQuestion(
        asked=asked.field,
        sentence=asked.what,
        member=asked.member,
        headers=tuple(asked.headers),
        samples=tuple(asked.samples.get(header, ()) for header in asked.headers),
        guess=tuple(asked.guess.items()),
        fields=tuple(fields()),
        example=asked.example,
    )
