"""Say what an archive is without importing anything."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post, Standing
from creator_audit.progress import Progress


@dataclass(frozen=True, slots=True)
class Inspection:
    """What one dropped archive is; `error` says why it is nothing."""

    file: str
    platform: str = ""
    layout: str = ""
    confidence: float = 0.0
    why: tuple[str, ...] = ()
    owner: str = ""
    exported_on: str = ""
    posts: int = 0
    without_text: int = 0
    other: int = 0
    issues: int = 0
    first_day: str = ""
    last_day: str = ""
    members: tuple[str, ...] = ()
    not_read: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    error: str = ""

    def as_json(self) -> dict[str, Any]:
        """The inspection with plain values."""
        found = asdict(self)
        found["not_read"] = [{"member": member, "why": why} for member, why in self.not_read]
        return found


def inspect_archives(
    paths: Sequence[Path], platform: str, progress: Progress
) -> tuple[Inspection, ...]:
    """Inspect every archive among `paths`; one that cannot be read does not stop the others."""
    found: list[Inspection] = []
    for group in registry.split([Path(path) for path in paths]):
        try:
            found += _inspect(group, platform, progress)
        except UserError as error:
            found.append(Inspection(group[0].name, error=str(error)))
    return tuple(found)


def _inspect(group: Sequence[Path], platform: str, progress: Progress) -> list[Inspection]:
    with ArchiveTree.open(group) as tree:
        return [_look(tree, match, progress) for match in registry.recognise(tree, platform)]


def _look(tree: ArchiveTree, match: registry.Recognised, progress: Progress) -> Inspection:
    found = match.found
    posts = without_text = other = issues = 0
    days: list[str] = []
    for record in match.importer.read(tree, found, ImportOptions(), progress):
        if isinstance(record, ImportIssue):
            issues += 1
        elif isinstance(record, Post) and record.standing is not Standing.OWN:
            other += 1
        elif isinstance(record, Post):
            posts += 1
            without_text += not record.has_text
            if record.published_at:
                day = record.published_at.date().isoformat()
                days = [min(day, *days), max(day, *days)] if days else [day, day]
    left_out = tuple((entry.name, entry.why) for entry in tree.left_out)
    return Inspection(
        file=" + ".join(path.name for path in tree.sources),
        platform=found.platform,
        layout=found.layout,
        confidence=found.confidence,
        why=found.why,
        owner=found.owner,
        exported_on=found.exported_on.isoformat() if found.exported_on else "",
        posts=posts,
        without_text=without_text,
        other=other,
        issues=issues,
        first_day=days[0] if days else "",
        last_day=days[1] if days else "",
        members=found.members,
        not_read=(*((entry.member, entry.why) for entry in found.not_read), *left_out),
        notes=found.notes,
    )


def describe(found: Inspection) -> str:
    """The inspection in plain lines."""
    if found.error:
        return f"{found.file}\n  cannot be used: {found.error}"
    lines = [found.file, f"  {found.layout or found.platform}: {found.posts} posts"]
    if found.first_day:
        lines.append(f"  from {found.first_day} to {found.last_day}")
    if found.without_text:
        lines.append(f"  {found.without_text} of {found.posts} have no text in the export")
    if found.other:
        lines.append(f"  {found.other} records kept apart (reposts, drafts, comments …)")
    if found.issues:
        lines.append(f"  {found.issues} remarks or records that could not be read")
    lines += [f"  because: {reason}" for reason in found.why]
    lines += [f"  would be read: {name}" for name in found.members]
    lines += [f"  never read: {member} ({why})" for member, why in found.not_read]
    lines += [f"  note: {note}" for note in found.notes]
    return "\n".join(lines)
