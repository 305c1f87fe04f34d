"""What the Deals page shows and takes, made from read models; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from creator_audit.gui.widgets.deal_words import KIND_WORDS, STATUS_WORDS, deal_days
from creator_audit.gui.widgets.words import count, day_name
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.queries.deals import DealLine, DealSuggestion

COLUMNS = ("Brand", "Kind", "Status", "Dates", "Codes", "Exclusive for", "Posts", "Gaps")
MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Ledger:
    """Deals, what signs suggest, and the open gaps of the whole client."""

    lines: tuple[DealLine, ...]
    suggestions: tuple[DealSuggestion, ...]
    brands: tuple[str, ...]
    gaps: int


def subtitle(ledger: Ledger) -> str:
    """``10 entries · kept on this computer``."""
    return f"{count(len(ledger.lines), 'entry', 'entries')} · kept on this computer"


def cells(line: DealLine) -> tuple[str, ...]:
    """One row of the table."""
    deal = line.deal
    exclusive = ", ".join(deal.exclusive_for)
    if exclusive and deal.exclusive_until:
        exclusive += f", to {day_name(deal.exclusive_until.isoformat())}"
    return (
        deal.brand,
        KIND_WORDS[deal.kind.value],
        STATUS_WORDS[deal.status.value],
        deal_days(deal),
        ", ".join(deal.codes),
        exclusive,
        f"{len(line.post_keys):,}",
        f"{line.gaps:,}",
    )


def spoken(line: DealLine) -> str:
    """The row as one sentence."""
    shown = cells(line)
    posts = count(len(line.post_keys), "post", "posts")
    gaps = count(line.gaps, "open gap", "open gaps")
    return ", ".join(filter(None, (*shown[:6], posts, gaps)))


def suggestion_title(found: DealSuggestion) -> str:
    """``14 posts carry the code MIA10, most of them beside Fernalow``."""
    posts = count(len(found.post_keys), "post carries", "posts carry")
    kind = "the code" if found.kind == "code" else "links to"
    beside = f", most often beside {found.brand}" if found.brand else ""
    return f"{posts} {kind} {found.name}{beside}"


def suggestion_note(found: DealSuggestion) -> str:
    """``12 Nov 2025 – 3 Jul 2026``."""
    if not found.first_day:
        return "No dates"
    days = dict.fromkeys((day_name(found.first_day), day_name(found.last_day)))
    return " – ".join(days)


def draft_of(found: DealSuggestion) -> Deal:
    """A new deal with what the suggestion knows. The kind of a link is most often affiliate."""
    return Deal(
        id="",
        brand=found.brand,
        kind=DealKind.AFFILIATE,
        starts=_day(found.first_day),
        status=DealStatus.ACTIVE,
        codes=(found.name,) if found.kind == "code" else (),
        domains=(found.name,) if found.kind == "domain" else (),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def effect(line: DealLine) -> str:
    """What a stored deal comes to."""
    posts = len(line.post_keys)
    if not posts:
        return "No post names this brand, its handles, codes or links so far."
    told = f"{count(posts, 'post names', 'posts name')} this brand, its handles, codes or links. "
    if line.deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
        return told + "An offer that was not taken up is no tie; Trust looks at what followed."
    gaps = count(line.gaps, "open gap", "open gaps") if line.gaps else "No open gap"
    return f"{told}{gaps} on them."


def after_saving(before: int, after: int) -> str:
    """The change that a deal made."""
    gaps = count(after, "open gap", "open gaps")
    change = f", {before:,} before" if before != after else ", as before"
    return f"Saved. {gaps}{change}. Ctrl+Z takes it back."


def problem(deal: Deal) -> str:
    """Why a deal cannot be saved as it stands; empty when it can."""
    if not deal.brand.strip():
        return "Name the brand."
    if deal.starts and deal.ends and deal.ends < deal.starts:
        return "The deal ends before it starts."
    return ""


def read_amount(text: str) -> Decimal | None:
    """An amount as a person writes it (``1,200.50``, ``1200,5``); None where it is none."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace("'", "")
    if "," in plain and "." in plain:
        thousands = "," if plain.rfind(",") < plain.rfind(".") else "."
        plain = plain.replace(thousands, "")
    head, comma, tail = plain.rpartition(",")
    if comma:
        plain = f"{head}{tail}" if len(tail) == 3 else f"{head}.{tail}"
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None


def amount_problem(text: str) -> str:
    """What is wrong with an amount as written; empty where nothing is."""
    if text.strip() and read_amount(text) is None:
        return "The amount is no number. Write 1200.50."
    return ""


def overlap_note(deal: Deal, lines: Sequence[DealLine]) -> str:
    """A note, not an error: the same brand has another deal at the same time."""
    for line in lines:
        other = line.deal
        if other.id == deal.id or other.brand.casefold() != deal.brand.strip().casefold():
            continue
        starts_in_time = not (deal.ends and other.starts and other.starts > deal.ends)
        ends_in_time = not (other.ends and deal.starts and other.ends < deal.starts)
        if starts_in_time and ends_in_time:
            return f"Another deal with {other.brand} lies in these dates: {deal_days(other)}."
    return ""


def split_names(text: str) -> tuple[str, ...]:
    """Names parted by commas or semicolons."""
    parts = text.replace(";", ",").split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
