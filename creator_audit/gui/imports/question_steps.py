"""The questions after an import, each a page of its own that can be skipped."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.spacing import S3
from creator_audit.gui.widgets.check_delegate import CheckDelegate
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.countries import countries, pack_note
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import count, day_name, platform_name
from creator_audit.queries.imports import LabelQuestion, NameCandidate

ROLES = (("", "Not sure"), ("brand", "Brand"), ("friend", "Friend"), ("own", "My own"))
_DEAL_COLUMNS = "brand, kind, starts, ends, status, handles, codes, domains"


class Step(QWidget):
    """One question: heading, why it is asked, what answers it."""

    answered = Signal(str, dict)
    """Operation and its arguments."""
    heading_text = ""
    why_text = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(S3)
        self.heading = make_label(self.heading_text, "title", wraps=True)
        self.why = make_label(self.why_text, tone="muted", wraps=True)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.why)

    def answer(self) -> None:
        """Emit what was answered (the primary button)."""


class CountryStep(Step):
    """Where the creator and the followers are."""

    heading_text = "Where are you, and where are your followers?"
    why_text = (
        "It decides whose rules are looked at. Until you say, the language of most posts decides."
    )

    def __init__(
        self,
        country: str,
        audience: Sequence[str],
        judged: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._judged = judged
        self.country = ComboBox()
        self.country.setAccessibleName("Your country")
        self.country.addItem("Choose your country…", "")
        for one in countries():
            self.country.addItem(one.name + (" · rules known" if one.has_pack else ""), one.code)
        self.country.setCurrentIndex(max(0, self.country.findData(country)))
        self.country.setMaximumWidth(380)
        self.column.addWidget(make_label("Your country", "strong"))
        self.column.addWidget(self.country)
        self.column.addWidget(make_label("Countries of your followers", "strong"))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search a country")
        self.search.setAccessibleName("Search a country")
        self.search.setMaximumWidth(380)
        self.column.addWidget(self.search)
        self.list = _make_country_list(audience)
        self.column.addWidget(self.list, 1)
        self.note = make_label(tone="muted", wraps=True)
        self.column.addWidget(self.note)
        self.search.textChanged.connect(self._filter)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self.country.currentIndexChanged.connect(lambda _index: self._tell())
        self._tell()

    @property
    def audience(self) -> tuple[str, ...]:
        """Codes of the ticked countries."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in rows
            if item.checkState() == Qt.CheckState.Checked
        )

    def _filter(self, typed: str) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(typed.casefold() not in item.text().casefold())

    def _tell(self) -> None:
        codes = [self.country.currentData(), *self.audience]
        chosen = [code for code in codes if code]
        self.note.setText(pack_note(chosen) if chosen else self._judged or pack_note([]))

    def answer(self) -> None:
        told = {"country": self.country.currentData() or "", "audience": self.audience}
        is_empty = not told["country"] and not told["audience"]
        self.answered.emit("" if is_empty else "set_countries", told)


def _make_country_list(audience: Sequence[str]) -> QListWidget:
    """All countries, those of the followers ticked."""
    listed = QListWidget()
    listed.setAccessibleName("Countries of your followers")
    listed.setMaximumWidth(380)
    listed.setMinimumHeight(150)
    listed.setMouseTracking(True)
    listed.setItemDelegate(CheckDelegate(listed))
    for one in countries():
        item = QListWidgetItem(one.name + (" · rules known" if one.has_pack else ""))
        item.setData(Qt.ItemDataRole.UserRole, one.code)
        item.setCheckState(
            Qt.CheckState.Checked if one.code in audience else Qt.CheckState.Unchecked
        )
        listed.addItem(item)
    return listed


