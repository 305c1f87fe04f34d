"""Whose rules a client is judged by, why, and which of several verdicts comes first."""

import json
from collections.abc import Sequence

from creator_audit.model.disclosure import Problem, Verdict
from creator_audit.model.finding import FindingVerdict
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import pack, party_of
from creator_audit.rules.choosing import Choice, because

_STRICT = (
    Verdict.NONE_FOUND,
    Verdict.INSUFFICIENT,
    Verdict.CANNOT_TELL,
    Verdict.SUFFICIENT,
    Verdict.NOT_REQUIRED,
)
"""Verdicts from the one that asks most of the creator to the one that asks nothing."""
_WHERE_SAID = {
    Verdict.NONE_FOUND: "where nothing that was found counts as a label",
    Verdict.INSUFFICIENT: "where the label does not do as it stands",
    Verdict.CANNOT_TELL: "where the answer is open",
    Verdict.SUFFICIENT: "where a label is asked for",
}
_WHERE_PROBLEM = {
    Problem.BURIED: "where the label must be seen at once",
    Problem.LATE: "where the label must come before the claim",
    Problem.WRONG_LANGUAGE: "where the label must be in the language of the post",
    Problem.AMBIGUOUS: "where these words do not count as a label",
    Problem.PLATFORM_LABEL_ONLY: "where the platform's own label is not enough alone",
}


def judged_because(reader: Reader) -> str:
    """One sentence: whose rules are looked at and what decided it; empty before any import."""
    if not reader.setting("jurisdictions"):
        return ""
    choice = Choice(judged_codes(reader), reader.setting("judged_language"))
    return because(choice, pack())


def judged_codes(reader: Reader) -> tuple[str, ...]:
    """Jurisdictions the client is judged by."""
    return tuple(json.loads(reader.setting("jurisdictions", "[]")))


def is_by_language(reader: Reader) -> bool:
    """Whether nobody chose a country, so that the sentence should stand where results stand."""
    return bool(reader.setting("judged_language"))


def judged_short(reader: Reader) -> str:
    """``judged for Germany and 1 more, by language``: the same for the head of a list."""
    codes = judged_codes(reader)
    if not codes:
        return ""
    more = f" and {len(codes) - 2} more" if len(codes) > 2 else ""
    by = ", by language" if is_by_language(reader) else ""
    return f"judged for {', '.join(place_name(code) for code in codes[:2])}{more}{by}"


def strictest_first(verdicts: Sequence[FindingVerdict]) -> tuple[FindingVerdict, ...]:
    """By verdict, then by severity, then in the order judged for."""
    return tuple(sorted(verdicts, key=_strictness))


def why_first(verdicts: Sequence[FindingVerdict]) -> str:
    """Why the first of several stands first; empty for one, or where all are as strict."""
    ordered = strictest_first(verdicts)
    level = [one for one in ordered if _strictness(one) == _strictness(ordered[0])]
    if len(level) == len(ordered):
        return ""
    names = ", ".join(place_name(one.jurisdiction) for one in level)
    first, follows = ordered[0], ordered[len(level)]
    if first.verdict is follows.verdict:
        heavier = f"where the rule weighs {first.severity.value}, then {follows.severity.value}"
        return f"Shown first: {names}, {heavier}."
    problems = {one.problem for one in level}
    shared = _WHERE_PROBLEM.get(first.problem) if first.problem and len(problems) == 1 else None
    return f"Shown first: {names}, {shared or _WHERE_SAID[first.verdict]}."


def place_name(code: str) -> str:
    """Name of a jurisdiction as the rule packs have it."""
    if party := party_of(code):
        return f"terms of {party}"
    known = pack().jurisdictions.get(code)
    return known.name if known else code.upper()


def _strictness(one: FindingVerdict) -> tuple[int, int]:
    return _STRICT.index(one.verdict), -one.severity.rank
