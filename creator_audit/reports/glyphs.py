"""Characters no font can show are named, so that nothing is lost and no caption stops a report.

Typst stops at a character without a glyph when a tagged PDF is wanted, and at control characters.
Such characters, and those that would turn the direction of the text around them, are written out
as ``⟨U+1FAEA⟩``.
"""

import unicodedata
from functools import cache
from typing import Any

from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.fonts import as_folder, font_files
from creator_audit.reports.words import Words

_ALWAYS_FINE = frozenset(
    [0x0A, 0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2009, 0x202F, 0x2028, 0x2060, 0xFE0E, 0xFE0F]
)
"""Blanks, joiners and variation selectors need no glyph of their own."""
_DIRECTION = frozenset([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_BUILT_IN = frozenset(range(0x1D400, 0x1D800))
"""Mathematical letters, which captions use as fancy type: typst carries a face for them."""
_MOST_NAMED = 12
_LEFT_AS_IS = frozenset({"type", "key", "align", "width", "id", "kind"})


class GlyphGuard:
    """Writes out what cannot be shown and remembers what it was."""

    def __init__(self, cover: frozenset[int]) -> None:
        self._cover = cover
        self.named: dict[str, int] = {}
        self._table = _GuardTable(self)

    def clean(self, text: str) -> str:
        """The text with every character printable or written out."""
        return text if text.isascii() and text.isprintable() else text.translate(self._table)

    def instead(self, code: int) -> str:
        """What stands for one character."""
        sign = chr(code)
        if code in (0x0D, 0x85, 0x2029, 0x0B, 0x0C):
            return "\n"
        if code == 0x09:
            return " "
        if code in _ALWAYS_FINE or (code in self._cover and _is_printable(sign)):
            return sign
        return name_of(code)


class _GuardTable(dict[int, str]):
    """Fills itself, once per character; counts are kept by the guard's owner."""

    def __init__(self, guard: GlyphGuard) -> None:
        super().__init__()
        self._guard = guard

    def __missing__(self, code: int) -> str:
        shown = self._guard.instead(code)
        if shown.startswith("⟨U+"):
            self._guard.named[shown] = code
        self[code] = shown
        return shown


def name_of(code: int) -> str:
    """A character's number in angle brackets."""
    return f"⟨U+{code:04X}⟩"


def guard_document(document: ReportDocument, guard: GlyphGuard, words: Words) -> ReportDocument:
    """The document with every string printable, and a line on what had to be written out."""
    cleaned: ReportDocument = _clean(document, guard)
    if guard.named:
        said = _named_in_words(sorted(guard.named, key=lambda name: guard.named[name]), words)
        _fill_in(cleaned["sections"], said)
    return cleaned


@cache
def shipped_cover() -> frozenset[int]:
    """Code points that at least one usable font can show. Takes about 0.3 s, once."""
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.ttCollection import TTCollection

    codes: set[int] = set()
    with as_folder("fonts") as folder:
        for file in font_files(folder):
            if file.suffix.lower() == ".ttc":
                with TTCollection(str(file), lazy=True) as faces:  # type: ignore[no-untyped-call]
                    codes.update(faces.fonts[0].getBestCmap() or {})
                continue
            with TTFont(str(file), lazy=True) as font:
                codes.update(font.getBestCmap() or {})
    return frozenset(codes | _BUILT_IN)


@cache
def plain_cover() -> frozenset[int]:
    """Latin, Greek and Cyrillic letters, figures and common signs: the safe part of the fonts."""
    safe = {*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x370, 0x530), *range(0x2010, 0x2027)}
    brackets = {0x27E8, 0x27E9}
    return frozenset(shipped_cover() & (safe | brackets))


def _is_printable(sign: str) -> bool:
    if ord(sign) in _DIRECTION:
        return False
    code = ord(sign)
    is_no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return not is_no_character and unicodedata.category(sign) not in ("Cc", "Cs", "Co")


def _clean(value: Any, guard: GlyphGuard) -> Any:  # noqa: ANN401 - JSON-like
    if isinstance(value, str):
        return guard.clean(value)
    if isinstance(value, list):
        return [_clean(item, guard) for item in value]
    if isinstance(value, dict):
        return {
            key: item if key in _LEFT_AS_IS else _clean(item, guard) for key, item in value.items()
        }
    return value


def _named_in_words(named: list[str], words: Words) -> str:
    listed = ", ".join(named[:_MOST_NAMED])
    if len(named) > _MOST_NAMED:
        listed = words.say("examined.named_more", list=listed, n=len(named) - _MOST_NAMED)
    return words.say("examined.named", len(named), list=listed)


def _fill_in(parts: list[dict[str, Any]], said: str) -> None:
    for part in parts:
        for block in part.get("blocks", ()):
            for inner in block.get("blocks", ()) if isinstance(block, dict) else ():
                if inner["type"] == "characters":
                    inner["text"] = said
