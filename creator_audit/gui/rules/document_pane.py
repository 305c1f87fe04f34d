"""A country's page or that of a party's terms, from the document that the terminal shows too."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from creator_audit.gui.theme.icons import icon_pixmap
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import S2, S3
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.rules.documents import Document, Row, Section

WIDEST = 860
OpenRule = Callable[[str], object]


def document_pane(page: Document, open_rule: OpenRule, wanted: str = "") -> QScrollArea:
    """All sections below each other; the row of the source `wanted` is brought into sight."""
    widgets: list[QWidget] = [page_head(page.title, page.note)]
    found: list[QWidget] = []
    for section in page.sections:
        widgets += [make_line(), _heading(section)]
        if section.lead:
            widgets.append(make_label(section.lead, wraps=True))
        for row in section.rows:
            shown = row_widget(row, open_rule)
            widgets.append(shown)
            if wanted and row.key == wanted:
                found.append(shown)
    pane = scroll_column(*widgets, widest=WIDEST, gap=S3)
    if found:
        target = found[-1]
        target.setObjectName("wanted")
        # Only once the column is laid out is it known where the row lies.
        timer = QTimer(pane)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: pane.ensureWidgetVisible(target, 0, 120))
        timer.start()
    return pane


def page_head(title: str, note: str) -> QWidget:
    """Title and the small line beneath it."""
    head = QWidget()
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(make_label(title, "title", wraps=True))
    column.addWidget(make_label(note, "small", tone="muted", wraps=True))
    return head


def row_widget(row: Row, open_rule: OpenRule) -> QWidget:
    """One entry: its words, as a link where it leads somewhere, and small lines beneath."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(1)
    if row.rule_id:
        button = make_button(row.text, kind="link")
        button.clicked.connect(lambda _on=False: open_rule(row.rule_id))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    else:
        label = make_label(row.text, wraps=True)
        if row.url:
            _make_link(label, row)
        else:
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
    for note in row.notes:
        column.addWidget(make_label(note, "small", tone="muted", wraps=True))
    holder.setAccessibleName(". ".join((row.text, *row.notes)))
    return holder


def _make_link(label: QLabel, row: Row) -> None:
    if not row.url.startswith(("https://", "http://")):
        return
    style = f"color:{colour('accent').name()}; text-decoration: none"
    target = escape(row.url, quote=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(f'<a href="{target}" style="{style}">{escape(row.text)}</a>')
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        | Qt.TextInteractionFlag.LinksAccessibleByMouse
    )
    label.linkActivated.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
    label.setToolTip(f"Opens {row.url} in the browser")
    label.setAccessibleName(". ".join((row.text, *row.notes)))


def _heading(section: Section) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S2)
    if section.icon:
        picture = QLabel()
        picture.setPixmap(icon_pixmap(section.icon, "muted", 16, holder.devicePixelRatioF()))
        line.addWidget(picture)
    line.addWidget(make_label(section.heading, "heading"))
    line.addStretch(1)
    return holder


def left(*widgets: QWidget) -> QWidget:
    """Widgets beside each other at the left."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S2)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return holder


def rows_of(rows: Sequence[Row], open_rule: OpenRule) -> list[QWidget]:
    """Entries as widgets."""
    return [row_widget(row, open_rule) for row in rows]
