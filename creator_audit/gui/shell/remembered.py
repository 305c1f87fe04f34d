"""What the window keeps from one start to the next: appearance, size of text, its own place."""

from functools import partial

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from creator_audit.errors import UserError
from creator_audit.gui.shell.frame import Frame
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme import palette
from creator_audit.gui.widgets.labels import refresh_fonts
from creator_audit.settings import load_settings


def load_into(session: Session) -> UserError | None:
    """Read the settings file; one that cannot be read means defaults, and is told later."""
    try:
        session.settings = load_settings()
    except UserError as error:
        return error
    return None


def follow_settings(app: QApplication, session: Session) -> None:
    """Apply appearance and size of text, now and whenever they change."""
    system_font = QFont(app.font())

    def apply(key: str) -> None:
        if key == "theme":
            palette.apply_appearance(app, session.settings.text("theme"))
        elif key == "text_scale":
            scaled = QFont(system_font)
            factor = session.settings.number("text_scale") / 100
            scaled.setPointSizeF(system_font.pointSizeF() * factor)
            app.setFont(scaled)
            refresh_fonts()
            # Painted widgets ask for their fonts when painted; sizes are asked for anew.
            palette.apply_appearance(app, palette.chosen_appearance())

    session.settingChanged.connect(apply)
    apply("theme")
    if session.settings.is_changed("text_scale"):
        apply("text_scale")


def keep_place(app: QApplication, window: Frame) -> None:
    """Put the window where it was, and remember where it is when the app ends."""
    session = window.session
    kept = session.settings.text("window")
    if kept:
        window.restoreGeometry(QByteArray.fromBase64(kept.encode()))
    if session.settings.is_on("is_sidebar_narrow"):
        window.toggle_side_bar()
    app.aboutToQuit.connect(partial(_keep, window))


def _keep(window: Frame) -> None:
    session = window.session
    place = bytes(window.saveGeometry().toBase64().data()).decode()
    session.settings.set("window", place)
    if window.last_client:
        session.settings.set("last_client", window.last_client)
    session.set_setting("is_sidebar_narrow", window.prefers_narrow)
