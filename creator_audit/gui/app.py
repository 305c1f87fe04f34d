"""Start of the window: the application object, the appearance, the client, the first page."""

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from creator_audit.gui.shell.failures import catch_bugs
from creator_audit.gui.shell.portrait import end_with_picture
from creator_audit.gui.shell.remembered import follow_settings, keep_place, load_into
from creator_audit.gui.shell.reviewer import ask_reviewer
from creator_audit.gui.shell.window import MainWindow
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme import palette
from creator_audit.gui.widgets.balance_chart import BalanceChart
from creator_audit.gui.widgets.chart_access import present_as_chart
from creator_audit.gui.widgets.timeline_chart import TimelineChart

APP_NAME = "Creator Audit"


def make_application(arguments: Sequence[str] = ()) -> QApplication:
    """The application in our style; the running one if there is one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        app = running
    else:
        app = QApplication([APP_NAME, *arguments])
        present_as_chart(BalanceChart)
        present_as_chart(TimelineChart)
    app.setApplicationName("creator-audit")
    app.setApplicationDisplayName(APP_NAME)
    app.setStyle("Fusion")
    palette.apply_appearance(app, palette.chosen_appearance())
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(
        lambda _scheme: palette.apply_appearance(app, palette.chosen_appearance())
    )
    return app


def make_window(session: Session) -> MainWindow:
    """The window, shown at its first place."""
    window = MainWindow(session)
    window.show_place("welcome")
    return window


def run(
    workspace: Path | None = None,
    client: str | None = None,
    demo: bool = False,
    archives: Sequence[Path] = (),
    picture: str | Path | None = None,
) -> int:
    """Open the window and stay until it is closed.

    `workspace` None: the user's own folder. `demo` opens the demo archives, `archives` imports
    these files at once. With `picture` the window is drawn into that file once it shows posts,
    and the app ends (journeys look at it). Returns the exit code.
    """
    app = make_application(sys.argv[1:])
    session = Session(workspace)
    unread = load_into(session)
    follow_settings(app, session)
    window = make_window(session)
    keep_place(app, window)
    window.show()
    session.ask_reviewer = partial(ask_reviewer, window)
    catch_bugs(window)
    if unread is not None:
        session.failed.emit(unread)
    # Everything that is not needed to show the window waits until it is on the screen.
    QTimer.singleShot(0, lambda: _open_first(window, client, demo=demo, archives=archives))
    if picture is not None:
        end_with_picture(window, Path(picture))
    return app.exec()


def _open_first(
    window: MainWindow, client: str | None, *, demo: bool, archives: Sequence[Path]
) -> None:
    from creator_audit.gui.shell.clients import Clients

    clients = Clients(window)
    clients.open_first(client)
    if demo:
        window.session.navigate("welcome", demo=True)
    elif archives:
        window.session.navigate("importing", paths=list(archives))
