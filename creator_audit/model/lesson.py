"""What the owner's own corrections say of posts that share something with the corrected ones."""

from typing import NamedTuple

NO_TIE = "no_tie"
"""The answer that posts have no commercial tie; every other answer is a class."""

SURE_KINDS = frozenset({"code", "host"})
"""Kinds of features that stand for one offer: they may move a post the rules feel sure about."""


class Feature(NamedTuple):
    """One thing posts can share, in a form that finds the others by an index."""

    kind: str
    """code, host, network, handle, brand, hashtag or words."""
    value: str
    shown: str = ""
    """As people read it."""

    @property
    def key(self) -> tuple[str, str]:
        """Kind and value: what makes two features the same."""
        return self.kind, self.value


class Lesson(NamedTuple):
    """At least three corrected posts share a feature and got one answer, and none got another."""

    feature: Feature
    answer: str
    """A `PostClass` value or `NO_TIE`."""
    support: int
    """How many corrected posts say so."""

    @property
    def confidence(self) -> float:
        """Expected share of posts like this with that answer.

        Below the rule of succession, (n + 1) / (n + 2), since of all that posts share the one
        thing was picked that happened to agree.
        """
        return (self.support + 1) / (self.support + 3)
