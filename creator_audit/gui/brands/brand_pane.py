"""The page of one brand: counts, timeline, names and deals, what is open, every mention."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.brands import state
from creator_audit.gui.brands.edit_state import split_names
from creator_audit.gui.brands.mention_table import MentionTable
from creator_audit.gui.theme.spacing import S2, S3, S4, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.deal_words import deal_line
from creator_audit.gui.widgets.key_count import KeyCount
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.marks import VerdictMark
from creator_audit.gui.widgets.timeline_chart import TimelineChart
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, count, finding_mark, share
from creator_audit.model.brand import HandleRole
from creator_audit.queries.findings import FindingItem

_LONG = 44
"""Letters from which a fact may need a second line."""
_DEEDS = (
    ("edit", "Edit…", "pen-line", "Names, category and group (Ctrl+E)"),
    ("merge", "Merge…", "merge", "Make one brand of several (Ctrl+M)"),
    ("split", "Split…", "split", "Take some names out into a brand of their own"),
    ("ignore", "Ignore", "eye-off", "Leave it out of the audit (Delete); can be taken back"),
)


class BrandPane(QWidget):
    """Emits what is asked for; acts through the page."""

    classAsked = Signal(str)
    postAsked = Signal(int)
    dealAsked = Signal(str)
    findingsAsked = Signal(str, object)
    roleGiven = Signal(str, str, str)
    """Name, kind, role."""
    deedAsked = Signal(str)
    """``edit``, ``merge``, ``split``, ``ignore`` or ``rivals``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S3)
        column.addLayout(self._make_head())
        counts = QHBoxLayout()
        self.counts = {name: KeyCount(name) for name in CLASSES}
        for name, button in self.counts.items():
            button.clicked.connect(lambda _on=False, name=name: self.classAsked.emit(name))
            counts.addWidget(button, 1)
        column.addLayout(counts)
        self.stances = make_label(tone="muted", wraps=True)
        column.addWidget(self.stances)
        title = QHBoxLayout()
        title.addWidget(make_label("Every mention", "heading"), 1)
        self.twin = make_button("Table", self.toggle_table, kind="flat", icon_name="table-2")
        title.addWidget(self.twin)
        column.addLayout(title)
        self.chart = TimelineChart("Every mention in time")
        self.chart.dotChosen.connect(self.postAsked)
        column.addWidget(self.chart)
        self.table = MentionTable()
        self.table.postAsked.connect(self.postAsked)
        self.table.hide()
        column.addWidget(self.table)
        feet = QHBoxLayout()
        feet.setSpacing(S5)
        self._known, known = _column("Known as")
        self._open, opened = _column("Open here")
        feet.addLayout(known, 3)
        feet.addLayout(opened, 2)
        column.addLayout(feet)
        self._shows_table = False

    def _make_head(self) -> QHBoxLayout:
        self.name = make_label(scale="title", wraps=True)
        self.note = make_label(tone="muted", wraps=True)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.name)
        names.addWidget(self.note)
        head = QHBoxLayout()
        head.setSpacing(S2)
        head.addLayout(names, 1)
        self.deeds = {facts[0]: self._deed(*facts) for facts in _DEEDS}
        for deed in self.deeds.values():
            head.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _deed(self, key: str, words: str, icon_name: str, tip: str) -> QPushButton:
        button = make_button(words, lambda: self.deedAsked.emit(key), icon_name=icon_name, tip=tip)
        button.setAccessibleName(words.removesuffix("…") + " this brand")
        return button

    def toggle_table(self) -> None:
        """The table in place of the timeline, and back."""
        self._shows_table = not self._shows_table
        self.twin.setText("Timeline" if self._shows_table else "Table")
        self._show_form()

    def _show_form(self) -> None:
        has_chart = bool(self.chart.timeline.lanes)
        self.chart.setVisible(has_chart and not self._shows_table)
        self.table.setVisible(self._shows_table or not has_chart)
        self.twin.setVisible(has_chart)

    def show_brand(self, view: state.BrandView) -> None:
        """Show one brand."""
        line = view.page.line
        self.name.setText(line.brand.name)
        self.note.setText(state.head_note(line))
        self._show_deeds(view)
        whole = line.counts.total
        for name, number in zip(CLASSES, state.class_counts(line), strict=True):
            words = share(number, whole).partition(" ")[2]
            spoken = f"{CLASS_NAMES[name]}, {share(number, whole)}. Shows these posts"
            self.counts[name].show_count(f"{number:,}", words, "", spoken)
        told = (state.stance_line(line), state.label_line(view.page))
        self.stances.setText(". ".join(filter(None, told)) + ".")
        drawn = state.timeline(view)
        if drawn is not None:
            self.chart.show_timeline(drawn)
        self.table.show_rows(state.mention_rows(view))
        self._show_form()
        self._show_known(view)
        self._show_open(view)

    def _show_deeds(self, view: state.BrandView) -> None:
        """An ignored brand can only be taken back; one without other names cannot be split."""
        brand = view.page.line.brand
        is_ignored = brand.role is HandleRole.IGNORED
        for key, button in self.deeds.items():
            button.setVisible(key == "ignore" or not is_ignored)
        self.deeds["split"].setEnabled(bool(split_names(brand)))
        self.deeds["ignore"].setText("Take back" if is_ignored else "Ignore")
        if is_ignored:
            self.note.setText("Ignored: left out of the audit until it is taken back.")

    def _show_known(self, view: state.BrandView) -> None:
        _clear(self._known)
        brand = view.page.line.brand
        grid = QGridLayout()
        grid.setHorizontalSpacing(S3)
        grid.setVerticalSpacing(S2)
        grid.setColumnStretch(1, 1)
        also = ", ".join((brand.name, *brand.aliases))
        rows: list[tuple[str, QWidget]] = [("Names", make_label(also, wraps=True))]
        rows += [
            (name, self._role_box(name, kind, view)) for name, kind in state.known_names(view.page)
        ]
        ask = partial(self.deedAsked.emit, "edit")
        rows.append(("Category", _with_link(brand.category, "category", ask)))
        rows.append(("Group", _with_link(state.group_line(view.page), "group", ask)))
        rivals = state.rival_line(view.page)
        rows.append(("Rivals", _with_link(rivals, "rivals", lambda: self.deedAsked.emit("rivals"))))
        for number, deal in enumerate(view.page.deals):
            button = make_button(deal_line(deal), kind="link")
            button.clicked.connect(lambda _on=False, key=deal.id: self.dealAsked.emit(key))
            rows.append(("Deals" if number == 0 else "", button))
        if not view.page.deals:
            rows.append(("Deals", make_label("None recorded")))
        for row, (name, widget) in enumerate(rows):
            label = make_label(name, tone="muted")
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            where = Qt.AlignmentFlag.AlignTop
            if isinstance(widget, ComboBox):
                where |= Qt.AlignmentFlag.AlignLeft
            grid.addWidget(widget, row, 1, where)
        self._known.addLayout(grid)

    def _role_box(self, name: str, kind: str, view: state.BrandView) -> QWidget:
        role = view.roles.get((state.folded(name), kind), "")
        return role_box(
            name, role, lambda to: self.roleGiven.emit(name, kind, to), state.BRAND_ROLES
        )

    def _show_open(self, view: state.BrandView) -> None:
        _clear(self._open)
        found: dict[tuple[str, str], list[FindingItem]] = {}
        for item in view.findings:
            found.setdefault((item.rule_id, item.outcome), []).append(item)
        for (rule_id, outcome), items in found.items():
            row = QHBoxLayout()
            row.setSpacing(S2)
            row.addWidget(VerdictMark(finding_mark(rule_id, outcome)))
            row.addWidget(make_label(items[0].title, wraps=True), 1)
            posts = count(len({key for item in items for key in item.post_keys}), "post", "posts")
            button = make_button(posts, kind="flat")
            button.setAccessibleName(f"{items[0].title}, {posts}. Opens the findings")
            ids = tuple(item.finding_id for item in items)
            button.clicked.connect(
                lambda _on=False, rule=rule_id, ids=ids: self.findingsAsked.emit(rule, ids)
            )
            row.addWidget(button)
            self._open.addLayout(row)
        if not found:
            self._open.addWidget(make_label("Nothing open here.", tone="muted"))


