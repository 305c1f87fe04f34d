"""Welcome: get the first archive in, or show how to order one."""

from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S2, S3, S4, S5
from creator_audit.gui.welcome.drop_zone import DropZone
from creator_audit.gui.welcome.guide import guides
from creator_audit.gui.welcome.order_guide import OrderGuide
from creator_audit.gui.welcome.paste_dialog import PasteDialog
from creator_audit.gui.widgets.labels import make_button, make_label, make_line

_HEADLINE = "Your own record, read before others read it"
_LEAD = (
    "Give this app the archive a platform keeps of your posts. It shows how much was sponsored,"
    " recommended or advised against, and where a label could not be found. You decide what each"
    " case means."
)
_PROMISES = (
    ("hard-drive", "Stays on this computer",
     "The app makes no network connection. Settings, Privacy shows how to check."),
    ("lock", "Messages stay closed",
     "Private messages, contacts and location are never read into the app."),
    ("undo-2", "Safe to try", "Each change can be undone. Each import can be taken back."),
)  # fmt: skip
FIRST_CLIENT = "My posts"
DEMO_CLIENT = "Demo creators"
_WIDEST = 1010
_PICTURES = {"jpg", "jpeg", "png", "webp", "heic", "gif"}
_FILMS = {"mp4", "mov", "webm", "m4v"}


class WelcomePage(Page):
    """Headline, drop zone, three promises, how to order."""

    title = "Welcome"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._demo_files = ExitStack()
        body = QWidget()
        body.setObjectName("column")
        outer = QHBoxLayout(body)
        outer.setContentsMargins(S5, S4, S5, S5)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S4)
        self._fill(column)
        self._pane = QScrollArea()
        self._pane.setWidgetResizable(True)
        self._pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pane.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pane)
        self.destroyed.connect(lambda _gone, files=self._demo_files: files.close())

    def _fill(self, column: QVBoxLayout) -> None:
        self.headline = make_label(_HEADLINE, "title", wraps=True)
        large = fonts.font("title")
        large.setPointSizeF(large.pointSizeF() * 1.28)
        self.headline.setFont(large)
        lead = make_label(_LEAD, "heading", tone="muted", wraps=True)
        plain = fonts.font("heading")
        plain.setWeight(fonts.font("body").weight())
        lead.setFont(plain)
        lead.setMaximumWidth(790)
        column.addWidget(self.headline)
        column.addWidget(lead)
        self.zone = DropZone()
        self.zone.filesAsked.connect(lambda: self.session.commandAsked.emit("import"))
        self.zone.folderAsked.connect(lambda: self.session.commandAsked.emit("import-folder"))
        self.zone.demoAsked.connect(self.open_demo)
        self.zone.pasteAsked.connect(self.ask_captions)
        column.addWidget(self.zone)
        promises = QHBoxLayout()
        promises.setSpacing(S5)
        for icon_name, heading, text in _PROMISES:
            promises.addWidget(_promise(icon_name, heading, text), 1)
        column.addLayout(promises)
        draft = make_button(
            "Only one text? Check a draft, no archive needed",
            lambda: self.session.navigate("drafts"),
            kind="flat",
            icon_name="pen-line",
        )
        column.addWidget(draft, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(make_line())
        self.guide = OrderGuide(guides())
        column.addWidget(self.guide)
        column.addStretch(1)

    # Page

    def refresh(self) -> None:
        name = self.session.client
        self.headline.setText(name if name and name != FIRST_CLIENT else _HEADLINE)

    def show_details(self, details: dict[str, Any]) -> None:
        if details.get("demo"):
            self.open_demo()
        elif details.get("paste"):
            self.ask_captions()

    def run_command(self, name: str) -> bool:
        if name == "paste-captions":
            self.ask_captions()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Drops are taken by the whole window; the zone only shows that one is coming.
        self.window().installEventFilter(self)
        self.zone.files.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.window().removeEventFilter(self)
        self.zone.show_drag(is_hot=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            names = [url.fileName() for url in event.mimeData().urls()]
            self.zone.show_drag(drag_note(names), is_hot=True)
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self.zone.show_drag(is_hot=False)
        return super().eventFilter(watched, event)

    # Acting

    def open_demo(self) -> None:
        """Import the demo archives into a client of their own, or show it if it is there."""
        from creator_audit.operations.demo import BRANDS, DEALS, archives, demo_files

        self._demo_files.close()
        folder = self._demo_files.enter_context(demo_files())
        self.session.clientAsked.emit(DEMO_CLIENT)
        self.session.navigate(
            "importing",
            paths=list(archives(folder)),
            brands=folder / BRANDS,
            deals=folder / DEALS,
        )

    def ask_captions(self) -> None:
        """Ask for captions and import them."""
        dialog = PasteDialog(self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.import_captions(dialog.arguments)

    def import_captions(self, arguments: dict[str, object]) -> None:
        """Import pasted captions; the first client is made if there is none."""
        if not self.session.is_open:
            self.session.clientAsked.emit(FIRST_CLIENT)

        def done(result: Any) -> None:  # noqa: ANN401
            ids = [source.import_id for source in result.sources]
            self.session.navigate("archives", import_ids=ids, seconds=0)

        self.session.act("import_captions", done, **arguments)  # type: ignore[arg-type]


def drag_note(names: Sequence[str]) -> str:
    """What the dragged files seem to be, where they are no archive; else empty."""
    ends = {name.rpartition(".")[2].casefold() for name in names}
    if ends and ends <= _PICTURES:
        return "This looks like a picture. Drop the archive it came from."
    if ends and ends <= _FILMS:
        return "This looks like a video. Drop the archive it came from."
    return ""


def _promise(icon_name: str, heading: str, text: str) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(S2)
    picture = QLabel()
    picture.setPixmap(icon(icon_name, "muted").pixmap(17, 17))
    head.addWidget(picture)
    head.addWidget(make_label(heading, "strong"), 1)
    column.addLayout(head)
    column.addWidget(make_label(text, "body", tone="muted", wraps=True))
    column.addSpacing(S3)
    return box
