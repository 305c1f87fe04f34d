"""What stands at a place that has no page in this version."""

from PySide6.QtWidgets import QVBoxLayout

from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.empty_state import EmptyState


class AbsentPage(Page):
    """One sentence."""

    def __init__(self, title: str, icon_name: str, session: Session) -> None:
        super().__init__(session)
        column = QVBoxLayout(self)
        column.addWidget(EmptyState(icon_name, f"{title} is not part of this version."))
