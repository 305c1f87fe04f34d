"""The answers a jurisdiction can give, each with its rule, severity and sources of the day."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from creator_audit.analysis.disclosure.labels import OWN_WORDS, Mark
from creator_audit.analysis.disclosure.placement import Placing
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.disclosure import (
    Channel,
    Disclosure,
    DisclosureMark,
    Problem,
    Tie,
    Verdict,
)
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import Strength
from creator_audit.text.fold import fold_text

_OPEN_REASONS = frozenset({"weak-signs-only", "tool-alone", "label-on"})


class Judged(NamedTuple):
    """A mark with the first problem that fits it."""

    mark: Mark
    problem: Problem | None
    reason: str
    placing: Placing
    is_open: bool = False


def quiet(view: View, reason: str, missing: tuple[Channel, ...]) -> Disclosure:
    """The shared answer for the many posts that need no label."""
    found = view.quiet.get((reason, missing))
    if found is None:
        found = Disclosure(view.code, Verdict.NOT_REQUIRED, missing_channels=missing, reason=reason)
        view.quiet[reason, missing] = found
    return found


def without_pack(tie: Tie, code: str, missing: tuple[Channel, ...]) -> Disclosure:
    """Signs alone, where no file tells what the country asks."""
    is_open = tie.strength.rank >= Strength.STRONG.rank
    verdict = Verdict.CANNOT_TELL if is_open else Verdict.NOT_REQUIRED
    return Disclosure(code, verdict, missing_channels=missing, reason="no-rule-pack")


def from_tool(
    given: JudgeInput, tie: Tie, view: View, day: date, missing: tuple[Channel, ...]
) -> Disclosure:
    """Nothing but the platform's own label; on one's own goods it leaves the stake untold."""
    if tie.relation == "own_brand" and not _names_own_goods(given, tie, view):
        untold = none_found(tie, view, day, missing, "stake-untold")
        return replace(
            untold,
            verdict=Verdict.INSUFFICIENT,
            problem=Problem.PLATFORM_LABEL_ONLY,
            is_open=True,
        )
    if view.tool_is_enough:
        return Disclosure(
            view.code, Verdict.SUFFICIENT, missing_channels=missing, reason="platform-label"
        )
    return insufficient(view, Problem.PLATFORM_LABEL_ONLY, day, missing, "tool-alone", None)


def _names_own_goods(given: JudgeInput, tie: Tie, view: View) -> bool:
    """Whether the post's words, or those of the platform's label, tell of own goods."""
    if any(s.kind in OWN_WORDS for s in tie.signals):
        return True
    rule = view.pack.rules.get(view.rule_by_kind.get("hidden_stake", ""))
    words = rule.parameters["label_words"] if rule else ()
    shown = fold_text(given.platform_label_text)
    return rule is None or (isinstance(words, tuple) and any(word in shown for word in words))


def none_found(
    tie: Tie, view: View, day: date, missing: tuple[Channel, ...], reason: str
) -> Disclosure:
    """A tie and no words of it; on one's own brand the untold stake is named."""
    has_own_words = any(s.kind in OWN_WORDS for s in tie.signals)
    kind = "missing_label"
    if tie.relation == "own_brand" and not has_own_words and "hidden_stake" in view.rule_by_kind:
        kind = "hidden_stake"
    rule_id = view.rule_by_kind.get(kind, "")
    applied = view.jurisdiction.rules.get(rule_id)
    severity = applied.severity.value if applied else ""
    own = applied.parameters.get("own_goods_severity") if applied else None
    if own and has_own_words and tie.relation == "own_brand":
        severity = str(own)
    return Disclosure(
        view.code,
        Verdict.NONE_FOUND,
        rule_id=rule_id,
        severity=severity,
        citations=view.rule_citations(rule_id, day),
        missing_channels=missing,
        reason=reason,
    )


def insufficient(
    view: View,
    problem: Problem,
    day: date,
    missing: tuple[Channel, ...],
    reason: str,
    judged: Judged | None,
) -> Disclosure:
    """Words are there, or the platform's label, yet something is wrong with them."""
    rule_id = view.rule_by_problem.get(problem, "")
    applied = view.jurisdiction.rules.get(rule_id)
    citations = view.rule_citations(rule_id, day)
    if judged is not None and problem is Problem.AMBIGUOUS:
        citations = tuple(dict.fromkeys((*judged.mark.citations, *citations)))
    return Disclosure(
        view.code,
        Verdict.INSUFFICIENT,
        problem,
        rule_id,
        applied.severity.value if applied else "",
        citations,
        as_mark(judged) if judged else None,
        missing,
        reason,
        is_open=reason in _OPEN_REASONS or (judged is not None and judged.is_open),
    )


def as_mark(judged: Judged) -> DisclosureMark:
    """The mark as findings and outputs show it."""
    mark, placing = judged.mark, judged.placing
    return DisclosureMark(mark.signal, mark.clarity, placing.visible_chars)


def near_the_fold(view: View, day: date, near: Judged, missing: tuple[Channel, ...]) -> Disclosure:
    """A label so close to the cut that only a look at a phone can tell: a question."""
    rule_id = view.rule_by_problem.get(Problem.BURIED, "")
    return Disclosure(
        view.code,
        Verdict.CANNOT_TELL,
        rule_id=rule_id,
        citations=view.rule_citations(rule_id, day),
        mark=as_mark(near),
        missing_channels=missing,
        reason=near.reason,
    )
