"""From the shared filter to SQL: one place, so that every number opens the posts it counts."""

import json
import re
from dataclasses import replace
from typing import NamedTuple

from creator_audit.queries.filters import FilterState
from creator_audit.store.calendar import day_number

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts without spaces (or with endings joined on): the word index does not help there."""

POSTS = "posts p LEFT JOIN judgements j ON j.post_key = p.key"
"""What a `Selection` is applied to."""


class Selection(NamedTuple):
    """A condition over `POSTS`, with its values in order."""

    where: str
    values: tuple[object, ...]


def select(chosen: FilterState) -> Selection:
    """Own posts that match the filter."""
    terms = ["p.standing = 'own'"]
    values: list[object] = []

    def add(term: str, *more: object) -> None:
        terms.append(term)
        values.extend(more)

    if chosen.since is not None:
        add("p.day >= ?", day_number(chosen.since))
    if chosen.until is not None:
        add("p.day BETWEEN 1 AND ?", day_number(chosen.until))
    for column, wanted in (("p.platform", chosen.platforms), ("j.class", chosen.classes)):
        if wanted:
            add(f"{column} IN ({_marks(wanted)})", *wanted)
    if chosen.classes:
        add("p.has_text = 1")
    if chosen.verdicts:
        # Before judging there is no verdict, yet a post without text is known as one.
        no_text = " OR (j.verdict IS NULL AND p.has_text = 0)"
        extra = no_text if "no_text" in chosen.verdicts else ""
        add(f"(j.verdict IN ({_marks(chosen.verdicts)}){extra})", *chosen.verdicts)
    _add_links(chosen, add)
    if chosen.text.strip():
        add(*_search(chosen.text))
    return Selection(" AND ".join(terms), tuple(values))


def _add_links(chosen: FilterState, add: "object") -> None:
    assert callable(add)
    if chosen.brands:
        marks = _marks(chosen.brands)
        add(
            f"p.key IN (SELECT post_key FROM mentions WHERE brand_id IN ({marks}))",
            *chosen.brands,
        )
    if chosen.rules:
        add(
            "p.key IN (SELECT fp.post_key FROM finding_posts fp JOIN findings f"
            f" ON f.id = fp.finding_id WHERE f.rule_id IN ({_marks(chosen.rules)}))",
            *chosen.rules,
        )
    if chosen.import_id is not None:
        add("p.key IN (SELECT post_key FROM sightings WHERE import_id = ?)", chosen.import_id)
    if chosen.post_keys:
        add("p.key IN (SELECT value FROM json_each(?))", json.dumps(chosen.post_keys))


def without_period(chosen: FilterState) -> FilterState:
    """The same filter over all time, as the chart needs it."""
    return replace(chosen, since=None, until=None)


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))


def _search(typed: str) -> tuple[str, str]:
    """A condition for text as it is being typed; no input is a syntax error.

    Every word must occur, the last one may be unfinished. What holds no word (emoji) or a
    script without spaces is looked for as it stands.
    """
    words = _WORD.findall(typed)
    if not words or _UNSPACED.search(typed):
        return "instr(p.text, ?) > 0", typed.strip().replace("\0", "")
    is_open = not typed[-1].isspace()
    query = " ".join(f'"{word}"' for word in words) + (" *" if is_open else "")
    return "p.key IN (SELECT rowid FROM posts_fts WHERE posts_fts MATCH ?)", query
