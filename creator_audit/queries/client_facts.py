"""Read model of the Settings page: what was said of the client, and what was opened for it."""

import json
from dataclasses import dataclass

from creator_audit.queries.alike import learned
from creator_audit.queries.imports import imports
from creator_audit.queries.judged_for import judged_because
from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class ClosedGroup:
    """Files or sections that were listed and never opened, for one reason."""

    reason: str
    number: int


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """One client as the settings show it."""

    country: str
    audience: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    time_zone: str
    archives: int
    """Imports that stand."""
    opened: int
    """Files inside the archives from which posts were taken."""
    records: int
    """Records found in them."""
    closed: tuple[ClosedGroup, ...]
    """Most files first."""
    judged: str = ""
    """One sentence: whose rules are looked at, and what decided it."""
    learns: bool = True
    """Whether corrections speak for posts like the corrected ones."""
    learned: tuple[tuple[str, str, int], ...] = ()
    """(answer, what posts share, number of corrected posts)."""


def client_facts(reader: Reader) -> ClientFacts:
    """Read the settings of a client and the sum of what its imports opened."""
    standing = [line for line in imports(reader) if not line.is_undone]
    closed: dict[str, int] = {}
    for line in standing:
        for _member, reason in line.not_read:
            closed[reason] = closed.get(reason, 0) + 1
    opened = reader.value("SELECT count(*) FROM (SELECT DISTINCT import_id, file FROM posts)")
    return ClientFacts(
        country=reader.setting("country"),
        audience=tuple(json.loads(reader.setting("audience", "[]"))),
        jurisdictions=tuple(json.loads(reader.setting("jurisdictions", "[]"))),
        time_zone=reader.setting("time_zone", "UTC"),
        judged=judged_because(reader),
        learns=reader.setting("learns", "on") == "on",
        learned=learned(reader),
        archives=len(standing),
        opened=int(opened or 0),
        records=sum(line.found for line in standing),
        closed=tuple(
            ClosedGroup(reason, number)
            for reason, number in sorted(closed.items(), key=lambda one: (-one[1], one[0]))
        ),
    )
