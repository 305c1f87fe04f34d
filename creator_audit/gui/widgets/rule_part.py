"""One part of a rule in words: icon, heading, text, and links to its sources."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creator_audit.gui.theme.icons import icon_pixmap
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets.labels import make_label
from creator_audit.queries.findings import CitationLine

NO_RULE = "No rule. A matter of trust."
_BOOK = "source:"
BASIS_NOTES = {"summary": " (summary)", "recalled": " (not verified against the text)"}


class RulePart(QWidget):
    """Icon, heading, text."""

    sourceAsked = Signal(str)
    """Id of a source whose place in the rule book is asked for."""

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
        self.text.linkActivated.connect(self._follow)
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def _follow(self, url: str) -> None:
        if url.startswith(_BOOK):
            self.sourceAsked.emit(url.removeprefix(_BOOK))
        else:
            QDesktopServices.openUrl(QUrl(url))

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


def citation_links(
    citations: Sequence[CitationLine], most: int = 0, *, in_book: bool = False
) -> str:
    """The sources as lines of rich text, each with how well it was read; `most` 0: all.

    With `in_book` a title leads to the source's place in the rule book, and its web page is a
    link of its own.
    """
    shown = citations[:most] if most else citations
    tell = _book_link if in_book else _link
    return "".join(f"<br>{tell(citation)}" for citation in shown)


def _book_link(citation: CitationLine) -> str:
    title = escape(", ".join(filter(None, (citation.title, citation.locator))))
    title += escape(BASIS_NOTES.get(citation.basis, ""))
    style = f"color:{colour('accent').name()}; text-decoration: none"
    told = f'<a href="{_BOOK}{escape(citation.id, quote=True)}" style="{style}">{title}</a>'
    if citation.url.startswith(("https://", "http://")):
        told += f' · <a href="{escape(citation.url, quote=True)}" style="{style}">web page</a>'
    return told


def _link(citation: CitationLine) -> str:
    shown = escape(", ".join(filter(None, (citation.title, citation.locator))))
    shown += escape(BASIS_NOTES.get(citation.basis, ""))
    if not citation.url.startswith(("https://", "http://")):
        return shown
    style = f"color:{colour('accent').name()}; text-decoration: none"
    return f'<a href="{escape(citation.url, quote=True)}" style="{style}">{shown}</a>'
