"""The owner's list of deals with the posts and gaps of each; never in an outside edition."""

from creator_audit.model.audit import Edition
from creator_audit.model.deal import Deal
from creator_audit.queries.deals import DealLine
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block, Cell
from creator_audit.reports.facts import ReportFacts
from creator_audit.reports.words import Words

MOST_ROWS = 300
"""Deals listed; the sentence above counts all of them."""


def ledger(facts: ReportFacts, words: Words) -> list[Block]:
    """The section; none without deals or outside. Amounts stand in the owner's edition alone."""
    if not facts.deals or facts.edition is Edition.OUTSIDE:
        return []
    shows_amounts = facts.edition is Edition.OWNER and any(
        line.deal.amount is not None for line in facts.deals
    )
    names = [("brand", "1fr"), ("kind", "22mm"), ("status", "20mm"), ("days", "48mm")]
    columns = [blocks.column(words.say(f"ledger.{name}"), width) for name, width in names]
    columns += blocks.numbers(words.say("ledger.posts"), words.say("ledger.gaps"), width="14mm")
    if shows_amounts:
        columns += blocks.numbers(words.say("ledger.amount"), width="26mm")
    rows = [_row(line, words, shows_amounts=shows_amounts) for line in facts.deals[:MOST_ROWS]]
    lead = blocks.lead(words.runs("ledger.lead", len(facts.deals)))
    of = f"n\u00a0=\u00a0{len(facts.deals)}"
    table = blocks.table(words.say("ledger.table"), columns, rows, of=of)
    return [blocks.section("ledger", words.say("ledger.heading"), [lead, table], starts_page=False)]


def _row(line: DealLine, words: Words, *, shows_amounts: bool) -> list[Cell]:
    deal = line.deal
    cells: list[Cell] = [
        blocks.cell(deal.brand, breakable=True),
        blocks.cell(words.name("deal_kind", deal.kind.value)),
        blocks.cell(words.name("deal_status", deal.status.value)),
        blocks.cell(_days(deal, words)),
        blocks.cell(len(line.post_keys)),
        blocks.cell(line.gaps),
    ]
    if shows_amounts:
        amount = "–" if deal.amount is None else f"{deal.amount} {deal.currency}".strip()
        cells.append(blocks.cell(amount))
    return cells


def _days(deal: Deal, words: Words) -> str:
    starts, ends = (day.isoformat() if day else "" for day in (deal.starts, deal.ends))
    if not starts and not ends:
        return words.say("ledger.no_days")
    if not ends:
        return words.say("ledger.since", day=words.day(starts, short=True))
    if not starts:
        return words.say("ledger.until", day=words.day(ends, short=True))
    return f"{words.day(starts, short=True)} – {words.day(ends, short=True)}"
