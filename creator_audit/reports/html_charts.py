"""Charts of the report as inline SVG with the same fills, each with its message in words."""

from html import escape
from typing import Any

from creator_audit.reports.blocks import CLASSES

_FILLS = ("#0d4650", "url(#hatch)", "url(#dots)", "#dde3e4")
PATTERNS = (
    '<svg width="0" height="0" aria-hidden="true"><defs>'
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#fff"/>'
    '<path d="M0 5L5 0" stroke="#0d4650" stroke-width="1.1"/></pattern>'
    '<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#c98f3c"/>'
    '<circle cx="2.5" cy="2.5" r="1.1" fill="#171c21"/></pattern>'
    '<pattern id="cut" width="5" height="5" patternUnits="userSpaceOnUse">'
    '<rect width="5" height="5" fill="#fff"/>'
    '<path d="M0 5L5 0" stroke="#4f5860" stroke-width=".7"/></pattern></defs></svg>'
)
"""Stands once on a page; every chart refers to it."""
_EDGE = 'stroke="#171c21" stroke-width=".5"'
_WIDTH = 960.0


def legend(block: dict[str, Any]) -> str:
    """Fills with their classes."""
    return (
        '<p class="note">'
        + " ".join(f"{swatch(name)}{escape(word)}" for name, word in block["items"])
        + "</p>"
    )


def swatch(name: str) -> str:
    """The fill of a class."""
    fill = _FILLS[CLASSES.index(name)]
    inner = f"<rect width='26' height='12' fill='{fill}' {_EDGE}/>"
    return f'<svg class="swatch" viewBox="0 0 26 12" aria-hidden="true">{inner}</svg>'


def share_bar(block: dict[str, Any]) -> str:
    """One bar of four classes."""
    parts = [n for _name, n in block["parts"]]
    return _figure(block["title"], block["alt"], 26, _bar(parts, block["total"], 0, 26))


def bars(block: dict[str, Any]) -> str:
    """Stacked bars over time."""
    high, left = 220.0, 34.0
    top = max(block["top"], 1)
    slot = min((_WIDTH - left) / len(block["bars"]), 70.0)
    drawn = [f'<text x="0" y="12">{top}</text>']
    for number, bar in enumerate(block["bars"]):
        x, y = left + number * slot, high
        for part, fill in zip(bar["parts"], _FILLS, strict=True):
            tall = high * part / top
            y -= tall
            drawn.append(_rect(x, y, slot * 0.86, tall, fill))
        if bar["month"] <= block["step"] or number == 0:
            drawn.append(f'<text x="{x:.1f}" y="{high + 16:.1f}">{bar["year"]}</text>')
    drawn.append(f'<path d="M0 {high}H{_WIDTH}" stroke="#171c21"/>')
    return _figure(f"{block['title']} ({block['of']})", block["alt"], high + 22, "".join(drawn))


def platform_bars(block: dict[str, Any]) -> str:
    """One full bar for each platform."""
    drawn = []
    for number, row in enumerate(block["rows"]):
        y = number * 30.0
        drawn.append(f'<text x="0" y="{y + 15:.1f}">{escape(row["name"])}</text>')
        drawn.append(_bar(row["parts"], row["total"], y, 20, left=130, width=_WIDTH - 190))
        drawn.append(f'<text x="{_WIDTH - 50}" y="{y + 15:.1f}">{row["total_text"]}</text>')
    return _figure(block["title"], block["alt"], 30.0 * len(block["rows"]), "".join(drawn))


def strip(block: dict[str, Any]) -> str:
    """The cover's strip of months."""
    high = 90.0
    top = max((every for every, _ in block["bars"]), default=1) or 1
    slot = _WIDTH / max(len(block["bars"]), 1)
    drawn = []
    for number, (every, sponsored) in enumerate(block["bars"]):
        for n, fill in ((every, "#dde3e4"), (sponsored, "#0d4650")):
            tall = high * n / top
            drawn.append(_rect(number * slot, high - tall, slot * 0.86, tall, fill, edge=""))
    caption = f"{block['first']} – {block['last']}"
    return _figure(caption, block["alt"], high, "".join(drawn))


def position(bar: dict[str, Any]) -> str:
    """Where signs, cut and label stand on the length of a text."""
    length = bar["length"]

    def place(start: int, end: int) -> tuple[float, float]:
        x, wide = _WIDTH * start / length, max(_WIDTH * (end - start) / length, 5.0)
        return (_WIDTH - x - wide if bar["is_rtl"] else min(x, _WIDTH - wide)), wide

    drawn = [f'<rect x=".5" y=".5" width="{_WIDTH - 1}" height="15" fill="#fff" {_EDGE}/>']
    if bar["fold"]:
        x, wide = place(bar["fold"], length)
        drawn.append(_rect(x, 0.5, wide, 15, "url(#cut)"))
        drawn.append(
            f'<text x="{min(max(x, 0), _WIDTH - 70):.1f}" y="28">{bar["fold_text"]}</text>'
        )
    for start, end in bar["signs"]:
        x, wide = place(start, end)
        drawn.append(_rect(x, 4, wide, 8, "#0d4650", edge=""))
    if bar["label"]:
        x, wide = place(*bar["label"])
        drawn.append(_rect(x, 0.5, wide, 15, "#fff", edge='stroke="#171c21" stroke-width="2.5"'))
    return _figure("", bar["alt"], 32, "".join(drawn))


def verdict_sign(verdict: str) -> str:
    """The shape of a verdict."""
    shapes = {
        "none_found": '<rect width="12" height="12" fill="#8a3517"/>',
        "insufficient": '<rect x="1" y="1" width="10" height="10" fill="#fff" stroke="#171c21"'
        ' stroke-width="1.5"/><path d="M1 11L11 1V11Z" fill="#171c21"/>',
        "cannot_tell": '<rect x="1" y="1" width="10" height="10" fill="none" stroke="#171c21"'
        ' stroke-width="1.5" stroke-dasharray="2.4 2"/>',
        "sufficient": '<circle cx="6" cy="6" r="5" fill="none" stroke="#0d4650"'
        ' stroke-width="1.8"/><circle cx="6" cy="6" r="2" fill="#0d4650"/>',
    }
    drawn = shapes.get(verdict, '<path d="M0 6H12" stroke="#4f5860" stroke-width="1.5"/>')
    return f'<svg viewBox="0 0 12 12" aria-hidden="true">{drawn}</svg>'


def _bar(
    parts: list[int], total: int, y: float, high: float, *, left: float = 0, width: float = _WIDTH
) -> str:
    x, drawn = left, []
    for part, fill in zip(parts, _FILLS, strict=True):
        wide = width * part / max(total, 1)
        drawn.append(_rect(x, y, wide, high, fill))
        x += wide
    return "".join(drawn)


def _rect(x: float, y: float, wide: float, high: float, fill: str, *, edge: str = _EDGE) -> str:
    if high <= 0 or wide <= 0:
        return ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
        f' fill="{fill}" {edge}/>'
    )


def _figure(caption: str, alt: str, high: float, drawn: str) -> str:
    head = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
    return (
        f'<figure>{head}<svg viewBox="0 0 {_WIDTH:.0f} {high:.0f}" role="img"'
        f' aria-label="{escape(alt)}">{drawn}</svg></figure>'
    )
