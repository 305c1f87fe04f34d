"""A checked copy of the workspace in one file, and back again."""

import os
import tempfile
import zipfile
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.operations.clients import Store, Workspace
from creator_audit.progress import Progress
from creator_audit.store.database import copy_checked
from creator_audit.store.workspace import client_name

FORMAT = "creator-audit/backup@1"


def back_up(place: Workspace, target: Path, progress: Progress) -> tuple[str, ...]:
    """Write every client into one ZIP, each copy checked first; the clients' names.

    The target is replaced whole, after the new file is complete and read back.
    """
    names = place.clients()
    if not names:
        raise UserError("There is no client to save yet.", where=str(place.folder))
    partial = target.with_name(f".{target.name}.partial")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="creator-audit-") as folder,
            zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            archive.comment = FORMAT.encode()
            for number, name in enumerate(names):
                progress.step(number, len(names), name)
                _add(archive, place.path(name), Path(folder))
        _verify(partial, len(names))
        os.replace(partial, target)  # noqa: PTH105 - replaces on every system
    except OSError as error:
        raise UserError(
            f"The backup could not be written ({error.strerror or error}).",
            where=str(target),
            next_step="Check the folder and the free space.",
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return names


def _add(archive: zipfile.ZipFile, path: Path, folder: Path) -> None:
    copy = folder / path.name
    with Store.open(path) as store:
        copy_checked(store.connection, copy)
    archive.write(copy, path.name)
    copy.unlink()


def _verify(path: Path, number: int) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None or len(archive.namelist()) != number:
            raise UserError("The backup could not be read back.", where=str(path))


def restore(
    place: Workspace, source: Path, progress: Progress, *, is_replacing: bool = False
) -> tuple[str, ...]:
    """Bring the clients of a backup back; their names.

    Every file is opened and checked before the first one is put in place. A client that is there
    already stops the whole restore, unless it is to be replaced.
    """
    with tempfile.TemporaryDirectory(prefix="creator-audit-") as name:
        files = _unpack(source, Path(name))
        taken = [file.name for file in files if (place.folder / file.name).exists()]
        if taken and not is_replacing:
            names = ", ".join(client_name(Path(one)) for one in taken)
            raise UserError(
                f"These clients are there already: {names}.",
                where=str(source),
                next_step="Rename them, or restore with --replace.",
            )
        for number, file in enumerate(files):
            progress.step(number, len(files), client_name(file))
            with Store.open(file):
                pass  # opens, migrates if it must, and checks its version
        place.folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            _put(file, place.folder / file.name)
    return tuple(client_name(file) for file in files)


def _unpack(source: Path, folder: Path) -> list[Path]:
    try:
        with zipfile.ZipFile(source) as archive:
            if archive.comment != FORMAT.encode():
                raise UserError("This file is not a backup of Creator Audit.", where=str(source))
            names = [n for n in archive.namelist() if Path(n).name == n and n.endswith(".db")]
            for name in names:
                archive.extract(name, folder)
    except OSError as error:
        raise UserError(
            f"The backup cannot be read ({error.strerror}).", where=str(source)
        ) from error
    except zipfile.BadZipFile as error:
        raise UserError(
            "The backup is damaged or cut off.",
            where=str(source),
            next_step="Use another copy of it.",
        ) from error
    return [folder / name for name in sorted(names)]


def _put(file: Path, target: Path) -> None:
    """Replace a client's file in one step; what belonged to the old one goes with it."""
    with Store.open(file) as store:
        partial = target.with_name(f".{target.name}.partial")
        copy_checked(store.connection, partial)
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    os.replace(partial, target)  # noqa: PTH105 - replaces on every system