class NameStep(Step):
    """Whose handles, domains and codes these are."""

    heading_text = "Whose names are these?"
    why_text = (
        "The most frequent handles, domains and codes in your posts. A friend's tag is no sign of"
        " a deal; your own shop is."
    )

    def __init__(self, names: Sequence[NameCandidate], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(names)
        self.table = QTableWidget(len(names), 5)
        self.table.setAccessibleName("Names and whose they are")
        self.table.setHorizontalHeaderLabels(["Name", "Kind", "Posts", "Whose", "Seen in"])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(38)
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.combos: list[ComboBox] = []
        for row, one in enumerate(self._names):
            self._add_row(row, one)
        for at, width in enumerate((200, 76, 60, 150)):
            self.table.setColumnWidth(at, width)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(self.table, 1)

    def _add_row(self, row: int, one: NameCandidate) -> None:
        seen = one.examples[0] if one.examples else ""
        for at, text in enumerate((one.name, one.kind.capitalize(), f"{one.posts:,}")):
            self.table.setItem(row, at, QTableWidgetItem(text))
        item = QTableWidgetItem(seen)
        item.setToolTip("\n\n".join(one.examples))
        self.table.setItem(row, 4, item)
        combo = ComboBox()
        combo.setAccessibleName(f"{one.name}, {one.kind}, in {count(one.posts, 'post', 'posts')}")
        for key, words in ROLES:
            combo.addItem(words, key)
        combo.setCurrentIndex(max(0, combo.findData(one.role)))
        self.combos.append(combo)
        self.table.setCellWidget(row, 3, combo)

    def answer(self) -> None:
        roles = {
            (one.name.lstrip("@").casefold(), one.kind): combo.currentData()
            for one, combo in zip(self._names, self.combos, strict=True)
            if combo.currentData() != one.role
        }
        self.answered.emit("set_name_roles" if roles else "", {"roles": roles})


class DealStep(Step):
    """A list of deals, if there is one."""

    heading_text = "Do you have a list of your deals?"
    why_text = (
        "A recorded deal is evidence, everything else only a sign. A CSV or XLSX file does; its"
        f" columns are {_DEAL_COLUMNS}. Only the brand is needed."
    )

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        row = QHBoxLayout()
        self.choose = make_button("Choose a file…", self._choose, icon_name="download")
        self.shown = make_label("No file chosen.", tone="muted")
        row.addWidget(self.choose)
        row.addWidget(self.shown, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def _choose(self) -> None:
        kinds = "Tables (*.csv *.xlsx);;All files (*)"
        name, _kind = QFileDialog.getOpenFileName(self, "List of deals", "", kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Use a file."""
        self.path = str(path)
        self.shown.setText(path.name)

    def answer(self) -> None:
        name = "import_deals" if self.path else ""
        self.answered.emit(name, {"path": Path(self.path)})


class LabelStep(Step):
    """Was the platform's own label on? One per account and period."""

    chooseAsked = Signal(object)

    def __init__(self, question: LabelQuestion, parent: QWidget | None = None) -> None:
        self.question = question
        posts = count(len(question.post_keys), "post", "posts")
        platform = platform_name(question.platform)
        self.heading_text = f"Was {platform}'s paid-partnership label on for these {posts}?"
        if len(question.post_keys) == 1:
            self.heading_text = f"Was {platform}'s paid-partnership label on for this post?"
        span = f"{day_name(question.since)} – {day_name(question.until)}"
        self.why_text = (
            f"{question.account or 'This account'}, {span}. The export does not say, and the"
            " answer decides what was found for them. It can be undone."
        )
        super().__init__(parent)
        row = QHBoxLayout()
        self.all_button = make_button("On for all", lambda: self.tell("all"))
        self.none_button = make_button("On for none", lambda: self.tell("none"))
        self.some_button = make_button("Choose…", lambda: self.chooseAsked.emit(self.question))
        for button in (self.all_button, self.none_button, self.some_button):
            row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def tell(self, value: str, post_ids: Sequence[str] = ()) -> None:
        """Answer all, none or some."""
        arguments = {
            "account_id": self.question.account_id,
            "since": self.question.since,
            "until": self.question.until,
            "answer": value,
            "post_ids": tuple(post_ids),
        }
        self.answered.emit("answer_label", arguments)

    def answer(self) -> None:
        self.answered.emit("", {})
