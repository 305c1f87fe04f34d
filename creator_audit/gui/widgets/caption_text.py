"""One stretch of a caption: as tall as its text, marks reachable by Tab, never markup."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour

_LINE_PERCENT = 140
"""Of the font's own line height, which is about 1.17 of its size: 165 % of the size."""
_STYLES = {
    "sign": ("mark_sign", QTextCharFormat.UnderlineStyle.DotLine, "class.sponsored"),
    "label": ("mark_label", QTextCharFormat.UnderlineStyle.SingleUnderline, "verdict.sufficient"),
    "removed": ("mark_focus", QTextCharFormat.UnderlineStyle.NoUnderline, "text"),
    "focus": ("mark_focus", QTextCharFormat.UnderlineStyle.NoUnderline, "text"),
}


class _Marked(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def tip(self) -> str: ...


class _RunLike(Protocol):
    @property
    def text(self) -> str: ...
    @property
    def mark(self) -> int: ...


def mark_format(kind: str, tip: str = "") -> QTextCharFormat:
    """How a marked stretch looks: a soft background and an underline, never colour alone."""
    background, underline, ink = _STYLES[kind]
    style = QTextCharFormat()
    style.setBackground(colour(background))
    style.setForeground(colour("text"))
    style.setUnderlineStyle(underline)
    style.setUnderlineColor(colour(ink))
    style.setToolTip(tip)
    style.setFontStrikeOut(kind == "removed")
    return style


class CaptionText(QTextBrowser):
    """Shows runs; the height follows the text, so the page around it scrolls."""

    copyAllAsked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallest: int | None = None
        self.setProperty("kind", "bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def show_runs(self, runs: Sequence[_RunLike], marks: Sequence[_Marked]) -> None:
        """Replace the text."""
        self.setFont(fonts.font("caption"))
        self.document().setDefaultFont(fonts.font("caption"))
        self.clear()
        cursor = QTextCursor(self.document())
        block = QTextBlockFormat()
        block.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.setBlockFormat(block)
        plain = QTextCharFormat()
        plain.setForeground(colour("text"))
        first = -1
        for run in runs:
            style = plain
            if run.mark >= 0:
                mark = marks[run.mark]
                style = mark_format(mark.kind, mark.tip)
                style.setAnchor(True)
                style.setAnchorHref(f"#{run.mark}")
                first = cursor.position() if first < 0 else first
            cursor.insertText(run.text, style)
        self._fit()
        start = QTextCursor(self.document())
        start.setPosition(max(0, first) if self._tallest else 0)
        self.setTextCursor(start)

    def set_tallest(self, height: int | None) -> None:
        """Limit the height (long captions scroll within); None: no limit."""
        self._tallest = height
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if height else policy.ScrollBarAlwaysOff
        )
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(40, self.viewport().width()))
        needed = int(self.document().size().height()) + 3
        self.setFixedHeight(min(needed, self._tallest) if self._tallest else needed)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def event(self, event: QEvent) -> bool:
        # The wheel belongs to the page as long as this text does not scroll by itself.
        if event.type() == QEvent.Type.Wheel and self._tallest is None:
            event.ignore()
            return False
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.addSeparator()
        menu.addAction("Copy the whole text", self.copyAllAsked.emit)
        menu.exec(event.globalPos())
