"""How a chart presents itself to screen readers: as a chart, with its name and message."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_kept: list[QAccessibleInterface] = []
"""Qt owns the interfaces it asked for, but Python must not free them before Qt does."""


def present_as_chart(kind: type[QWidget]) -> None:
    """Give all widgets of a class the role of a chart; called once per class."""

    def make(_name: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, kind):
            return None
        _kept.append(QAccessibleWidget(thing, QAccessible.Role.Chart, ""))
        return _kept[-1]

    QAccessible.installFactory(make)
