"""Gives readers of tags the words of right-to-left quotes in logical order.

The writer stores such text in the order of the glyphs on the page; /ActualText on its structure
element holds it as it was posted.
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Pdf, String

from creator_audit.reports.blocks import ReportDocument

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)


def add_reading_text(pdf: Pdf, document: ReportDocument) -> int:
    """Set /ActualText on each right-to-left quote; returns how many. Nothing if unsure."""
    wanted = list(_quotes(document["sections"]))
    if not wanted:
        return 0
    elements = list(_elements(pdf.Root.StructTreeRoot.get("/K")))
    if len(elements) != len(wanted):
        return 0
    for element, words in zip(elements, wanted, strict=True):
        element["/ActualText"] = String(words)
    return len(elements)


def _quotes(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON-like
    """Texts of right-to-left parts in reading order."""
    if isinstance(value, list):
        for item in value:
            yield from _quotes(item)
    elif isinstance(value, dict):
        if value.get("is_rtl") and ("runs" in value or "text" in value):
            yield value["text"] if "text" in value else "".join(map(_shown, value["runs"]))
            return
        for item in value.values():
            yield from _quotes(item)


def _shown(run: dict[str, Any]) -> str:
    figures = run.get("n")
    return str(run["t"]) + (f" {', '.join(figures)} " if figures else "")


def _elements(node: Any) -> Iterator[Dictionary]:  # noqa: ANN401 - any PDF object
    """Outermost structure elements in a right-to-left language, in reading order."""
    if isinstance(node, Array):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, Dictionary):
        language = str(node.get("/Lang", "")).split("-")[0].lower()
        if "/S" in node and language in RIGHT_TO_LEFT:
            yield node
        elif "/K" in node:
            yield from _elements(node["/K"])
