"""The answers a jurisdiction can give, each with its rule, severity and sources of the day."""

from dataclasses import replace
from typing import NamedTuple

from creator_audit.analysis.disclosure.counted import YES, Counted
from creator_audit.analysis.disclosure.facts import OWN_WORDS, PostFacts
from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.analysis.disclosure.placement import Placing
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.disclosure import (
    Channel,
    Clarity,
    Disclosure,
    DisclosureMark,
    Problem,
    Tie,
    Verdict,
)
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.text.fold import fold_text

_STAKES = frozenset({"own_brand", "employee", "family"})
_OPEN_REASONS = frozenset({"weak-signs-only", "label-on"})


class Judged(NamedTuple):
    """A mark with the first problem that fits it."""

    mark: Mark
    problem: Problem | None
    reason: str
    placing: Placing
    is_open: bool = False
    citations: tuple[str, ...] = ()
    """Sources of the label or limit that decided."""


class Case(NamedTuple):
    """One post before one jurisdiction, with what that one holds of the tie."""

    facts: PostFacts
    view: View
    counted: Counted = YES

    @property
    def is_open(self) -> bool:
        """Whether it is a question here that such a tie counts."""
        return self.counted.counts == "question"


def quiet(view: View, reason: str, shown: str, missing: tuple[Channel, ...]) -> Disclosure:
    """The shared answer for the many posts that need no label.

    `shown` is the exemption that words of the post show; it is the reason where the
    jurisdiction has it.
    """
    key = (reason, shown, missing)
    found = view.quiet.get(key)
    if found is None:
        citations: tuple[str, ...] = ()
        if view.is_before_first:
            reason = "before-first-text"
        elif shown in view.exemptions:
            reason, citations = f"exempt:{shown}", view.exemptions[shown].citations
        found = view.quiet[key] = Disclosure(
            view.code,
            Verdict.NOT_REQUIRED,
            citations=view.in_force(citations),
            missing_channels=missing,
            reason=reason,
        )
    return found


def not_counted(case: Case) -> Disclosure:
    """A tie that asks for no label here."""
    return Disclosure(
        case.view.code,
        Verdict.NOT_REQUIRED,
        citations=case.counted.citations,
        missing_channels=case.facts.missing,
        reason=case.counted.reason,
    )


def question(case: Case, reason: str) -> Disclosure:
    """Nobody can tell from the post alone whether a label is asked for."""
    return Disclosure(
        case.view.code,
        Verdict.CANNOT_TELL,
        rule_id=case.view.rule_by_kind.get("missing_label", ""),
        citations=_rule_sources(case, case.view.rule_by_kind.get("missing_label", "")),
        missing_channels=case.facts.missing,
        reason=reason,
    )


def without_pack(tie: Tie, code: str, missing: tuple[Channel, ...]) -> Disclosure:
    """Signs alone, where no file tells what the country asks."""
    is_open = tie.strength.rank >= Strength.STRONG.rank
    verdict = Verdict.CANNOT_TELL if is_open else Verdict.NOT_REQUIRED
    return Disclosure(code, verdict, missing_channels=missing, reason="no-rule-pack")


def tool_is_enough(case: Case) -> bool:
    """Whether the platform's own label does alone; the strictest body decides."""
    given = case.facts.given
    tools = case.view.limits_for(given.kind, given.scan.platform, case.facts.tie.relation).tools
    return bool(tools) and all(asks.worth is Clarity.SUFFICIENT for asks, _ruled in tools)


