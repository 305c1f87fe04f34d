"""Passing folders of a client: pages of a report being made, copies judged for another scope.

They go by themselves; their names let erasing find what a program ended by force left behind.
"""

import shutil
import tempfile
from hashlib import sha256
from pathlib import Path


def draft_prefix(path: Path) -> str:
    """Begin of the names of passing folders for this client's file, unlike any other client's."""
    place = str(path.absolute()).encode("utf-8", "surrogatepass")
    return f"creator-audit-{sha256(place).hexdigest()[:12]}-"


def drafts_of(path: Path) -> tuple[Path, ...]:
    """The passing folders of this client that are there."""
    folder = Path(tempfile.gettempdir())
    return tuple(sorted(found for found in folder.glob(f"{draft_prefix(path)}*") if found.is_dir()))


def remove_draft(folder: Path) -> None:
    """Remove one of them with all it holds."""
    shutil.rmtree(folder, ignore_errors=True)
