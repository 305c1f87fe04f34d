"""Names of archive members: made safe and alike, whatever wrote the archive."""

import re
from pathlib import PurePosixPath

CLUTTER_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
CLUTTER_FOLDERS = frozenset({"__macosx", "$recycle.bin"})
_DRIVE = re.compile(r"^[A-Za-z]:")
_DIGITS = re.compile(r"(\d+)")


def clean_name(raw: str) -> str | None:
    """POSIX form of a member's name, or None where it points out of the archive.

    Refused: absolute paths, drive letters, ``..`` steps, NUL bytes, empty names.
    """
    name = raw.replace("\\", "/")
    if not name or "\x00" in name or name.startswith("/") or _DRIVE.match(name):
        return None
    steps = [step for step in name.split("/") if step not in ("", ".")]
    if not steps or ".." in steps:
        return None
    return "/".join(steps)


def is_clutter(name: str) -> bool:
    """Whether a file manager, not the platform, put this member there."""
    lowered = name.casefold()
    base = lowered.rsplit("/", 1)[-1]
    if base in CLUTTER_FILES or base.startswith("._"):
        return True
    return any(step in CLUTTER_FOLDERS for step in lowered.split("/")[:-1])


def repair_zip_name(name: str, *, is_utf8: bool) -> str:
    """A ZIP name without the UTF-8 flag is decoded as cp437 though most writers mean UTF-8."""
    if is_utf8 or name.isascii():
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def natural_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sort key under which ``posts_2`` stands before ``posts_10``."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
        for piece in _DIGITS.split(name.casefold())
        if piece
    )


def suffix_of(name: str) -> str:
    """The name's last suffix in lower case, with the dot; empty if there is none."""
    return PurePosixPath(name).suffix.casefold()


def pattern_of(glob: str) -> re.Pattern[str]:
    """A glob over whole steps, below any wrapper folder; ``*`` and ``?`` stay inside one step."""
    pieces = []
    for letter in glob.strip("/"):
        pieces.append({"*": "[^/]*", "?": "[^/]"}.get(letter, re.escape(letter)))
    return re.compile(r"(?:.*/)?" + "".join(pieces) + r"\Z", re.IGNORECASE | re.DOTALL)
