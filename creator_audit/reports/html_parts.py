"""Each kind of block as HTML; every text of the document passes through `escape`."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from creator_audit.reports import html_charts as charts
from creator_audit.reports.blocks import Block, Cell
from creator_audit.reports.words import Run


def said(runs: list[Run]) -> str:
    """Runs of plain text, some bold."""
    return "".join(
        f"<b>{escape(run['t'])}</b>" if run.get("b") else escape(run["t"]) for run in runs
    )


def marked(runs: list[Run]) -> str:
    """Runs of a quote with signs and label underlined and numbered."""
    out = []
    for run in runs:
        text = escape(run["t"])
        name = (
            "left" if run.get("x") else "label" if run.get("l") else "sign" if run.get("s") else ""
        )
        out.append(f'<span class="{name}">{text}</span>' if name else text)
        if run.get("n"):
            out.append(f"<sup> {escape(', '.join(run['n']))}</sup>")
    return "".join(out)


def _language(part: dict[str, Any]) -> str:
    code = part.get("language") or ""
    lang = f' lang="{escape(code)}"' if code else ""
    return f'{lang} dir="{"rtl" if part.get("is_rtl") else "ltr"}"'


def _mark(verdict: str, name: str) -> str:
    return (
        f'<span class="mark {escape(verdict)}">{charts.verdict_sign(verdict)}{escape(name)}</span>'
    )


def _cell(cell: Cell) -> str:
    text = escape(cell["t"]).replace("\n", "<br>")
    if cell.get("mono"):
        text = f"<code>{text}</code>"
    if "mark" in cell:
        text = _mark(cell["mark"], cell["t"])
    if "swatch" in cell:
        text = charts.swatch(cell["swatch"]) + text
    lines = [
        f'<br><span class="quiet">{escape(line)}</span>' for line in cell.get("lines", ()) if line
    ]
    under = f"<br><code>{escape(cell['under'])}</code>" if cell.get("under") else ""
    return text + "".join(lines) + under


def _table(block: Block) -> str:
    rights = [' class="right"' if c["align"] == "right" else "" for c in block["columns"]]
    heads = "".join(
        f'<th scope="col"{right}>{escape(c["title"])}</th>'
        for c, right in zip(block["columns"], rights, strict=True)
    )
    rows = []
    for number, row in enumerate(block["rows"], 1):
        total = ' class="total"' if block["has_total"] and number == len(block["rows"]) else ""
        cells = "".join(
            f"<td{right}>{_cell(cell)}</td>" for cell, right in zip(row, rights, strict=True)
        )
        rows.append(f"<tr{total}>{cells}</tr>")
    title = f"{block['title']} ({block['of']})" if block["of"] else block["title"]
    caption = f"<caption>{escape(title)}</caption>" if title else ""
    foot = f'<p class="note">{escape(block["foot"])}</p>' if block["foot"] else ""
    return _framed(
        f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody>"
        f"</table>{foot}"
    )


def _framed(inner: str) -> str:
    return f'<div class="table">{inner}</div>'


def _findings(block: Block) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in block["heads"])
    rows = "".join(
        f"<tr><td><code>{escape(row['id'])}</code></td>"
        f"<td>{'<br>'.join(escape(line) for line in row['where'] if line)}</td>"
        f"<td{_language(row['quote'])}>{marked(row['quote']['runs'])}</td>"
        f"<td>{_mark(row['verdict'], row['verdict_name'])}"
        + "".join(f'<br><span class="quiet">{escape(line)}</span>' for line in row["lines"] if line)
        + "</td></tr>"
        for row in block["rows"]
    )
    caption = f"<caption>{escape(block['title'])}</caption>"
    return _framed(f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")


def _facts(rows: list[Any]) -> str:
    inner = "".join(f"<dt>{escape(name)}</dt><dd>{said(runs)}</dd>" for name, runs in rows)
    return f"<dl>{inner}</dl>" if inner else ""


def _aside(head: str, lines: list[str], ids: list[str]) -> str:
    told = "".join(f"<p>{escape(line)}</p>" for line in lines)
    marks = "".join(f"<p><code>{escape(one)}</code></p>" for one in ids if one)
    return f'<div class="aside"><p>{head}</p>{told}{marks}</div>'


def _quotes(block: Block) -> str:
    quotes = []
    for quote in block["quotes"]:
        role = f'<p class="quiet">{escape(quote["role"])}</p>' if quote["role"] else ""
        bar = charts.position(quote["bar"]) if quote["bar"] else ""
        quotes.append(
            f"{role}<blockquote{_language(quote)}>{marked(quote['runs'])}</blockquote>{bar}"
        )
    return "".join(quotes)


def _card(block: Block) -> str:
    head = f"{_mark(block['verdict'], block['verdict_name'])}<br>{escape(block['outcome'])}"
    wording = ""
    if block["wording"]:
        text = f"<span{_language(block['wording'])}>{escape(block['wording']['text'])}</span>"
        wording = f'<p class="wording"><span>{escape(block["wording_head"])}</span>{text}</p>'
    body = f"<h4>{escape(block['title'])}</h4>{_quotes(block)}{_facts(block['facts'])}{wording}"
    aside = _aside(head, block["aside"], [block["id"]])
    return f'<article class="card row">{aside}<div>{body}</div></article>'


def _rule(block: Block) -> str:
    lines = [*block["lines"], block["version"]]
    return (
        f'<div class="rule row"><div><h3>{escape(block["title"])}</h3>'
        f"{_aside('', lines, [block['id']])}</div><div><p>{escape(block['text'])}</p>"
        f"{_sources(block['sources'])}{_facts(block['facts'])}</div></div>"
    )


def _sources(rows: list[list[str]]) -> str:
    told = "".join(f"<li><b>{escape(where)}</b> {escape(line)}</li>" for where, line in rows)
    return f'<ul class="quiet">{told}</ul>' if told else ""


def _chain(block: Block) -> str:
    table = _table(block["table"]) if block["table"] else ""
    more = f'<p class="note">{escape(block["more"])}</p>' if block["more"] else ""
    aside = _aside(
        f"<b>{escape(block['outcome'])}</b>",
        [*block["aside"], block["version"]],
        [block["rule"], block["id"]],
    )
    return (
        f'<article class="chain row">{aside}<div><h4>{escape(block["title"])}</h4>'
        f"{_quotes(block)}{table}{more}{_facts(block['facts'])}</div></article>"
    )


def _rule_page(block: Block) -> str:
    limits = f'<p class="note">{escape(block["limits"])}</p>' if block["limits"] else ""
    return (
        f'<div class="row"><h3>{escape(block["title"])}</h3><div><p>{escape(block["text"])}</p>'
        f"{_more(block['more'])}{limits}{_sources(block['sources'])}{_history(block['history'])}"
        f'<p class="note">{escape(block["facts"])}</p></div></div>'
    )


def _more(pairs: Sequence[Sequence[str]]) -> str:
    return "".join(f"<p><b>{escape(name)}:</b> {escape(told)}</p>" for name, told in pairs)


def _history(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    told = "".join(f"<li>{escape(line)}</li>" for line in lines[1:])
    return f'<p class="note">{escape(lines[0])}</p><ul class="note">{told}</ul>'


def _source_list(block: Block) -> str:
    told = "".join(
        f'<dt id="{escape(number)}">{escape(number)}</dt><dd>{escape(name)}'
        f'<br><span class="quiet">{escape(tail)}</span></dd>'
        for number, name, tail in block["items"]
    )
    return f'<div class="row"><h3>{escape(block["title"])}</h3><dl>{told}</dl></div>'


def _list(block: Block) -> str:
    if block["prefix"] is None:
        return f"<ul>{''.join(f'<li>{said(item)}</li>' for item in block['items'])}</ul>"
    prefix = escape(block["prefix"])
    told = (
        f"<dt>{prefix}{number}</dt><dd>{said(item)}</dd>"
        for number, item in enumerate(block["items"], 1)
    )
    return f"<dl>{''.join(told)}</dl>"


def _figures(block: Block) -> str:
    told = (
        f"<div><b>{escape(item['number'])}</b>{escape(item['label'])}"
        f'<br><span class="quiet">{escape(item["note"])}</span></div>'
        for item in block["items"]
    )
    return f'<div class="figures">{"".join(told)}</div>'


def _signatures(block: Block) -> str:
    told = (
        f'<div>{escape(name)}<br><span class="quiet">{escape(role)}</span></div>'
        for name, role in block["people"]
    )
    return f'<div class="signatures">{"".join(told)}</div>'


def _nothing(_block: Block) -> str:
    return ""


PARTS: dict[str, Callable[[Block], str]] = {
    "paragraph": lambda block: f"<p>{said(block['runs'])}</p>",
    "lead": lambda block: f'<p class="lead">{said(block["runs"])}</p>',
    "note": lambda block: f'<p class="note">{escape(block["text"])}</p>',
    "characters": lambda block: f"<p>{escape(block['text'])}</p>" if block.get("text") else "",
    "mono": lambda block: f'<p class="mono">{escape(block["text"])}</p>',
    "list": _list,
    "table": _table,
    "figures": _figures,
    "share_bar": charts.share_bar,
    "bars": charts.bars,
    "legend": charts.legend,
    "platform_bars": charts.platform_bars,
    "rule": _rule,
    "card": _card,
    "chain": _chain,
    "chain_legend": _nothing,
    "findings": _findings,
    "rule_page": _rule_page,
    "sources": _source_list,
    "pairs": lambda block: _facts(block["items"]),
    "signatures": _signatures,
}
"""Kind of block -> its HTML. The legend of chains belongs to the drawn timelines of the PDF."""
