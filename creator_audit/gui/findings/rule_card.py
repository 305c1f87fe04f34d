"""The rule beside the caption, always in the same order."""

from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creator_audit.gui.theme.icons import icon_pixmap
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import S2, S4
from creator_audit.gui.widgets import review_words as words
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.marks import VerdictMark
from creator_audit.queries.findings import CitationLine, FindingDetail

_PARTS = (
    ("info", "What was seen"),
    ("scale", "The rule"),
    ("lightbulb", "May be harmless if"),
    ("circle-question-mark", "Question"),
    ("square-pen", "To mend it"),
)
NO_RULE = "No rule. A matter of trust."
_BASIS_NOTES = {"summary": " (summary)", "recalled": " (not verified)"}


class _Part(QWidget):
    """Icon, heading, text."""

    def __init__(self, icon_name: str, heading: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        self._icon_name = icon_name
        self._picture = QLabel()
        self._picture.setFixedWidth(16)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._picture.setContentsMargins(0, 2, 0, 0)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addWidget(make_label(heading, "strong"))
        self.text = make_label(wraps=True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            | Qt.TextInteractionFlag.LinksAccessibleByMouse
        )
        self.text.setAccessibleName(heading)
        self.text.linkActivated.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def show_text(self, text: str, links: str = "") -> None:
        """Plain text, with links behind it; an empty part goes out of sight."""
        self._picture.setPixmap(icon_pixmap(self._icon_name, "muted", 16, self.devicePixelRatioF()))
        if links:
            self.text.setTextFormat(Qt.TextFormat.RichText)
            self.text.setText(f"{escape(text)}{links}".removeprefix("<br>"))
        else:
            self.text.setTextFormat(Qt.TextFormat.PlainText)
            self.text.setText(text)
        self.text.setAccessibleDescription(text)
        self.setVisible(bool(text or links))


class RuleCard(QWidget):
    """Verdict and name, rule id and packs; then the five parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S4)
        head = QHBoxLayout()
        head.setSpacing(S2)
        self.mark = VerdictMark("", 18)
        head.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(1)
        self.title = make_label(scale="heading", wraps=True)
        self.rule_id = make_label(scale="small", tone="muted", wraps=True)
        names.addWidget(self.title)
        names.addWidget(self.rule_id)
        head.addLayout(names, 1)
        column.addLayout(head)
        self.parts = tuple(_Part(icon_name, heading) for icon_name, heading in _PARTS)
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)

    def show_detail(self, detail: FindingDetail, mark: str) -> None:
        """Show a finding's rule."""
        finding = detail.finding
        self.mark.set_value(mark)
        self.title.setText(detail.title)
        packs = ", ".join(_pack_words(verdict.jurisdiction) for verdict in finding.verdicts)
        self.rule_id.setText(" · ".join(filter(None, (finding.rule_id, packs))))
        seen, rule, innocent, question, remedy = self.parts
        unsure = finding.unsure_because
        seen.show_text(detail.message if not unsure else f"{detail.message} {_unsure(unsure)}")
        links = "".join(f"<br>{_link(citation)}" for citation in detail.citations)
        rule.show_text(detail.rule_text or ("" if links else NO_RULE), links)
        innocent.show_text(detail.innocent)
        question.show_text(detail.question)
        remedy.show_text(detail.remedy)


def _unsure(reason: str) -> str:
    said = words.reason_word(reason, "")
    return f"Open because: {said}." if said else ""


def _pack_words(code: str) -> str:
    from creator_audit.queries.rule_texts import pack

    known = pack().jurisdictions.get(code)
    return f"{code} {known.version}" if known else code


def _link(citation: CitationLine) -> str:
    shown = escape(", ".join(filter(None, (citation.title, citation.locator))))
    shown += escape(_BASIS_NOTES.get(citation.basis, ""))
    if not citation.url.startswith(("https://", "http://")):
        return shown
    style = f"color:{colour('accent').name()}; text-decoration: none"
    return f'<a href="{escape(citation.url, quote=True)}" style="{style}">{shown}</a>'
