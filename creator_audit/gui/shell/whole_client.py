"""Facts of the whole client around the page: counts at the places, status bar, filter options."""

from datetime import UTC, datetime

from creator_audit.gui.shell.frame import Frame
from creator_audit.gui.shell.navigation import PLACES
from creator_audit.gui.widgets.words import count, day_name, platform_name
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import Overview, Totals, overview, totals
from creator_audit.queries.reader import Reader
from creator_audit.queries.undo_names import undo_names


class WholeClient:
    """Reads the totals whenever data changed and shows them; never depends on the filter."""

    def __init__(self, window: Frame) -> None:
        self._window = window
        self.totals: Totals | None = None
        self.brands: tuple[tuple[str, str, int], ...] = ()
        """(id, name, posts) of the most frequent brands, for the palette."""
        session = window.session
        session.clientChanged.connect(self.refresh)
        session.dataChanged.connect(lambda _changes: self.refresh())
        self._show_none()

    def refresh(self) -> None:
        """Read again."""
        session = self._window.session
        self._window.side_bar.client_button.show_client(session.client, 0)
        name = f"{session.client} – Creator Audit" if session.client else "Creator Audit"
        self._window.setWindowTitle(name)
        if not session.is_open:
            self._show_none()
            return
        session.read(totals, done=self._show, channel="shell.totals")
        session.read(
            undo_names, done=lambda names: session.undoChanged.emit(*names), channel="shell.undo"
        )
        session.read(_pack_words, done=self._show_rules, channel="shell.rules")
        session.read(overview, FilterState(), done=self._offer, channel="shell.options")

    def _show_none(self) -> None:
        window = self._window
        self.totals = None
        window.side_bar.show_counts({})
        window.side_bar.enable_places(frozenset(p.key for p in PLACES if p.needs_posts))
        window.status.show_fact("posts", "No archive yet")
        window.status.show_fact("until", "")

    def _show(self, found: Totals) -> None:
        window = self._window
        self.totals = found
        if not found.posts:
            self._show_none()
            self.totals = found
            return
        window.side_bar.client_button.show_client(window.session.client, found.accounts)
        window.side_bar.enable_places(frozenset())
        window.side_bar.show_counts(
            {"posts": found.posts, "findings": found.findings, "trust": found.chains}
        )
        window.status.show_fact("posts", count(found.posts, "post", "posts"))
        until = f"Data until {day_name(found.data_until)}" if found.data_until else ""
        window.status.show_fact("until", until)

    def _show_rules(self, words: str) -> None:
        self._window.status.show_fact("rules", words)

    def _offer(self, found: Overview) -> None:
        bar = self._window.filter_bar
        bar.set_days(found.first_day, found.last_day)
        bar.set_options("platforms", [(row.key, platform_name(row.key)) for row in found.platforms])
        bar.set_options("brands", [(row.key, row.name) for row in found.brands])
        bar.set_filter(self._window.session.filter)
        self.brands = tuple((row.key, row.name, row.counts.total) for row in found.brands)


_MOST_CODES = 4
"""Jurisdictions that the status bar names one by one."""


def _pack_words(reader: Reader) -> str:
    """Versions of the rules, read on the reading thread since loading them takes a moment.

    What needs a look comes behind: their age, packs left out, findings the rules changed.
    """
    from creator_audit.queries.rule_changes import last_update
    from creator_audit.rules.age import age_note
    from creator_audit.rules.pack_folders import active

    used = active()
    found = used.pack.jurisdictions
    told = "Rules " + ", ".join(f"{code} {found[code].version}" for code in sorted(found))
    if len(found) > _MOST_CODES or len(used.parts) > 1:
        told = f"Rules {used.pack.version}, {len(found)} jurisdictions"
    update = last_update(reader)
    more = (
        "some packs are left out" if used.left_out else "",
        age_note(found.values(), datetime.now(UTC).date()).rstrip("."),
        update.sentence.rstrip(".") if update and update.changes else "",
    )
    return " · ".join(filter(None, (told, *more)))
