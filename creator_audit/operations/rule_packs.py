"""Put rule packs and newer rules in use from a file, and take that back. No network is asked."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from creator_audit.errors import RulePackError, UserError
from creator_audit.model.rule import RulePack
from creator_audit.rules.load import load_pack
from creator_audit.rules.pack_file import MANIFEST, PackInfo, folder_name, order
from creator_audit.rules.pack_folders import (
    FORCED,
    active,
    forget,
    in_place,
    packs_folder,
    read_info,
    rest_on_shipped,
    shipped_version,
    stands_alone,
    try_pack,
)

_PREVIOUS = ".previous"
_KEPT = 5
_MOST_FILES, _MOST_BYTES = 2_000, 20_000_000


@dataclass(frozen=True, slots=True)
class Installed:
    """What an update came to."""

    info: PackInfo
    before: PackInfo | None
    """The pack of the same name that it stands in for now."""

    @property
    def sentence(self) -> str:
        """One sentence for people."""
        place = f" instead of {self.before.version}" if self.before else ""
        return f"{self.info.words} is in use{place}."


def update_rules(source: Path, *, is_forced: bool = False) -> Installed:
    """Put a pack (ZIP or folder) in use; the one it stands in for is kept.

    Raises `UserError` for a file that is no pack, a pack that is wrong (file, line, field), or
    one that is older than the one in use, unless forced.
    """
    with opened(source) as folder:
        info = read_info(folder)
        place = packs_folder() / folder_name(info.name)
        before = read_info(place) if (place / MANIFEST).is_file() else None
        if not is_forced:
            _refuse_older(info, before, source)
        try:
            try_pack(folder, info)
        except RulePackError as error:
            raise _inside(in_place(error, folder), folder, source) from error
        with _writing():
            _replace(place, folder, is_forced=is_forced)
    forget()
    return Installed(info, before)


def take_back() -> str:
    """Undo the newest change of packs; a sentence that says what is in use now."""
    kept = _kept()
    if not kept:
        raise UserError("There is no update of the rules to take back.", where=str(packs_folder()))
    newest = kept[-1]
    place = packs_folder() / newest.name.partition("-")[2]
    with _writing():
        if place.exists():
            shutil.rmtree(place)
        if (newest / MANIFEST).is_file():
            newest.rename(place)
        else:
            shutil.rmtree(newest)
    forget()
    return f"The last update was taken back. In use: {active().words}."


def has_update() -> bool:
    """Whether there is a change of packs that can be taken back."""
    return bool(_kept())


def remove_pack(name: str) -> str:
    """Put a pack out of use; `take_back` brings it back."""
    place = packs_folder() / (folder_name(name) or "-")
    if not place.is_dir():
        known = ", ".join(part.name for part in active().parts[1:]) or "none"
        raise UserError("There is no pack of this name.", where=name, next_step=f"Packs: {known}.")
    with _writing():
        _keep(place)
    forget()
    return f"The pack is no longer in use. In use: {active().words}."


def load_rules(named: str) -> RulePack:
    """The rules of a folder or ZIP; ``shipped`` and ``in-use`` name those of the app."""
    if named == "shipped":
        return load_pack()
    if named in ("in-use", "active"):
        return active().pack
    with opened(Path(named)) as folder:
        return load_pack(folder) if stands_alone(folder) else rest_on_shipped(folder).pack


@contextmanager
def opened(source: Path) -> Iterator[Path]:
    """The folder of a pack; a ZIP is unpacked beside the packs' files for as long."""
    if source.is_dir():
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="creator-audit-rules-") as place:
        _unpack(source, Path(place))
        yield _top(Path(place))


def _unpack(source: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            too_large = sum(entry.file_size for entry in entries) > _MOST_BYTES
            if too_large or len(entries) > _MOST_FILES:
                raise UserError("This file is too large for a rule pack.", where=str(source))
            for entry in entries:
                name = PurePosixPath(entry.filename)
                if name.suffix != ".toml" or name.is_absolute() or ".." in name.parts:
                    continue
                file = target.joinpath(*name.parts)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(archive.read(entry))
    except FileNotFoundError as error:
        raise UserError("There is no such file.", where=str(source)) from error
    except (OSError, zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError) as error:
        raise UserError(
            "This is no ZIP file that can be read.",
            where=str(source),
            next_step="Choose a rule pack: a ZIP or folder with pack.toml.",
        ) from error


def _top(place: Path) -> Path:
    """The pack itself, where the ZIP holds it inside one folder."""
    entries = list(place.iterdir())
    is_wrapped = len(entries) == 1 and entries[0].is_dir() and (entries[0] / MANIFEST).is_file()
    return entries[0] if is_wrapped else place


def _refuse_older(info: PackInfo, before: PackInfo | None, source: Path) -> None:
    used = before.version if before else shipped_version() if info.is_update else ""
    if info.is_update and order(used) < order(shipped_version()):
        used = shipped_version()
    is_known = info.is_update and order(info.version) == order(shipped_version())
    if used and (order(info.version) < order(used) or is_known):
        raise UserError(
            f"Version {info.version} is not newer than {used}, which is in use.",
            where=str(source),
            next_step="Force the update if that is meant.",
        )


def _inside(error: RulePackError, folder: Path, source: Path) -> RulePackError:
    """The error with the name of the ZIP in place of the passing folder."""
    file = error.file.replace(str(folder), str(source))
    what = error.what.replace(str(folder), str(source))
    return RulePackError(what, file=file, line=error.line, field=error.field)


def _replace(place: Path, source: Path, *, is_forced: bool) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.parent / f".new-{place.name}"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh, ignore=shutil.ignore_patterns(".*"))
    if is_forced:
        (fresh / FORCED).touch()
    _keep(place)
    fresh.rename(place)


def _keep(place: Path) -> None:
    """Move a pack among the previous ones; an empty folder stands for none."""
    kept = _kept()
    number = int(kept[-1].name.partition("-")[0]) + 1 if kept else 1
    target = place.parent / _PREVIOUS / f"{number:04d}-{place.name}"
    target.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(target)
    else:
        target.mkdir()
    for old in kept[: max(0, len(kept) + 1 - _KEPT)]:
        shutil.rmtree(old)


def _kept() -> list[Path]:
    place = packs_folder() / _PREVIOUS
    return sorted(place.iterdir()) if place.is_dir() else []


@contextmanager
def _writing() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UserError(
            f"The rule packs cannot be written ({error.strerror}).",
            where=str(packs_folder()),
            next_step="Check the folder's permissions and the free space.",
        ) from error
