"""The painted timeline of Trust and Brands; its words stand in the list or table beside it."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.widgets import timeline_paint as paint
from creator_audit.gui.widgets.announce import announce
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.timeline_data import Dot, Timeline

LANE = 42
_LABELS = 132
_REACH = 9.0


@dataclass(slots=True)
class Group:
    """Dots so near to each other that they are painted as one."""

    centre: QPointF
    dots: list[Dot] = field(default_factory=list)


class TimelineChart(QWidget):
    """One lane per brand, stance or deal; Left and Right walk the posts, Enter opens one."""

    dotChosen = Signal(int)
    """Key of a post."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline((), date(2000, 1, 1), date(2000, 12, 31))
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    @property
    def timeline(self) -> Timeline:
        """What is shown."""
        return self._timeline

    @property
    def walked(self) -> Dot | None:
        """The post that the keys stand on."""
        dots = self._timeline.dots
        return dots[self._at] if 0 <= self._at < len(dots) else None

    def show_timeline(self, timeline: Timeline) -> None:
        """Replace what is shown."""
        self._timeline = timeline
        self._at = -1
        self.setAccessibleDescription(timeline.message)
        self.updateGeometry()
        self.update()

    def _foot(self) -> int:
        line = QFontMetrics(fonts.font("small")).height()
        return line + 8 + (line + 14 if self._timeline.bracket else 0)

    def sizeHint(self) -> QSize:
        return QSize(560, LANE * len(self._timeline.lanes) + self._foot())

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def plot(self) -> QRectF:
        """Where the lanes are, without their names."""
        height = LANE * len(self._timeline.lanes)
        return QRectF(_LABELS, 0, max(40.0, self.width() - _LABELS - 12), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        plot, timeline = self.plot(), self._timeline
        paint.paint_grid(painter, timeline, plot)
        if timeline.bracket is not None:
            paint.paint_bracket(painter, timeline, plot)
        for number, lane in enumerate(timeline.lanes):
            middle = LANE * (number + 0.5)
            paint.paint_lane(painter, lane, plot, middle, timeline)
        for group in self.groups():
            self._paint_group(painter, group)

    def _paint_group(self, painter: QPainter, group: Group) -> None:
        paint.paint_dots(painter, group.dots, group.centre)
        if self.hasFocus() and self.walked in group.dots:
            paint.paint_ring(painter, group.centre)

    def groups(self) -> list[Group]:
        """Dots as they are painted; numbered ones come last and stay apart."""
        found: list[Group] = []
        plot = self.plot()
        for number, lane in enumerate(self._timeline.lanes):
            middle = LANE * (number + 0.5)
            open_groups: dict[str, Group] = {}
            for dot in sorted(lane.dots, key=lambda one: one.day):
                x = plot.left() + plot.width() * self._timeline.share(dot.day)
                known = open_groups.get(dot.class_name)
                is_near = known is not None and x - known.centre.x() < _REACH
                if known is not None and is_near and not dot.number:
                    known.dots.append(dot)
                    continue
                group = Group(QPointF(x, middle), [dot])
                found.append(group)
                if not dot.number:
                    open_groups[dot.class_name] = group
        return sorted(found, key=lambda group: group.dots[0].number > 0)

    # Walking

    def keyPressEvent(self, event: QKeyEvent) -> None:
        dots = self._timeline.dots
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: +1}
        edges = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(dots) - 1}
        if event.key() in steps and dots:
            self._go(min(max(self._at + steps[Qt.Key(event.key())], 0), len(dots) - 1))
        elif event.key() in edges and dots:
            self._go(edges[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.walked is not None:
            self.dotChosen.emit(self.walked.key)
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        self._at = place
        dot = self.walked
        if dot is not None:
            announce(self, dot.spoken)
            self.setToolTip(dot.spoken)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at < 0 and self._timeline.dots:
            self._go(0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setToolTip("")
        self.update()

    # Pointing

    def _under(self, place: QPointF) -> Group | None:
        near = [
            group
            for group in self.groups()
            if abs(group.centre.x() - place.x()) <= _REACH
            and abs(group.centre.y() - place.y()) <= _REACH
        ]
        return near[-1] if near else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        group = self._under(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if group else Qt.CursorShape.ArrowCursor)
        if group is None:
            QToolTip.hideText()
            return
        lines = [dot.spoken for dot in group.dots[:6]]
        if len(group.dots) > 6:
            lines.append(f"and {len(group.dots) - 6} more")
        QToolTip.showText(event.globalPosition().toPoint(), "\n".join(lines), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        group = self._under(event.position())
        if group is not None:
            self.dotChosen.emit(group.dots[0].key)
