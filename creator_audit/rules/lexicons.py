"""Loads the phrase lists and link facts of ``resources/lexicons``.

A phrase may hold ``{this|that|}`` for alternatives, ``<name>`` for a list under ``[sets]``,
``~3`` for a gap of up to three words, and a final ``*`` for any ending of its last word. In a group
of ``whole`` clauses a gap at the end runs to the end of the clause. What stands behind the first
gap is one pattern however many alternatives it has, so a long list costs little behind ``~0``.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from typing import Any

from creator_audit import resources
from creator_audit.errors import RulePackError
from creator_audit.model.lexicon import (
    CUES,
    HostFact,
    Lexicon,
    LexiconEntry,
    Lexicons,
    LinkFacts,
    ParameterFact,
)
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.rules.spellings import spellings_of, split_gaps
from creator_audit.text.fold import fold_text

FOLDER = "lexicons"
LINKS_FILE = "links.toml"
_KINDS = {kind.value for kind in SignalKind} | CUES
_GROUP_FIELDS = {
    "id",
    "kind",
    "strength",
    "phrases",
    "negatable",
    "asks",
    "opens",
    "whole",
    "marked",
    "note",
}
_OPEN_END = re.compile(r"~\d$")
_CLAUSE_END = r"(?=[^\S\n]*(?:$|\n|[^\w\s?'&/+£$€%-]))"


@cache
def load_lexicons() -> Lexicons:
    """The shipped lexicons; read once per process.

    Raises:
        RulePackError: a file cannot be read or holds an unknown kind or field.
    """
    digest = sha256()
    languages: dict[str, Lexicon] = {}
    links = LinkFacts({}, {})
    for name in resources.names(FOLDER, ".toml"):
        text = resources.read_text(f"{FOLDER}/{name}")
        digest.update(f"{name}\0{text}\0".encode())
        if name == LINKS_FILE:
            links = parse_links(text, name)
        else:
            lexicon = parse_lexicon(text, name)
            known = languages.get(lexicon.language)
            languages[lexicon.language] = joined(known, lexicon) if known else lexicon
    return Lexicons(languages, links, digest.hexdigest())


def joined(one: Lexicon, other: Lexicon) -> Lexicon:
    """Two files of one language as one: a language's phrases may stand in several files."""
    words = {
        name: one.words.get(name, frozenset()) | other.words.get(name, frozenset())
        for name in one.words.keys() | other.words.keys()
    }
    version = max(one.version, other.version)
    return Lexicon(one.language, version, (*one.entries, *other.entries), words)


def parse_lexicon(text: str, file: str) -> Lexicon:
    """One language's file."""
    data = _parse(text, file)
    language = str(data.get("language", ""))
    if not language:
        raise RulePackError("names no language.", file=file, field="language")
    sets = {name: "|".join(values) for name, values in data.get("sets", {}).items()}
    entries: list[LexiconEntry] = []
    for group in data.get("groups", ()):
        entries.extend(_read_group(group, language, sets, file))
    words = {
        name: frozenset(fold_text(word) for word in listed)
        for name, listed in data.get("words", {}).items()
    }
    return Lexicon(language, str(data.get("version", "")), tuple(entries), words)


def _read_group(
    group: dict[str, Any], language: str, sets: dict[str, str], file: str
) -> list[LexiconEntry]:
    place = f"groups.{group.get('id', '?')}"
    unknown = set(group) - _GROUP_FIELDS
    if unknown:
        raise RulePackError(f"has an unknown field: {min(unknown)}.", file=file, field=place)
    kind = group.get("kind")
    if kind not in _KINDS:
        raise RulePackError(f"has an unknown kind: {kind}.", file=file, field=place)
    if group.get("strength", "weak") not in tuple(Strength):
        told = f"has an unknown strength: {group['strength']}."
        raise RulePackError(told, file=file, field=place)
    entries: list[LexiconEntry] = []
    for phrase in group.get("phrases", ()):
        try:
            spellings = spellings_of(phrase, sets)
        except KeyError as unknown_set:
            raise RulePackError(
                f"uses an unknown set {unknown_set}.", file=file, field=place
            ) from None
        entries.extend(_read_phrase(spelling, group, language) for spelling in spellings)
    return entries


def _read_phrase(phrase: str, group: dict[str, Any], language: str) -> LexiconEntry:
    is_prefix = phrase.endswith("*")
    head, tail = split_gaps(fold_text(phrase.rstrip("*")))
    if tail and group.get("whole") and _OPEN_END.search(phrase):
        tail += _CLAUSE_END
    return LexiconEntry(
        id=f"{language}:{group['id']}",
        kind=group["kind"],
        strength=Strength(group.get("strength", "weak")),
        language=language,
        head=head,
        tail=tail,
        is_prefix=is_prefix and not tail,
        is_negatable=bool(group.get("negatable", False)),
        asks=bool(group.get("asks", False)),
        opens=bool(group.get("opens", False)),
        is_whole=bool(group.get("whole", False)),
        is_marked=bool(group.get("marked", False)),
    )


def _shape(row: Mapping[str, Any], file: str) -> str:
    shape = str(row.get("shape", ""))
    try:
        re.compile(shape)
    except re.error as error:
        told = f"is no regular expression: {error}."
        raise RulePackError(told, file=file, field="parameters.shape") from error
    return shape


def parse_links(text: str, file: str) -> LinkFacts:
    """The file of hosts and parameters."""
    data = _parse(text, file)
    hosts: dict[str, list[HostFact]] = {}
    for row in data.get("hosts", ()):
        for host in row["names"]:
            name, _, path = host.partition("/")
            fact = HostFact(
                host=name,
                kind=row["kind"],
                network=row.get("network", ""),
                strength=Strength(row.get("strength", "weak")),
                path="/" + path if path else "",
                source=row.get("source", ""),
            )
            hosts.setdefault(name, []).append(fact)
    parameters: dict[str, list[ParameterFact]] = {}
    for row in data.get("parameters", ()):
        for written in row["names"]:
            name, _, value = written.partition("=")
            parameter = ParameterFact(
                name=name.lower(),
                network=row.get("network", ""),
                strength=Strength(row.get("strength", "weak")),
                value=value.lower(),
                host=row.get("host", ""),
                source=row.get("source", ""),
                shape=_shape(row, file),
                beside=str(row.get("beside", "")).lower(),
            )
            parameters.setdefault(name.lower(), []).append(parameter)
    return LinkFacts(
        {name: tuple(facts) for name, facts in hosts.items()},
        {name: tuple(facts) for name, facts in parameters.items()},
        {place: row["parameter"] for row in data.get("redirects", ()) for place in row["names"]},
        {step: row["network"] for row in data.get("paths", ()) for step in row["names"]},
    )


def _parse(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulePackError(f"is not readable: {error}.", file=file) from error
