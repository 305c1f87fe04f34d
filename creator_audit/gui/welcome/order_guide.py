"""How to order an export: platforms, their steps, and what such an export leaves out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.spacing import S2, S4
from creator_audit.gui.welcome.guide import Guide, reminder
from creator_audit.gui.widgets.labels import make_button, make_label, make_panel
from creator_audit.gui.widgets.paint_kit import paint_tile
from creator_audit.gui.widgets.words import platform_tile

_REMIND_AFTER = timedelta(days=2)


class _Number(QLabel):
    """A step's number on a disc."""

    def __init__(self, number: int) -> None:
        super().__init__(str(number))
        self.setFixedSize(20, 20)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(fonts.font("small-strong"))
        self.setStyleSheet(
            "background: palette(button); color: palette(placeholder-text); border-radius: 10px;"
        )


class Steps(QWidget):
    """The steps for one platform."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        self.guide = guide
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.addWidget(make_label(guide.title, "strong"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(make_label(guide.wait, tone="muted", wraps=True), 1)
        column.addLayout(head)
        for number, step in enumerate(guide.steps, 1):
            row = QHBoxLayout()
            row.setSpacing(S2)
            row.addWidget(_Number(number), 0, Qt.AlignmentFlag.AlignTop)
            text = make_label(step, wraps=True)
            text.setAccessibleName(f"Step {number} of {len(guide.steps)}: {step}")
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            row.addWidget(text, 1)
            column.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addWidget(make_button("Copy the steps", self._copy, icon_name="copy"))
        if guide.key != "table":
            remind = make_button(
                "Remind me with a calendar file…", self._remind, kind="flat", icon_name="calendar"
            )
            buttons.addWidget(remind)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.guide.as_text)

    def _remind(self) -> None:
        day = (datetime.now(UTC) + _REMIND_AFTER).date()
        name, _kind = QFileDialog.getSaveFileName(
            self, "Save a reminder", f"fetch-{self.guide.key}-export.ics", "Calendar (*.ics)"
        )
        if name:
            Path(name).write_bytes(reminder(self.guide, day).encode())


class OrderGuide(QWidget):
    """List of platforms, steps, side panel."""

    def __init__(self, guides: Sequence[Guide], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guides = tuple(guides)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(make_label("No archive yet? Order one first", "heading"))
        head.addStretch(1)
        self.checked = make_label(tone="muted")
        head.addWidget(self.checked)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(28)
        self.list = self._make_list()
        self.steps = QStackedWidget()
        for guide in self._guides:
            self.steps.addWidget(Steps(guide))
        row.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.steps, 1)
        row.addWidget(self._make_side(), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _make_list(self) -> QListWidget:
        chooser = QListWidget()
        chooser.setAccessibleName("Platform")
        chooser.setFixedWidth(196)
        chooser.setIconSize(QSize(20, 20))
        chooser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        chooser.setStyleSheet(
            "QListWidget::item { padding: 6px 8px; border-radius: 7px; }"
            "QListWidget::item:selected { background: palette(highlight); color: palette(text); }"
        )
        for guide in self._guides:
            chooser.addItem(QListWidgetItem(_tile(guide.key), guide.title))
        chooser.setFixedHeight(max(1, len(self._guides)) * 34 + 4)
        return chooser

    def _make_side(self) -> QWidget:
        panel = make_panel()
        panel.setFixedWidth(250)
        column = QVBoxLayout(panel)
        column.setContentsMargins(S4, 14, S4, 14)
        column.addWidget(make_label("What this export leaves out", "strong"))
        self.leaves_out = make_label(scale="small", tone="muted", wraps=True)
        column.addWidget(self.leaves_out)
        return panel

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._guides):
            guide = self._guides[row]
            self.steps.setCurrentIndex(row)
            self.checked.setText(guide.checked)
            self.checked.setToolTip(f"Source: {guide.source}")
            self.leaves_out.setText(f"{guide.leaves_out} The audit says so where it matters.")


def _tile(key: str) -> QIcon:
    picture = QPixmap(40, 40)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_tile(painter, platform_tile(key), QRectF(0, 0, 20, 20))
    painter.end()
    return QIcon(picture)