def from_tool(case: Case) -> Disclosure:
    """Nothing but the platform's own label; on one's own goods it leaves the stake untold."""
    facts, view = case.facts, case.view
    given, tie = facts.given, facts.tie
    if tie.relation == "own_brand" and not _names_own_goods(given, tie, view):
        untold = none_found(case, "stake-untold")
        return replace(
            untold,
            verdict=Verdict.INSUFFICIENT,
            problem=Problem.PLATFORM_LABEL_ONLY,
            is_open=True,
        )
    tools = view.limits_for(given.kind, given.scan.platform, tie.relation).tools
    sources = tuple(dict.fromkeys(name for _asks, ruled in tools for name in ruled.citations))
    if tool_is_enough(case):
        return Disclosure(
            view.code,
            Verdict.SUFFICIENT,
            citations=sources,
            missing_channels=facts.missing,
            reason="platform-label",
        )
    doubting = [ruled for asks, ruled in tools if asks.worth is not Clarity.SUFFICIENT]
    found = insufficient(case, Problem.PLATFORM_LABEL_ONLY, "tool-alone", None, sources)
    is_firm = any(ruled.is_firm for ruled in doubting)
    return found if is_firm else replace(found, is_open=True)


def _names_own_goods(given: JudgeInput, tie: Tie, view: View) -> bool:
    """Whether the post's words, or those of the platform's label, tell of own goods."""
    if any(s.kind in OWN_WORDS for s in tie.signals):
        return True
    rule = view.pack.rules.get(view.rule_by_kind.get("hidden_stake", ""))
    words = rule.parameters["label_words"] if rule else ()
    shown = fold_text(given.platform_label_text)
    return rule is None or (isinstance(words, tuple) and any(word in shown for word in words))


def none_found(case: Case, reason: str) -> Disclosure:
    """A tie and no words of it; on one's own or the employer's brand the untold stake is named."""
    tie, view = case.facts.tie, case.view
    has_own_words = any(s.kind in OWN_WORDS for s in tie.signals)
    kind = "missing_label"
    tells = has_own_words or any(s.kind is SignalKind.EMPLOYMENT for s in tie.signals)
    if tie.relation in _STAKES and not tells and "hidden_stake" in view.rule_by_kind:
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
        citations=_rule_sources(case, rule_id),
        missing_channels=case.facts.missing,
        reason=reason or case.counted.reason,
        is_open=case.is_open,
    )


def insufficient(
    case: Case,
    problem: Problem,
    reason: str,
    judged: Judged | None,
    sources: tuple[str, ...] = (),
) -> Disclosure:
    """Words are there, or the platform's label, yet something is wrong with them."""
    view = case.view
    rule_id = view.rule_by_problem.get(problem, "")
    applied = view.jurisdiction.rules.get(rule_id)
    decided = (*sources, *(judged.citations if judged else ()))
    return Disclosure(
        view.code,
        Verdict.INSUFFICIENT,
        problem,
        rule_id,
        applied.severity.value if applied else "",
        _rule_sources(case, rule_id, decided),
        as_mark(judged) if judged else None,
        case.facts.missing,
        reason,
        is_open=case.is_open or reason in _OPEN_REASONS or (judged is not None and judged.is_open),
    )


def as_mark(judged: Judged) -> DisclosureMark:
    """The mark as findings and outputs show it."""
    mark, placing = judged.mark, judged.placing
    return DisclosureMark(mark.signal, mark.clarity, placing.visible_chars)


def near_the_fold(case: Case, near: Judged) -> Disclosure:
    """A label so close to the cut that only a look at a phone can tell: a question."""
    rule_id = case.view.rule_by_problem.get(Problem.BURIED, "")
    return Disclosure(
        case.view.code,
        Verdict.CANNOT_TELL,
        rule_id=rule_id,
        citations=_rule_sources(case, rule_id, near.citations),
        mark=as_mark(near),
        missing_channels=case.facts.missing,
        reason=near.reason,
    )


def _rule_sources(case: Case, rule_id: str, decided: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Sources of what decided, of the view on the tie and of the rule, in force on the day."""
    rule = case.view.rule_citations(rule_id)
    if not decided and not case.counted.citations:
        return rule
    return tuple(dict.fromkeys((*decided, *case.counted.citations, *rule)))
