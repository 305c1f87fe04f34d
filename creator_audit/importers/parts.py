"""Dropped paths sorted into exports: the parts of one export belong together."""

import re
from collections.abc import Sequence
from pathlib import Path

from creator_audit.importers.archive_names import is_clutter, natural_key, suffix_of

_COPY_MARK = re.compile(r"( \(\d+\)| - copy| copy)+$", re.IGNORECASE)
"""What browsers and file managers add to a second download of the same name."""
_SHAPES = (
    # Meta: user and date (in the account's order) say which export; the token behind them differs
    # from part to part.
    re.compile(
        r"((?:instagram|facebook|threads)-.+?-(?:\d{4}-\d\d-\d\d|\d{8}|\d\d?[.-]\d\d?[.-]\d{4}))"
        r"(?:[-_ ].*)?",
        re.IGNORECASE,
    ),
    # Google Takeout: batch stamp, then part number.
    re.compile(r"(takeout-\d{8}T\d{6}Z(?:-\d+)?)-\d{3}", re.IGNORECASE),
    # X: date and token, then part.
    re.compile(
        r"(twitter-\d{4}-\d\d-\d\d-[0-9a-f]+)(?:[-_. ]?(?:part)?[-_. ]?\d+)?", re.IGNORECASE
    ),
    re.compile(
        r"(.+?)[-_. ]+(?:part|teil|partie|parte|deel)[-_. ]*\d+(?:[-_ ]*of[-_ ]*\d+)?", re.I
    ),
)
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_SUBTITLES = frozenset({".srt", ".vtt", ".sbv"})
"""Single subtitle files of one folder are read together, apart from what else was dropped."""
_LOOSE = frozenset({".json", ".html", ".htm", ".js", ".txt"})
"""Single files out of one unpacked export; several from one folder are read together."""


def split(paths: Sequence[Path]) -> list[list[Path]]:
    """Groups of paths, each one export, in the order in which they were dropped.

    A folder that holds nothing but archives stands for these archives.
    """
    groups: dict[str, list[Path]] = {}
    for path in [inner for dropped in paths for inner in _expanded(dropped)]:
        group = groups.setdefault(_key(path), [])
        if path not in group:
            group.append(path)
    return [sorted(group, key=lambda path: natural_key(path.name)) for group in groups.values()]


def _expanded(path: Path) -> list[Path]:
    try:
        inside = [entry for entry in path.iterdir() if not is_clutter(entry.name)]
    except OSError:
        return [path]
    if inside and all(entry.is_file() and _is_archive(entry) for entry in inside):
        return sorted(inside, key=lambda entry: natural_key(entry.name))
    return [path]


def _is_archive(path: Path) -> bool:
    return path.name.casefold().endswith(_ARCHIVES)


def _key(path: Path) -> str:
    if not _is_archive(path) and not path.is_dir():
        if suffix_of(path.name) in _SUBTITLES:
            return f"subtitles {path.parent}"
        is_loose = suffix_of(path.name) in _LOOSE
        return f"files {path.parent}" if is_loose else f"file {path}"
    stem = path.name
    for suffix in _ARCHIVES * 2:
        if stem.casefold().endswith(suffix):
            stem = stem[: -len(suffix)]
    stem = _COPY_MARK.sub("", stem)
    for shape in _SHAPES:
        found = shape.fullmatch(stem)
        if found:
            return f"parts {found[1].casefold()}"
    return f"path {path}"
