"""Read models of the Brands page: the directory with counts, and all said of one brand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creator_audit.errors import UserError
from creator_audit.model.brand import Brand
from creator_audit.model.deal import Deal
from creator_audit.queries.balance import ClassCounts, class_counts
from creator_audit.queries.open_state import FINDINGS, IS_OPEN, today
from creator_audit.queries.reader import Reader
from creator_audit.rules.ownership import Ownership, owner_of
from creator_audit.store.brands import read_brand, read_not_rivals
from creator_audit.store.calendar import iso_day
from creator_audit.store.deals import COLUMNS, read_deal

_BRAND = "SELECT id, name, category, aliases, parent, handles, domains, role FROM brands"
DEAL = f"SELECT {COLUMNS} FROM deals"


@dataclass(frozen=True, slots=True)
class BrandLine:
    """One brand of the list."""

    brand: Brand
    counts: ClassCounts
    """Classes of the posts that name it."""
    praise: int
    dissuade: int
    deals: int
    gaps: int
    questions: int
    chains: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class StancePoint:
    """One post's word on a brand."""

    post_key: int
    day: str
    platform: str
    stance: str
    post_class: str
    tie: str
    is_disclosed: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """A brand beside this one."""

    brand_id: str
    name: str
    because: str
    """``named`` by the user, or same ``category``."""


@dataclass(frozen=True, slots=True)
class BrandPage:
    """All of one brand."""

    line: BrandLine
    points: tuple[StancePoint, ...]
    """In order of time."""
    deals: tuple[Deal, ...]
    rivals: tuple[Rival, ...]
    finding_ids: tuple[str, ...]
    """Open ones, newest first."""
    not_rivals: tuple[str, ...] = ()
    """Ids of brands of its category that the user said are no rivals."""
    owner: Ownership | None = None
    """The shipped fact on who owns it; None where the user named a group or none is known."""


def brand_lines(reader: Reader) -> tuple[BrandLine, ...]:
    """All brands named or recorded, most posts first."""
    brands = {brand.id: brand for brand in map(read_brand, reader.rows(_BRAND))}
    classes: dict[str, list[tuple[str | None, int]]] = {}
    for brand_id, class_, number in reader.rows(
        "SELECT m.brand_id, j.class, count(DISTINCT m.post_key) FROM mentions m"
        " LEFT JOIN judgements j ON j.post_key = m.post_key GROUP BY 1, 2"
    ):
        classes.setdefault(brand_id, []).append((class_, number))
        brands.setdefault(brand_id, Brand(brand_id, brand_id))
    said = _stances(reader)
    deals = dict(reader.rows("SELECT brand_id, count(*) FROM deals GROUP BY 1"))
    found = _findings(reader)
    lines = []
    for brand_id, brand in brands.items():
        praise, dissuade, first, last = said.get(brand_id, (0, 0, 0, 0))
        gaps, questions, chains = found.get(brand_id, (0, 0, 0))
        lines.append(
            BrandLine(
                brand,
                class_counts(classes.get(brand_id, ())),
                praise,
                dissuade,
                deals.get(brand_id, 0),
                gaps,
                questions,
                chains,
                iso_day(first),
                iso_day(last),
            )
        )
    lines.sort(key=lambda line: (-line.counts.total, line.brand.name.casefold(), line.brand.id))
    return tuple(lines)


def _stances(reader: Reader) -> dict[str, tuple[Any, ...]]:
    rows = reader.rows(
        "SELECT m.brand_id, count(DISTINCT iif(m.stance = 'praise', m.post_key, NULL)),"
        " count(DISTINCT iif(m.stance = 'dissuade', m.post_key, NULL)),"
        " coalesce(min(nullif(p.day, 0)), 0), max(p.day) FROM mentions m"
        " JOIN posts p ON p.key = m.post_key GROUP BY 1"
    )
    return {row[0]: row[1:] for row in rows}


def _findings(reader: Reader) -> dict[str, tuple[int, int, int]]:
    """Brand -> open gaps, questions and risks: of its posts, and of chains that are about it."""
    found: dict[str, list[int]] = {}
    for brand, gaps, questions in reader.rows(
        "SELECT brand, sum(outcome = 'flag'), sum(outcome = 'needs_review') FROM ("
        f"SELECT f.id, f.outcome, f.brand FROM {FINDINGS} WHERE {IS_OPEN}"
        " AND f.family = 'disclosure' AND f.brand <> '' UNION"
        f" SELECT f.id, f.outcome, m.brand_id FROM {FINDINGS} JOIN finding_posts fp"
        f" ON fp.finding_id = f.id JOIN mentions m ON m.post_key = fp.post_key WHERE {IS_OPEN}"
        " AND f.family = 'disclosure') GROUP BY brand",
        (today(), today()),
    ):
        found[brand] = [gaps, questions, 0]
    for brand, chains in reader.rows(
        f"SELECT f.brand, count(*) FROM {FINDINGS} WHERE {IS_OPEN} AND f.brand <> ''"
        " AND f.family = 'trust' AND f.outcome <> 'pass' GROUP BY 1",
        (today(),),
    ):
        found.setdefault(brand, [0, 0, 0])[2] = chains
    return {brand: (one[0], one[1], one[2]) for brand, one in found.items()}


