"""Which column holds which field: known by name, told by its content, or asked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from creator_audit.errors import UserError
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.grid import Grid, Row, sample_rows
from creator_audit.importers.tables.headers import fields, fingerprint, fold_header, meanings

TEXT_FIELDS = (
    "text", "caption", "title", "description", "on_screen", "transcript", "frame", "link_sticker",
    "alt_text", "pinned_comment", "hashtags", "landing_page",
)  # fmt: skip
MAIN_FIELDS = ("text", "caption", "title", "description", "on_screen", "transcript", "parts")
COUNT_FIELDS = ("likes", "views", "comments", "shares")
SETTINGS = ("date_order", "sheet")
"""Choices that travel in a column map without being columns."""
SAMPLE_ROWS = 60
_ID = re.compile(r"(?=[\w-]*\d)[\w-]{6,}")
_CLOCK = re.compile(r"\d{1,2}[:h]\d{2}(:\d{2})?(\s*[ap]\.?m\.?)?", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


class MappingNeeded(UserError):  # noqa: N818 - it asks, nothing went wrong
    """The columns of a table are not certain; carries all that is needed to ask.

    `field` is ``text`` (say which column holds the posts' words) or ``date_order`` (`example`
    reads both ways; answer ``dmy`` or ``mdy``).
    """

    def __init__(
        self, grid: Grid, guess: Mapping[str, str], *, asked: str = "text", example: str = ""
    ) -> None:
        self.member = grid.member
        self.sheet = grid.sheet
        self.headers = grid.headers
        self.samples = samples_of(grid)
        self.guess = dict(guess)
        self.field = asked
        self.example = example
        self.fingerprint = fingerprint(grid.headers)
        what, step = _question(grid, self.guess, asked, example)
        super().__init__(what, where=grid.member, next_step=step)


def _question(grid: Grid, guess: Mapping[str, str], asked: str, example: str) -> tuple[str, str]:
    if asked == "date_order":
        return (
            f"`{example}` can be read with the day or the month first.",
            "Say which: --date-order dmy (day first) or --date-order mdy (month first).",
        )
    names = ", ".join(f"`{name}`" for name in grid.headers[:12])
    if not any(name in guess for name in MAIN_FIELDS):
        return (
            f"No column of this table seems to hold the posts' text (columns: {names}).",
            'If one does, say which: --map "COLUMN=text"; else choose a table of posts.',
        )
    likely = next((guess[name] for name in MAIN_FIELDS if name in guess), grid.headers[0])
    return (
        f"It is not certain which column holds the posts' text (columns: {names}).",
        f'Say which: --map "{likely}=text" (also "…=published_at", "…=id", "…=permalink").',
    )


@dataclass(frozen=True, slots=True)
class Columns:
    """Field -> index of its column, how sure that is, and why."""

    index: dict[str, int]
    is_sure: bool
    why: tuple[str, ...] = ()
    languages: dict[str, str] = field(default_factory=dict)
    """Field -> language of the header it was known by; absent where it is nobody's."""

    def names(self, grid: Grid) -> dict[str, str]:
        """Field -> header, as a person sees it."""
        return {name: grid.headers[index] for name, index in self.index.items()}


def samples_of(grid: Grid, count: int = 3) -> dict[str, tuple[str, ...]]:
    """Header -> its first values that are not empty."""
    rows = sample_rows(grid, SAMPLE_ROWS)
    found = {}
    for index, header in enumerate(grid.headers):
        cells = (row.cells[index].strip() for row in rows if index < len(row.cells))
        found[header] = tuple(cell[:200] for cell in cells if cell)[:count]
    return found


def map_columns(grid: Grid, told: Mapping[str, str]) -> Columns:
    """The mapping: what was `told` (field -> header) first, then known names, then content.

    Raises `UserError` for a told field or header that does not exist.
    """
    index = _told_columns(grid, told)
    rows = sample_rows(grid, SAMPLE_ROWS)
    languages: dict[str, str] = {}
    is_told = any(name in index for name in MAIN_FIELDS)
    ranks = _add_known(grid, rows, index, languages, is_text_told=is_told)
    if "published_at" not in index:
        _add_time_by_content(grid, rows, index)
    if not any(name in index for name in MAIN_FIELDS):
        return _by_content(grid, rows, index, languages)
    names = ", ".join(f"{name} = `{grid.headers[at]}`" for name, at in index.items())
    main = [name for name in MAIN_FIELDS if name in index]
    if main == ["title"] and ranks.get("title") and _wordiest(grid, rows, index)[0] >= 5:
        return _by_content(grid, rows, index, languages)
    return Columns(index, True, (f"columns by name: {names}",), languages)


def _told_columns(grid: Grid, told: Mapping[str, str]) -> dict[str, int]:
    folded = [fold_header(name) for name in grid.headers]
    index = {}
    for name, header in told.items():
        if name in SETTINGS:
            continue
        if name not in fields():
            raise UserError(
                f"`{name}` is not a field that a column can be mapped to.",
                where=grid.member,
                next_step=f"Fields: {', '.join(fields())}.",
            )
        if fold_header(header) not in folded:
            shown = ", ".join(f"`{one}`" for one in grid.headers[:12])
            raise UserError(
                f"There is no column `{header}`.", where=grid.member, next_step=f"Columns: {shown}."
            )
        index[name] = folded.index(fold_header(header))
    return index


