"""A day that may be left empty: typed in a few usual ways or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QWidget, QWidgetAction

from creator_audit.gui.theme.icons import icon
from creator_audit.gui.widgets.words import day_name

_FORMATS = ("yyyy-MM-dd", "d MMM yyyy", "d MMMM yyyy", "d.M.yyyy", "d/M/yyyy")


class DayField(QLineEdit):
    """Shows ``1 Jun 2026``; reads that, ``2026-06-01`` and ``1.6.2026``."""

    dayChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("Not stated")
        pick = QAction(icon("calendar", "muted"), "Pick a day", self)
        pick.triggered.connect(lambda _on=False: self._pick())
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(lambda _text: self.dayChanged.emit())
        self.editingFinished.connect(self._tidy)

    @property
    def day(self) -> date | None:
        """The day, None while the field is empty or cannot be read."""
        typed = self.text().strip()
        for form in _FORMATS:
            found = QDate.fromString(typed, form)
            if found.isValid():
                return date(found.year(), found.month(), found.day())
        return None

    @property
    def problem(self) -> str:
        """What is wrong with the text; empty for nothing."""
        if self.text().strip() and self.day is None:
            return f"“{self.text().strip()}” is no day. Write 2026-06-01 or 1 Jun 2026."
        return ""

    def set_day(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setText(day_name(day.isoformat()) if day else "")

    def _tidy(self) -> None:
        if self.day is not None:
            self.set_day(self.day)

    def _pick(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget()
        if self.day is not None:
            calendar.setSelectedDate(QDate(self.day.year, self.day.month, self.day.day))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)

        def take(chosen: QDate) -> None:
            self.set_day(date(chosen.year(), chosen.month(), chosen.day()))
            menu.close()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        menu.exec(self.mapToGlobal(QPoint(0, self.height())))
