"""Settings of the open client: countries, time zone, learning."""

from zoneinfo import available_timezones

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.settings.learning_pane import LearningPane
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S2, S3
from creator_audit.gui.widgets.check_delegate import CheckDelegate
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.countries import countries, pack_note
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.queries.client_facts import ClientFacts

_CODE = Qt.ItemDataRole.UserRole
_WIDEST = 420


class ClientPane(QWidget):
    """Whose rules are looked at, and in which time zone days are counted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._facts: ClientFacts | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S2)
        column.addWidget(make_label("Client", "title"))
        self.whose = make_label(tone="muted", wraps=True)
        column.addWidget(self.whose)
        column.addWidget(make_line())
        self._add_countries(column)
        column.addSpacing(S3)
        column.addWidget(make_line())
        self._add_zone(column)
        column.addSpacing(S3)
        column.addWidget(make_line())
        self.learning = LearningPane(session)
        column.addWidget(self.learning)

    def _add_countries(self, column: QVBoxLayout) -> None:
        column.addWidget(make_label("Judged for", "heading"))
        note = (
            "Your country and your followers' countries decide whose rules are looked at."
            " Each gives its own verdict; the strictest is shown first."
        )
        column.addWidget(make_label(note, tone="muted", wraps=True))
        column.addWidget(make_label("Your country", "name"))
        self.country = ComboBox()
        self.country.setAccessibleName("Your country")
        self.country.setMaximumWidth(_WIDEST)
        self.country.addItem("Not chosen", "")
        column.addWidget(self.country)
        column.addWidget(make_label("Countries of your followers", "name"))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search a country")
        self.search.setAccessibleName("Search a country of your followers")
        self.search.setMaximumWidth(_WIDEST)
        column.addWidget(self.search)
        self.audience = QListWidget()
        self.audience.setAccessibleName("Countries of your followers")
        self.audience.setMaximumWidth(_WIDEST)
        self.audience.setFixedHeight(176)
        self.audience.setMouseTracking(True)
        self.audience.setItemDelegate(CheckDelegate(self.audience))
        column.addWidget(self.audience)
        for one in countries():
            words = one.name + (" · rules known" if one.has_pack else "")
            self.country.addItem(words, one.code)
            item = QListWidgetItem(words)
            item.setData(_CODE, one.code)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.audience.addItem(item)
        self.note = make_label(tone="muted", wraps=True)
        column.addWidget(self.note)
        self.judge = make_button("Judge for these", self.apply_countries, kind="primary")
        column.addWidget(self.judge, 0, Qt.AlignmentFlag.AlignLeft)
        self.search.textChanged.connect(self._filter)
        self.country.currentIndexChanged.connect(lambda _index: self._check())
        self.audience.itemChanged.connect(lambda _item: self._check())

    def _add_zone(self, column: QVBoxLayout) -> None:
        column.addWidget(make_label("Time zone", "heading"))
        note = "Decides on which day a post counts, and so which text was in force."
        column.addWidget(make_label(note, tone="muted", wraps=True))
        row = QHBoxLayout()
        self.zone = QLineEdit()
        self.zone.setAccessibleName("Time zone")
        self.zone.setMaximumWidth(260)
        self._zones = available_timezones()
        completer = QCompleter(sorted(self._zones), self.zone)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(completer)
        self.set_zone = make_button("Set time zone", self.apply_zone)
        row.addWidget(self.zone, 1)
        row.addWidget(self.set_zone)
        row.addStretch(1)
        column.addLayout(row)
        self.zone_note = make_label(tone="muted", wraps=True)
        column.addWidget(self.zone_note)
        self.zone.textChanged.connect(lambda _text: self._check())
        self.zone.returnPressed.connect(self.apply_zone)

    def show_facts(self, facts: ClientFacts) -> None:
        """Show what is stored; what was ticked and not set is forgotten."""
        self._facts = facts
        self.whose.setText(f"For {self._session.client}; kept in its file.")
        self.country.setCurrentIndex(max(0, self.country.findData(facts.country)))
        self.audience.blockSignals(True)
        for row in range(self.audience.count()):
            item = self.audience.item(row)
            is_on = item.data(_CODE) in facts.audience
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.audience.blockSignals(False)
        self.zone.setText(facts.time_zone or "UTC")
        self.learning.show_facts(facts)
        self._check()

    @property
    def chosen_audience(self) -> tuple[str, ...]:
        """Codes of the ticked countries."""
        items = (self.audience.item(row) for row in range(self.audience.count()))
        return tuple(
            item.data(_CODE) for item in items if item.checkState() == Qt.CheckState.Checked
        )

    def _filter(self, typed: str) -> None:
        for row in range(self.audience.count()):
            item = self.audience.item(row)
            item.setHidden(typed.casefold() not in item.text().casefold())

    def _check(self) -> None:
        facts = self._facts
        codes = [code for code in (self.country.currentData(), *self.chosen_audience) if code]
        judged = facts.judged if facts and not codes else ""
        self.note.setText(judged or pack_note(codes))
        zone = self.zone.text().strip()
        is_known = zone in self._zones or zone == "UTC"
        self.zone_note.setText("" if is_known else "Choose a name such as Europe/London.")
        is_open = facts is not None
        stored = (facts.country, set(facts.audience)) if facts else ("", set())
        is_new = (self.country.currentData() or "", set(self.chosen_audience)) != stored
        self.judge.setEnabled(is_open and is_new)
        self.set_zone.setEnabled(
            is_open and is_known and facts is not None and zone != (facts.time_zone or "UTC")
        )

    def apply_countries(self) -> None:
        """Judge anew for the chosen countries; one step of undo."""
        self._session.act(
            "set_countries",
            lambda _codes: self._session.say("Judged for these countries. Ctrl+Z takes it back."),
            country=str(self.country.currentData() or ""),
            audience=self.chosen_audience,
        )

    def apply_zone(self) -> None:
        """Count days in this zone from now on."""
        if self.set_zone.isEnabled():
            self._session.act(
                "set_time_zone",
                lambda _none: self._session.say("Time zone set. Ctrl+Z takes it back."),
                name=self.zone.text().strip(),
            )
