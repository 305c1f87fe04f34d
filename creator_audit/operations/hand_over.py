"""One client in one file for a manager: posts, findings and decisions, and back again.

The archive, messages, drafts and amounts of deals are not in it. The manager's decisions come
back as the CSV of `exchange_reviews`.
"""

import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creator_audit import __version__
from creator_audit.errors import UserError
from creator_audit.operations.changes import NOTHING, Changes
from creator_audit.operations.clients import Workspace, open_client, workspace
from creator_audit.progress import Progress
from creator_audit.store.database import Store, check_integrity, copy_checked
from creator_audit.store.drafts import draft_prefix
from creator_audit.store.hand_over import strip_for_hand_over
from creator_audit.store.schema import NEWEST

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "creator-audit/hand-over@1"
SUFFIX = ".creatoraudit"
_MANIFEST, _DATABASE = "manifest.json", "client.db"
_MOST_MANIFEST = 64 * 1024
_PIECE = 1 << 20
_DAMAGED = "The hand-over file is damaged or cut off."


@dataclass(frozen=True, slots=True)
class HandOver:
    """What a hand-over file says of itself."""

    client: str
    made_at: str
    app_version: str
    schema: int
    """Version of the data inside."""
    sha256: str
    """Of the database inside."""
    posts: int = 0
    findings: int = 0
    decisions: int = 0


def hand_over(
    store: Store, progress: Progress, client: str, target: Path
) -> tuple[HandOver, Changes]:
    """Write a checked copy of what may travel into one file; replaced whole, once complete."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with tempfile.TemporaryDirectory(prefix=draft_prefix(store.path)) as folder:
            copy = Path(folder) / _DATABASE
            progress.step(0, 3, "copying")
            copy_checked(store.connection, copy)
            with Store.open(copy) as stripped:
                strip_for_hand_over(stripped)
                counted = _describe(stripped, client)
            progress.step(1, 3, "writing")
            told = HandOver(sha256=_digest(copy), **counted)
            _pack(partial, copy, told)
        progress.step(2, 3, "checking")
        with tempfile.TemporaryDirectory(prefix=draft_prefix(store.path)) as folder:
            _unpack(partial, Path(folder))
        os.replace(partial, target)  # noqa: PTH105 - replaces on every system
    except OSError as error:
        raise UserError(
            f"The hand-over file could not be written ({error.strerror or error}).",
            where=str(target),
            next_step="Check the folder and the free space, or choose another place.",
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    progress.step(3, 3, "done")
    return told, NOTHING


def hand_over_client(
    store: Store, progress: Progress, target: str, client: str, workspace_folder: Path | None
) -> tuple[HandOver, Changes]:
    """As `hand_over`, for the window: any client of the workspace by name."""
    del store  # the open client need not be the one that is handed over
    with open_client(workspace(workspace_folder), client) as chosen:
        return hand_over(chosen, progress, client, Path(target))


def look_into(source: Path) -> HandOver:
    """What a hand-over file says of itself, unpacking nothing. Raises `UserError`."""
    with _opened(source) as archive:
        return _manifest(archive, source)


def take_over(
    place: Workspace, source: Path, progress: Progress, *, name: str = ""
) -> tuple[str, HandOver]:
    """Make a client of a hand-over file; its name, and what the file says.

    `name` is another name than the one inside. A client of the name is never overwritten. Raises
    `UserError` for that, for a damaged file and for data of a newer app.
    """
    with tempfile.TemporaryDirectory(prefix="creator-audit-") as folder:
        progress.step(0, 2, "checking")
        told = look_into(source)
        client = name.strip() or told.client
        target = place.path(client)
        if target.exists():
            raise UserError(
                f"There is a client named {client} already; it was not touched.",
                where=str(source),
                next_step="Take it over under another name (`--as NAME`), or rename yours.",
            )
        copy = _unpack(source, Path(folder))
        with Store.open(copy) as store:
            problem = check_integrity(store)
        if problem:
            raise UserError(_DAMAGED, where=str(source), next_step="Ask for it again.")
        progress.step(1, 2, "taking over")
        _put(copy, target)
    return client, told


def take_over_client(
    store: Store, progress: Progress, source: str, name: str, workspace_folder: Path | None
) -> tuple[str, Changes]:
    """As `take_over`, for the window; the new client's name."""
    del store  # the open client has nothing to do with it
    return take_over(workspace(workspace_folder), Path(source), progress, name=name)[0], NOTHING


