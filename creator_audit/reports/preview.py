"""The pages of the report as pictures: the same document and template as the PDF."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.progress import NullProgress, Progress
from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.fonts import as_folder, cjk_folder
from creator_audit.reports.glyphs import GlyphGuard, guard_document, plain_cover, shipped_cover
from creator_audit.reports.pdf import TABLES_IN_ONE
from creator_audit.reports.typesetting import PAPERS
from creator_audit.reports.words import Words

_LABEL = "Making pages"
_PIXELS_PER_INCH = 110.0


@dataclass(frozen=True, slots=True)
class Preview:
    """Pictures of the pages, in order."""

    pages: tuple[str, ...]
    is_shortened: bool
    """The list of all findings is long: its further pages are in the saved report alone."""


def render_pages(
    document: ReportDocument,
    folder: Path,
    progress: Progress | None = None,
    *,
    paper: str = PAPERS[0],
    resolution: float = _PIXELS_PER_INCH,
) -> Preview:
    """Write one PNG per page into `folder`. Raises `UserError` when it cannot be written."""
    import typst

    steps = progress or NullProgress()
    steps.step(0, None, _LABEL)
    words = Words(document["meta"]["language"])
    shorter, is_shortened = _shortened(document)
    try:
        pages = _run(guard_document(shorter, GlyphGuard(shipped_cover()), words), paper, resolution)
    except typst.TypstError:
        pages = _run(guard_document(shorter, GlyphGuard(plain_cover()), words), paper, resolution)
    written = []
    for number, page in enumerate(pages, 1):
        target = folder / f"page-{number:04d}.png"
        try:
            target.write_bytes(page)
        except OSError as error:
            raise UserError(
                f"The preview could not be written ({error.strerror}).",
                where=str(folder),
                next_step="Check the free space.",
            ) from error
        written.append(str(target))
        steps.step(number, len(pages), _LABEL)
    return Preview(tuple(written), is_shortened)


def _shortened(document: ReportDocument) -> tuple[ReportDocument, bool]:
    """The document with only the first tables of the long appendix."""
    is_shortened = False
    sections = []
    for part in document["sections"]:
        if part["key"] == "all" and len(part["blocks"]) > TABLES_IN_ONE:
            is_shortened = True
            sections.append({**part, "blocks": part["blocks"][:TABLES_IN_ONE]})
        else:
            sections.append(part)
    return {**document, "sections": sections}, is_shortened


def _run(document: ReportDocument, paper: str, resolution: float) -> list[bytes]:
    import typst

    made_at = datetime.fromisoformat(document["meta"]["made_at"])
    data = {**document, "date": [made_at.year, made_at.month, made_at.day]}
    inputs = {"paper": paper, "first_page": "1", "tables": "0", "total": "", "contents": "[]"}
    with as_folder("report") as template, as_folder("fonts") as fonts:
        further = cjk_folder()
        made = typst.compile(
            str(template / "report.typ"),
            root=str(template),
            font_paths=[str(fonts), *([str(further)] if further else [])],
            ignore_system_fonts=True,
            format="png",
            ppi=resolution,
            timestamp=int(made_at.timestamp()),
            sys_inputs={**inputs, "data": json.dumps(data)},
        )
    return list(made) if isinstance(made, list) else [made]
