"""The rule beside the caption, always in the same order."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S2, S4
from creator_audit.gui.widgets import review_words as words
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.marks import VerdictMark
from creator_audit.gui.widgets.rule_part import NO_RULE, RulePart, citation_links
from creator_audit.model.finding import Finding
from creator_audit.queries.findings import FindingDetail

_PARTS = (
    ("info", "What was seen"),
    ("scale", "The rule"),
    ("lightbulb", "May be harmless if"),
    ("circle-question-mark", "Question"),
    ("square-pen", "To mend it"),
)


class RuleCard(QWidget):
    """Verdict and name, rule id and packs; then the five parts."""

    sourceAsked = Signal(object)
    """What the place Rules is to show: the source, the country that cites it, the rule."""

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
        self.parts = tuple(RulePart(icon_name, heading) for icon_name, heading in _PARTS)
        for part in self.parts:
            column.addWidget(part)
            part.sourceAsked.connect(self._ask)
        self._finding: Finding | None = None
        column.addStretch(1)

    def show_detail(self, detail: FindingDetail, mark: str) -> None:
        """Show a finding's rule."""
        finding = self._finding = detail.finding
        self.mark.set_value(mark)
        self.title.setText(detail.title)
        packs = ", ".join(_pack_words(verdict.jurisdiction) for verdict in finding.verdicts)
        self.rule_id.setText(" · ".join(filter(None, (finding.rule_id, packs))))
        seen, rule, innocent, question, remedy = self.parts
        unsure = finding.unsure_because
        seen.show_text(detail.message if not unsure else f"{detail.message} {_unsure(unsure)}")
        links = citation_links(detail.citations, in_book=True)
        rule.show_text(detail.rule_text or ("" if links else NO_RULE), links)
        innocent.show_text(detail.innocent)
        question.show_text(detail.question)
        remedy.show_text(detail.remedy)

    def _ask(self, source: str) -> None:
        if self._finding is not None:
            codes = (v.jurisdiction for v in self._finding.verdicts if source in v.citations)
            told = {"jurisdiction": next(codes, ""), "citation": source}
            self.sourceAsked.emit({**told, "rule_id": self._finding.rule_id})


def _unsure(reason: str) -> str:
    said = words.reason_word(reason, "")
    return f"Open because: {said}." if said else ""


def _pack_words(code: str) -> str:
    from creator_audit.queries.rule_texts import pack

    known = pack().jurisdictions.get(code)
    return f"{code} {known.version}" if known else _terms_words(code)


def _terms_words(code: str) -> str:
    from creator_audit.queries.rule_texts import party_of

    party = party_of(code)
    return f"contract rule, Terms of {party}" if party else code
