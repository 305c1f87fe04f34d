"""Words in cells of a list of deals: kinds, stages, who declined, currencies."""

import re
import tomllib
from functools import cache
from typing import Any

from creator_audit.importers.tables.headers import fold_header
from creator_audit.model.deal import DealKind, DealStatus
from creator_audit.resources import read_text

_CODE = re.compile(r"\b[A-Z]{3}\b")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(read_text("tables/deal_words.toml"))


@cache
def _phrases(section: str) -> tuple[tuple[str, str], ...]:
    """(folded phrase, what it means), longest first."""
    found = {fold_header(key): key for key in _data()[section]}
    for key, words in _data()[section].items():
        found.update({fold_header(word): key for word in words})
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _find(section: str, cell: str) -> str:
    folded = fold_header(cell)
    for phrase, key in _phrases(section):
        if phrase == folded:
            return key
    for phrase, key in _phrases(section):
        if len(phrase) > 1 and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded):
            return key
    return ""


def kind_of(cell: str) -> DealKind | None:
    """The kind a cell names in any of the languages, or None."""
    found = _find("kind", cell)
    return DealKind(found) if found else None


def status_of(cell: str) -> DealStatus | None:
    """The stage a cell names, or None."""
    found = _find("status", cell)
    return DealStatus(found) if found else None


def decliner_of(cell: str) -> str:
    """``brand``, ``creator`` or empty."""
    return _find("declined_by", cell)


def is_nothing(cell: str) -> bool:
    """Whether a cell says in words that there is nothing."""
    return not cell.strip() or fold_header(cell) in _nothing()


@cache
def _nothing() -> frozenset[str]:
    return frozenset(fold_header(word) for word in _data()["empty"]["words"]) | {""}


def currency_of(text: str) -> str:
    """ISO code of the currency named in a cell or header; empty where none is certain."""
    folded = text.casefold()
    for sign, code in _signs():
        pattern = rf"(?<![^\W\d_]){re.escape(sign)}(?![^\W\d_])"
        if re.search(pattern, folded):
            return code
    bare = text.strip()
    return bare if _CODE.fullmatch(bare) else ""


@cache
def _signs() -> tuple[tuple[str, str], ...]:
    pairs = ((sign, code) for code, signs in _data()["currency"].items() for sign in signs)
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
