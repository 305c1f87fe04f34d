"""What the user says of the client: countries, followers, time zone."""

from typing import TYPE_CHECKING

from creator_audit.model.audit import AuditScope
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.rules.pack_folders import active_pack
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.journal import change

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def jurisdictions_of(country: str, audience: tuple[str, ...]) -> tuple[str, ...]:
    """Codes with a pack among the creator's country and the followers' countries, in order."""
    known = active_pack().jurisdictions
    wanted = dict.fromkeys(code.casefold() for code in (country, *audience) if code)
    return tuple(code for code in wanted if code in known)


def set_countries(
    store: "Store", progress: Progress, country: str, audience: tuple[str, ...] = ()
) -> tuple[tuple[str, ...], Changes]:
    """Set the creator's country and the followers' countries; the jurisdictions judged for.

    Without a pack for any of them the result is empty: then there are signs and questions only.
    """
    codes = jurisdictions_of(country, audience)
    with change(store, "Set countries"):
        write_client_setting(store, "country", country.casefold())
        write_client_setting(store, "audience", tuple(code.casefold() for code in audience))
        write_client_setting(store, "jurisdictions", codes)
    analyse(store, progress)
    return codes, JUDGED | {ChangeKind.SETTINGS}


def set_time_zone(store: "Store", progress: Progress, name: str) -> tuple[None, Changes]:
    """Set the time zone that decides days, months and the law of the day."""
    write_client_setting(store, "time_zone", name, "Set time zone")
    analyse(store, progress)
    return None, JUDGED | {ChangeKind.SETTINGS}


def write_scope(store: "Store", scope: AuditScope) -> None:
    """Take jurisdictions, audience and time zone of a one-shot audit over into its file."""
    known = active_pack().jurisdictions
    wanted = dict.fromkeys((*scope.jurisdictions, *(c for c in scope.audience if c in known)))
    with change(store, "Set scope"):
        write_client_setting(store, "jurisdictions", tuple(wanted))
        write_client_setting(store, "audience", scope.audience)
        write_client_setting(store, "time_zone", scope.time_zone)
