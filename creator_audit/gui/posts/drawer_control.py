"""When the drawer opens, what it shows, and whether it stands beside or instead of the table."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QSplitter, QWidget

from creator_audit.gui.posts.drawer import PostDrawer
from creator_audit.gui.posts.table_view import PostTable
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import scaled
from creator_audit.model.finding import Family
from creator_audit.queries.alike import alike_posts
from creator_audit.queries.posts import PostDetail, post_detail
from creator_audit.queries.rule_texts import rule_of

WIDTH = 350
BESIDE_FROM = 860
"""Page width from which the drawer stands beside the table instead of in its place."""


class DrawerControl(QObject):
    """Follows the selection of the table."""

    closed = Signal()

    def __init__(self, session: Session, table: PostTable, left: QWidget) -> None:
        super().__init__(table)
        self._session = session
        self._table = table
        self._left = left
        self._wanted = False
        self.drawer = PostDrawer()
        self.drawer.hide()
        table.selectionMoved.connect(self.follow)
        table.drawerWanted.connect(self.toggle)
        table.escaped.connect(self.step_out)
        table.clicked.connect(lambda _index: self.open())
        drawer = self.drawer
        drawer.closed.connect(self.close)
        drawer.openAsked.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
        drawer.brandAsked.connect(lambda name: session.navigate("brands", brand=name))
        drawer.findingAsked.connect(self._review)

    def _review(self, finding_id: str) -> None:
        detail = self.drawer.detail
        found = [one for one in detail.findings if one.finding_id == finding_id] if detail else []
        rule = rule_of(found[0].rule_id) if found else None
        is_trust = rule is not None and rule.family is Family.TRUST
        self._session.navigate("trust" if is_trust else "findings", finding_id=finding_id)

    def open(self) -> None:
        """Show what is selected."""
        self._wanted = True
        self.follow()

    def close(self) -> None:
        """Hide the drawer until it is asked for again."""
        self._wanted = False
        self.drawer.hide()
        self._left.show()
        self._table.setFocus()

    def toggle(self) -> None:
        """Open or close (Space)."""
        if self._wanted and self.drawer.isVisible():
            self.close()
        else:
            self.open()

    def step_out(self) -> None:
        """Esc: close the drawer first, then clear the selection."""
        if self.drawer.isVisible():
            self.close()
        else:
            self._table.clearSelection()

    def follow(self) -> None:
        """Show the selection, if the drawer is wanted."""
        number = self._table.chosen_count()
        if not self._wanted or not number:
            self.drawer.hide()
            self._left.show()
            return
        if number > 1:
            self.drawer.show_many(number)
            self._show()
            return
        key = self._table.chosen_keys()[0]
        self._session.read(
            post_detail,
            key,
            done=self._show_detail,
            failed=self._show_error,
            channel="posts.detail",
        )

    def _show_detail(self, detail: PostDetail) -> None:
        self.drawer.show_detail(detail, self._session.filter.text)
        self._show()
        show = self.drawer.alike.show_groups
        self._session.read(alike_posts, detail.key, done=show, channel="posts.alike")

    def _show_error(self, error: Exception) -> None:
        self.drawer.show_error(error)
        self._show()

    def _show(self) -> None:
        was_hidden = self.drawer.isHidden()
        self.drawer.show()
        self.fit()
        splitter = self.drawer.parent()
        width = scaled(WIDTH, self._table.fontMetrics().height())
        if was_hidden and isinstance(splitter, QSplitter) and self._left.isVisible():
            splitter.setSizes([splitter.width() - width, width])

    def fit(self) -> None:
        """Beside the table in a wide page, instead of it in a narrow one."""
        splitter = self.drawer.parentWidget()
        is_wide = splitter is None or splitter.width() >= scaled(
            BESIDE_FROM, self._table.fontMetrics().height()
        )
        self._left.setVisible(is_wide or self.drawer.isHidden())
