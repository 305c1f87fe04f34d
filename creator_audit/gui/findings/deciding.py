"""Carries out the decisions of the review: asks what must be asked, then acts."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from creator_audit.gui.findings import state
from creator_audit.gui.findings.dialogs import BulkPreview, ClassDialog
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.alike_dialog import AlikeButton, AlikeDialog
from creator_audit.gui.widgets.reason_dialog import ReasonDialog
from creator_audit.queries.alike import alike_posts
from creator_audit.queries.findings import FindingDetail, FindingItem

_CLASS_COMMANDS = {
    "class-sponsored": "sponsored",
    "class-recommending": "recommending",
    "class-deinfluencing": "deinfluencing",
    "class-other": "other",
}
_VERBS = {"fixed": "Mark as fixed", "not_a_problem": "Not a problem", "no_tie": "Mark as no tie"}
COMMANDS = frozenset(
    {
        "review-fixed",
        "review-accept",
        "review-not-a-problem",
        "review-no-tie",
        "review-class",
        "review-reopen",
        *_CLASS_COMMANDS,
    }
)


class Deciding:
    """Decisions on the finding in sight."""

    def __init__(
        self, session: Session, parent: QWidget, decided: Callable[[Sequence[str], str], None]
    ) -> None:
        self._session = session
        self._parent = parent
        self._decided = decided
        self._post_key, self._class = -1, ""
        self._button: AlikeButton | None = None

    def run(self, command: str, detail: FindingDetail) -> None:
        """Carry out one of `COMMANDS`."""
        ids = (detail.finding.id,)
        if command in _CLASS_COMMANDS:
            self.decide(ids, "wrong_class", post_class=_CLASS_COMMANDS[command])
        elif command == "review-fixed":
            self.decide(ids, "fixed")
        elif command == "review-no-tie":
            self.decide(ids, "no_tie")
        elif command == "review-reopen":
            self.decide(ids, "open")
        elif command == "review-class":
            self._ask_class(detail)
        elif command == "review-accept":
            self._ask_reason(ids, "Accept…", "accepted", has_expiry=True)
        else:
            self._ask_reason(ids, "Not a problem…", "not_a_problem", has_expiry=False)

    def offer_alike(self, detail: FindingDetail, button: AlikeButton) -> None:
        """Show on `button` how many posts are like the finding's first one."""
        if not detail.posts:
            return
        post = detail.posts[0]
        self._post_key, self._button = post.key, button
        self._class = state.class_name(post)
        show = button.show_groups
        self._session.read(alike_posts, post.key, done=show, channel="findings.alike")

    def answer_alike(self) -> None:
        """Give one answer to the finding's post and to posts like it, after a look at them."""
        groups = self._button.groups if self._button else ()
        dialog = AlikeDialog(self._post_key, groups, now=self._class, parent=self._parent)
        if groups and dialog.exec() == QDialog.DialogCode.Accepted:
            name, arguments = dialog.deed
            self._session.act(name, lambda _n: self._session.say(dialog.said), **arguments)

    def decide(
        self,
        ids: Sequence[str],
        decision: str,
        *,
        reason: str = "",
        expires: str = "",
        post_class: str = "",
    ) -> None:
        """Record a decision; what comes next is chosen when it is stored."""

        def done(_number: object) -> None:
            self._session.say(state.after_decision(decision, len(ids)))

        self._decided(ids, decision)
        self._session.act(
            "review",
            done,
            finding_ids=tuple(ids),
            decision=decision,
            reason=reason,
            expires=expires,
            post_class=post_class,
            by=self._session.reviewer(),
        )

    def preview(self, items: Sequence[FindingItem], decision: str = "fixed") -> None:
        """Show which findings one decision would touch, then make it as one step."""
        needs_reason = decision == "not_a_problem"
        dialog = BulkPreview(
            _VERBS[decision], items, needs_reason=needs_reason, parent=self._parent
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.decide(dialog.chosen_ids, decision, reason=dialog.field.text().strip())

    def _ask_class(self, detail: FindingDetail) -> None:
        dialog = ClassDialog(state.class_name(detail.posts[0]), self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            self.decide((detail.finding.id,), "wrong_class", post_class=dialog.chosen)

    def _ask_reason(
        self, ids: Sequence[str], title: str, decision: str, *, has_expiry: bool
    ) -> None:
        dialog = ReasonDialog(title, has_expiry=has_expiry, parent=self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.decide(ids, decision, reason=dialog.reason, expires=dialog.expires)
