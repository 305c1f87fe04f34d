"""Cells of one row as the texts and labels of a post."""

import json
import re
from collections.abc import Iterator, Mapping

from creator_audit.importers.decode import clean_text, html_text
from creator_audit.importers.tables.mapping import TEXT_FIELDS
from creator_audit.importers.tables.values import truth_of
from creator_audit.model.post import LabelKind, PartRole, PlatformLabel, TextPart

ROLES = {
    "title": PartRole.TITLE,
    "text": PartRole.CAPTION,
    **{name: PartRole(name) for name in TEXT_FIELDS if name not in ("title", "text")},
}
"""Field -> role, in the order in which a reader meets them."""
WITH_DESCRIPTIONS = frozenset({"youtube", "table", "twitch", "podcast"})
"""Platforms on which a description stands apart; elsewhere it is another name of the caption."""
_QUOTED_LINES = '"\n"'
"""How some exports (LinkedIn's) part lines: each line of a cell in quotes of its own."""
_MARKUP = re.compile(r"</?(?:p|br|div|span|strong|em|a|ul|li|h\d|figure)\b[^<>]*>", re.IGNORECASE)


def clean_cell(text: str) -> str:
    """The words of a cell: line ends alike, markup of blog tools taken out, no NUL characters."""
    text = clean_text(text).replace("\r\n", "\n")
    if _QUOTED_LINES in text and text.count("\n") == text.count(_QUOTED_LINES):
        text = text.replace(_QUOTED_LINES, "\n")
    return html_text(text) if "<" in text and _MARKUP.search(text) else text


def parts_of(
    cells: Mapping[str, str], platform: str, *, is_role_named: bool
) -> tuple[TextPart, ...] | None:
    """The texts of a row; None where its ``parts`` cannot be read.

    `is_role_named`: the table calls its column ``description`` on purpose, as a role.
    """
    language = cells.get("language") or None
    if cells.get("parts"):
        try:
            return tuple(_json_parts(cells["parts"], language))
        except (ValueError, TypeError, AttributeError, RecursionError):
            return None
    roles = dict(ROLES)
    if platform not in WITH_DESCRIPTIONS and not is_role_named and not _has_main(cells):
        roles["description"] = PartRole.CAPTION
    return tuple(
        TextPart(role, cells[name], language)
        for name, role in roles.items()
        if cells.get(name, "").strip()
    )


def _has_main(cells: Mapping[str, str]) -> bool:
    return "text" in cells or "caption" in cells


def _json_parts(cell: str, language: str | None) -> Iterator[TextPart]:
    entries = json.loads(cell)
    if not isinstance(entries, list):
        raise TypeError
    for entry in entries:
        text = entry.get("text")
        if not isinstance(text, str):
            raise TypeError
        frame, fold = entry.get("frame"), entry.get("fold")
        yield TextPart(
            PartRole(entry.get("role") or "caption"),
            clean_text(text),
            entry.get("language") or language,
            frame if isinstance(frame, int) else None,
            fold if isinstance(fold, int) else None,
        )


def labels_of(cells: Mapping[str, str]) -> tuple[PlatformLabel, ...]:
    """The platform's own label; a word that is neither yes nor no stays unknown."""
    word, text = cells.get("platform_label", ""), cells.get("platform_label_text", "")
    if not word and not text:
        return ()
    is_on = truth_of(word) if word else True
    raw = text or f"platform_label: {word}"
    return (PlatformLabel(LabelKind.PAID_PARTNERSHIP, is_on, raw),)
