"""Audit several clients in one go: each is judged anew and gets a report of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope, Cover
from creator_audit.operations.changes import JUDGED, NOTHING, Changes
from creator_audit.operations.clients import Workspace, open_client, workspace
from creator_audit.operations.report_client import report_client
from creator_audit.progress import Cancelled, Progress

if TYPE_CHECKING:
    from creator_audit.store.database import Store

_MOST_TELLING = 60
"""Letters of a client's name in a file's name."""


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """Which clients, what to write and where to; one file a client and format."""

    clients: tuple[str, ...]
    folder: str = ""
    """Folder of the reports, made if new; empty: judge anew, write nothing."""
    formats: tuple[str, ...] = ("pdf",)
    scope: AuditScope = field(default_factory=lambda: AuditScope(jurisdictions=()))
    """Without jurisdictions, each client's own."""
    cover: Cover = field(default_factory=Cover)


@dataclass(frozen=True, slots=True)
class ClientAudit:
    """How it went for one client."""

    client: str
    files: tuple[str, ...] = ()
    problem: str = ""
    """Why there is no report, in a sentence; empty: done."""
    worst: str = ""
    """Strictest severity of an open gap."""


@dataclass(frozen=True, slots=True)
class BatchAudit:
    """How it went for all of them, in the order asked for."""

    done: tuple[ClientAudit, ...]
    not_begun: tuple[str, ...] = ()
    """Clients left when it was stopped."""

    @property
    def problems(self) -> tuple[ClientAudit, ...]:
        """Clients without a report."""
        return tuple(one for one in self.done if one.problem)

    @property
    def sentence(self) -> str:
        """``3 clients audited, 1 not: Plainkeep. The file is damaged …``."""
        good = len(self.done) - len(self.problems)
        told = [f"{good} client{'' if good == 1 else 's'} audited"]
        if self.problems:
            told.append(f"{len(self.problems)} not")
        if self.not_begun:
            told.append(f"{len(self.not_begun)} not begun")
        return ", ".join(told) + "."


def audit_clients(
    store: "Store | None", progress: Progress, request: BatchRequest, workspace_folder: Path | None
) -> tuple[BatchAudit, Changes]:
    """Audit each client; one that fails is listed with its reason, and the others go on.

    Stopped between two clients or within one, it keeps the reports that are complete and names
    the clients it did not come to. `store` is whichever client the window has open; it may be
    among them. Raises `UserError` for a folder that cannot be made.
    """
    del store  # every client is opened by name
    place = workspace(workspace_folder)
    _make(request.folder)
    targets = file_names(request)
    done: list[ClientAudit] = []
    total = len(request.clients)
    for number, client in enumerate(request.clients):
        try:
            progress.step(number, total, client)
            told = _Telling(progress, number, total, client)
            done.append(_audit(place, told, client, targets[client], request))
        except Cancelled:
            return BatchAudit(tuple(done), request.clients[number:]), JUDGED if done else NOTHING
        except UserError as error:
            done.append(ClientAudit(client, problem=str(error)))
    progress.step(total, total, "done")
    return BatchAudit(tuple(done)), JUDGED


def _audit(
    place: Workspace,
    progress: Progress,
    client: str,
    targets: dict[str, str],
    request: BatchRequest,
) -> ClientAudit:
    from creator_audit.operations.import_one import settle_import

    with open_client(place, client) as store:
        if store.value("SELECT 1 FROM posts LIMIT 1") is None:
            raise UserError("There is no post yet.", next_step="Import an archive of this client.")
        settle_import(store, progress)
        if not targets:
            return ClientAudit(client)
        zone = store.setting("time_zone") or request.scope.time_zone
        scope = replace(request.scope, time_zone=zone)
        outcome = report_client(
            store, progress, scope, targets, client=store.setting("name") or client,
            cover=request.cover,
        )  # fmt: skip
    return ClientAudit(client, tuple(targets.values()), worst=outcome.worst)


def file_names(request: BatchRequest) -> dict[str, dict[str, str]]:
    """Client -> format -> file. Names that come out alike are numbered."""
    taken: set[str] = set()
    found: dict[str, dict[str, str]] = {}
    for client in request.clients:
        stem = plain_name(client)
        number = 1
        while (unique := stem if number == 1 else f"{stem}-{number}") in taken:
            number += 1
        taken.add(unique)
        found[client] = {
            ending: str(Path(request.folder) / f"creator-audit-{unique}.{ending}")
            for ending in (request.formats if request.folder else ())
        }
    return found


def plain_name(client: str) -> str:
    """The client's name as part of a file's name: letters, digits and dashes."""
    plain = "".join(letter if letter.isalnum() else " " for letter in client.casefold())
    return "-".join(plain.split())[:_MOST_TELLING] or "client"


def every_client(place: Workspace, wanted: Sequence[str]) -> tuple[str, ...]:
    """The clients asked for, each once, or all of the workspace."""
    return tuple(dict.fromkeys(wanted)) or place.clients()


def _make(folder: str) -> None:
    if not folder:
        return
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder for the reports cannot be made ({error.strerror or error}).",
            where=folder,
            next_step="Choose a folder you may write to.",
        ) from error


class _Telling:
    """Steps of one client told as steps of the whole: which client, and what is being done."""

    def __init__(self, progress: Progress, number: int, total: int, client: str) -> None:
        self._progress, self._number, self._total, self._client = progress, number, total, client

    def step(self, done: int, total: int | None, label: str) -> None:
        del done, total
        self._progress.step(self._number, self._total, f"{self._client}: {label}")
