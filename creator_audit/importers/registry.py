"""Which importer reads which tree; which dropped paths are parts of one export."""

import importlib
import pkgutil
from dataclasses import dataclass, replace
from functools import cache

from creator_audit.errors import UserError
from creator_audit.importers import platforms
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_names import suffix_of
from creator_audit.importers.contract import Importer, Recognition
from creator_audit.importers.other_exports import (
    OtherExport,
    find_other_export,
    guess_other_export,
)
from creator_audit.importers.parts import split

__all__ = ["Recognised", "find_importer", "importers", "recognise", "split"]

BAR = 0.5
"""From this confidence on a tree counts as recognised."""
TABLES = "table"
"""Platform key of the importer that reads tables of any platform."""
TABLE_SUFFIXES = frozenset({".csv", ".tsv", ".xlsx", ".ods", ".jsonl"})
PAGE_SUFFIXES = frozenset({".html", ".htm"})
MOST_PAGES = 3
PAGE_BYTES = 1 << 16
"""How far into how many pages of an unknown archive is looked for its platform's name."""
MEDIA_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".mp4", ".mov", ".m4a", ".mp3", ".webm"}
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """An importer and what it says of the tree."""

    importer: Importer
    found: Recognition


@cache
def importers() -> tuple[Importer, ...]:
    """All importers, by name of their module; each module offers one as ``IMPORTER``."""
    modules = sorted(info.name for info in pkgutil.iter_modules(platforms.__path__))
    loaded = (importlib.import_module(f"{platforms.__name__}.{name}") for name in modules)
    return tuple(module.IMPORTER for module in loaded if hasattr(module, "IMPORTER"))


def recognise(tree: ArchiveTree, forced_platform: str = "") -> list[Recognised]:
    """Every importer that knows the tree, surest first; one ZIP may hold two platforms.

    `forced_platform` limits it to that platform's importer (below the bar too), else to tables.
    Raises `UserError` that says what was looked for when nobody knows it.
    """
    wanted = forced_platform.casefold()
    known = []
    for importer in importers():
        found = None if importer.platform == TABLES else importer.recognise(tree)
        if found is not None and found.confidence >= (0 if importer.platform == wanted else BAR):
            known.append(Recognised(importer, found))
    known.sort(key=lambda match: -match.found.confidence)
    matches = [match for match in known if wanted in ("", match.importer.platform)]
    if known and not matches:
        raise _other(tree, wanted, known[0])
    other = None if any(match.found.members for match in known) else find_other_export(tree.names)
    if other is not None and wanted != TABLES:
        raise _not_read(tree, other)
    matches += _tables(tree, matches)
    if not matches:
        raise _unknown(tree, wanted)
    return matches


def _tables(tree: ArchiveTree, platform_matches: list[Recognised]) -> list[Recognised]:
    """Tables of a tree that nobody else knows, or those lying beside a platform's export.

    Inside an export no table is guessed at: its lists are the platform's, many are private.
    """
    importer = find_importer(TABLES)
    claimed = {name for match in platform_matches for name in match.found.members}
    claimed |= {one.member for match in platform_matches for one in match.found.not_read}
    beside = {name for name in tree.names if "/" not in name and suffix_of(name) in TABLE_SUFFIXES}
    if importer is None or (platform_matches and not beside - claimed):
        return []
    found = importer.recognise(tree)
    if found is None:
        return []
    if platform_matches:
        members = tuple(name for name in found.members if name in beside - claimed)
        found = replace(found, members=members)
    return [Recognised(importer, found)] if found.members else []


def _other(tree: ArchiveTree, wanted: str, match: Recognised) -> UserError:
    return UserError(
        f"This is no export of {wanted} but looks like: {match.importer.title}.",
        where=", ".join(str(path) for path in tree.sources),
        next_step="Leave the platform out, or choose that one.",
    )


def _not_read(tree: ArchiveTree, other: OtherExport) -> UserError:
    is_empty = bool(other.why)
    what = f"This is an export of {other.name}"
    return UserError(
        f"{what}. {other.why}" if is_empty else f"{what}, which is not read yet.",
        where=", ".join(str(path) for path in tree.sources),
        next_step="Put the posts into a table (columns published_at, text, permalink) and add it.",
    )


def _unknown(tree: ArchiveTree, wanted: str) -> UserError:
    where = ", ".join(str(path) for path in tree.sources)
    names = tree.names
    media = sum(suffix_of(name) in MEDIA_SUFFIXES for name in names)
    if wanted:
        what = f"This does not look like an export of {wanted}, nor like a table."
        return UserError(what, where=where, next_step="Leave the platform out to let it be found.")
    pages = [name for name in names if suffix_of(name) in PAGE_SUFFIXES][:MOST_PAGES]
    openings = (tree.head(name, PAGE_BYTES) for name in pages)
    other = guess_other_export((*names, *(path.name for path in tree.sources)), openings)
    if other is not None:
        return _not_read(tree, other)
    titles = ", ".join(importer.title for importer in importers())
    if media == len(names):
        what = (
            "This is a picture or video, not an export."
            if media == 1
            else "This holds only pictures and videos; the part of the export with the texts is "
            "missing."
        )
        return UserError(what, where=where, next_step="Drop the ZIP that the platform gave you.")
    sample = ", ".join(f"`{name}`" for name in names[:3])
    kind = "file is not an archive that is known" if len(names) == 1 else "archive is not known"
    return UserError(
        f"This {kind}: looked for {titles}; found {sample}.",
        where=where,
        next_step="Drop the export exactly as the platform gave it, or name its platform.",
    )


def find_importer(platform: str) -> Importer | None:
    """The importer of a platform key, if there is one."""
    return next((one for one in importers() if one.platform == platform), None)
