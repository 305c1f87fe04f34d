"""One post, one jurisdiction: is there a tie to tell, is it told, and what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from creator_audit.analysis.disclosure.answers import (
    Case,
    Judged,
    as_mark,
    from_tool,
    insufficient,
    near_the_fold,
    none_found,
    not_counted,
    question,
    quiet,
    tool_is_enough,
    without_pack,
)
from creator_audit.analysis.disclosure.counted import count_tie, reaches_back
from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.frames import find_bare_frames, find_silent_channel
from creator_audit.analysis.disclosure.hints import contradicts, is_telling
from creator_audit.analysis.disclosure.labels import Mark, find_marks
from creator_audit.analysis.disclosure.language import find_foreign
from creator_audit.analysis.disclosure.limits import Limits
from creator_audit.analysis.disclosure.placement import Placing, place
from creator_audit.analysis.disclosure.view import View, view_of
from creator_audit.analysis.disclosure.wording import word_problem
from creator_audit.model.classification import Classification
from creator_audit.model.disclosure import Clarity, Disclosure, Problem, Tie, Verdict
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.post import PartRole
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import SignalKind, Strength

_SOFT_LATE = ("end-of-text", "far-down")
_SOFT_SOUND = "end-of-sound"


def assess(
    given: JudgeInput,
    tie: Tie,
    classification: Classification,
    jurisdiction: str,
    pack: RulePack,
    day: date,
) -> Disclosure:
    """The verdict with its rule, citations and mark. Pure; never raises for odd input."""
    facts = PostFacts(given, tie, classification, day)
    return assess_view(facts, view_of(pack, jurisdiction, day), jurisdiction)


def assess_view(facts: PostFacts, view: View | None, code: str) -> Disclosure:
    """The verdict of one jurisdiction as it stood on the day of the post."""
    if view is None:
        return without_pack(facts.tie, code, facts.missing)
    if view.is_before_first:
        return quiet(view, "before-first-text", "", facts.missing)
    case = Case(facts, view)
    if not facts.has_text:
        return _without_text(case)
    if facts.tie.strength is Strength.NONE:
        return _without_tie(case)
    return _with_tie(case, find_marks(facts, view))


def _with_tie(case: Case, marks: Sequence[Mark]) -> Disclosure:
    facts = case.facts
    if facts.tie.strength is Strength.WEAK and not _speaks(marks, facts):
        return _from_hints(case)
    counted = count_tie(facts, case.view)
    if counted.counts == "no":
        return not_counted(case._replace(counted=counted))
    if counted.reason == "past-tie" and not marks and not facts.promotes:
        return not_counted(case._replace(counted=counted._replace(reason="past-tie-only")))
    return _from_marks(case._replace(counted=counted), marks)


def _without_tie(case: Case) -> Disclosure:
    facts, view = case.facts, case.view
    if facts.tie.relation == "none":
        if contradicts(facts.given):
            return question(case, "stated-none")
        return quiet(view, "stated-none", facts.shown, facts.missing)
    if reaches_back(facts, view):
        return question(case, "past-tie")
    return quiet(view, "no-sign", facts.shown, facts.missing)


def _speaks(marks: Sequence[Mark], facts: PostFacts) -> bool:
    """Whether weak signs come with a label, or with own goods in a post that plainly sells."""
    if facts.labels:
        return True
    return facts.is_sponsored and any(not mark.is_placed for mark in marks)


def _without_text(case: Case) -> Disclosure:
    facts = case.facts
    if facts.tie.strength is Strength.RECORDED:
        if facts.given.platform_label is True:
            return from_tool(case)
        if facts.given.platform_label is False:
            return none_found(case._replace(counted=count_tie(facts, case.view)), "")
    return Disclosure(
        case.view.code, Verdict.CANNOT_TELL, missing_channels=facts.missing, reason="no-text"
    )


def _from_hints(case: Case) -> Disclosure:
    facts = case.facts
    if is_telling(facts.given, facts.tie):
        return question(case, "weak-signs-only")
    if reaches_back(facts, case.view):
        return question(case, "past-tie")
    return quiet(case.view, "weak-sign-only", facts.shown, facts.missing)


def _from_marks(case: Case, marks: Sequence[Mark]) -> Disclosure:
    facts = case.facts
    given = facts.given
    limits = case.view.limits_for(given.kind, given.scan.platform, facts.tie.relation)
    needs_all = bool(limits.channels) or (bool(limits.frames) and given.kind == "story")
    judged: list[Judged] = []
    enough: list[Judged] = []
    for mark in marks:
        one = _judge_mark(mark, case, limits)
        if one.problem is None and not one.reason:
            enough.append(one)
            if not needs_all:
                break
        else:
            judged.append(one)
    if enough:
        return _sufficient(case, limits, enough)
    if given.platform_label is True and (not judged or tool_is_enough(case)):
        return from_tool(case)
    if not judged:
        return none_found(case, "")
    near = next((one for one in judged if one.problem is None), None)
    if near is not None:
        return near_the_fold(case, near)
    return _faulty(case, judged)


def _faulty(case: Case, judged: Sequence[Judged]) -> Disclosure:
    """The clearest mark names the problem; a doubt about another clear one leaves it open."""
    first = judged[0]
    reason = first.reason
    if case.facts.tie.strength is Strength.WEAK:
        reason = "weak-signs-only"
    elif case.facts.given.platform_label is True:
        reason = "label-on"
    clear = [one for one in judged if one.mark.clarity is not Clarity.INSUFFICIENT]
    if any(one.is_open for one in clear):
        first = first._replace(is_open=True)
    assert first.problem is not None
    return insufficient(case, first.problem, reason, first)


def _sufficient(case: Case, limits: Limits, enough: Sequence[Judged]) -> Disclosure:
    facts, best = case.facts, enough[0]
    told = [one.mark.signal for one in enough]
    fault: Placing | None = None
    is_unheard = False
    if facts.given.platform_label is not True or not tool_is_enough(case):
        fault = find_bare_frames(told, facts, limits)
        if fault is None:
            fault, is_unheard = find_silent_channel(told, facts, limits)
    if fault is not None:
        failed = best._replace(
            is_open=best.is_open or not fault.is_certain, citations=fault.citations
        )
        return insufficient(case, Problem.BURIED, fault.reason, failed)
    role = facts.given.scan.parts[best.mark.signal.part].role
    return Disclosure(
        case.view.code,
        Verdict.SUFFICIENT,
        citations=best.mark.citations or case.view.rule_citations(_first_rule(case)),
        mark=as_mark(best),
        missing_channels=facts.missing,
        reason="caption-only" if is_unheard and role is PartRole.CAPTION else "",
    )


def _first_rule(case: Case) -> str:
    return case.view.rule_by_kind.get("missing_label", "")


def _is_soft(mark: Mark, reason: str, facts: PostFacts) -> bool:
    """Whether vague words are named rather than their late place.

    Spoken at the end, "I'm their ambassador" does tell of the post held; thanks tell of nothing.
    """
    if reason != _SOFT_SOUND:
        return reason in _SOFT_LATE
    return not any(
        told.kind is SignalKind.EMPLOYMENT and told.part == mark.signal.part
        for told in facts.given.signals
    )


def _judge_mark(mark: Mark, case: Case, limits: Limits) -> Judged:
    facts = case.facts
    placing = place(mark, facts, limits)
    words = word_problem(mark)
    problem, reason = placing.problem, placing.reason
    if problem is Problem.LATE and words is not None and _is_soft(mark, reason, facts):
        problem, reason = None, ""
    if problem is not None:
        return Judged(mark, problem, reason, placing, not placing.is_certain, placing.citations)
    foreign = find_foreign(mark, facts, case.view, limits)
    if foreign is not None:
        return Judged(
            mark,
            Problem.WRONG_LANGUAGE,
            "other-language",
            placing,
            not foreign.is_firm,
            foreign.citations,
        )
    if words is not None:
        return Judged(mark, words, "words", placing, not mark.is_certain, mark.citations)
    return Judged(mark, None, reason, placing, citations=placing.citations)
