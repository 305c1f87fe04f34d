"""A caption with its marks, split where the platform cuts it; offsets stay the original's."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import RADIUS_L, S3, S4
from creator_audit.gui.widgets.caption_text import CaptionText
from creator_audit.gui.widgets.cut_line import CutLine
from creator_audit.gui.widgets.labels import make_panel

LONG_CAPTION = 4000
"""Characters from which a caption gets a scroll bar and opens at its first mark."""
_TALLEST = 460


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked stretch of a text, in code points of the original."""

    start: int
    end: int
    kind: str = "sign"
    """``sign`` (sign of a deal), ``label`` (label of disclosure) or ``focus`` (search hit)."""
    tip: str = ""
    """What, how strong and why, shown on hover and when reached by Tab."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same from end to end."""

    text: str
    mark: int
    """Index of its mark, -1 for none."""


def split_runs(
    text: str, marks: Sequence[TextMark], start: int = 0, end: int | None = None
) -> list[Run]:
    """Cut ``text[start:end]`` into runs; where marks overlap, the later-starting one wins."""
    end = len(text) if end is None else end
    edges = {start, end}
    for mark in marks:
        edges.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    ordered = sorted(edges)
    runs: list[Run] = []
    for left, right in pairwise(ordered):
        covering = [n for n, mark in enumerate(marks) if mark.start <= left and mark.end >= right]
        best = max(covering, key=lambda n: (marks[n].start, -marks[n].end), default=-1)
        runs.append(Run(text[left:right], best))
    return runs


class CaptionView(QWidget):
    """Read-only caption: signs dotted, labels underlined, the platform's cut drawn between."""

    markActivated = Signal(int)
    """Index of a mark that was clicked or reached with Enter."""

    def __init__(self, parent: QWidget | None = None, *, has_panel: bool = True) -> None:
        super().__init__(parent)
        self._text = ""
        self._marks: tuple[TextMark, ...] = ()
        self._fold: int | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = make_panel() if has_panel else QWidget()
        outer.addWidget(self._frame)
        column = QVBoxLayout(self._frame)
        margin = S4 if has_panel else 0
        column.setContentsMargins(margin, S3 if has_panel else 0, margin, S3 if has_panel else 0)
        column.setSpacing(RADIUS_L)
        self._before = CaptionText("Caption")
        self._line = CutLine()
        self._after = CaptionText("Caption after the cut")
        for part in (self._before, self._line, self._after):
            column.addWidget(part)
        for part in (self._before, self._after):
            part.anchorClicked.connect(self._activate)
            part.highlighted.connect(self._tell)
            part.copyAllAsked.connect(self.copy_all)

    @property
    def text(self) -> str:
        """The whole text as the post has it."""
        return self._text

    def show_text(
        self,
        text: str,
        marks: Sequence[TextMark] = (),
        *,
        fold: int | None = None,
        fold_note: str = "",
    ) -> None:
        """Show a text; `fold` is where the platform hides the rest, None: it does not."""
        self._text = text
        self._marks = tuple(marks)
        self._fold = fold if fold is not None and 0 < fold < len(text) else None
        self._line.set_note(fold_note or f"The platform shows text up to here · character {fold}")
        self._fill()

    def copy_all(self) -> None:
        """Copy the whole text, both sides of the cut, as the post has it."""
        QGuiApplication.clipboard().setText(self._text)

    def _fill(self) -> None:
        cut = self._fold if self._fold is not None else len(self._text)
        self._before.show_runs(split_runs(self._text, self._marks, 0, cut), self._marks)
        self._line.setVisible(self._fold is not None)
        self._after.setVisible(self._fold is not None)
        if self._fold is not None:
            rest = split_runs(self._text, self._marks, cut)
            # The cut stands in for the space or line end right behind it.
            if rest and rest[0].text[:1] in (" ", "\n"):
                rest[0] = Run(rest[0].text[1:], rest[0].mark)
            self._after.show_runs(rest, self._marks)
        is_long = len(self._text) > LONG_CAPTION
        for part in (self._before, self._after):
            part.set_tallest(_TALLEST if is_long else None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._text:
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def _activate(self, url: QUrl) -> None:
        self.markActivated.emit(int(url.fragment()))

    def _tell(self, url: QUrl) -> None:
        if url.hasFragment():
            part = self.sender()
            place = (
                part.mapToGlobal(part.cursorRect().bottomLeft())
                if isinstance(part, CaptionText)
                else QPoint()
            )
            QToolTip.showText(place, self._marks[int(url.fragment())].tip, self)