def role_box(
    name: str,
    role: str,
    given: Callable[[str], object],
    roles: Sequence[tuple[str, str]] = state.ROLES,
) -> ComboBox:
    """Whose name it is; a choice acts at once."""
    box = ComboBox()
    for key, words in roles:
        box.addItem(words, key)
    box.setCurrentIndex(max(0, box.findData(role)))
    box.setAccessibleName(f"Whose name is {name}")
    box.setMaximumWidth(180)
    box.activated.connect(lambda _index: given(str(box.currentData())))
    return box


def _column(heading: str) -> tuple[QVBoxLayout, QVBoxLayout]:
    outer = QVBoxLayout()
    outer.setSpacing(S2)
    outer.addWidget(make_label(heading, "heading"))
    inner = QVBoxLayout()
    inner.setSpacing(S2)
    outer.addLayout(inner)
    outer.addStretch(1)
    outer.setContentsMargins(0, S4 - 8, 0, 0)
    return inner, outer


def _clear(layout: QLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _with_link(words: str, what: str, ask: Callable[[], object]) -> QWidget:
    """A fact with a link that changes it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S2)
    is_long = len(words) > _LONG
    row.addWidget(make_label(words or "None recorded", wraps=is_long), 1 if is_long else 0)
    verb = "Edit" if words else "Add"
    link = make_button(verb, ask, kind="link")
    link.setAccessibleName(f"{verb} {what}")
    row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
    if not is_long:
        row.addStretch(1)
    return holder