def brand_names(reader: Reader) -> tuple[str, ...]:
    """Names of the brands in the directory, sorted."""
    rows = reader.rows("SELECT name FROM brands ORDER BY name COLLATE NOCASE")
    return tuple(name for (name,) in rows)


def brand_page(reader: Reader, brand_id: str) -> BrandPage:
    """One brand in full. Raises `UserError` when it is neither recorded nor named."""
    line = next((line for line in brand_lines(reader) if line.brand.id == brand_id), None)
    if line is None:
        raise UserError("This brand is not there any more.", next_step="Reload the list.")
    deals = reader.rows(f"{DEAL} WHERE brand_id = ? ORDER BY starts, id", (brand_id,))
    open_ids = reader.rows(
        f"SELECT f.id FROM {FINDINGS} JOIN finding_posts fp ON fp.finding_id = f.id"
        f" JOIN posts p ON p.key = fp.post_key WHERE {IS_OPEN} AND (f.brand = ?2"
        " OR (f.family = 'disclosure' AND fp.post_key IN"
        " (SELECT m.post_key FROM mentions m WHERE m.brand_id = ?2)))"
        " GROUP BY f.id ORDER BY max(p.published_at) DESC, f.id",
        (today(), brand_id),
    )
    spared = _spared(reader, brand_id)
    return BrandPage(
        line,
        stance_points(reader, brand_id),
        tuple(map(read_deal, deals)),
        _rivals(reader, line.brand, spared),
        tuple(id_ for (id_,) in open_ids),
        tuple(sorted(spared)),
        owner_of(line.brand),
    )


def stance_points(reader: Reader, brand_id: str) -> tuple[StancePoint, ...]:
    """All said of a brand, in order of time."""
    rows = reader.rows(
        "SELECT m.post_key, p.day, p.platform, m.stance, coalesce(j.class, ''), m.tie,"
        " coalesce(j.is_disclosed, 0) FROM mentions m JOIN posts p ON p.key = m.post_key"
        " LEFT JOIN judgements j ON j.post_key = p.key WHERE m.brand_id = ?"
        " GROUP BY m.post_key, m.stance ORDER BY p.published_at, p.id",
        (brand_id,),
    )
    return tuple(
        StancePoint(key, iso_day(day), platform, stance, class_, tie, bool(told))
        for key, day, platform, stance, class_, tie, told in rows
    )


def deals_of(reader: Reader, brand_ids: Sequence[str]) -> tuple[Deal, ...]:
    """All deals with these brands, in order of start."""
    marks = ",".join("?" * len(brand_ids))
    rows = reader.rows(f"{DEAL} WHERE brand_id IN ({marks}) ORDER BY starts, id", brand_ids)
    return tuple(map(read_deal, rows))


def _spared(reader: Reader, brand_id: str) -> frozenset[str]:
    pairs = read_not_rivals(reader.value("SELECT value FROM settings WHERE key = 'not_rivals'"))
    return frozenset(other for pair in pairs if brand_id in pair for other in pair - {brand_id})


def _rivals(reader: Reader, brand: Brand, spared: frozenset[str]) -> tuple[Rival, ...]:
    named = {
        id_: Rival(id_, name or id_, "named")
        for id_, name in reader.rows(
            "SELECT iif(r.one = ?1, r.other, r.one) AS rival, b.name FROM rivals r"
            " LEFT JOIN brands b ON b.id = iif(r.one = ?1, r.other, r.one)"
            " WHERE r.one = ?1 OR r.other = ?1",
            (brand.id,),
        )
    }
    if brand.category:
        for id_, name in reader.rows(
            "SELECT id, name FROM brands WHERE category = ? AND id <> ?",
            (brand.category, brand.id),
        ):
            if id_ not in spared:
                named.setdefault(id_, Rival(id_, name, "category"))
    return tuple(sorted(named.values(), key=lambda rival: (rival.name.casefold(), rival.brand_id)))
