"""What an operation altered, so that screens know what to read again."""

from enum import StrEnum


class ChangeKind(StrEnum):
    """Kinds of stored things."""

    POSTS = "posts"
    SIGNALS = "signals"
    FINDINGS = "findings"
    REVIEWS = "reviews"
    DEALS = "deals"
    BRANDS = "brands"
    SETTINGS = "settings"


Changes = frozenset[ChangeKind]

NOTHING: Changes = frozenset()
JUDGED: Changes = frozenset({ChangeKind.SIGNALS, ChangeKind.FINDINGS})
IMPORTED: Changes = frozenset({ChangeKind.POSTS, *JUDGED})
EVERYTHING: Changes = frozenset(ChangeKind)
