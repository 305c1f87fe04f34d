"""The table of places. A new screen is one line here and a folder beside this one."""

from dataclasses import dataclass
from importlib import import_module

from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the window."""

    key: str
    title: str
    icon: str
    factory: str
    """``module:Class`` below ``creator_audit.gui``; imported on first visit."""
    group: str = "main"
    """``main``, ``foot``, or the key of the place that is lit while this hidden one is shown."""
    needs_posts: bool = True
    """Disabled, with the reason, until the client has a post."""


PLACES = (
    Place("overview", "Overview", "chart-column-stacked", "overview.view:OverviewPage"),
    Place("posts", "Posts", "rows-3", "posts.view:PostsPage"),
    Place("findings", "Findings", "list-checks", "findings.view:FindingsPage"),
    Place("trust", "Trust", "waypoints", "trust.view:TrustPage"),
    Place("brands", "Brands", "tags", "brands.view:BrandsPage"),
    Place("deals", "Deals", "handshake", "deals.view:DealsPage", needs_posts=False),
    Place("drafts", "Draft check", "pen-line", "drafts.view:DraftsPage", needs_posts=False),
    Place("report", "Report", "file-output", "reports.view:ReportPage"),
    Place(
        "archives",
        "Archives",
        "archive-restore",
        "imports.view:ArchivesPage",
        "foot",
        needs_posts=False,
    ),
    Place("rules", "Rules", "scale", "rules.view:RulesPage", "foot", needs_posts=False),
    Place(
        "settings", "Settings", "settings", "settings.view:SettingsPage", "foot", needs_posts=False
    ),
    Place(
        "welcome",
        "Welcome",
        "folder-open",
        "welcome.view:WelcomePage",
        "archives",
        needs_posts=False,
    ),
    Place(
        "importing",
        "Import",
        "file-archive",
        "imports.running:ImportPage",
        "archives",
        needs_posts=False,
    ),
    Place(
        "roster", "All clients", "users", "roster.view:RosterPage", "archives", needs_posts=False
    ),
)

_BY_KEY = {place.key: place for place in PLACES}


def place(key: str) -> Place:
    """The place of that key. Raises KeyError for a key that is not in the table."""
    return _BY_KEY[key]


def places(group: str) -> tuple[Place, ...]:
    """The places of a group, in order."""
    return tuple(one for one in PLACES if one.group == group)


def exists(key: str) -> bool:
    """Whether the place is in the table."""
    return key in _BY_KEY


def build_page(key: str, session: Session) -> Page:
    """Import and build the page of a place; a place without a page says so in words."""
    module_name, _, class_name = _BY_KEY[key].factory.partition(":")
    full_name = f"creator_audit.gui.{module_name}"
    try:
        module = import_module(full_name)
    except ModuleNotFoundError as error:
        if error.name is None or not full_name.startswith(error.name):
            raise
        from creator_audit.gui.shell.absent import AbsentPage

        return AbsentPage(_BY_KEY[key].title, _BY_KEY[key].icon, session)
    page = getattr(module, class_name)(session)
    assert isinstance(page, Page)
    return page
