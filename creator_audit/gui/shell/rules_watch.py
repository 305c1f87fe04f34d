"""Brings a client up to the rules in use once it is opened, and says what changed with them."""

from creator_audit import __version__
from creator_audit.gui.tasks.session import Session
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_changes import RuleUpdate, is_judged_by, last_update
from creator_audit.queries.rule_texts import pack


class RulesWatch:
    """Judges again by itself: nobody should decide on findings of rules that are no longer."""

    def __init__(self, session: Session) -> None:
        self._session = session
        session.clientChanged.connect(self.look)

    def look(self) -> None:
        """Ask whether the open client was judged by other rules."""
        if self._session.is_open and self._session.doer is not None:
            self._session.read(
                _is_current,
                done=self._judge,
                failed=lambda _error: None,  # the page that reads the same file says it
                channel="shell.rules_watch",
            )

    def _judge(self, is_current: bool) -> None:
        if not is_current and self._session.doer is not None:
            self._session.act("analyse", done=lambda _none: self._ask())

    def _ask(self) -> None:
        self._session.read(last_update, done=self._tell, channel="shell.rules_watch")

    def _tell(self, update: RuleUpdate | None) -> None:
        if update is not None and update.changes:
            self._session.say(f"{update.sentence} The place Rules shows them.")


def _is_current(reader: Reader) -> bool:
    return is_judged_by(reader, pack().digest, __version__)
