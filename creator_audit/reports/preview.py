"""Pages of a report as pictures, for looking at it before it is saved."""

from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.glyphs import GlyphGuard, guard_document, shipped_cover
from creator_audit.reports.typesetting import PAPERS, pictures
from creator_audit.reports.words import Words

MOST_TABLES = 2
"""Tables of appendix A in a preview: what follows looks the same."""


def preview_pages(
    document: ReportDocument, *, paper: str = PAPERS[0], dots_per_inch: int = 96
) -> list[bytes]:
    """Each page as PNG. The appendix of findings is cut short; the body is whole."""
    shown = [
        {**part, "blocks": part["blocks"][: 1 + MOST_TABLES]} if part["key"] == "all" else part
        for part in document["sections"]
    ]
    words = Words(document["meta"]["language"])
    clean = guard_document({**document, "sections": shown}, GlyphGuard(shipped_cover()), words)
    return pictures(clean, paper=paper, dots_per_inch=dots_per_inch)
