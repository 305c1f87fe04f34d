"""The row of options: platform, tie, platform label, jurisdictions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.drafts.state import PLATFORMS, known_jurisdictions
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S4
from creator_audit.gui.widgets.chip import Chip
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.review_words import RELATION_WORDS
from creator_audit.gui.widgets.words import platform_name
from creator_audit.rules.choosing import FALLBACK

_LABEL_STATES = (("On", True), ("Off", False), ("Not sure", None))
_KINDS = {"feed": "caption", "video": "description"}


class OptionRow(QWidget):
    """Emits `changed` whenever an option was set."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(S4)
        self.platform = ComboBox()
        for key, kind in PLATFORMS:
            name = f"{platform_name(key)}, {_KINDS.get(kind, kind)}" if key else "Another platform"
            self.platform.addItem(name, (key, kind))
        self.relation = ComboBox()
        for key, words in RELATION_WORDS.items():
            self.relation.addItem(words, key)
        self.label = self._make_segments()
        self.countries = Chip("judged for", "All jurisdictions")
        self.countries.can_clear = False
        self._codes = [code for code, _name in known_jurisdictions() if code in FALLBACK]
        self._is_own_choice = False
        for code, name in known_jurisdictions():
            action = QAction(name, self.countries.menu())
            action.setCheckable(True)
            action.toggled.connect(lambda is_on, code=code: self._toggle(code, is_on=is_on))
            self.countries.menu().addAction(action)
        row.addWidget(_field("Platform", self.platform))
        row.addWidget(_field("Tie to the brand", self.relation))
        row.addWidget(_field("Platform label", self.label))
        row.addWidget(_field("Judged for", self.countries))
        row.addStretch(1)
        self.stored = QLabel()
        self.stored.setPixmap(icon("eye-off", "muted").pixmap(15, 15))
        row.addWidget(self.stored, 0, Qt.AlignmentFlag.AlignBottom)
        note = make_label("Nothing here is stored", tone="muted")
        row.addWidget(note, 0, Qt.AlignmentFlag.AlignBottom)
        self.platform.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.relation.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._show_codes()

    def _make_segments(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "segments")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._label_group = QButtonGroup(self)
        for number, (words, _value) in enumerate(_LABEL_STATES):
            button = QPushButton(words)
            button.setProperty("kind", "segment")
            button.setCheckable(True)
            button.setAccessibleName(f"Platform label: {words.lower()}")
            self._label_group.addButton(button, number)
            row.addWidget(button)
        self._label_group.button(2).setChecked(True)
        self._label_group.idToggled.connect(self._label_toggled)
        return frame

    @property
    def platform_label(self) -> bool | None:
        """On, off, or not sure."""
        return _LABEL_STATES[max(0, self._label_group.checkedId())][1]

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """Codes that are ticked."""
        return tuple(self._codes)

    def _label_toggled(self, _number: int, is_on: bool) -> None:
        if is_on:
            self.changed.emit()

    def follow(self, codes: Sequence[str]) -> None:
        """Judge as the client is judged, until something else is ticked here."""
        known = [code for code, _name in known_jurisdictions() if code in codes]
        if known and not self._is_own_choice and known != self._codes:
            self._codes = known
            self._show_codes()
            self.changed.emit()

    def _toggle(self, code: str, *, is_on: bool) -> None:
        self._is_own_choice = True
        self._codes = [c for c, _n in known_jurisdictions() if c in self._codes or c == code]
        if not is_on and len(self._codes) > 1:
            self._codes.remove(code)
        self._show_codes()
        self.changed.emit()

    def _show_codes(self) -> None:
        names = dict(known_jurisdictions())
        chosen = [names[code] for code in self._codes]
        more = f" and {len(chosen) - 2} more" if len(chosen) > 3 else ""
        self.countries.set_value(", ".join(chosen[:2] if more else chosen) + more)
        self.countries.setAccessibleName(f"Judged for {', '.join(chosen)}")
        for action, (code, _name) in zip(
            self.countries.menu().actions(), known_jurisdictions(), strict=True
        ):
            action.blockSignals(True)
            action.setChecked(code in self._codes)
            action.blockSignals(False)


def _field(words: str, control: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label = make_label(words, "small", tone="muted")
    label.setBuddy(control)
    column.addWidget(label)
    column.addWidget(control)
    if not control.accessibleName():
        control.setAccessibleName(words)
    return box
