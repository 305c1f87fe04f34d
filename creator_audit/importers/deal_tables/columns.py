"""Which column of a list of deals holds which field: told, or known by its name."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from creator_audit.errors import UserError
from creator_audit.importers.tables.headers import fold_header
from creator_audit.resources import read_text

DATES = ("starts", "ends", "offered_on", "declined_on", "exclusive_until", "period")
"""Fields that hold days."""
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_UNIT = re.compile(r"\s+(?:in|en|em|per)\s+\S{1,4}$|\s+[€£$]$|\s*[#№]$")


@cache
def _names() -> dict[str, dict[str, list[str]]]:
    data: dict[str, dict[str, list[str]]] = tomllib.loads(read_text("tables/deal_headers.toml"))
    return data


@cache
def fields() -> tuple[str, ...]:
    """All fields a column can be read as, in the order of the data file."""
    return tuple(_names())


@cache
def _aliases() -> dict[str, tuple[str, int, str]]:
    """Folded name -> (field, rank, language); a name belongs to one field only."""
    found: dict[str, tuple[str, int, str]] = {}
    for field, languages in _names().items():
        for plain in (field, field.replace("_", " ")):
            found[fold_header(plain)] = (field, 0, "")
        for language, names in languages.items():
            for rank, name in enumerate(names, 1):
                told = (field, rank, "" if language == "_" else language)
                found.setdefault(fold_header(name), told)
    return found


def meaning(header: str) -> tuple[str, int, str] | None:
    """(field, rank, language) of a header, units and brackets taken off; None if not known.

    ``Honorar (netto)`` and ``Fee in €`` are amounts.
    """
    folded = fold_header(header)
    bare = fold_header(_UNIT.sub("", _BRACKETS.sub("", folded)))
    return _aliases().get(folded) or _aliases().get(bare)


def known(headers: Sequence[str]) -> int:
    """How many of these headers are known."""
    return sum(1 for header in headers if header.strip() and meaning(header))


def map_columns(
    headers: Sequence[str], samples: Sequence[Sequence[str]], told: Mapping[str, str], where: str
) -> tuple[dict[str, int], dict[str, str]]:
    """Field -> column, and field -> language of the header it was known by.

    What was `told` (field -> header) comes first; a told header that is empty takes the field
    out. `samples` are the first cells of each column. Raises `UserError` for a field or header
    that does not exist.
    """
    index = _told(headers, told, where)
    left_out = {name for name, header in told.items() if not header}
    languages: dict[str, str] = {}
    offers = []
    for at, header in enumerate(headers):
        found = meaning(header)
        if found is not None:
            offers.append((found[1], at, found[0], found[2]))
    for _rank, at, name, language in sorted(offers):
        field = _by_content(name, samples[at])
        if field in index or field in left_out or at in index.values():
            continue
        index[field] = at
        if language:
            languages[field] = language
    return index, languages


def _told(headers: Sequence[str], told: Mapping[str, str], where: str) -> dict[str, int]:
    folded = [fold_header(header) for header in headers]
    index = {}
    for name, header in told.items():
        if name not in fields():
            raise UserError(
                f"`{name}` is not a field that a column of deals can be read as.",
                where=where,
                next_step=f"Fields: {', '.join(fields())}.",
            )
        if not header:
            continue
        if fold_header(header) not in folded:
            shown = ", ".join(f"`{one}`" for one in headers[:16])
            raise UserError(
                f"There is no column `{header}`.", where=where, next_step=f"Columns: {shown}."
            )
        index[name] = folded.index(fold_header(header))
    return index


def _by_content(name: str, cells: Sequence[str]) -> str:
    """A column named ``Fee`` or ``Compensation`` holds words or sums: its cells decide."""
    shown = [cell for cell in cells if cell.strip()]
    if not shown or name not in ("kind", "amount", "declined_on"):
        return name
    with_digits = sum(any(c.isdigit() for c in cell) for cell in shown) > len(shown) / 2
    if name == "declined_on":
        return name if with_digits else "status"
    return "amount" if with_digits else "kind"
