"""Whether a label's words are in the language of the post."""

from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import SignalKind


def is_foreign(mark: Mark, given: JudgeInput, view: View) -> bool:
    """True only where both languages are known and differ, and the term is no common one."""
    if not view.same_language or mark.signal.kind is not SignalKind.DISCLOSURE_LABEL:
        return False
    spoken = given.scan.parts[mark.signal.part].language or given.language
    written = mark.signal.language
    if not spoken or not written or spoken.partition("-")[0] == written:
        return False
    return mark.signal.value not in view.international_terms
