"""Small widgets around the painted marks: class glyph, verdict, chip, platform tile, key cap."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.widgets import paint_kit, words
from creator_audit.gui.widgets.begin_paint import begin_paint


class _Mark(QWidget):
    """A fixed picture without a name of its own: the word beside it speaks."""

    def __init__(self, value: str, size: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = value
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_value(self, value: str) -> None:
        """Show another value."""
        self.value = value
        self.update()

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)


class IconMark(_Mark):
    """A line icon that follows appearance and scale."""

    def __init__(
        self, value: str, size: int = 16, role: str = "muted", parent: QWidget | None = None
    ) -> None:
        super().__init__(value, QSize(size, size), parent)
        self._role = role

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_icon(painter, self.value, self._role, QRectF(self.rect()))


class ClassGlyph(_Mark):
    """Square, circle, triangle or diamond of a class."""

    def __init__(self, value: str, size: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(value, QSize(size, size), parent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_kit.paint_class_glyph(painter, self.value, self._centre(), self.width() - 2)


class VerdictMark(_Mark):
    """Disc, triangle, square or broken ring of a verdict."""

    def __init__(self, value: str, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(value, QSize(size, size), parent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_kit.paint_verdict(painter, self.value, self._centre(), self.width() - 1)


class PlatformTile(_Mark):
    """Two letters of a platform."""

    def __init__(self, value: str, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(value, QSize(size, size), parent)
        self.setToolTip(words.platform_name(value))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_kit.paint_tile(painter, words.platform_tile(self.value), QRectF(self.rect()))


class ClassChip(_Mark):
    """A class as a soft chip; `prefix` gives ``Also deinfluencing``."""

    def __init__(self, value: str, prefix: str = "", parent: QWidget | None = None) -> None:
        name = words.CLASS_NAMES.get(value, value)
        self._text = f"{prefix} {name.lower()}" if prefix else name
        super().__init__(value, self._size(), parent)
        self.setAccessibleName(f"Class, {self._text}")

    def set_value(self, value: str) -> None:
        self._text = words.CLASS_NAMES.get(value, value)
        self.setFixedSize(self._size())
        self.setAccessibleName(f"Class, {self._text}")
        super().set_value(value)

    def _size(self) -> QSize:
        width = round(paint_kit.chip_width(self._text))
        return QSize(width, paint_kit.line_box("name", 24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_kit.paint_chip(painter, self.value, self._text, QRectF(self.rect()))


class KeyCap(_Mark):
    """A key's name beside what it does."""

    def __init__(self, value: str, parent: QWidget | None = None) -> None:
        super().__init__(
            value,
            QSize(round(paint_kit.key_cap_width(value)), paint_kit.line_box("small", 20)),
            parent,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        paint_kit.paint_key_cap(painter, self.value, QRectF(self.rect()))
