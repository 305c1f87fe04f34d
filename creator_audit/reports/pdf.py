"""The report document as a tagged PDF (PDF/UA-1 and PDF/A-3a), made by typst from one template.

Facts go in as one JSON value and are placed as text; nothing of them is read as markup. The file
is written beside its target and put in place whole when it is complete.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from creator_audit.progress import NullProgress, Progress
from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.fonts import as_folder, cjk_folder
from creator_audit.reports.glyphs import GlyphGuard, guard_document, shipped_cover
from creator_audit.reports.words import Words
from creator_audit.reports.writing import replace_whole

STANDARDS = ["ua-1", "a-3a"]
PAPERS = ("a4", "us-letter")


def render_pdf(
    document: ReportDocument,
    target: Path,
    progress: Progress | None = None,
    *,
    paper: str = "a4",
    json_copy: bytes | None = None,
) -> None:
    """Write the report to `target`. Raises `UserError` when the place cannot be written."""
    steps = progress or NullProgress()
    steps.step(0, None, "Setting the report")
    guard = GlyphGuard(shipped_cover())
    clean = guard_document(document, guard, Words(document["meta"]["language"]))
    made = compile_part(clean, paper=paper, json_copy=json_copy)
    with replace_whole(target) as file:
        file.write(made)
    steps.step(1, 1, "Setting the report")


def compile_part(
    document: ReportDocument, *, paper: str = "a4", json_copy: bytes | None = None, **inputs: str
) -> bytes:
    """One document, or one part of it, as PDF bytes."""
    import typst

    values: dict[str, str] = {"data": json.dumps(_typst_data(document)), "paper": paper, **inputs}
    if json_copy is not None:
        values["copy"] = json_copy.decode("utf-8")
    made_at = datetime.fromisoformat(document["meta"]["made_at"])
    with as_folder("report") as template, as_folder("fonts") as fonts:
        further = cjk_folder()
        pdf: bytes = typst.compile(
            str(template / "report.typ"),
            root=str(template),
            font_paths=[str(fonts), *([str(further)] if further else [])],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            timestamp=int(made_at.timestamp()),
            sys_inputs=values,
        )
    return pdf


def _typst_data(document: ReportDocument) -> dict[str, Any]:
    made_at = datetime.fromisoformat(document["meta"]["made_at"])
    return {**document, "date": [made_at.year, made_at.month, made_at.day]}
