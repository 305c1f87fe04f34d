"""What each command of the window does; what is not here the page in sight may know."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from creator_audit import __version__
from creator_audit.gui.shell.actions import COMMANDS, Command, go_commands
from creator_audit.gui.shell.command_palette import CommandPalette, Entry
from creator_audit.gui.shell.frame import Frame
from creator_audit.gui.shell.whole_client import WholeClient
from creator_audit.gui.widgets.words import count, day_name
from creator_audit.queries.filters import FilterState
from creator_audit.queries.posts import PostRow, post_keys, post_rows
from creator_audit.queries.reader import Reader

_POSTS_IN_PALETTE = 5
_ABOUT = (
    "Creator Audit {version}\n\nA private audit of a creator's own posts. Nothing leaves this "
    "computer.\n\nIcons: Lucide, ISC licence. Written with Qt, LGPL 3."
)


def run_command(window: Frame, client: WholeClient, name: str) -> None:
    """Run a command by name: the page in sight first, then the window."""
    if window.current_place and window.page.run_command(name):
        return
    if name.startswith("go-"):
        window.show_place(name.removeprefix("go-"))
    elif name == "palette":
        _open_palette(window, client)
    elif name in _COMMANDS:
        _COMMANDS[name](window)


def _import(window: Frame) -> None:
    names, _kind = QFileDialog.getOpenFileNames(window, "Import archives")
    if names:
        window.session.navigate("importing", paths=[Path(name) for name in names])


def _import_folder(window: Frame) -> None:
    name = QFileDialog.getExistingDirectory(window, "Import a folder")
    if name:
        window.session.navigate("importing", paths=[Path(name)])


def _set_appearance(choice: str) -> Callable[[Frame], None]:
    def apply(window: Frame) -> None:
        window.session.set_setting("theme", choice)

    return apply


def _scale_text(step: int) -> Callable[[Frame], None]:
    def apply(window: Frame) -> None:
        percent = min(200, max(80, window.session.settings.number("text_scale") + step))
        window.session.set_setting("text_scale", percent)
        window.session.say(f"Text size {percent} %")

    return apply


def _step_pane(step: int) -> Callable[[Frame], None]:
    def apply(window: Frame) -> None:
        panes: list[QWidget] = [
            window.side_bar,
            window.head,
            window.filter_bar,
            window.stack,
            window.status,
        ]
        held = window.focusWidget()
        now = next((n for n, pane in enumerate(panes) if held and pane.isAncestorOf(held)), -1)
        for distance in range(1, len(panes) + 1):
            pane = panes[(now + step * distance) % len(panes)]
            target = _first_focus(pane)
            if target is not None:
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return

    return apply


def _first_focus(pane: QWidget) -> QWidget | None:
    for child in pane.findChildren(QWidget):
        if (
            child.focusPolicy() & Qt.FocusPolicy.TabFocus
            and child.isVisible()
            and child.isEnabled()
        ):
            return child
    return None


def _find_here(window: Frame) -> None:
    if "text" in window.page.facets:
        window.filter_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        window.filter_bar.search.selectAll()
    else:
        window.page.focus_search()


def _key_words(command: Command) -> str:
    """The command's first key as this system writes it, or its letter."""
    if not command.key:
        return command.letter
    first = QKeySequence(command.key.partition("|")[0])
    return first.toString(QKeySequence.SequenceFormat.NativeText)


def _show_keys(window: Frame) -> None:
    lines = [
        f"{_key_words(one)}\t{one.text}"
        for one in (*COMMANDS, *go_commands())
        if one.key or one.letter
    ]
    box = QMessageBox(window)
    box.setWindowTitle("Keys")
    box.setText("Keys of this window. Single letters act while a list or table has the focus.")
    box.setInformativeText("\n".join(lines))
    box.exec()


def _about(window: Frame) -> None:
    QMessageBox.about(window, "About Creator Audit", _ABOUT.format(version=__version__))


def _open_palette(window: Frame, client: WholeClient) -> None:
    dialog = CommandPalette(
        _entries(window, client), window, lambda typed, show: _find(window, typed, show)
    )
    top = window.mapToGlobal(window.rect().topLeft())
    left = top.x() + (window.width() - dialog.width()) // 2
    dialog.move(left, top.y() + window.height() * 12 // 100)
    shade = QWidget(window)
    shade.setStyleSheet("background: rgba(0, 0, 0, 84);")
    shade.setGeometry(window.rect())
    shade.show()
    dialog.exec()
    shade.deleteLater()


def _entries(window: Frame, client: WholeClient) -> list[Entry]:
    entries = [
        Entry(
            section="Places" if one.name.startswith("go-") else "Actions",
            text=one.text,
            run=lambda name=one.name: window.run_command(name),  # type: ignore[misc]
            icon=one.icon or "chevron-right",
            key=_key_words(one),
        )
        for one in (*go_commands(), *COMMANDS)
        if one.name != "palette"
    ]
    for brand_id, name, posts in client.brands:
        chosen = FilterState(brands=(brand_id,))
        entries.append(
            Entry(
                "Brands",
                name,
                lambda chosen=chosen: window.session.navigate("posts", chosen),  # type: ignore[misc]
                count(posts, "post", "posts"),
                "tags",
            )
        )
    return entries


def _first_posts(reader: Reader, typed: str) -> list[PostRow]:
    keys = post_keys(reader, FilterState(text=typed))
    return post_rows(reader, keys[:_POSTS_IN_PALETTE])


def _find(window: Frame, typed: str, show: Callable[[list[Entry]], None]) -> None:
    def arrived(rows: list[PostRow]) -> None:
        show(
            [
                Entry(
                    "Posts",
                    row.text[:70],
                    lambda key=row.key: window.session.navigate(  # type: ignore[misc]
                        "posts", FilterState(), key=key
                    ),
                    day_name(row.day),
                    "rows-3",
                )
                for row in rows
            ]
        )

    window.session.read(_first_posts, typed, done=arrived, channel="shell.palette")


_COMMANDS: dict[str, Callable[[Frame], object]] = {
    "import": _import,
    "import-folder": _import_folder,
    "demo": lambda window: window.session.navigate("welcome", demo=True),
    "paste-captions": lambda window: window.session.navigate("welcome", paste=True),
    "import-deals": lambda window: window.session.navigate("deals", import_file=True),
    "print": lambda window: window.show_place("report"),
    "export": lambda window: window.show_place("posts"),
    "quit": lambda window: window.close(),
    "undo": lambda window: window.session.act("undo"),
    "redo": lambda window: window.session.act("redo"),
    "find": _find_here,
    "clear-filter": lambda window: window.session.set_filter(FilterState()),
    "settings": lambda window: window.show_place("settings"),
    "side-bar": lambda window: window.toggle_side_bar(),
    "appearance-system": _set_appearance("system"),
    "appearance-light": _set_appearance("light"),
    "appearance-dark": _set_appearance("dark"),
    "text-larger": _scale_text(+10),
    "text-smaller": _scale_text(-10),
    "back": lambda window: window.go_to(window.history.back()),
    "forward": lambda window: window.go_to(window.history.forward()),
    "next-pane": _step_pane(+1),
    "previous-pane": _step_pane(-1),
    "keys": _show_keys,
    "about": _about,
}
