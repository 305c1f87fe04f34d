"""The fonts a report may use: the shipped ones, and a package of CJK fonts where installed."""

import contextlib
import tempfile
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from creator_audit.resources import names, place

CJK_PACKAGE = "manimgx_fonts_cjk"
"""Carries Noto Sans CJK (33 MB); without it such characters are written out by number."""


@contextlib.contextmanager
def as_folder(name: str) -> Iterator[Path]:
    """A shipped folder as a real one; copied to a temporary place when it lies inside a zip."""
    where = place(name)
    if isinstance(where, Path):
        yield where
        return
    with tempfile.TemporaryDirectory(prefix="creator-audit-") as temporary:
        target = Path(temporary)
        for entry in names(name):
            (target / entry).write_bytes(place(f"{name}/{entry}").read_bytes())
        yield target


@cache
def cjk_folder() -> Path | None:
    """Folder of the CJK fonts, or None when the package is not installed."""
    spec = find_spec(CJK_PACKAGE)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    return Path(folders[0]) if folders else None


def font_files(shipped: Path) -> list[Path]:
    """Every font file a report may use, in a fixed order."""
    further = cjk_folder()
    folders = [shipped, *([further] if further else [])]
    return [
        file
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in (".ttf", ".otf", ".ttc")
    ]
