"""The rules in use: those that come with the app, a newer edition of them, and packs of one's own.

A pack rests on the rules before it and never stands in front of one of their files in silence.
One that is broken is left out, with the reason; the rules that came with the app always load.
"""

import os
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from creator_audit import resources
from creator_audit.errors import RulePackError, UserError
from creator_audit.model.rule import RulePack
from creator_audit.rules.load import load_pack, load_tree
from creator_audit.rules.overlay import Overlay
from creator_audit.rules.pack_file import (
    FOLDERS,
    MANIFEST,
    SHIPPED,
    PackInfo,
    files_of,
    order,
    read_manifest,
    stem,
)

PACKS_VARIABLE = "CREATOR_AUDIT_PACKS"
"""Environment variable that names another folder of packs."""
FORCED = ".forced"
"""File in an update that is in use although the app came with newer rules."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A pack that is not used, and why."""

    folder: str
    reason: str

    @property
    def sentence(self) -> str:
        """One sentence for people."""
        return f"The rule pack in {self.folder} is left out: {self.reason}"


@dataclass(frozen=True, slots=True)
class ActivePack:
    """The rules in use and what they are made of."""

    pack: RulePack
    tree: Traversable
    parts: tuple[PackInfo, ...]
    """The shipped rules first."""
    left_out: tuple[LeftOut, ...] = ()

    @property
    def words(self) -> str:
        """``Shipped rules 2026.11 + "Agency pack" 1.2``."""
        return " + ".join(part.words for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Layers:
    """The tree so far. A file name has one provider at a time."""

    tops: tuple[Traversable, ...]
    parts: tuple[PackInfo, ...]

    @property
    def tree(self) -> Traversable:
        return self.tops[0] if len(self.tops) == 1 else Overlay(self.tops)

    @property
    def is_updated(self) -> bool:
        """Whether a newer edition stands in for the shipped rules."""
        return len(self.tops) > 1

    def with_pack(self, folder: Path, info: PackInfo) -> "_Layers":
        _refuse_clash(self, folder, info)
        if not info.is_update:
            hidden = frozenset(
                name
                for name in _every_name(self.tree)
                if stem(name) in info.replaces and name not in files_of(folder)
            )
            tops: tuple[Traversable, ...] = (Overlay((self.tree, folder), hidden),)
            return _Layers(tops, (*self.parts, info))
        return _Layers((*self.tops, folder), (info, *self.parts[1:]))


def packs_folder() -> Path:
    """Where packs of one's own lie: a folder for each."""
    return Path(_chosen_folder())


def _chosen_folder() -> str:
    return os.environ.get(PACKS_VARIABLE) or _own_folder()


@cache
def _own_folder() -> str:
    from platformdirs import user_data_path

    return str(user_data_path("creator-audit", appauthor=False) / "packs")


def active_pack() -> RulePack:
    """The rules in use; the same in the window, the command line and every work process."""
    return active().pack


def active() -> ActivePack:
    """The rules in use with what they are made of, read once for each state of the folder.

    A process that lives long sees a pack that was put in or taken away at its next question.
    """
    folder = _chosen_folder()
    try:
        changed = Path(folder).stat().st_mtime_ns
    except OSError:
        changed = 0
    return _active(folder, changed)


def forget() -> None:
    """Read the packs anew at the next use."""
    _active.cache_clear()


@lru_cache(maxsize=2)
def _active(folder: str, changed: int) -> ActivePack:
    del changed  # part of the key: another state of the folder is another answer
    base = shipped_layers()
    found, left_out = _own_packs(Path(folder))
    try:
        layers = base
        for place, info in found:
            layers = layers.with_pack(place, info)
        return _made(layers, left_out)
    except Exception:  # one by one, to know which; a broken pack must not stop the app
        layers = base
    for place, info in found:
        try:
            tried = layers.with_pack(place, info)
            load_tree(tried.tree)
        except Exception as error:  # as above
            left_out.append(LeftOut(str(place), _reason(error, place)))
        else:
            layers = tried
    return _made(layers, left_out)


def shipped_layers() -> _Layers:
    """The rules that come with the app, alone."""
    return _Layers((resources.root(),), (PackInfo(SHIPPED, shipped_version()),))


def shipped_version() -> str:
    """Version of the rules that come with the app."""
    return load_pack().version


def rest_on_shipped(folder: Path) -> ActivePack:
    """A pack's folder on top of the shipped rules alone, wherever it lies.

    Raises `RulePackError` that names the file, line and field, or both files of a clash.
    """
    info = _manifest_or_bare(folder)
    layers = shipped_layers()
    try:
        return _made(layers.with_pack(folder, info), [])
    except RulePackError as error:
        raise in_place(error, folder) from error


def stands_alone(folder: Path) -> bool:
    """Whether a folder holds a whole set of rules of its own, and no pack that rests on others."""
    if (folder / MANIFEST).exists():
        return False
    own = set(_every_name(folder))
    is_whole = {"rules/disclosure", "jurisdictions"} <= {name.rpartition("/")[0] for name in own}
    known = own & set(_every_name(resources.root()))
    return not own or (is_whole and len(known) > len(own) // 2)


def try_pack(folder: Path, info: PackInfo) -> None:
    """Load a pack on top of those in use, and read its examples too.

    Raises `RulePackError` for anything wrong in it.
    """
    layers = shipped_layers()
    others = [(p, i) for p, i in _own_packs(packs_folder())[0] if i.name != info.name]
    every = [*others, (folder, info)]
    every.sort(key=lambda pair: not pair[1].is_update)
    for place, one in every:
        try:
            tried = layers.with_pack(place, one)
            load_pack(tried.tree)
        except RulePackError:
            if place == folder:
                raise
        else:
            layers = tried


def read_info(folder: Path) -> PackInfo:
    """The manifest of a pack's folder."""
    place = folder / MANIFEST
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError(
            "A pack needs this file, with name, version, made_on and by.", file=str(place)
        ) from error
    return read_manifest(text, str(place))


def in_place(error: RulePackError, folder: Path) -> RulePackError:
    """The same error with the whole path where the file is one of the pack's."""
    if not (folder / error.file).is_file():
        return error
    path = str(folder / error.file)
    return RulePackError(error.what, file=path, line=error.line, field=error.field)


def _manifest_or_bare(folder: Path) -> PackInfo:
    if (folder / MANIFEST).exists():
        return read_info(folder)
    return PackInfo(folder.resolve().name or "pack", "0")


def _own_packs(folder: Path) -> tuple[list[tuple[Path, PackInfo]], list[LeftOut]]:
    """Packs that can be read, an update of the shipped rules first; and those left out."""
    found: list[tuple[Path, PackInfo]] = []
    left_out: list[LeftOut] = []
    try:
        places = sorted(p for p in folder.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return found, left_out
    for place in places:
        try:
            info = read_info(place)
            is_newer = order(info.version) > order(shipped_version())
            if info.is_update and not is_newer and not (place / FORCED).exists():
                raise UserError(f"the app came with newer rules ({shipped_version()}).")
            found.append((place, info))
        except UserError as error:
            left_out.append(LeftOut(str(place), _reason(error, place)))
    found.sort(key=lambda pair: not pair[1].is_update)
    return found, left_out


def _made(layers: _Layers, left_out: list[LeftOut]) -> ActivePack:
    is_shipped = len(layers.parts) == 1 and not layers.is_updated
    pack = load_pack() if is_shipped else load_tree(layers.tree)
    names = [layers.parts[0].version, *(f"{p.name} {p.version}" for p in layers.parts[1:])]
    pack = replace(pack, version=" + ".join(names)) if names != [pack.version] else pack
    return ActivePack(pack, layers.tree, layers.parts, tuple(left_out))


def _refuse_clash(layers: _Layers, folder: Path, info: PackInfo) -> None:
    names = files_of(folder)
    if not names:
        raise RulePackError("No rules, countries or terms were found here.", file=str(folder))
    missing = [name for name in info.replaces if name not in {stem(file) for file in names}]
    if missing:
        raise RulePackError(
            f"The pack holds no file for `{missing[0]}`.",
            file=str(folder / MANIFEST),
            field="replaces",
        )
    if info.is_update:
        return
    taken = Overlay((layers.tree,))
    for name in names:
        before = (taken / name).source()
        if before is not None and stem(name) not in info.replaces:
            raise RulePackError(
                f"This file would stand in front of {before}. If that is meant, write"
                f' replaces = ["{stem(name)}"] in {MANIFEST}.',
                file=str(folder / name),
            )


def _every_name(tree: Traversable) -> tuple[str, ...]:
    """Paths of all files of the rule book in a tree."""
    found = []
    for folder in FOLDERS:
        place = Overlay((tree,)) / folder
        if place.is_dir():
            found += [f"{folder}/{entry.name}" for entry in place.iterdir() if entry.is_file()]
    return tuple(found)


def _reason(error: Exception, folder: Path) -> str:
    if isinstance(error, RulePackError):
        return str(in_place(error, folder))
    return str(error) if isinstance(error, UserError) else f"it cannot be read ({error})."
