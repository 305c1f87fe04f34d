"""Every command of the window in one table: menu, name, keys, icon."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from creator_audit.gui.shell.navigation import places
from creator_audit.gui.theme.icons import icon


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `key` (several parted by ``|``) works everywhere.

    `letter` works only while a list or table has the focus.
    """

    name: str
    menu: str
    text: str
    key: str = ""
    icon: str = ""
    letter: str = ""
    starts_group: bool = False


COMMANDS = (
    Command("import", "File", "Import archives…", "Ctrl+O", "file-archive"),
    Command("import-folder", "File", "Import a folder…", "Ctrl+Shift+O", "folder-open"),
    Command("import-deals", "File", "Import deals from CSV…", "", "download"),
    Command("paste-captions", "File", "Paste captions…", "", "clipboard-paste"),
    Command("demo", "File", "Open the demo", "Ctrl+D", "play"),
    Command("new-client", "File", "New client…", "", "user", starts_group=True),
    Command("export", "File", "Export the posts shown…", "", "download", starts_group=True),
    Command("print", "File", "Report…", "Ctrl+P", "printer"),
    Command("quit", "File", "Quit", "Ctrl+Q", "", starts_group=True),
    Command("undo", "Edit", "Undo", "Ctrl+Z", "undo-2"),
    Command("redo", "Edit", "Redo", "Ctrl+Shift+Z", "redo-2"),
    Command("find", "Edit", "Search in this page", "Ctrl+F", "search", starts_group=True),
    Command("clear-filter", "Edit", "Clear all filters", "", "list-filter"),
    Command("settings", "Edit", "Settings…", "Ctrl+,", "settings", starts_group=True),
    Command("side-bar", "View", "Side bar with names", "Ctrl+B"),
    Command("appearance-system", "View", "Appearance: as the system", starts_group=True),
    Command("appearance-light", "View", "Appearance: light"),
    Command("appearance-dark", "View", "Appearance: dark"),
    Command("text-larger", "View", "Larger text", "Ctrl++", "", starts_group=True),
    Command("text-smaller", "View", "Smaller text", "Ctrl+-"),
    Command("palette", "Go", "Search or run a command…", "Ctrl+K", "search"),
    Command("back", "Go", "Back", "Alt+Left", "arrow-left", starts_group=True),
    Command("forward", "Go", "Forward", "Alt+Right", "arrow-right"),
    Command("next-pane", "Go", "Next pane", "F6"),
    Command("previous-pane", "Go", "Previous pane", "Shift+F6"),
    Command("review-fixed", "Review", "Fixed", icon="check", letter="F"),
    Command("review-accept", "Review", "Accept…", letter="A"),
    Command("review-not-a-problem", "Review", "Not a problem…", letter="P"),
    Command("review-no-tie", "Review", "No tie", letter="N"),
    Command("review-class", "Review", "Wrong class…", letter="C"),
    Command("review-similar", "Review", "Similar findings…", icon="copy", letter="S"),
    Command("review-undo", "Review", "Take the last decision back", letter="U"),
    Command("review-next", "Review", "Next", letter="J", starts_group=True),
    Command("review-previous", "Review", "Previous", letter="K"),
    Command("review-open-post", "Review", "Open the post", icon="external-link", letter="O"),
    Command("class-sponsored", "Review", "Class: sponsored", letter="1", starts_group=True),
    Command("class-recommending", "Review", "Class: recommending", letter="2"),
    Command("class-deinfluencing", "Review", "Class: deinfluencing", letter="3"),
    Command("class-other", "Review", "Class: other", letter="4"),
    Command("keys", "Help", "Keys of this page", "F1|?", "keyboard"),
    Command("about", "Help", "About Creator Audit", "", "info", starts_group=True),
)


def go_commands() -> tuple[Command, ...]:
    """The places as commands; Ctrl+1 to Ctrl+8 for the main ones."""
    main = [
        Command(f"go-{place.key}", "Go", place.title, f"Ctrl+{n}", place.icon, starts_group=n == 1)
        for n, place in enumerate(places("main"), 1)
    ]
    foot = [
        Command(f"go-{place.key}", "Go", place.title, "", place.icon, starts_group=n == 0)
        for n, place in enumerate(places("foot"))
    ]
    return (*main, *foot)


def make_actions(owner: QWidget, run: Callable[[str], object]) -> dict[str, QAction]:
    """Build all actions; `run` gets the command's name."""
    made: dict[str, QAction] = {}
    for command in (*COMMANDS, *go_commands()):
        # A tab shows a letter in the menu without binding it: letters belong to lists alone.
        text = f"{command.text}\t{command.letter}" if command.letter else command.text
        action = QAction(text, owner)
        if command.key:
            action.setShortcuts([QKeySequence(key) for key in command.key.split("|")])
        if command.icon:
            action.setIcon(icon(command.icon, "muted"))
        action.triggered.connect(lambda _checked=False, name=command.name: run(name))
        made[command.name] = action
    owner.addActions(list(made.values()))
    return made
