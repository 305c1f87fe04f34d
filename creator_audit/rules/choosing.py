"""Whose rules apply to a client: what was chosen, or else what the language of the posts says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from creator_audit import resources
from creator_audit.model.rule import RulePack
from creator_audit.rules.tables import Table, parse

FALLBACK = ("us", "gb")
"""Judged for where neither a choice nor the language gives a country."""
NO_LANGUAGE = "?"
"""In place of a language: it decided nothing, so the fallback applies."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose rules are looked at, and what decided it."""

    codes: tuple[str, ...]
    language: str = ""
    """Language that decided, `NO_LANGUAGE` where none did; empty: the user chose."""


@dataclass(frozen=True, slots=True)
class _Language:
    name: str
    countries: tuple[str, ...]


def covering(countries: Iterable[str], pack: RulePack) -> tuple[str, ...]:
    """Codes with rules among the countries, in order; then the unions that members bring."""
    wanted = tuple(dict.fromkeys(code.casefold() for code in countries if code))
    unions = (union for union, members in _unions().items() if members & set(wanted))
    return tuple(code for code in dict.fromkeys((*wanted, *unions)) if code in pack.jurisdictions)


def by_language(posts: Mapping[str, int], pack: RulePack) -> Choice:
    """What the most frequent language gives; `posts` counts posts by ISO 639-1 code."""
    counted = sorted((-number, code) for code, number in posts.items() if code and number)
    language = counted[0][1] if counted else ""
    codes = covering(_countries_of(language, pack), pack)
    if codes:
        return Choice(codes, language)
    return Choice(covering(FALLBACK, pack), NO_LANGUAGE)


def _countries_of(language: str, pack: RulePack) -> tuple[str, ...]:
    """Listed countries of a language, else the one country whose first language it is."""
    listed = _languages().get(language)
    if listed is not None:
        return listed.countries
    first = [c for c, place in pack.jurisdictions.items() if place.languages[:1] == (language,)]
    return tuple(first) if len(first) == 1 else ()


def because(choice: Choice, pack: RulePack) -> str:
    """One sentence: whose rules, and why where nobody chose them."""
    if not choice.codes:
        return "No country was chosen that has a rule pack: signs and questions only."
    names = _in_a_row([_name(code, pack) for code in choice.codes])
    if not choice.language:
        return f"Judged for {names}, as chosen."
    if choice.language == NO_LANGUAGE:
        return f"Judged for {names}: no country was chosen, and the posts' language gives none."
    known = _languages().get(choice.language)
    language = known.name if known else choice.language
    return f"Judged for {names} because most posts are in {language} and no country was chosen."


def _name(code: str, pack: RulePack) -> str:
    place = pack.jurisdictions.get(code)
    return place.name if place else code.upper()


def _in_a_row(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


@cache
def _unions() -> dict[str, frozenset[str]]:
    return {t.string("code"): frozenset(t.strings("members")) for t in _read("unions")}


@cache
def _languages() -> dict[str, _Language]:
    return {
        table.string("code"): _Language(table.string("name"), table.strings("countries"))
        for table in _read("languages")
    }


def _read(name: str) -> list[Table]:
    file = f"countries/{name}.toml"
    return list(parse(resources.read_text(file), file).tables(name))
