"""How tests read a PDF back: words, tags, and everything a reader could extract."""

import re
import shutil
import subprocess
import zlib
from pathlib import Path

import pikepdf
import pytest


def words_of(file: Path) -> str:
    """The text in content order; skips where poppler is missing."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def everything_in(file: Path) -> str:
    """Text, alternative texts, bookmarks, metadata and attachments in one string."""
    found = [words_of(file)]
    with pikepdf.open(file) as pdf:
        for thing in pdf.objects:
            found += _strings(thing)
            if isinstance(thing, pikepdf.Stream):
                try:
                    found.append(thing.read_bytes().decode("utf-8", "ignore"))
                except (pikepdf.PdfError, zlib.error):
                    continue
        found += [str(value) for value in pdf.docinfo.values()]
    return "\n".join(found)


def tags(pdf: pikepdf.Pdf) -> list[pikepdf.Dictionary]:
    """All structure elements in reading order."""
    found: list[pikepdf.Dictionary] = []

    def walk(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(node)
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root.StructTreeRoot.get("/K"))
    return found


def headings(pdf: pikepdf.Pdf) -> list[int]:
    """Levels of the headings in order."""
    names = (str(tag["/S"]) for tag in tags(pdf))
    return [int(name[2]) for name in names if re.fullmatch(r"/H\d", name)]


def bookmark_titles(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        return [" ".join(item.title.split()) for item in outline.root]


def boxes_outside(file: Path, left: float, right: float) -> list[str]:
    """Words that reach over the side margins, in points from the left edge."""
    done = subprocess.run(["pdftotext", "-bbox", str(file), "-"], capture_output=True, check=True)
    page = done.stdout.decode("utf-8", "replace")
    pattern = r'xMin="([\d.-]+)" yMin="[\d.-]+" xMax="([\d.-]+)" yMax="[\d.-]+">(.*?)<'
    return [
        f"{word} {low} {high}"
        for low, high, word in re.findall(pattern, page)
        if float(low) < left - 1 or float(high) > right + 1.5
    ]


def _strings(thing: object) -> list[str]:
    if isinstance(thing, pikepdf.Dictionary):
        return [str(value) for value in thing.values() if isinstance(value, pikepdf.String)]
    return [str(thing)] if isinstance(thing, pikepdf.String) else []
