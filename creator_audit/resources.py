"""Where the shipped data lies: inside the installed package, or beside it in a checkout."""

import os
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from creator_audit.errors import UserError

PACK_PLACE_VARIABLE = "CREATOR_AUDIT_RESOURCES"
"""Environment variable with which authors of rule packs point at their own copy."""


@cache
def root() -> Traversable:
    """Folder of the shipped data. Never assume a real path: it may lie inside a zip."""
    chosen = os.environ.get(PACK_PLACE_VARIABLE)
    if chosen:
        return Path(chosen)
    packaged = files("creator_audit") / "_resources"
    if (packaged / "rules").is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent / "resources"
    if (checkout / "rules").is_dir():
        return checkout
    raise UserError(
        "The data files of Creator Audit are missing from this installation.",
        next_step="Install it again; the folder `resources` belongs to it.",
    )


def place(name: str) -> Traversable:
    """The file or folder `name`, a path with `/` below the root."""
    found = root()
    for step in name.split("/"):
        found = found / step
    return found


def read_text(name: str) -> str:
    """Text of a shipped file, UTF-8."""
    return place(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Bytes of a shipped file (fonts, icons, translations)."""
    return place(name).read_bytes()


def names(folder: str, suffix: str = "") -> tuple[str, ...]:
    """Names of the files in a shipped folder that end in `suffix`, sorted; empty if absent."""
    where = place(folder)
    if not where.is_dir():
        return ()
    return tuple(sorted(entry.name for entry in where.iterdir() if entry.name.endswith(suffix)))
