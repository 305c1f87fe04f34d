"""What can be done with the ledger besides the form: refuse, remove, import, export."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from creator_audit.errors import UserError
from creator_audit.gui.deals.import_dialog import DealImportDialog
from creator_audit.gui.deals.import_state import taken_words
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.deal_words import deal_line
from creator_audit.gui.widgets.words import count
from creator_audit.model.deal import Deal
from creator_audit.operations.import_deal_list import DealListPreview
from creator_audit.operations.record_deal import is_own_list
from creator_audit.queries.deals import DealSuggestion

_CSV = "CSV (*.csv)"
_LISTS = "Lists of deals (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods)"


class DealDeeds:
    """Asks what must be asked, then acts through the session."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self.session = session
        self._parent = parent
        self.dialog: DealImportDialog | None = None
        """The list shown last."""

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
        """Choose a list and take its deals over; one with headers of its own is shown first."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, "Import deals", "", _LISTS)
        if not name:
            return
        path = Path(name)
        try:
            is_own = is_own_list(path)
        except UserError as error:
            self.session.failed.emit(error)
            return
        if is_own:
            self.session.act(
                "import_deals",
                lambda number: self.session.say(f"{count(number, 'deal', 'deals')} imported."),
                path=path,
            )
        else:
            self.session.act(
                "preview_deal_list", lambda shown: self._show_list(path, shown), path=path
            )

    def _show_list(self, path: Path, shown: DealListPreview) -> None:
        """Show the columns and first rows of a list, and read it anew after each change."""
        dialog = DealImportDialog(shown, self._parent)
        self.dialog = dialog

        def read(columns: dict[str, str], orders: dict[str, str]) -> None:
            self.session.act(
                "preview_deal_list",
                dialog.show_preview,
                path=path,
                columns=columns,
                orders=orders,
            )

        def take(columns: dict[str, str], orders: dict[str, str]) -> None:
            self.session.act(
                "import_deal_list",
                lambda done: self.session.say(taken_words(done.number, len(done.problems))),
                path=path,
                columns=columns,
                orders=orders,
            )

        dialog.changed.connect(read)
        dialog.taken.connect(take)
        dialog.open()

    def ask_export(self) -> None:
        """Write the ledger to a CSV."""
        name, _kind = QFileDialog.getSaveFileName(self._parent, "Export deals", "deals.csv", _CSV)
        if name:
            self.session.act(
                "export_deals",
                lambda number: self.session.say(f"{count(number, 'deal', 'deals')} written."),
                path=Path(name),
            )
