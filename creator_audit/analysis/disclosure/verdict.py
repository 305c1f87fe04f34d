"""One post, one jurisdiction: is there a tie to tell, is it told, and what is wrong with it."""

from collections.abc import Sequence
from datetime import date

from creator_audit.analysis.disclosure.answers import (
    Judged,
    as_mark,
    from_tool,
    insufficient,
    near_the_fold,
    none_found,
    quiet,
    without_pack,
)
from creator_audit.analysis.disclosure.channels import missing_channels
from creator_audit.analysis.disclosure.hints import contradicts, is_telling
from creator_audit.analysis.disclosure.labels import Mark, find_marks
from creator_audit.analysis.disclosure.language import is_foreign
from creator_audit.analysis.disclosure.placement import place
from creator_audit.analysis.disclosure.view import View, view_of
from creator_audit.analysis.disclosure.wording import is_label, word_problem
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import (
    Channel,
    Disclosure,
    Problem,
    Tie,
    Verdict,
)
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.post import PartRole
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import Strength

_SOFT_LATE = ("end-of-text", "far-down")
_FRAMES = (PartRole.FRAME, PartRole.ON_SCREEN)


def assess(
    given: JudgeInput,
    tie: Tie,
    classification: Classification,
    jurisdiction: str,
    pack: RulePack,
    day: date,
) -> Disclosure:
    """The verdict with its rule, citations and mark. Pure; never raises for odd input."""
    missing = missing_channels(given)
    view = view_of(pack, jurisdiction)
    if view is None:
        return without_pack(tie, jurisdiction, missing)
    if not any(part.text and not part.text.isspace() for part in given.scan.parts):
        return _without_text(given, tie, view, day, missing)
    first = view.jurisdiction.first_text
    if first is not None and day < first:
        return quiet(view, "before-first-text", missing)
    if tie.strength is Strength.NONE:
        return _without_tie(given, tie, view, missing)
    marks = find_marks(given, tie, view, day)
    if tie.strength is Strength.WEAK and not _speaks(marks, classification):
        return _from_hints(given, tie, view, missing)
    return _from_marks(given, tie, view, day, marks, missing)


def _without_tie(
    given: JudgeInput, tie: Tie, view: View, missing: tuple[Channel, ...]
) -> Disclosure:
    if tie.relation != "none":
        return quiet(view, "no-sign", missing)
    if not contradicts(given):
        return quiet(view, "stated-none", missing)
    return Disclosure(
        view.code,
        Verdict.CANNOT_TELL,
        rule_id=view.rule_by_kind.get("missing_label", ""),
        missing_channels=missing,
        reason="stated-none",
    )


def _speaks(marks: Sequence[Mark], classification: Classification) -> bool:
    """Whether weak signs come with a label, or with own goods in a post that plainly sells."""
    if any(is_label(mark) for mark in marks):
        return True
    sells = classification.value is PostClass.SPONSORED
    return sells and any(not mark.is_placed for mark in marks)


def _without_text(
    given: JudgeInput, tie: Tie, view: View, day: date, missing: tuple[Channel, ...]
) -> Disclosure:
    if tie.strength is Strength.RECORDED:
        if given.platform_label is True:
            return from_tool(given, tie, view, day, missing)
        if given.platform_label is False:
            return none_found(tie, view, day, missing, "")
    return Disclosure(view.code, Verdict.CANNOT_TELL, missing_channels=missing, reason="no-text")


def _from_hints(
    given: JudgeInput, tie: Tie, view: View, missing: tuple[Channel, ...]
) -> Disclosure:
    if not is_telling(given, tie):
        return quiet(view, "weak-sign-only", missing)
    return Disclosure(
        view.code,
        Verdict.CANNOT_TELL,
        rule_id=view.rule_by_kind.get("missing_label", ""),
        missing_channels=missing,
        reason="weak-signs-only",
    )


def _from_marks(
    given: JudgeInput,
    tie: Tie,
    view: View,
    day: date,
    marks: Sequence[Mark],
    missing: tuple[Channel, ...],
) -> Disclosure:
    judged: list[Judged] = []
    for mark in marks:
        one = _judge_mark(mark, given, view, day)
        if one.problem is None and not one.reason:
            return _sufficient(given, view, day, one, marks, missing)
        judged.append(one)
    if given.platform_label is True and (view.tool_is_enough or not judged):
        return from_tool(given, tie, view, day, missing)
    if not judged:
        return none_found(tie, view, day, missing, "")
    near = next((one for one in judged if one.problem is None), None)
    if near is not None:
        return near_the_fold(view, day, near, missing)
    reason = judged[0].reason
    if tie.strength is Strength.WEAK:
        reason = "weak-signs-only"
    elif given.platform_label is True:
        reason = "label-on"
    problem = judged[0].problem
    assert problem is not None
    return insufficient(view, problem, day, missing, reason, judged[0])


def _sufficient(
    given: JudgeInput,
    view: View,
    day: date,
    best: Judged,
    marks: Sequence[Mark],
    missing: tuple[Channel, ...],
) -> Disclosure:
    if view.each_frame and given.kind == "story" and not _covers_frames(given, marks):
        return insufficient(view, Problem.BURIED, day, missing, "other-frame", best)
    role = given.scan.parts[best.mark.signal.part].role
    reason = ""
    if view.video_needs_picture and given.kind in view.video_kinds and role is PartRole.CAPTION:
        reason = "caption-only"
    return Disclosure(
        view.code,
        Verdict.SUFFICIENT,
        citations=best.mark.citations,
        mark=as_mark(best),
        missing_channels=missing,
        reason=reason,
    )


def _covers_frames(given: JudgeInput, marks: Sequence[Mark]) -> bool:
    """Whether each frame of a story with words of its own carries a mark that does."""
    parts = given.scan.parts
    frames = {part.frame for part in parts if part.frame is not None and part.role in _FRAMES}
    if len(frames) < 2:
        return True
    told = {parts[m.signal.part].frame for m in marks if word_problem(m) is None}
    return frames <= told


def _judge_mark(mark: Mark, given: JudgeInput, view: View, day: date) -> Judged:
    placing = place(mark, given, view, day)
    words = word_problem(mark)
    problem, reason = placing.problem, placing.reason
    if problem is Problem.LATE and words is not None and reason in _SOFT_LATE:
        problem, reason = None, ""
    if problem is not None:
        return Judged(mark, problem, reason, placing, not placing.is_certain)
    if is_foreign(mark, given, view):
        return Judged(mark, Problem.WRONG_LANGUAGE, "other-language", placing)
    if words is not None:
        return Judged(mark, words, "words", placing, not mark.is_certain)
    return Judged(mark, None, reason, placing)
