"""The menu of the period chip: recent months, whole years, and any two days."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QMenu,
    QWidget,
)

Period = tuple[date | None, date | None]
SetPeriod = Callable[[date | None, date | None], None]


def recent_months(last: date, months: int) -> Period:
    """The `months` whole months up to the one of `last`."""
    index = last.year * 12 + last.month - months
    end = date(last.year + last.month // 12, last.month % 12 + 1, 1) - timedelta(days=1)
    return date(index // 12, index % 12 + 1, 1), end


def fill_period_menu(menu: QMenu, days: tuple[str, str], now: Period, choose: SetPeriod) -> None:
    """Offer periods that lie in the data; the one in force is checked."""
    offers: list[tuple[str, Period]] = [("All time", (None, None))]
    if days[1]:
        first, last = date.fromisoformat(days[0][:10]), date.fromisoformat(days[1][:10])
        offers += [
            (f"Last {months} months of the data", recent_months(last, months))
            for months in (3, 6, 12)
        ]
        offers += [
            (str(year), (date(year, 1, 1), date(year, 12, 31)))
            for year in range(last.year, max(first.year, last.year - 9) - 1, -1)
        ]
    for name, period in offers:
        action = menu.addAction(name)
        action.setCheckable(True)
        action.setChecked(period == now)
        action.triggered.connect(lambda _checked=False, period=period: choose(*period))
    menu.addSeparator()
    menu.addAction("Other days…", lambda: _ask_days(menu.parentWidget(), now, days, choose))


def _ask_days(
    parent: QWidget | None, now: Period, days: tuple[str, str], choose: SetPeriod
) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle("Period")
    form = QFormLayout(dialog)
    since, until = QDateEdit(), QDateEdit()
    for edit, chosen, fallback in ((since, now[0], days[0]), (until, now[1], days[1])):
        edit.setCalendarPopup(True)
        day = chosen or (date.fromisoformat(fallback[:10]) if fallback else date.today())  # noqa: DTZ011
        edit.setDate(QDate(day.year, day.month, day.day))
    form.addRow("First day", since)
    form.addRow("Last day", until)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    form.addRow(buttons)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        first, last = sorted((_as_date(since.date()), _as_date(until.date())))
        choose(first, last)


def _as_date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
