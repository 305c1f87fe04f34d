"""A chart taken out of the window: as a picture with title and legend, or as numbers."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets import chart_paint
from creator_audit.gui.widgets.chart_data import Bars
from creator_audit.gui.widgets.paint_kit import paint_class_glyph
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, count

_HEAD = 64


def as_text(bars: Bars) -> str:
    """Tab-separated lines: period, the four classes, their sum."""
    head = "\t".join((bars.unit.capitalize(), *(CLASS_NAMES[name] for name in CLASSES), "Posts"))
    lines = ["\t".join((bar.name, *map(str, bar.counts), str(bar.total))) for bar in bars.bars]
    return "\n".join((head, *lines)) + "\n"


def as_picture(bars: Bars, span: tuple[int, int] | None, size: QSize, ratio: float) -> QPixmap:
    """The chart on the surface colour, as large as on the screen plus a head."""
    whole = QSize(size.width() + 32, size.height() + _HEAD + 12)
    picture = QPixmap(whole * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(colour("surface"))
    painter = QPainter(picture)
    painter.translate(16, 10)
    painter.setFont(fonts.font("heading"))
    painter.setPen(colour("text"))
    total = count(sum(bar.total for bar in bars.bars), "post", "posts")
    top = QRectF(0, 0, size.width(), 24)
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter, f"{bars.title}, {total}")
    painter.setFont(fonts.font("small"))
    x = 5.0
    for name in CLASSES:
        paint_class_glyph(painter, name, QPointF(x, 38), 9)
        painter.setPen(colour("text"))
        painter.drawText(QPointF(x + 10, 42), CLASS_NAMES[name])
        x += painter.fontMetrics().horizontalAdvance(CLASS_NAMES[name]) + 30
    painter.translate(0, _HEAD - 10)
    if bars.bars:
        place = chart_paint.lay_out(QRectF(0, 0, size.width(), size.height()), bars)
        if span is not None:
            chart_paint.paint_brush(painter, bars, place, span)
        chart_paint.paint_axes(painter, bars, place)
        chart_paint.paint_bars(painter, bars, place, span)
    painter.end()
    return picture


def print_picture(parent: QWidget, picture: QPixmap) -> None:
    """Ask for a printer and print a picture across the page's width."""
    # Imported late: printing is rare, and the module takes time to load.
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return
    painter = QPainter(printer)
    page = painter.viewport()
    height = round(page.width() * picture.height() / picture.width())
    painter.drawPixmap(0, 0, page.width(), height, picture)
    painter.end()
