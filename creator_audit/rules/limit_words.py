"""Limits, ties and conditions of a country in plain sentences."""

from collections.abc import Iterable, Sequence
from typing import Any

from creator_audit.rules.documents import has_words, names_of, say

_WHEN = (
    "ties",
    "roles",
    "post_kinds",
    "platforms",
    "post_languages",
    "first_hashtags",
    "after_labels",
    "with_brand_tag",
    "beside_link",
)


def value(entry: object, name: str) -> Any:  # noqa: ANN401
    """A value of an entry, or of what a limit asks; None for none."""
    found = getattr(entry, name, None)
    return getattr(getattr(entry, "asks", None), name, None) if found is None else found


def limit_sentence(limit: object) -> str:
    """One limit as a sentence, with where it applies."""
    kind = str(value(limit, "kind"))
    sentences = " ".join(_SENTENCES.get(kind, _plain)(limit, kind))
    return " ".join(filter(None, (sentences, _scope(limit), value(limit, "condition"))))


def tie_sentence(tie: object) -> str:
    """What counts as a tie, as a sentence."""
    relation = say("relations", value(tie, "relation"))
    counts = value(tie, "counts")
    told = say("ties", getattr(counts, "value", counts) or "yes", relation=relation)
    months = value(tie, "months")
    if months:
        told = f"{told} {say('ties', 'months', months=months)}"
    return told[:1].upper() + told[1:]


def when_words(when: object) -> str:
    """``only on stories, for a gift``; empty without a condition."""
    pieces = []
    for name in _WHEN:
        found = value(when, name) if when is not None else None
        if found:
            pieces.append(say("when", name, values=_listed(found, name)))
    return f"Only {', '.join(pieces)}." if pieces else ""


def either(words: Sequence[str], joint: str = "or") -> str:
    """``title, caption or hashtags``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _places(limit: object, kind: str) -> list[str]:
    return [
        say("limits", f"{kind}_{name}", **{name: _roles(limit, name)})
        for name in ("seen", "elsewhere", "later")
        if value(limit, name)
    ]


def _position(limit: object, kind: str) -> list[str]:
    ways = [
        say(
            "limits",
            f"{kind}_{str(way).replace('-', '_')}",
            first_words=value(limit, "first_words"),
            first_hashtags=value(limit, "first_hashtags"),
            beside_chars=value(limit, "beside_chars"),
        )
        for way in value(limit, "any_of") or ()
    ]
    return [say("limits", f"{kind}_one", any_of=", or ".join(ways))]


def _channels(limit: object, kind: str) -> list[str]:
    needs = "all" if value(limit, "needs_all") else "any"
    names = [_channel(str(name)) for name in value(limit, "channels") or ()]
    words = either(names, "and" if needs == "all" else "or")
    if len(names) == 1:
        needs = "one"
    return [say("limits", f"{kind}_{needs}", channels=words)]


def _channel(name: str) -> str:
    return {"spoken": "said", "on_screen": "shown on screen"}.get(name, say("roles", name))


def _language(limit: object, kind: str) -> list[str]:
    told = [say("limits", f"{kind}_{value(limit, 'follows') or 'post'}")]
    words = value(limit, "international")
    if words:
        told.append(say("limits", "language_international", international=", ".join(words)))
    return told


def _worth(limit: object, kind: str) -> list[str]:
    found = value(limit, "worth") or value(limit, "clarity")
    return [say("limits", f"{kind}_{getattr(found, 'value', found) or 'insufficient'}")]


def _plain(limit: object, kind: str) -> list[str]:
    if not has_words("limits", kind):
        return [f"{say('limits', kind).capitalize()}."]
    names = ("run", "before", "glance_chars", "deep_chars", "count")
    return [say("limits", kind, **{name: value(limit, name) for name in names})]


_SENTENCES = {
    "places": _places,
    "position": _position,
    "channels": _channels,
    "language": _language,
    "platform-label": _worth,
    "unlisted": _worth,
}


def _scope(limit: object) -> str:
    pieces = []
    for name in ("post_kinds", "platforms", "ties"):
        found = value(limit, name)
        if found:
            pieces.append(say("when", name, values=_listed(found, name)))
    told = f"Applies {', '.join(pieces)}." if pieces else ""
    if value(limit, "at_most") == "question":
        told = f"{told} At most a question, never a gap.".strip()
    return told


def _roles(limit: object, name: str) -> str:
    found = value(limit, name)
    order = [role for role in names_of("roles") if role in found]
    return either([say("roles", role) for role in order])


def _listed(found: object, name: str) -> str:
    if not isinstance(found, tuple | frozenset):
        return str(found)
    group = {"ties": "relations", "roles": "roles"}.get(name, "")
    return either([say(group, one) if group else one for one in _ordered(found)])


def _ordered(found: Iterable[str]) -> list[str]:
    return sorted(found) if isinstance(found, frozenset) else [str(one) for one in found]
