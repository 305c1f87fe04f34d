"""The report document as one HTML file that stands alone: no script, no network, no other file."""

from html import escape
from pathlib import Path

from creator_audit.reports import html_charts as charts
from creator_audit.reports.blocks import Block, ReportDocument
from creator_audit.reports.glyphs import GlyphGuard, guard_document
from creator_audit.reports.html_parts import PARTS, marked
from creator_audit.reports.words import Words
from creator_audit.reports.writing import replace_whole
from creator_audit.resources import read_text

_EVERYTHING = frozenset(range(0x110000))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render_html(document: ReportDocument, target: Path) -> None:
    """Write the report to `target`. Raises `UserError` when the place cannot be written."""
    with replace_whole(target) as file:
        file.write(html_text(document).encode("utf-8"))


def html_text(document: ReportDocument) -> str:
    """The whole page. Signs that no page may hold (control signs, half characters) are named."""
    words = Words(document["meta"]["language"])
    clean = guard_document(document, GlyphGuard(_EVERYTHING), words)
    meta = clean["meta"]
    language = f"{meta['language']}-{meta['region'].upper()}"
    body = "\n".join(_section(part, clean) for part in clean["sections"])
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f'<meta name="generator" content="{escape(meta["generator"])}">\n'
        f"<title>{escape(meta['title'])}</title>\n<style>\n{read_text('report/report.css')}</style>\n"
        f'</head>\n<body>\n<a class="skip" href="#answers">{escape(words.say("html.skip"))}</a>\n'
        f"{charts.PATTERNS}\n{_cover(clean)}\n<main>\n{body}\n</main>\n{_footer(clean)}\n</body>\n</html>\n"
    )


def _cover(document: ReportDocument) -> str:
    cover = document["cover"]
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>" for name, text, _key in cover["rows"]
    )
    strip = charts.strip(cover["strip"]) if cover["strip"] else ""
    return (
        f'<header>\n<p class="quiet">{escape(cover["edition"])}</p>\n'
        f"<h1>{escape(cover['title'])}</h1>\n"
        f'<p class="subtitle">{escape(cover["subtitle"])}</p>\n{strip}\n<dl>{rows}</dl>\n'
        f'<p class="note">{escape(cover["note"])}</p>\n</header>'
    )


def _footer(document: ReportDocument) -> str:
    frame = document["frame"]
    names = ("report", "edition", "rules", "data_until", "indicative")
    said = " · ".join(escape(frame[name]) for name in names if frame[name])
    return f'<footer class="note"><p>{said}</p></footer>'


def _section(part: Block, document: ReportDocument) -> str:
    label = f"{part['label']} " if part["label"] else ""
    body = "\n".join(_block(block, document) for block in part["blocks"])
    heading = f"<h2>{escape(label)}{escape(part['title'])}</h2>"
    return f'<section id="{escape(part["key"])}">\n{heading}\n{body}\n</section>'


def _block(block: Block, document: ReportDocument) -> str:
    kind = block["type"]
    if kind == "side":
        inner = "\n".join(_block(one, document) for one in block["blocks"])
        return f'<div class="row"><h3>{escape(block["title"])}</h3><div>\n{inner}\n</div></div>'
    if kind == "contents":
        return _contents(document)
    if kind == "marked":
        return f"<p>{marked(block['runs'])}</p>"
    drawn = PARTS.get(kind)
    return drawn(block) if drawn else ""


def _contents(document: ReportDocument) -> str:
    lines = []
    for part in document["sections"]:
        if part["key"] != "contents":
            name = " ".join(piece for piece in (part["label"], part["title"]) if piece)
            lines.append(f'<li><a href="#{escape(part["key"])}">{escape(name)}</a></li>')
    return f"<nav><ul>{''.join(lines)}</ul></nav>"
