"""Look at the workspace and the installation: files, versions, places."""

import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from creator_audit import __version__
from creator_audit.errors import UserError
from creator_audit.operations.clients import Workspace, open_client
from creator_audit.store.database import check_integrity

PARTS = ("PySide6-Essentials", "typst", "sqlite-utils", "ijson", "textblob", "fasttext-predict")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    what: str
    found: str
    is_sound: bool = True


def examine(place: Workspace) -> Iterator[Check]:
    """Everything worth knowing when something is wrong; changes nothing but what opening does."""
    yield Check("Creator Audit", __version__)
    yield Check("Python", platform.python_version())
    for name in PARTS:
        yield _part(name)
    yield from _rules()
    yield _folder(place)
    for name in place.clients():
        yield _client(place, name)


def _part(name: str) -> Check:
    try:
        return Check(name, version(name))
    except PackageNotFoundError:
        return Check(name, "not installed", is_sound=False)


def _rules() -> Iterator[Check]:
    from creator_audit.rules.age import age_note
    from creator_audit.rules.pack_folders import active

    try:
        used = active()
    except UserError as error:
        yield Check("Rule packs", str(error), is_sound=False)
        return
    known = used.pack.jurisdictions
    yield Check("Rule packs", f"{used.words} ({', '.join(sorted(known))})")
    for one in used.left_out:
        yield Check("Rule pack left out", f"{one.folder}: {one.reason}", is_sound=False)
    age = age_note(known.values(), datetime.now(UTC).date())
    if age:
        yield Check("Age of the rules", age)


def _folder(place: Workspace) -> Check:
    folder = place.folder
    if not folder.exists():
        return Check("Workspace", f"{folder} (not made yet)")
    if not os.access(folder, os.W_OK):
        return Check("Workspace", f"{folder} cannot be written to", is_sound=False)
    return Check("Workspace", str(folder))


def _client(place: Workspace, name: str) -> Check:
    try:
        with open_client(place, name) as store:
            problem = check_integrity(store)
            posts = store.value("SELECT count(*) FROM posts WHERE standing = 'own'")
    except UserError as error:
        return Check(f"Client {name}", str(error), is_sound=False)
    if problem:
        return Check(f"Client {name}", f"damaged: {problem}", is_sound=False)
    return Check(f"Client {name}", f"{posts} posts, file is sound")
