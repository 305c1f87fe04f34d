"""What the terms of a platform or programme ask of a post, apart from every country's law."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.rule import RulePack, SourceBasis
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.model.terms import Demand, DemandKind, Terms
from creator_audit.rules.kinds import DEMAND_RULES
from creator_audit.text import tokens
from creator_audit.text.fold import fold_text


class Unmet(NamedTuple):
    """A demand a post does not meet, as a row in the place of a country's."""

    rule_kind: str
    row: Disclosure
    """Its jurisdiction is the terms' code; open: a question."""
    quote: Signal | None
    told: tuple[tuple[str, str], ...]
    """Values for the rule's message."""


def find_unmet(
    given: JudgeInput, tie: Tie, codes: Sequence[str], pack: RulePack, day: date
) -> list[Unmet]:
    """Demands in force on `day` that the post leaves open, one for each terms, in order of id.

    Only a strong or recorded tie counts. A platform's label is asked about only where it is known
    to be off, and a post without any text is not asked for words.
    """
    if tie.relation == "none" or tie.strength.rank < Strength.STRONG.rank:
        return []
    found = []
    for name in sorted(pack.terms):
        terms = pack.terms[name]
        if terms.platforms and given.scan.platform not in terms.platforms:
            continue
        asked = (_ask(demand, terms, given, tie, pack, day) for demand in _held(terms, codes, day))
        found += [unmet for unmet in asked if unmet is not None][:1]
    return found


def _held(terms: Terms, codes: Sequence[str], day: date) -> Iterator[Demand]:
    for demand in terms.demands:
        is_exempt = bool(codes) and all(code in demand.countries_without for code in codes)
        if demand.in_force(day) and not is_exempt:
            yield demand


def _ask(
    demand: Demand, terms: Terms, given: JudgeInput, tie: Tie, pack: RulePack, day: date
) -> Unmet | None:
    if demand.ties and tie.relation not in demand.ties:
        return None
    link = next((s for s in given.signals if _is_of(s, demand.hosts)), None)
    if demand.hosts and link is None:
        return None
    if demand.kind is DemandKind.PLATFORM_LABEL:
        if given.platform_label is not False:
            return None
    elif given.platform_label is True or _says_any(given, demand.terms):
        return None
    sources = tuple(name for name in demand.citations if pack.citations[name].in_force(day))
    if not sources:
        return None
    is_read = any(pack.citations[name].basis is not SourceBasis.RECALLED for name in sources)
    is_firm = is_read and demand.at_most == "gap" and tie.strength is Strength.RECORDED
    row = Disclosure(
        terms.code,
        Verdict.NONE_FOUND if is_firm else Verdict.CANNOT_TELL,
        severity=demand.severity.value,
        citations=sources,
        reason=demand.kind.value,
        is_open=not is_firm,
    )
    told = (
        ("party", terms.party),
        ("policy", terms.name),
        ("demand", demand.condition),
        ("asked", _asked(demand)),
        ("host", link.value if link else ""),
    )
    return Unmet(DEMAND_RULES[demand.kind], row, link, told)


def _asked(demand: Demand) -> str:
    if demand.kind is DemandKind.PLATFORM_LABEL:
        return "the platform's own label"
    return " or ".join(demand.terms[:1])


def _is_of(signal: Signal, hosts: tuple[str, ...]) -> bool:
    return signal.kind is SignalKind.AFFILIATE_LINK and any(
        signal.value == host or signal.value.endswith(f".{host}") for host in hosts
    )


def _says_any(given: JudgeInput, terms: tuple[str, ...]) -> bool:
    wanted_tags = {fold_text(term) for term in terms if term.startswith("#")}
    words = _words(tuple(term for term in terms if not term.startswith("#")))
    for part in given.scan.parts:
        text = fold_text(part.text)
        if words is not None and words.search(text):
            return True
        if wanted_tags and any(tag.text in wanted_tags for tag in tokens.hashtags(text)):
            return True
    return not any(part.text.strip() for part in given.scan.parts)


@lru_cache(maxsize=64)
def _words(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    if not terms:
        return None
    listed = "|".join(re.escape(fold_text(term)) for term in terms)
    return re.compile(rf"(?<![\w#]){'(?:' + listed + ')'}(?!\w)")
