"""One row of a mapped table as a post."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.decode import clean_text
from creator_audit.importers.tables.dates import CellTime, DateReader
from creator_audit.importers.tables.encoding import repair_twice_encoded
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.tables.mapping import Columns
from creator_audit.importers.tables.numbers import NumberStyle
from creator_audit.importers.tables.row_parts import ROLES, clean_cell, labels_of, parts_of
from creator_audit.importers.tables.values import (
    LinkFacts,
    is_total_word,
    kind_of,
    link_facts,
    platform_of,
)
from creator_audit.model.account import account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import (
    ImportSource,
    Link,
    Post,
    PostKind,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

UNNAMED_PLATFORM = "table"
"""Platform of posts of which nothing says where they stood."""
# What a spreadsheet makes of a long number: 1.74585E+18, or digits that end in zeros.
_MANGLED = re.compile(r"^\d([.,]\d+)?E\+\d+$", re.IGNORECASE)
_AS_TEXT = re.compile(r'^="(.*)"$')
_TAGS = re.compile(r"[^\s,;]+")
_DEFAULT_KINDS = {"tiktok": PostKind.VIDEO, "youtube": PostKind.VIDEO}


@dataclass(slots=True)
class RowReader:
    """Turns rows into posts; counts what was mended on the way."""

    grid: Grid
    columns: Columns
    options: ImportOptions
    dates: DateReader
    styles: Mapping[str, NumberStyle]
    layout: str
    default_platform: str = ""
    repaired: int = 0
    mangled: int = 0
    unzoned: int = 0
    inferred_years: int = 0
    others: tuple[tuple[int, str], ...] | None = None

    def read(self, row: Row) -> Iterator[Post | ImportIssue]:
        """The post of the row with its notes; nothing for an empty row, a note for a sum."""
        cells = self._cells(row)
        if not any(cells.values()) and not any(cell.strip() for cell in row.cells):
            return
        if self._is_total(row, cells):
            detail = "This row sums up the others and is left out."
            yield self._issue(row, "total-row", detail, IssueSeverity.NOTE)
            return
        native, facts = self._native(cells)
        platform = self._platform(cells, facts)
        parts = parts_of(cells, platform, is_role_named=self._is_description_named())
        if parts is None:
            detail = "The column `parts` does not hold a list of parts with known roles."
            yield self._issue(row, "parts-not-readable", detail, IssueSeverity.REJECTED)
            return
        if not parts and not cells.get("published_at") and not native:
            detail = "The row has no text, no time and no id."
            yield self._issue(row, "row-without-content", detail, IssueSeverity.REJECTED)
            return
        moment = self.dates.read(cells.get("published_at", ""))
        if moment is None and cells.get("published_at"):
            shown = cells["published_at"][:40]
            detail = f"The time `{shown}` cannot be read; the post is kept without one."
            yield self._issue(row, "time-not-readable", detail, IssueSeverity.NOTE)
        if row.spare:
            detail = f"More cells than the table has columns, by {len(row.spare)}; they are kept."
            yield self._issue(row, "row-too-long", detail, IssueSeverity.NOTE)
        yield self._post(row, cells, parts, moment, (platform, native, facts))

    def unmapped(self) -> tuple[tuple[int, str], ...]:
        """(index, header) of the columns that no field takes; they are kept as extra fields."""
        if self.others is None:
            used = set(self.columns.index.values())
            pairs = enumerate(self.grid.headers)
            self.others = tuple((at, header) for at, header in pairs if at not in used)
        return self.others

    def forget_counts(self) -> None:
        """Start counting anew, after rows were read for a look only."""
        self.repaired = self.mangled = self.unzoned = self.inferred_years = 0

    def _post(
        self,
        row: Row,
        cells: Mapping[str, str],
        parts: tuple[TextPart, ...],
        moment: CellTime | None,
        identity: tuple[str, str, LinkFacts | None],
    ) -> Post:
        platform, native, facts = identity
        kind = kind_of(cells.get("kind", "")) or self._default_kind(platform, facts)
        link = cells.get("permalink", "")
        if facts is not None and facts.platform == "tiktok":
            link = link.split("?", 1)[0]
        handle = cells.get("account", "").strip() or self.options.account
        if moment is not None and not moment.is_zone_known:
            self.unzoned += 1
        if moment is not None and moment.is_year_inferred:
            self.inferred_years += 1
        repeated = (link, cells.get("published_at", ""), *(part.text for part in parts))
        edited = self.dates.read(cells.get("edited_at", ""))
        return Post(
            id=post_id(platform, native) if native else digest_id(platform, *repeated),
            account_id=account_id(platform, handle or (facts.handle if facts else "")),
            platform=platform,
            published_at=moment.at if moment else None,
            source=ImportSource(self.grid.member, row.pointer, self.layout),
            kind=kind,
            standing=Standing.COMMENT if kind is PostKind.COMMENT else Standing.OWN,
            native_id=native,
            utc_offset_minutes=moment.offset_minutes if moment else None,
            is_zone_known=moment.is_zone_known if moment else True,
            edited_at=edited.at if edited else None,
            permalink=link,
            parts=parts,
            links=_links(cells.get("link_url", "")),
            labels=labels_of(cells),
            extra=self._extra(row, cells),
        )

    def _cells(self, row: Row) -> dict[str, str]:
        found = {}
        for name, at in self.columns.index.items():
            cell = row.cells[at] if at < len(row.cells) else ""
            if cell and name in ROLES:
                cell = self._clean(cell)
            found[name] = cell if name in ROLES else cell.strip()
        if found.get("clock") and found.get("published_at"):
            found["published_at"] = f"{found['published_at']} {found['clock']}"
        if found.get("hashtags") and "#" not in found["hashtags"] and self._holds_hashtags():
            found["hashtags"] = " ".join(f"#{tag}" for tag in _TAGS.findall(found["hashtags"]))
        return found

    def _is_description_named(self) -> bool:
        """Whether the column is called just as the role, so that the role is meant."""
        at = self.columns.index.get("description")
        return at is not None and self.grid.headers[at] == "description"

    def _holds_hashtags(self) -> bool:
        """Whether the column is named for hashtags; keywords ("tags") are not shown to readers."""
        return fold_header(self.grid.headers[self.columns.index["hashtags"]]).startswith("hash")

    def _clean(self, text: str) -> str:
        repaired = repair_twice_encoded(text)
        if repaired is not None:
            self.repaired += 1
            text = repaired
        return clean_cell(text)

    def _is_total(self, row: Row, cells: Mapping[str, str]) -> bool:
        if cells.get("published_at") and not is_total_word(cells["published_at"]):
            return False
        words = [cell for cell in row.cells if cell.strip() and not cell.strip()[0].isdigit()]
        return len(words) == 1 and is_total_word(words[0])

    def _native(self, cells: Mapping[str, str]) -> tuple[str, LinkFacts | None]:
        facts = link_facts(cells.get("permalink", ""))
        given = cells.get("id", "")
        given = _AS_TEXT.sub(r"\1", given).strip()
        if _MANGLED.match(given):
            self.mangled += 1
            given = ""
        return (given or (facts.native_id if facts else "")), facts

    def _platform(self, cells: Mapping[str, str], facts: LinkFacts | None) -> str:
        if cells.get("platform"):
            return platform_of(cells["platform"])
        told = self.options.platform
        if told and told != UNNAMED_PLATFORM:
            return platform_of(told)
        return facts.platform if facts else self.default_platform or UNNAMED_PLATFORM

    @staticmethod
    def _default_kind(platform: str, facts: LinkFacts | None) -> PostKind:
        if facts is not None and facts.platform == platform:
            return facts.kind
        return _DEFAULT_KINDS.get(platform, PostKind.FEED)

    def _extra(self, row: Row, cells: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        found = []
        for name, style in self.styles.items():
            cell = cells.get(name, "")
            if cell:
                number = cell if cell.isdecimal() else style.read(cell)
                found.append((name, cell if number is None else number))
        if cells.get("relation"):
            found.append(("relation", cells["relation"].strip().casefold()))
        if cells.get("kind") and kind_of(cells["kind"]) is None:
            found.append(("kind", cells["kind"]))
        for at, header in self.unmapped():
            if at < len(row.cells) and row.cells[at].strip():
                found.append((header, clean_text(row.cells[at])))
        found.extend((f"cell {n}", clean_text(cell)) for n, cell in enumerate(row.spare, 1))
        return tuple(found)

    def _issue(self, row: Row, code: str, detail: str, severity: IssueSeverity) -> ImportIssue:
        return ImportIssue(self.grid.member, row.pointer, code, detail, severity)


def _links(cell: str) -> tuple[Link, ...]:
    addresses = re.split(r"[\s,;]+(?=https?://)", cell.strip())
    return tuple(Link(address) for address in addresses if "://" in address)
