"""Say what dropped files are, before anything of them is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.operations.changes import NOTHING, Changes
from creator_audit.progress import Progress

if TYPE_CHECKING:
    from creator_audit.store.database import Store


@dataclass(frozen=True, slots=True)
class Recognised:
    """One export among the dropped files, or why it is none (`what` is then set)."""

    paths: tuple[Path, ...]
    file: str
    """Names of its files, without folders."""
    size: int = 0
    """Bytes of the files dropped."""
    text_size: int = 0
    """Bytes that will be read."""
    platform: str = ""
    title: str = ""
    layout: str = ""
    why: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    not_read: tuple[tuple[str, str], ...] = ()
    """(member, why) of what is never opened."""
    other_files: int = 0
    """Files that are neither read nor named above, pictures and videos for the most part."""
    what: str = ""
    next_step: str = ""


def recognise_archives(
    store: "Store", progress: Progress, paths: Sequence[Path]
) -> tuple[tuple[Recognised, ...], Changes]:
    """What each export among `paths` is; the client's file is not touched."""
    del store
    groups = registry.split([Path(path) for path in paths])
    found = []
    for number, group in enumerate(groups):
        progress.step(number, len(groups), f"Looking inside {group[0].name}")
        found.append(_recognise(group))
    return tuple(found), NOTHING


def _recognise(group: Sequence[Path]) -> Recognised:
    file = " + ".join(path.name for path in group)
    size = sum(path.stat().st_size for path in group if path.is_file())
    try:
        with ArchiveTree.open(group) as tree:
            matches = registry.recognise(tree)
            return _describe(group, file, size, tree, matches)
    except UserError as error:
        return Recognised(tuple(group), file, size, what=error.what, next_step=error.next_step)


def _describe(
    group: Sequence[Path],
    file: str,
    size: int,
    tree: ArchiveTree,
    matches: Sequence[registry.Recognised],
) -> Recognised:
    members = tuple(dict.fromkeys(name for match in matches for name in match.found.members))
    left_out = [(entry.name, entry.why) for entry in tree.left_out]
    not_read = [(one.member, one.why) for match in matches for one in match.found.not_read]
    named = len(members) + len(not_read)
    return Recognised(
        paths=tuple(group),
        file=file,
        size=size,
        text_size=sum(tree.size(name) for name in members),
        platform=matches[0].found.platform,
        title=" and ".join(dict.fromkeys(match.importer.title for match in matches)),
        layout=matches[0].found.layout,
        why=tuple(reason for match in matches for reason in match.found.why),
        notes=tuple(note for match in matches for note in match.found.notes),
        members=members,
        not_read=tuple(dict.fromkeys([*not_read, *left_out])),
        other_files=max(0, len(tree.names) - named),
    )
