"""Limits and conditions of a jurisdiction's file, each kind with its own typed parameters."""

from collections.abc import Callable, Collection
from datetime import date
from typing import NamedTuple

from creator_audit.model.disclosure import Channel, Clarity
from creator_audit.model.limits import (
    Asked,
    Channels,
    Condition,
    End,
    Frames,
    HashtagRun,
    Language,
    Limit,
    LimitKind,
    Places,
    PlatformLabel,
    Position,
    Repeats,
    Spot,
    Unlisted,
)
from creator_audit.model.post import PostKind
from creator_audit.rules.kinds import RELATIONS, ROLES
from creator_audit.rules.tables import Table

KINDS_OF_POST = frozenset(PostKind)


class Held(NamedTuple):
    """What every entry of a file may carry."""

    citations: tuple[str, ...]
    body: str
    start: date | None
    end: date | None


def read_held(table: Table, bodies: Collection[str]) -> Held:
    """Sources, body and days of an entry."""
    citations = table.strings("citations")
    if not citations:
        table.fail("At least one source is needed here.", "citations")
    body = table.string("body", "")
    if body and body not in bodies:
        table.fail(f"There is no [[bodies]] entry with the id `{body}`.", "body")
    start, end = table.day("from"), table.day("to")
    if start and end and end < start:
        table.fail("This day lies before `from`.", "to")
    return Held(citations, body, start, end)


def read_condition(table: Table, key: str = "when") -> Condition | None:
    """The table `when` of a label or statement; None where there is none."""
    if table.get(key) is None:
        return None
    given = table.table(key)
    flag = given.get("with_brand_tag")
    condition = Condition(
        ties=_names(given, "ties", RELATIONS),
        roles=_names(given, "roles", ROLES),
        post_kinds=_names(given, "post_kinds", KINDS_OF_POST),
        platforms=frozenset(given.strings("platforms")),
        post_languages=frozenset(given.strings("post_languages")),
        first_hashtags=given.integer("first_hashtags", 0),
        after_labels=given.strings("after_labels"),
        with_brand_tag=None if flag is None else given.flag("with_brand_tag", default=True),
        beside_link=given.integer("beside_link", 0),
    )
    given.close()
    if condition == Condition():
        table.fail("A condition must ask for something.", key)
    return condition


def read_limit(table: Table, bodies: Collection[str]) -> Limit:
    """One ``[[limits]]`` entry."""
    kind = table.choice("kind", LimitKind)
    held = read_held(table, bodies)
    limit = Limit(
        kind=kind,
        asks=_READERS[kind](table),
        citations=held.citations,
        condition=table.string("condition", ""),
        post_kinds=_names(table, "post_kinds", KINDS_OF_POST),
        platforms=frozenset(table.strings("platforms")),
        ties=_names(table, "ties", RELATIONS),
        at_most=table.one_of("at_most", ("gap", "question"), "gap"),
        body=held.body,
        effective_from=held.start,
        effective_to=held.end,
    )
    table.close()
    return limit


def _names(table: Table, key: str, known: Collection[str]) -> frozenset[str]:
    names = table.strings(key)
    for name in names:
        if name not in known:
            listed = ", ".join(sorted(known))
            table.fail(f"`{name}` is not known here. Known: {listed}.", key)
    return frozenset(names)


def _some(table: Table, key: str, known: Collection[str]) -> tuple[str, ...]:
    if not _names(table, key, known):
        table.fail("At least one name is needed here.", key)
    return table.strings(key)


def _read_places(table: Table) -> Places:
    seen = frozenset(_some(table, "seen", ROLES))
    elsewhere = _names(table, "elsewhere", ROLES)
    later = _names(table, "later", ROLES)
    twice = (seen & elsewhere) | (seen & later) | (elsewhere & later)
    if twice:
        table.fail(f"`{min(twice)}` stands in two lists.", "seen")
    return Places(seen, elsewhere, later)


def _read_position(table: Table) -> Position:
    return Position(
        tuple(Spot(name) for name in _some(table, "any_of", frozenset(Spot))),
        table.integer("first_words", 60),
        table.integer("first_hashtags", 3),
        table.integer("beside_chars", 80),
    )


def _read_run(table: Table) -> HashtagRun:
    return HashtagRun(table.integer("run", 4), table.integer("before", 1))


def _read_end(table: Table) -> End:
    return End(table.integer("glance_chars", 60), table.integer("deep_chars", 500))


def _read_frames(table: Table) -> Frames:
    del table
    return Frames()


def _read_channels(table: Table) -> Channels:
    heard = frozenset({Channel.SPOKEN.value, Channel.ON_SCREEN.value})
    needs = table.one_of("needs", ("any", "all"), "any")
    return Channels(_some(table, "channels", heard), needs == "all")


def _read_repeats(table: Table) -> Repeats:
    return Repeats(table.integer("count"))


def _read_language(table: Table) -> Language:
    follows = table.one_of("follows", ("post", "audience", "either"))
    return Language(follows, table.strings("international"))


def _read_platform_label(table: Table) -> PlatformLabel:
    worth = table.one_of("worth", (Clarity.SUFFICIENT.value, Clarity.CONDITIONAL.value))
    return PlatformLabel(Clarity(worth))


def _read_unlisted(table: Table) -> Unlisted:
    return Unlisted(table.choice("clarity", Clarity))


_READERS: dict[LimitKind, Callable[[Table], Asked]] = {
    LimitKind.PLACES: _read_places,
    LimitKind.POSITION: _read_position,
    LimitKind.HASHTAG_RUN: _read_run,
    LimitKind.END: _read_end,
    LimitKind.FRAMES: _read_frames,
    LimitKind.CHANNELS: _read_channels,
    LimitKind.REPEATS: _read_repeats,
    LimitKind.LANGUAGE: _read_language,
    LimitKind.PLATFORM_LABEL: _read_platform_label,
    LimitKind.UNLISTED: _read_unlisted,
}
