"""The main window: the frame, the commands, the facts around the page."""

from functools import partial

from creator_audit.gui.shell.commands import run_command
from creator_audit.gui.shell.failures import show_failure
from creator_audit.gui.shell.frame import Frame
from creator_audit.gui.shell.rules_watch import RulesWatch
from creator_audit.gui.shell.whole_client import WholeClient
from creator_audit.gui.tasks.session import Session


class MainWindow(Frame):
    """A frame whose commands do something."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.whole_client = WholeClient(self)
        self.rules_watch = RulesWatch(session)
        session.failed.connect(partial(show_failure, self))
        self.commandAsked.connect(partial(run_command, self, self.whole_client))