def _describe(store: Store, client: str) -> dict[str, Any]:
    return {
        "client": client,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "app_version": __version__,
        "schema": NEWEST,
        "posts": int(store.value("SELECT count(*) FROM posts")),
        "findings": int(store.value("SELECT count(*) FROM findings")),
        "decisions": int(store.value("SELECT count(*) FROM decisions")),
    }


def _pack(target: Path, database: Path, told: HandOver) -> None:
    manifest = {"format": FORMAT, **{name: getattr(told, name) for name in told.__slots__}}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = FORMAT.encode()
        archive.writestr(_MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        archive.write(database, _DATABASE)


def _opened(source: Path) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(source)
    except OSError as error:
        raise UserError(
            f"The hand-over file cannot be read ({error.strerror or error}).", where=str(source)
        ) from error
    except zipfile.BadZipFile as error:
        raise UserError(_DAMAGED, where=str(source), next_step="Ask for it again.") from error
    if archive.comment != FORMAT.encode() or not {_MANIFEST, _DATABASE} <= set(archive.namelist()):
        archive.close()
        raise UserError(
            "This file is no hand-over file of Creator Audit.",
            where=str(source),
            next_step="`creator-audit clients hand-over NAME FILE` makes one.",
        )
    return archive


def _manifest(archive: zipfile.ZipFile, source: Path) -> HandOver:
    try:
        with archive.open(_MANIFEST) as file:
            found: Mapping[str, Any] = json.loads(file.read(_MOST_MANIFEST))
        told = HandOver(**{name: found[name] for name in HandOver.__slots__})
        is_typed = all(
            isinstance(getattr(told, name), int if name in _NUMBERS else str)
            for name in HandOver.__slots__
        )
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, OSError) as error:
        raise UserError(_DAMAGED, where=str(source), next_step="Ask for it again.") from error
    if not is_typed:
        raise UserError(_DAMAGED, where=str(source), next_step="Ask for it again.")
    if told.schema > NEWEST:
        raise UserError(
            f"This hand-over was made by Creator Audit {told.app_version} (data version"
            f" {told.schema}); this is {__version__}, which knows data up to version {NEWEST}.",
            where=str(source),
            next_step="Update the app to take it over; nothing was changed.",
        )
    return told


_NUMBERS = frozenset({"schema", "posts", "findings", "decisions"})


def _unpack(source: Path, folder: Path) -> Path:
    """The database inside, unpacked and held against the digest of the manifest."""
    target = folder / _DATABASE
    with _opened(source) as archive:
        told = _manifest(archive, source)
        try:
            with archive.open(_DATABASE) as inside, target.open("wb") as file:
                shutil.copyfileobj(inside, file, _PIECE)
        except (zipfile.BadZipFile, EOFError) as error:
            raise UserError(_DAMAGED, where=str(source), next_step="Ask for it again.") from error
    if _digest(target) != told.sha256:
        raise UserError(
            "The hand-over file was changed after it was made: its digest does not fit.",
            where=str(source),
            next_step="Ask for it again.",
        )
    return target


def _digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _put(copy: Path, target: Path) -> None:
    """Lay a checked copy where the client belongs, unless a client came there meanwhile."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.partial")
    with Store.open(copy) as store:
        copy_checked(store.connection, partial)
    try:
        with target.open("xb"):
            pass
    except FileExistsError as error:
        partial.unlink(missing_ok=True)
        raise UserError("A client of this name is there already.", where=target.stem) from error
    os.replace(partial, target)  # noqa: PTH105 - replaces on every system
