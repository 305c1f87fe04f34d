"""What can be done with the ledger besides the form: refuse, remove, import, export."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.deal_words import deal_line
from creator_audit.gui.widgets.words import count
from creator_audit.model.deal import Deal
from creator_audit.queries.deals import DealSuggestion

_CSV = "CSV (*.csv)"


class DealDeeds:
    """Asks what must be asked, then acts through the session."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self.session = session
        self._parent = parent

    def refuse(self, found: DealSuggestion) -> None:
        """No deal: the name counts as that of a friend, so it is no sign any more."""
        name = found.name.lstrip("@").casefold()
        self.session.act(
            "set_name_roles",
            lambda _n: self.session.say(f"No deal for {found.name}. Ctrl+Z takes it back."),
            roles={(name, found.kind): "friend"},
        )

    def ask_removal(self, deal: Deal) -> None:
        """Take a deal out once the person agrees."""
        question = f"Take “{deal.brand}, {deal_line(deal)}” out of the ledger?"
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.question(self._parent, "Delete deal", question, buttons)
        if answer == QMessageBox.StandardButton.Yes:
            self.session.act(
                "remove_deal",
                lambda _none: self.session.say("Deal deleted. Ctrl+Z takes it back."),
                deal_id=deal.id,
            )

    def ask_import(self) -> None:
        """Choose a CSV and take its deals over; a bad row is named with its line."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, "Import deals", "", _CSV)
        if name:
            self.session.act(
                "import_deals",
                lambda number: self.session.say(f"{count(number, 'deal', 'deals')} imported."),
                path=Path(name),
            )

    def ask_export(self) -> None:
        """Write the ledger to a CSV."""
        name, _kind = QFileDialog.getSaveFileName(self._parent, "Export deals", "deals.csv", _CSV)
        if name:
            self.session.act(
                "export_deals",
                lambda number: self.session.say(f"{count(number, 'deal', 'deals')} written."),
                path=Path(name),
            )
