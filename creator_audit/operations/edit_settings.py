"""What the user says of the client: countries, followers, time zone."""

from typing import TYPE_CHECKING

from creator_audit.model.audit import AuditScope
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.operations.choose_countries import choice_by_language, write_choice
from creator_audit.progress import Progress
from creator_audit.rules.choosing import Choice, covering
from creator_audit.rules.pack_folders import active_pack
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.journal import change

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def set_countries(
    store: "Store", progress: Progress, country: str, audience: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], Changes]:
    """Set the creator's country and the followers' countries; the jurisdictions judged for.

    A member of a union brings the union's common ground with it. Without a pack for any of them
    the result is empty: then there are signs and questions only. With no country at all the
    language of the posts decides again.
    """
    if country or audience:
        choice = Choice(covering((country, *audience), active_pack()))
    else:
        choice = choice_by_language(store, progress)
    with change(store, "Set countries"):
        write_client_setting(store, "country", country.casefold())
        write_client_setting(store, "audience", tuple(code.casefold() for code in audience))
        write_choice(store, choice)
    analyse(store, progress)
    return choice.codes, JUDGED | {ChangeKind.SETTINGS}


def set_time_zone(store: "Store", progress: Progress, name: str) -> tuple[None, Changes]:
    """Set the time zone that decides days, months and the law of the day."""
    write_client_setting(store, "time_zone", name, "Set time zone")
    analyse(store, progress)
    return None, JUDGED | {ChangeKind.SETTINGS}


def set_learning(store: "Store", progress: Progress, *, is_on: bool) -> tuple[None, Changes]:
    """Let corrections speak for posts like the corrected ones, or for their own posts alone."""
    label = "Learn from corrections" if is_on else "Stop learning from corrections"
    write_client_setting(store, "learns", "on" if is_on else "off", label)
    analyse(store, progress)
    return None, JUDGED | {ChangeKind.SETTINGS}


def write_scope(store: "Store", scope: AuditScope) -> None:
    """Take audience and time zone of a one-shot audit over into its file, before the import."""
    with change(store, "Set scope"):
        if scope.audience:
            write_client_setting(store, "audience", scope.audience)
        write_client_setting(store, "time_zone", scope.time_zone)
