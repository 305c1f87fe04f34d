"""Settings of the app: appearance, and the name beside decisions."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from creator_audit.gui.settings import state
from creator_audit.gui.settings.setting_row import SettingRow
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_label, make_line
from creator_audit.settings import SETTINGS


class AppearancePane(QWidget):
    """Light or dark, and how large text is; both act at once."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = _titled(self, "Appearance", "For this computer, whichever client is open.")
        self.theme = ComboBox()
        for key, words in state.THEMES:
            self.theme.addItem(words, key)
        self.text_scale = ComboBox()
        for percent in state.TEXT_SIZES:
            self.text_scale.addItem(f"{percent} %", percent)
        self.rows = {
            "theme": SettingRow(
                "Colours",
                "Light, dark, or as the system has it.",
                self.theme,
                lambda: self._reset("theme"),
            ),
            "text_scale": SettingRow(
                "Size of text",
                "Of the size that the system gives.",
                self.text_scale,
                lambda: self._reset("text_scale"),
            ),
        }
        for row in self.rows.values():
            column.addWidget(row)
        self.theme.activated.connect(
            lambda _n: session.set_setting("theme", self.theme.currentData())
        )
        self.text_scale.activated.connect(
            lambda _n: session.set_setting("text_scale", self.text_scale.currentData())
        )
        session.settingChanged.connect(lambda _key: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show the values in use; a size between the steps gets a step of its own."""
        settings = self._session.settings
        self.theme.setCurrentIndex(self.theme.findData(settings.text("theme")))
        percent = settings.number("text_scale")
        if self.text_scale.findData(percent) < 0:
            self.text_scale.addItem(f"{percent} %", percent)
        self.text_scale.setCurrentIndex(self.text_scale.findData(percent))
        for key, row in self.rows.items():
            row.show_changed(is_changed=settings.is_changed(key))

    def _reset(self, key: str) -> None:
        self._session.set_setting(key, SETTINGS[key].default)


class ReviewPane(QWidget):
    """The name that stands beside decisions."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = _titled(self, "Review", "For this computer, whichever client is open.")
        self.name = QLineEdit()
        self.name.setMinimumWidth(220)
        self.name.setPlaceholderText("No name")
        self.row = SettingRow(
            "Name beside your decisions",
            "Stands with each decision in the file and in reports. Empty: none.",
            self.name,
            self._reset,
        )
        column.addWidget(self.row)
        self.name.editingFinished.connect(self._keep)
        self.refresh()

    def refresh(self) -> None:
        """Show the name in use."""
        self.name.setText(self._session.settings.text("reviewer"))
        self.row.show_changed(is_changed=self._session.settings.is_changed("reviewer"))

    def _keep(self) -> None:
        typed = self.name.text().strip()
        if typed != self._session.settings.text("reviewer"):
            self._session.set_setting("reviewer", typed)
            self.refresh()

    def _reset(self) -> None:
        self._session.set_setting("reviewer", "")
        self.refresh()


def _titled(pane: QWidget, title: str, note: str) -> QVBoxLayout:
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(S3)
    column.addWidget(make_label(title, "title"))
    column.addWidget(make_label(note, tone="muted", wraps=True))
    column.addWidget(make_line())
    return column
