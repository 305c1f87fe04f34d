"""The menu bar: File, Edit, View, Go, Review, Help."""

from collections.abc import Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from creator_audit.gui.shell.actions import COMMANDS, go_commands

MENUS = ("File", "Edit", "View", "Go", "Review", "Help")


def fill_menu_bar(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put every action into its menu, in the order of the tables."""
    menus = {name: bar.addMenu(f"&{name}") for name in MENUS}
    for command in (*COMMANDS, *go_commands()):
        menu = menus[command.menu]
        if command.starts_group and menu.actions():
            menu.addSeparator()
        menu.addAction(actions[command.name])
    return menus
