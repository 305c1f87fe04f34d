"""Read models of the Deals page: the ledger with counts, and ties that signs suggest."""

from dataclasses import dataclass

from creator_audit.model.deal import Deal
from creator_audit.queries.open_state import FINDINGS, IS_OPEN, today
from creator_audit.queries.reader import Reader
from creator_audit.store.calendar import iso_day
from creator_audit.store.deals import COLUMNS, read_deal

FEWEST_POSTS = 3
"""A code or host seen in fewer posts suggests nothing."""

_DEAL = f"SELECT {COLUMNS} FROM deals ORDER BY brand, starts, id"


@dataclass(frozen=True, slots=True)
class DealLine:
    """One deal and the posts that name its brand, handles, codes or domains."""

    deal: Deal
    post_keys: tuple[int, ...]
    gaps: int
    """Open gaps of those posts."""


@dataclass(frozen=True, slots=True)
class DealSuggestion:
    """A code or host that came up often and belongs to no deal."""

    name: str
    kind: str
    """``code`` or ``domain``."""
    brand_id: str
    """The brand most often named beside it; empty for none."""
    brand: str
    post_keys: tuple[int, ...]
    first_day: str
    last_day: str


def has_deals(reader: Reader) -> bool:
    """Whether any deal is recorded."""
    return bool(reader.value("SELECT EXISTS (SELECT 1 FROM deals)"))


def deal_lines(reader: Reader) -> tuple[DealLine, ...]:
    """All deals in order of brand, then start."""
    deals = tuple(map(read_deal, reader.rows(_DEAL)))
    by_value: dict[str, set[int]] = {}
    wanted = {name for deal in deals for name in _names(deal)}
    for (value,) in reader.rows("SELECT DISTINCT value FROM spans WHERE value <> ''"):
        folded = value.lstrip("@").casefold()
        if folded in wanted:
            rows = reader.rows(
                "SELECT DISTINCT post_key FROM spans WHERE value = ? AND value <> ''", (value,)
            )
            by_value.setdefault(folded, set()).update(key for (key,) in rows)
    flagged = _flagged(reader)
    lines = []
    for deal in deals:
        rows = reader.rows(
            "SELECT DISTINCT post_key FROM mentions WHERE brand_id = ?",
            (deal.brand_id or deal.brand,),
        )
        keys = {key for (key,) in rows}.union(*(by_value.get(name, ()) for name in _names(deal)))
        gaps = sum(flagged.get(key, 0) for key in keys)
        lines.append(DealLine(deal, tuple(sorted(keys)), gaps))
    return tuple(lines)


def _names(deal: Deal) -> set[str]:
    named = (*deal.handles, *deal.codes, *deal.domains)
    return {name.strip().lstrip("@").casefold() for name in named if name.strip()}


def _flagged(reader: Reader) -> dict[int, int]:
    return dict(
        reader.rows(
            f"SELECT fp.post_key, count(*) FROM {FINDINGS} JOIN finding_posts fp"
            f" ON fp.finding_id = f.id WHERE {IS_OPEN} AND f.outcome = 'flag'"
            " AND f.family = 'disclosure' GROUP BY 1",
            (today(),),
        )
    )


def deal_suggestions(reader: Reader) -> tuple[DealSuggestion, ...]:
    """Codes and hosts of at least `FEWEST_POSTS` posts without a deal, most posts first.

    Names that the user gave to friends or to the creator are left out.
    """
    deals = map(read_deal, reader.rows(_DEAL))
    known = {name for deal in deals for name in _names(deal)}
    known.update(
        name for (name,) in reader.rows("SELECT name FROM names WHERE role IN ('own', 'friend')")
    )
    rows = reader.rows(
        "SELECT value, iif(kind = 'discount_code', 'code', 'domain') AS sort,"
        " count(DISTINCT post_key) AS posts FROM spans WHERE value <> '' AND kind IN"
        " ('discount_code', 'affiliate_link') GROUP BY value, sort HAVING posts >= ?"
        " ORDER BY posts DESC, value",
        (FEWEST_POSTS,),
    )
    return tuple(
        _suggestion(reader, name, kind)
        for name, kind, _posts in rows
        if name.lstrip("@").casefold() not in known
    )


def _suggestion(reader: Reader, name: str, kind: str) -> DealSuggestion:
    posts = reader.rows(
        "SELECT key, day FROM posts WHERE key IN (SELECT post_key FROM spans WHERE value = ?"
        " AND value <> '') ORDER BY published_at, key",
        (name,),
    )
    brand = reader.row(
        "SELECT m.brand_id, coalesce(b.name, m.brand_id) FROM spans s JOIN mentions m"
        " ON m.post_key = s.post_key LEFT JOIN brands b ON b.id = m.brand_id"
        " WHERE s.value = ? AND s.value <> '' GROUP BY m.brand_id"
        " ORDER BY count(DISTINCT m.post_key) DESC, m.brand_id LIMIT 1",
        (name,),
    )
    days = [day for _key, day in posts if day]
    return DealSuggestion(
        name,
        kind,
        brand[0] if brand else "",
        brand[1] if brand else "",
        tuple(key for key, _day in posts),
        iso_day(min(days, default=0)),
        iso_day(max(days, default=0)),
    )
