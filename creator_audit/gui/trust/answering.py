"""Answers to a chain: the same decisions as in Findings, asked and recorded."""

from PySide6.QtWidgets import QDialog, QWidget

from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.reason_dialog import ReasonDialog
from creator_audit.gui.widgets.review_words import DECISION_WORDS
from creator_audit.model.finding import Outcome
from creator_audit.queries.findings import FindingDetail

_NEEDS_REASON = {
    "review-accept": ("accepted", "Accept…"),
    "review-not-a-problem": ("not_a_problem", "Not a problem…"),
}
COMMANDS = frozenset({*_NEEDS_REASON, "review-fixed", "review-reopen"})


class Answering:
    """Carries out an answer; a good sign takes none."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent

    def run(self, command: str, detail: FindingDetail) -> None:
        """Carry out one of `COMMANDS`, with its reason where one is needed."""
        if detail.finding.outcome is Outcome.PASS:
            return
        if command in _NEEDS_REASON:
            decision, words = _NEEDS_REASON[command]
            has_expiry = decision == "accepted"
            dialog = ReasonDialog(words, has_expiry=has_expiry, parent=self._parent)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self.decide(detail.finding.id, decision, dialog.reason, dialog.expires)
        else:
            self.decide(detail.finding.id, "fixed" if command == "review-fixed" else "open")

    def decide(self, finding_id: str, decision: str, reason: str = "", expires: str = "") -> None:
        """Record an answer; the list then moves on by itself."""
        words = DECISION_WORDS.get(decision, decision)
        said = "Open again." if decision == "open" else f"{words}. U takes it back."
        self._session.act(
            "review",
            lambda _number: self._session.say(said),
            finding_ids=(finding_id,),
            decision=decision,
            reason=reason,
            expires=expires,
            by=self._session.reviewer(),
        )