def _add_known(
    grid: Grid,
    rows: list[Row],
    index: dict[str, int],
    languages: dict[str, str],
    *,
    is_text_told: bool,
) -> dict[str, int]:
    """Give each field its best-ranked free column that fits, each column one field only."""
    taken = set(index.values())
    ranks: dict[str, int] = {}
    for rank, at, name, language in sorted(_offers(grid)):
        is_rival = is_text_told and name in TEXT_FIELDS and (rank or name in ("text", "caption"))
        if name in index or at in taken or is_rival:
            continue
        if rank and (_is_second_text(name, index) or not _fits(name, _cells(rows, at))):
            continue
        index[name] = at
        ranks[name] = rank
        taken.add(at)
        if language:
            languages[name] = language
    return ranks


def _offers(grid: Grid) -> list[tuple[int, int, str, str]]:
    """(rank, column, field, language) for every meaning of every header."""
    offers = []
    for at, header in enumerate(grid.headers if grid.has_headers else ()):
        plain = header.rsplit(".", 1)[-1]
        for name, rank, language in meanings(header):
            offers.append((rank, at, name, language))
        if plain != header:
            nested = [(r + 50, at, f, x) for f, r, x in meanings(plain) if f in COUNT_FIELDS]
            offers.extend(nested)
    return offers


def _is_second_text(name: str, index: Mapping[str, int]) -> bool:
    """`text` and `caption` are two names of one thing unless the table uses just these names."""
    return (name == "text" and "caption" in index) or (name == "caption" and "text" in index)


def _fits(name: str, cells: list[str]) -> bool:
    """Whether the cells can be what the header's name promises."""
    if not cells:
        return True
    if name == "published_at":
        # The name says it; a few cells that cannot be read are listed later.
        return _is_time(cells, 0.3)
    if name == "clock":
        return all(_CLOCK.fullmatch(cell) for cell in cells)
    if name in TEXT_FIELDS and name != "link_sticker":
        return not (_are_addresses(cells) or _are_counts(cells) or _are_ids(cells))
    if name in ("permalink", "link_url"):
        return _are_addresses(cells)
    return name != "id" or sum(" " in cell for cell in cells) <= len(cells) / 2


def _cells(rows: list[Row], at: int) -> list[str]:
    return [row.cells[at].strip() for row in rows if at < len(row.cells) and row.cells[at].strip()]


def _are_addresses(cells: list[str]) -> bool:
    count = sum(
        1 for cell in cells if ("://" in cell or cell.startswith("www.")) and " " not in cell
    )
    return count > len(cells) / 2


def _are_ids(cells: list[str]) -> bool:
    """Single tokens with digits in them: keys of something, not words."""
    return sum(1 for cell in cells if _ID.fullmatch(cell)) > len(cells) / 2


def _is_time(cells: list[str], share: float = 0.8) -> bool:
    readers = [DateReader(order=order) for order in ("dmy", "mdy")]
    good = sum(1 for cell in cells if any(reader.read(cell) for reader in readers))
    return bool(cells) and good >= share * len(cells)


def _are_counts(cells: list[str]) -> bool:
    """Plain numbers that could as well be views (an unnamed column of 5 or 9 digits)."""
    return all(cell.replace(".", "", 1).isdecimal() and len(cell) < 10 for cell in cells)


def _add_time_by_content(grid: Grid, rows: list[Row], index: dict[str, int]) -> None:
    free = (at for at in range(len(grid.headers)) if at not in index.values())
    cells = {at: _cells(rows, at) for at in free}
    times = [at for at, column in cells.items() if _is_time(column) and not _are_counts(column)]
    if len(times) == 1:
        index["published_at"] = times[0]


def _wordiest(grid: Grid, rows: list[Row], index: Mapping[str, int]) -> tuple[float, int, float]:
    """(mean number of words, column) of the wordiest free column, and the words of the next."""
    found = []
    for at in range(len(grid.headers)):
        cells = [] if at in index.values() else _cells(rows, at)
        if cells and not _are_addresses(cells) and not _is_time(cells):
            words = sum(len(_WORDS.findall(cell[:400])) for cell in cells) / len(cells)
            found.append((words, at))
    found.sort(key=lambda item: (-item[0], item[1]))
    found += [(0.0, 0), (0.0, 0)]
    return found[0][0], found[0][1], found[1][0]


def _by_content(
    grid: Grid, rows: list[Row], index: dict[str, int], languages: dict[str, str]
) -> Columns:
    """The one wordy column is the text; two candidates, or none, must be asked."""
    words, at, rival = _wordiest(grid, rows, index)
    if words < 1.5:
        return Columns(index, False, ("no column holds running text",), languages)
    is_sure = words >= 5 and rival < 2 and "published_at" in index and "title" not in index
    index["text"] = at
    if not is_sure:
        return Columns(index, False, ("which column is the text is not certain",), languages)
    why = f"`{grid.headers[at]}` is the only column with running text"
    return Columns(index, True, (why,), languages)
