"""The report document as a tagged PDF (PDF/UA-1 and PDF/A-3a), made by typst from one template.

Facts go in as one JSON value and are placed as text; nothing of them is read as markup. The file
is written beside its target and put in place whole when it is complete.
"""

from pathlib import Path
from typing import Any

from pikepdf import ObjectStreamMode, Pdf

from creator_audit.progress import NullProgress, Progress
from creator_audit.reports.blocks import Block, ReportDocument
from creator_audit.reports.fonts import cjk_folder
from creator_audit.reports.glyphs import GlyphGuard, guard_document, shipped_cover
from creator_audit.reports.pdf_join import Bookmark, bookmarks, join, open_pdf
from creator_audit.reports.reading_text import add_reading_text
from creator_audit.reports.typesetting import PAPERS, forget, typeset
from creator_audit.reports.words import Words
from creator_audit.reports.writing import replace_whole

TABLES_IN_ONE = 40
"""Tables of appendix A (25 findings each) that are still set in one go with the rest."""
TABLES_A_PART = 20
LARGEST_COPY = 5_000_000
"""Bytes of a JSON copy that is still attached; a larger one is better kept beside the report."""
_LABEL = "Setting the report"


def render_pdf(
    document: ReportDocument,
    target: Path,
    progress: Progress | None = None,
    *,
    paper: str = PAPERS[0],
    json_copy: bytes | None = None,
) -> None:
    """Write the report to `target`.

    `json_copy` is attached as ``audit.json``. Long reports are set in parts of bounded memory
    (below about 500 MB whatever the number of findings). Raises `UserError` when the place cannot
    be written; a report that was there before stays until the new one is complete.
    """
    steps = progress or NullProgress()
    steps.step(0, None, _LABEL)
    guard = GlyphGuard(shipped_cover())
    clean = guard_document(document, guard, Words(document["meta"]["language"]))
    pdf = _whole(clean, paper, json_copy, steps)
    add_reading_text(pdf, clean)
    with replace_whole(target) as file:
        pdf.save(
            file,
            object_stream_mode=ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )


def has_every_script() -> bool:
    """Whether fonts for Chinese, Japanese and Korean are at hand; else they are named by number."""
    return cjk_folder() is not None


def _whole(clean: ReportDocument, paper: str, json_copy: bytes | None, steps: Progress) -> Pdf:
    place, chunks = _chunks(clean)
    if len(chunks) == 1:
        made = typeset(clean, paper=paper, json_copy=json_copy)
        steps.step(1, 1, _LABEL)
        return open_pdf(made)
    before, after = clean["sections"][:place], clean["sections"][place + 1 :]
    total = len(chunks) + 3
    body = {**clean, "sections": before}
    names = [_title(part) for part in clean["sections"] if part["key"] != "contents"]
    draft = open_pdf(typeset(body, paper=paper, contents=[[name, 0] for name in names], total="-"))
    steps.step(1, total, _LABEL)
    marks, page, tables = bookmarks(draft), len(draft.pages) + 1, _tables(before)
    appendix_page = page
    parts: list[bytes] = []
    for number, chunk in enumerate([*chunks, after], 2):
        made = typeset(
            {**clean, "cover": None, "sections": chunk},
            paper=paper,
            first_page=page,
            tables=tables,
            total="-",
        )
        forget()
        if chunk is after:
            marks += _moved(bookmarks(open_pdf(made)), page - 1)
        parts.append(made)
        page, tables = page + len(open_pdf(made).pages), tables + _tables(chunk)
        steps.step(number, total, _LABEL)
    listed = _contents(names, marks, _title(chunks[0][0]), appendix_page)
    made = typeset(body, paper=paper, contents=listed, total="-", json_copy=json_copy)
    steps.step(total, total, _LABEL)
    return join([made, *parts])


def _chunks(clean: ReportDocument) -> tuple[int, list[list[Block]]]:
    """Where appendix A stands, and its sections cut into parts; one part if it is short."""
    keys = [part["key"] for part in clean["sections"]]
    place = keys.index("all")
    appendix = clean["sections"][place]
    rows = appendix["blocks"]
    if len(rows) <= TABLES_IN_ONE:
        return place, [[appendix]]
    cuts = [rows[first : first + TABLES_A_PART] for first in range(0, len(rows), TABLES_A_PART)]
    return place, [
        [{**appendix, "blocks": cut, "is_continued": number > 0}] for number, cut in enumerate(cuts)
    ]


def _tables(value: Any) -> int:  # noqa: ANN401 - JSON-like
    """Tables inside some sections: the figure the next one is counted from."""
    if isinstance(value, list):
        return sum(map(_tables, value))
    if isinstance(value, dict):
        own = 1 if value.get("type") in ("table", "findings") else 0
        return own + sum(_tables(item) for item in value.values())
    return 0


def _title(part: Block) -> str:
    return "  ".join(piece for piece in (part["label"], part["title"]) if piece)


def _moved(marks: list[Bookmark], by: int) -> list[Bookmark]:
    return [(title, page + by, below) for title, page, below in marks]


def _contents(
    names: list[str], marks: list[Bookmark], appendix: str, appendix_page: int
) -> list[list[Any]]:
    """Lines of the contents with their pages; titles are compared without blanks."""
    pages = {"".join(title.split()): page + 1 for title, page, _ in marks}
    pages["".join(appendix.split())] = appendix_page
    return [[name, pages.get("".join(name.split()), "")] for name in names]
