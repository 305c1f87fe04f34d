"""Deals in words and as bars of a timeline; no Qt here."""

from creator_audit.gui.widgets.timeline_data import Bar
from creator_audit.gui.widgets.words import day_name
from creator_audit.model.deal import Deal

KIND_WORDS = {
    "fee": "Fee",
    "gift": "Gift",
    "affiliate": "Affiliate",
    "employment": "Employment",
    "ownership": "Ownership",
    "loan": "Loan",
    "trip": "Trip",
}
STATUS_WORDS = {
    "offered": "Offered",
    "declined": "Declined",
    "active": "Active",
    "ended": "Ended",
}
STATUS_ICONS = {
    "offered": "clock",
    "declined": "minus",
    "active": "circle-check",
    "ended": "check",
}


def deal_days(deal: Deal) -> str:
    """``1 Mar 2026 – 31 May 2026``; open ends are said."""
    first = day_name(deal.starts.isoformat()) if deal.starts else ""
    last = day_name(deal.ends.isoformat()) if deal.ends else ""
    if first and first == last:
        return first
    if first and not last:
        return first if deal.status.value in ("declined", "offered") else f"{first} – open"
    if last and not first:
        return f"until {last}"
    return f"{first} – {last}" if first else "No dates"


def deal_line(deal: Deal) -> str:
    """``Fee, 1 Mar 2026 – 31 May 2026``; a deal that never held says so."""
    words = KIND_WORDS.get(deal.kind.value, deal.kind.value)
    if deal.status.value in ("offered", "declined"):
        words += f" {deal.status.value}"
    return f"{words}, {deal_days(deal)}"


def deal_bar(deal: Deal) -> Bar:
    """A deal as a bar of a timeline."""
    is_quiet = deal.status.value in ("offered", "declined")
    words = STATUS_WORDS[deal.status.value] if is_quiet else f"{deal_line(deal)}, recorded"
    return Bar(deal.starts, deal.ends, words, is_quiet)
