"""One run of typst: a document, or a part of one, becomes PDF bytes."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.fonts import as_folder, cjk_folder
from creator_audit.reports.glyphs import GlyphGuard, guard_document, plain_cover
from creator_audit.reports.words import Words

STANDARDS: list[Literal["ua-1", "a-3a"]] = ["ua-1", "a-3a"]
PAPERS = ("a4", "us-letter")
_ROUNDS_TO_FORGET = 11
"""typst drops what it remembers of a run after ten further ones."""


def typeset(
    document: ReportDocument,
    *,
    paper: str = PAPERS[0],
    json_copy: bytes | None = None,
    first_page: int = 1,
    tables: int = 0,
    total: str = "",
    contents: list[list[Any]] | None = None,
) -> bytes:
    """PDF of the document. Should a character stop typst after all, plain letters are kept alone.

    `total`: number of pages for the footer, ``-`` for none, empty to count this run's.
    """
    import typst

    inputs = {
        "paper": paper,
        "first_page": str(first_page),
        "tables": str(tables),
        "total": total,
        "contents": json.dumps(contents or []),
    }
    if json_copy is not None:
        inputs["copy"] = json_copy.decode("utf-8")
    try:
        return _run(document, inputs)
    except typst.TypstError:
        guard = GlyphGuard(plain_cover())
        words = Words(document["meta"]["language"])
        return _run(guard_document(document, guard, words), inputs)


def forget() -> None:
    """Give back the memory of earlier runs: eleven runs over one letter, about 0.1 s."""
    import typst

    for _ in range(_ROUNDS_TO_FORGET):
        typst.compile(b"a", ignore_system_fonts=True)


def pictures(
    document: ReportDocument, *, paper: str = PAPERS[0], dots_per_inch: int = 96
) -> list[bytes]:
    """Pages as PNG, without the tags and standards of the PDF."""
    import typst

    with _job(document, {"paper": paper}) as job:
        made = typst.compile(**job, format="png", ppi=float(dots_per_inch))
    return made if isinstance(made, list) else [made]


def _run(document: ReportDocument, inputs: dict[str, str]) -> bytes:
    import typst

    made_at = datetime.fromisoformat(document["meta"]["made_at"])
    with _job(document, inputs) as job:
        pdf: bytes = typst.compile(
            **job, pdf_standards=list(STANDARDS), timestamp=int(made_at.timestamp())
        )
    return pdf


@contextmanager
def _job(document: ReportDocument, inputs: dict[str, str]) -> Iterator[dict[str, Any]]:
    """What every run is given: template, fonts, and the facts as one JSON value."""
    made_at = datetime.fromisoformat(document["meta"]["made_at"])
    data = {**document, "date": [made_at.year, made_at.month, made_at.day]}
    with as_folder("report") as template, as_folder("fonts") as fonts:
        further = cjk_folder()
        yield {
            "input": str(template / "report.typ"),
            "root": str(template),
            "font_paths": [str(fonts), *([str(further)] if further else [])],
            "ignore_system_fonts": True,
            "sys_inputs": {**inputs, "data": json.dumps(data)},
        }
