"""What the Brands page reads, put together on the reading thread."""

from creator_audit.gui.brands.state import BrandView, Directory
from creator_audit.queries.brands import BrandPage, brand_lines, brand_page, deals_of
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import FindingItem, finding_items
from creator_audit.queries.imports import name_candidates, name_roles
from creator_audit.queries.posts import post_rows
from creator_audit.queries.reader import Reader

_MOST_NAMES = 60
_MOST_TEXTS = 400


def read_directory(reader: Reader) -> Directory:
    """The list, and the frequent names that belong to no brand and have no answer."""
    lines = brand_lines(reader)
    known = {
        name.lstrip("@").casefold()
        for line in lines
        for name in (*line.brand.handles, *line.brand.domains)
    }
    names = tuple(
        one
        for one in name_candidates(reader, _MOST_NAMES)
        if not one.role and one.name.lstrip("@").casefold() not in known
    )
    return Directory(lines, names)


def read_brand(reader: Reader, brand_id: str) -> BrandView:
    """One brand with its open findings, the openings of its posts and the deals of its rivals."""
    page = brand_page(reader, brand_id)
    keys = list(dict.fromkeys(point.post_key for point in reversed(page.points)))[:_MOST_TEXTS]
    rows = {row.key: row for row in post_rows(reader, keys)}
    return BrandView(
        page=page,
        findings=_findings(reader, page),
        rows=rows,
        rival_deals=deals_of(reader, tuple(rival.brand_id for rival in page.rivals)),
        roles=name_roles(reader),
    )


def _findings(reader: Reader, page: BrandPage) -> tuple[FindingItem, ...]:
    chosen = FilterState(brands=(page.line.brand.id,))
    found = {
        item.finding_id: item
        for family in ("disclosure", "trust")
        for item in finding_items(reader, chosen, family)
    }
    return tuple(found[id_] for id_ in page.finding_ids if id_ in found)
