"""Which limits of a jurisdiction apply to a post: for each kind the first that fits, by body."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from creator_audit.analysis.disclosure.held import Ruled
from creator_audit.model.limits import (
    Channels,
    End,
    Frames,
    HashtagRun,
    Language,
    Limit,
    Places,
    PlatformLabel,
    Position,
    Repeats,
    Unlisted,
)

Kind = TypeVar("Kind")
Listed = tuple[tuple[Kind, Ruled], ...]


class Limits(NamedTuple):
    """Limits by kind; more than one only where several bodies have one each."""

    places: Listed[Places]
    positions: Listed[Position]
    runs: Listed[HashtagRun]
    ends: Listed[End]
    frames: Listed[Frames]
    channels: Listed[Channels]
    repeats: Listed[Repeats]
    languages: Listed[Language]
    tools: Listed[PlatformLabel]
    unlisted: Listed[Unlisted]


def resolve(listed: Iterable[Ruled], kind: str, platform: str, relation: str) -> Limits:
    """What applies to a post of this kind, on this platform, with this relation."""
    fitting: dict[tuple[object, str], Ruled] = {}
    for ruled in listed:
        if _fits(ruled.limit, kind, platform, relation):
            fitting.setdefault((ruled.limit.kind, ruled.limit.body), ruled)
    found = tuple(fitting.values())
    return Limits(
        _of(found, Places),
        _of(found, Position),
        _of(found, HashtagRun),
        _of(found, End),
        _of(found, Frames),
        _of(found, Channels),
        _of(found, Repeats),
        _of(found, Language),
        _of(found, PlatformLabel),
        _of(found, Unlisted),
    )


def _of(found: tuple[Ruled, ...], asked: type[Kind]) -> Listed[Kind]:
    """Those of one kind, firm ones first: they decide before a question does."""
    fitting = [(one.asks, one) for one in found if isinstance(one.asks, asked)]
    return tuple(sorted(fitting, key=lambda pair: not pair[1].is_firm))


def _fits(limit: Limit, kind: str, platform: str, relation: str) -> bool:
    return (
        (not limit.post_kinds or kind in limit.post_kinds)
        and (not limit.platforms or platform in limit.platforms)
        and (not limit.ties or not relation or relation in limit.ties)
    )
