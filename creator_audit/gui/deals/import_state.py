"""What the dialog for a list of deals shows, made from its preview; no Qt here."""

from collections.abc import Mapping
from pathlib import PurePath

from creator_audit.gui.widgets.deal_words import KIND_WORDS, STATUS_WORDS, deal_days
from creator_audit.gui.widgets.words import count
from creator_audit.model.deal import Deal
from creator_audit.operations.import_deal_list import DealListPreview

FIELD_WORDS = {
    "brand": "Brand",
    "kind": "Kind",
    "status": "Status",
    "period": "Dates, from and to in one cell",
    "starts": "From",
    "ends": "To",
    "offered_on": "Offered on",
    "declined_on": "Declined on",
    "declined_by": "Declined by",
    "handles": "Handles",
    "codes": "Codes",
    "domains": "Links and domains",
    "exclusive_for": "Exclusive for",
    "exclusive_until": "Exclusive until",
    "amount": "Amount",
    "currency": "Currency",
    "contract": "Contract",
    "note": "Note",
}
COLUMNS = ("Brand", "Kind", "Status", "Dates", "Codes", "Amount", "Note")
ROWS_SHOWN = 10
_PROBLEMS_SHOWN = 5


def headline(shown: DealListPreview) -> str:
    """``deals.xlsx: 12 deals can be read, 2 rows cannot``."""
    table = shown.table
    told = f"{PurePath(table.file).name}: {count(len(table.deals), 'deal', 'deals')} can be read"
    if table.problems:
        told += f", {count(len(table.problems), 'row', 'rows')} cannot"
    return told + "."


def origin(shown: DealListPreview) -> str:
    """Where the columns come from."""
    if shown.is_remembered:
        return "Read like your earlier list with the same headers."
    return "Columns are known by their names. Change what is read otherwise."


def problem_lines(shown: DealListPreview) -> str:
    """The first rows that cannot be read, a line each."""
    problems = shown.table.problems
    lines = [f"Left out, {problem}" for problem in problems[:_PROBLEMS_SHOWN]]
    more = len(problems) - _PROBLEMS_SHOWN
    return "\n".join([*lines, f"and {more} more."] if more > 0 else lines)


def hindrance(shown: DealListPreview, chosen: Mapping[str, str]) -> str:
    """Why nothing can be taken over yet; empty when it can. `chosen` is header -> field."""
    fields = [field for field in chosen.values() if field]
    if len(fields) != len(set(fields)):
        return "Two columns are read as the same."
    if "brand" not in fields:
        return "Say which column holds the brand."
    if shown.table.questions:
        return "Say which comes first in the dates, day or month."
    return "" if shown.table.deals else "No row can be read as a deal."


def cells(deal: Deal) -> tuple[str, ...]:
    """One row of the preview."""
    amount = "" if deal.amount is None else f"{deal.amount:,} {deal.currency}".strip()
    return (
        deal.brand,
        KIND_WORDS[deal.kind.value],
        STATUS_WORDS[deal.status.value],
        deal_days(deal),
        ", ".join(deal.codes),
        amount,
        deal.note,
    )


def taken_words(number: int, problems: int) -> str:
    """What is said once it is done."""
    told = f"{count(number, 'deal', 'deals')} imported."
    if problems:
        told += f" {count(problems, 'row was', 'rows were')} left out."
    return f"{told} Ctrl+Z takes it back."
