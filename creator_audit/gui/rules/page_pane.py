"""The page of one rule or of one country, built anew for each."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QLocale, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.rules import state
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import S2, S3
from creator_audit.gui.widgets.labels import make_button, make_label, make_line, make_panel
from creator_audit.gui.widgets.rule_part import NO_RULE, RulePart
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.model.rule import Jurisdiction, RulePage
from creator_audit.queries.rules import RuleLine

_WIDEST = 860
_LABELS_HEIGHT = 380
_DATE_COLUMNS = (4, 5)


def rule_pane(page: RulePage, line: RuleLine, show: Callable[[], object]) -> QScrollArea:
    """A rule's page: head, six parts, sources, examples."""
    widgets: list[QWidget] = [_head(page.title, state.head_note(page))]
    found = state.found_words(line)
    if found:
        button = make_button(found, show, kind="flat", icon_name="list-checks")
        button.setAccessibleName(f"Show findings of this rule: {found}")
        widgets.append(_left(button))
    told = [(RulePart(mark, heading), getattr(page.doc, key)) for mark, heading, key in state.PARTS]
    widgets += [part for part, _text in told]
    widgets += [make_line(), make_label("Sources", "heading")]
    sources = [state.source_line(entry) for entry in page.citations]
    widgets += [_source(one) for one in sources] or [make_label(NO_RULE, tone="muted")]
    if page.examples:
        widgets += [make_line(), make_label("Examples that prove this rule", "heading")]
        widgets += [_example(*state.example_words(example)) for example in page.examples]
    return _pane(widgets, told)


def place_pane(
    place: Jurisdiction, titles: dict[str, str], open_rule: Callable[[str], object]
) -> QScrollArea:
    """A country's page: who watches, which labels count, which rules apply."""
    widgets: list[QWidget] = [_head(place.name, state.place_note(place))]
    told = [
        (RulePart("scale", "Who looks after it"), "\n".join(place.regulators)),
        (
            RulePart("languages", "Languages of its labels"),
            ", ".join(map(_language, place.languages)),
        ),
    ]
    widgets += [*(part for part, _text in told), make_line()]
    widgets += [make_label(f"Labels, {len(place.labels)}", "heading"), _labels(place)]
    widgets += [make_line(), make_label("Rules applied here", "heading")]
    for rule_id, applied in place.rules.items():
        name = titles.get(rule_id, rule_id)
        button = make_button(f"{name} · {applied.severity.value}", kind="link")
        button.clicked.connect(lambda _on=False, key=rule_id: open_rule(key))
        widgets.append(_left(button))
    return _pane(widgets, told)


def _pane(widgets: Sequence[QWidget], told: Sequence[tuple[RulePart, str]]) -> QScrollArea:
    pane = scroll_column(*widgets, widest=_WIDEST, gap=S3)
    # Only now: a part that shows itself without a parent would flash as a window of its own.
    for part, text in told:
        part.show_text(text)
    return pane


def _language(code: str) -> str:
    found = QLocale(code).language()
    return code if found == QLocale.Language.C else QLocale.languageToString(found)


def _head(title: str, note: str) -> QWidget:
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(make_label(title, "title", wraps=True))
    column.addWidget(make_label(note, "small", tone="muted", wraps=True))
    return head


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
    return holder


def _source(line: state.SourceLine) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    title: QLabel = make_label(line.title, "name", wraps=True)
    if line.url.startswith(("https://", "http://")):
        style = f"color:{colour('accent').name()}; text-decoration: none"
        target = escape(line.url, quote=True)
        title.setTextFormat(Qt.TextFormat.RichText)
        title.setText(f'<a href="{target}" style="{style}">{escape(line.title)}</a>')
        title.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        title.linkActivated.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        title.setToolTip(f"Opens {line.url} in the browser")
    title.setAccessibleName(f"{line.title}. {line.note}. {line.basis}")
    column.addWidget(title)
    column.addWidget(make_label(line.note, "small", tone="muted", wraps=True))
    column.addWidget(make_label(line.basis, "small", tone="muted"))
    return holder


def _example(text: str, why: str) -> QWidget:
    panel = make_panel()
    column = QVBoxLayout(panel)
    column.setContentsMargins(14, 10, 14, 10)
    column.setSpacing(S2)
    caption = make_label(text, wraps=True)
    caption.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(caption)
    column.addWidget(make_label(why, "small", tone="muted", wraps=True))
    return panel


def _labels(place: Jurisdiction) -> QTableWidget:
    rows: Sequence[Sequence[str]] = state.label_rows(place)
    table = QTableWidget(len(rows), len(state.LABEL_COLUMNS))
    table.setAccessibleName(f"Labels of {place.name}")
    table.setHorizontalHeaderLabels(list(state.LABEL_COLUMNS))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setFont(fonts.font("small-strong"))
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text if len(text) > 18 else "")
            table.setItem(row, column, item)
    for column, width in enumerate((190, 80, 120, 200, 100, 100)):
        table.setColumnWidth(column, width)
    for column in _DATE_COLUMNS:
        table.setColumnHidden(column, not any(row[column] for row in rows))
    head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
    used = sum(table.rowHeight(row) for row in range(min(len(rows), 12))) + 40
    table.setFixedHeight(min(_LABELS_HEIGHT, used))
    return table
