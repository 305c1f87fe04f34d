"""Month names in the languages that exports are written in."""

import re
import tomllib
from functools import cache
from unicodedata import normalize

from creator_audit.resources import read_text

_VIETNAMESE_NUMBER = re.compile(r"\b(?:thang|thg)\s*\d{1,2}\b")
_LETTERS = re.compile(r"[^\W\d_]+")


def find_month(text: str) -> tuple[int, str]:
    """(number of the first month named, the text folded and without a numbered month); 0: none."""
    folded = _fold(text)
    for phrase, pattern in _phrases():
        if pattern.search(folded):
            return _months()[phrase], _VIETNAMESE_NUMBER.sub(" ", folded)
    names = _months()
    number = next((names[word] for word in _LETTERS.findall(folded) if word in names), 0)
    return number, folded


def _fold(text: str) -> str:
    opened = normalize("NFKD", text.casefold())
    return normalize("NFC", "".join(c for c in opened if not "\u0300" <= c <= "\u036f"))


@cache
def _months() -> dict[str, int]:
    data = tomllib.loads(read_text("tables/months.toml"))
    found: dict[str, int] = {}
    for names in data.values():
        for number, forms in enumerate(names, 1):
            for form in forms.split():
                found.setdefault(_fold(form).replace("_", " "), number)
    return found


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names of several words or with dots or marks inside, longest first."""
    wide = [name for name in _months() if not _LETTERS.fullmatch(name)]
    wide.sort(key=len, reverse=True)
    return tuple((name, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")) for name in wide)
