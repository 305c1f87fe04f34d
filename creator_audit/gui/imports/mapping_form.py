"""The question of a table: which column is what, with samples; which comes first, day or month."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.words import platform_name
from creator_audit.operations.import_one import MappingQuestion

_LEAVE_OUT = "Leave out"
_FIELD_WORDS = {
    "text": "Text of the post",
    "caption": "Caption",
    "published_at": "Time",
    "id": "Id of the post",
    "permalink": "Link of the post",
    "platform": "Platform",
    "account": "Account",
    "kind": "Kind",
}
_FIRST = ("text", "caption", "title", "description", "published_at", "permalink", "id", "platform")
_PLATFORMS = ("", "instagram", "tiktok", "youtube", "x", "facebook", "threads", "linkedin")
_MOST_COLUMNS = 14


class MappingForm(QWidget):
    """One combo per column; emits the answer."""

    answered = Signal(dict, str, str)
    """Field -> header, date order, platform."""
    leftOut = Signal()

    def __init__(self, question: MappingQuestion, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.combos: dict[str, ComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(make_label(question.sentence, wraps=True))
        self.order = self._make_order()
        if question.asked == "date_order":
            column.addWidget(self.order)
        else:
            column.addLayout(self._make_grid())
        column.addLayout(self._make_foot())
        self._check()

    def _make_order(self) -> ComboBox:
        combo = ComboBox()
        combo.setAccessibleName("Order of the date")
        combo.addItem("Choose…", "")
        combo.addItem(f"{self._question.example}: the day comes first", "dmy")
        combo.addItem(f"{self._question.example}: the month comes first", "mdy")
        combo.currentIndexChanged.connect(lambda _index: self._check())
        return combo

    def _make_grid(self) -> QGridLayout:
        question = self._question
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for at, heading in enumerate(("Column in the file", "First values", "Read as")):
            grid.addWidget(make_label(heading, "small-strong", tone="muted"), 0, at)
        grid.addWidget(make_line(), 1, 0, 1, 3)
        guessed = {header: name for name, header in question.guess}
        fields = [name for name in _FIRST if name in question.fields]
        fields += [name for name in question.fields if name not in fields]
        for row, header in enumerate(question.headers[:_MOST_COLUMNS], 2):
            grid.addWidget(make_label(header), row, 0)
            samples = question.samples[row - 2]
            shown = " · ".join(sample.replace("\n", " ")[:40] for sample in samples)
            sample = make_label(shown, "small", tone="muted", wraps=True)
            sample.setToolTip("\n".join(samples))
            grid.addWidget(sample, row, 1)
            combo = ComboBox()
            combo.setAccessibleName(f"Read column {header} as")
            combo.addItem(_LEAVE_OUT, "")
            for name in fields:
                combo.addItem(_FIELD_WORDS.get(name, name.replace("_", " ").capitalize()), name)
            combo.setCurrentIndex(max(0, combo.findData(guessed.get(header, ""))))
            combo.currentIndexChanged.connect(lambda _index: self._check())
            self.combos[header] = combo
            grid.addWidget(combo, row, 2)
        return grid

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.platform = ComboBox()
        self.platform.setAccessibleName("Platform of these posts")
        for key in _PLATFORMS:
            self.platform.addItem(platform_name(key) if key else "Platform as in the table", key)
        foot.addWidget(self.platform)
        self.note = make_label(scale="small", tone="muted")
        foot.addWidget(self.note, 1)
        self.leave_button = make_button("Do without this file", self.leftOut.emit, kind="flat")
        self.read_button = make_button("Read it", self._answer, kind="primary")
        foot.addWidget(self.leave_button)
        foot.addWidget(self.read_button)
        return foot

    @property
    def column_map(self) -> dict[str, str]:
        """Field -> header as chosen."""
        chosen = ((combo.currentData(), header) for header, combo in self.combos.items())
        return {name: header for name, header in chosen if name}

    def _check(self) -> None:
        if not hasattr(self, "read_button"):
            return
        if self._question.asked == "date_order":
            self.read_button.setEnabled(bool(self.order.currentData()))
            return
        names = [combo.currentData() for combo in self.combos.values() if combo.currentData()]
        has_text = any(name in names for name in ("text", "caption", "title", "description"))
        doubled = len(names) != len(set(names))
        self.note.setText("Two columns are read as the same." if doubled else "")
        self.read_button.setEnabled(has_text and not doubled)

    def _answer(self) -> None:
        order = self.order.currentData() or ""
        told = {} if self._question.asked == "date_order" else self.column_map
        # The forced platform would choose an importer; here it only names the posts' platform.
        self.answered.emit(told, order, self.platform.currentData() or "")
