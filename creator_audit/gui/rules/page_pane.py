"""The page of one rule, built anew for each."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.rules import state
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import S2, S3
from creator_audit.gui.widgets.labels import make_button, make_label, make_line, make_panel
from creator_audit.gui.widgets.rule_part import NO_RULE, RulePart
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.model.rule_page import RulePage
from creator_audit.queries.rules import RuleLine

_WIDEST = 860


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
    widgets += [make_line(), make_label("History", "heading")]
    widgets.append(make_label(f"Version {page.version} of this rule.", wraps=True))
    widgets += [make_label(line, "small", tone="muted", wraps=True) for line in page.history]
    if page.examples:
        widgets += [make_line(), make_label("Examples that prove this rule", "heading")]
        widgets += [_example(*state.example_words(example)) for example in page.examples]
    return _pane(widgets, told)


def _pane(widgets: Sequence[QWidget], told: Sequence[tuple[RulePart, str]]) -> QScrollArea:
    pane = scroll_column(*widgets, widest=_WIDEST, gap=S3)
    # Only now: a part that shows itself without a parent would flash as a window of its own.
    for part, text in told:
        part.show_text(text)
    return pane


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
