"""A rule pack of one's own: a folder with `pack.toml` and files that rest on the shipped ones."""

import re
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable

from creator_audit.errors import RulePackError
from creator_audit.rules.tables import parse

MANIFEST = "pack.toml"
SHIPPED = "Shipped rules"
"""Name of the rules that come with the app; a pack of this name is an update of them."""
FOLDERS = ("jurisdictions", "rules", "rules/disclosure", "rules/trust", "terms")
"""What a pack may hold. Words and platforms belong to the app."""
_VERSION = re.compile(r"\d+(\.\d+)*")
_NAME = re.compile(r"[\w][\w .,&+'()-]{0,59}")


@dataclass(frozen=True, slots=True)
class PackInfo:
    """Who made a pack, and when."""

    name: str
    version: str
    made_on: date | None = None
    by: str = ""
    replaces: tuple[str, ...] = ()
    """Countries, rules or terms whose files this pack puts in front of others."""

    @property
    def is_update(self) -> bool:
        """Whether it stands in for the rules that come with the app."""
        return self.name == SHIPPED

    @property
    def words(self) -> str:
        """``"Agency pack" 1.2`` with its quotes; the shipped rules without."""
        return f"{self.name} {self.version}" if self.is_update else f'"{self.name}" {self.version}'


def read_manifest(text: str, file: str = MANIFEST) -> PackInfo:
    """The pack's own account of itself. Raises `RulePackError` with line and field."""
    table = parse(text, file)
    info = PackInfo(
        name=table.string("name"),
        version=table.string("version"),
        made_on=table.day("made_on"),
        by=table.string("by"),
        replaces=table.strings("replaces"),
    )
    if not _NAME.fullmatch(info.name) or not folder_name(info.name):
        table.fail("A name has 1 to 60 letters, digits, spaces or .,&+'()- in it.", "name")
    if not _VERSION.fullmatch(info.version):
        table.fail("A version is made of numbers with points between, as 2026.11.", "version")
    if info.made_on is None:
        table.fail("The day on which the pack was made is needed here.", "made_on")
    table.close()
    return info


def order(version: str) -> tuple[int, ...]:
    """A version as numbers, for comparing; what is no number counts as 0."""
    numbers = [int(step) if step.isdigit() else 0 for step in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def folder_name(name: str) -> str:
    """Folder of a pack of this name: ``Agency pack`` lies in ``agency-pack``."""
    return re.sub(r"[^\w]+", "-", name.casefold()).strip("-")


def files_of(top: Traversable) -> tuple[str, ...]:
    """Paths of the pack's data files. Raises `RulePackError` for a file nobody would read."""
    found: list[str] = []
    _collect(top, "", found)
    for name in found:
        folder, _, file = name.rpartition("/")
        if folder not in FOLDERS or (folder == "rules" and file.endswith(".examples.toml")):
            raise RulePackError(
                "A pack holds only TOML files in jurisdictions, rules, rules/disclosure,"
                " rules/trust and terms.",
                file=name,
            )
    return tuple(sorted(found))


def _collect(top: Traversable, path: str, found: list[str]) -> None:
    for entry in top.iterdir():
        name = f"{path}{entry.name}"
        if entry.name.startswith(".") or name == MANIFEST:
            continue
        if entry.is_dir():
            _collect(entry, f"{name}/", found)
        elif entry.name.endswith(".toml"):
            found.append(name)


def stem(path: str) -> str:
    """``jurisdictions/gb.examples.toml`` is a file of ``gb``."""
    return path.rpartition("/")[2].removesuffix(".toml").removesuffix(".examples")
