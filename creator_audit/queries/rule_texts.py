"""The words of rules and sources, from the rule pack."""

from collections.abc import Iterable
from string import Formatter
from typing import Any

from creator_audit.model.rule import Citation, Rule, RulePack
from creator_audit.model.terms import PREFIX


def pack() -> RulePack:
    """The rules in use, read once; those the engine judges with."""
    from creator_audit.rules.pack_folders import active_pack

    return active_pack()


def rule_of(rule_id: str) -> Rule | None:
    """A rule, or None if the pack has none of this id any more."""
    return pack().rules.get(rule_id)


def rule_title(rule_id: str) -> str:
    """The rule's short name; its id in words where the pack does not know it."""
    rule = rule_of(rule_id)
    return rule.title if rule else rule_id.replace("-", " ").capitalize()


def citations_of(ids: Iterable[str]) -> tuple[Citation, ...]:
    """Sources by id, each once, in the order given; unknown ones are left out."""
    known = pack().citations
    return tuple(known[id_] for id_ in dict.fromkeys(ids) if id_ in known)


def party_of(code: str) -> str:
    """Whose contract terms ``terms:x`` names; empty for a country's code."""
    if not code.startswith(PREFIX):
        return ""
    known = pack().terms.get(code.removeprefix(PREFIX))
    return known.party if known else code.removeprefix(PREFIX)


class _Tolerant(Formatter):
    """Fills what is there; a value that is missing leaves an ellipsis, never an error."""

    def get_value(self, key: int | str, args: Any, kwargs: Any) -> Any:  # noqa: ANN401, ARG002
        return kwargs.get(str(key), "…")


def fill(message: str, parameters: Iterable[tuple[str, str]]) -> str:
    """A rule's message with a finding's values put in."""
    try:
        return _Tolerant().vformat(message, (), dict(parameters))
    except (ValueError, AttributeError, KeyError, IndexError, TypeError):
        return message
