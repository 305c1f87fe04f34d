"""The demo: archives of two invented creators that ship with the app."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file
from pathlib import Path

from creator_audit import resources
from creator_audit.model.audit import AuditScope
from creator_audit.operations.run_audit import AuditRequest

FOLDER = "samples"
DEALS, BRANDS = "demo_deals.csv", "demo_brands.toml"
ARCHIVE_SUFFIXES = (".zip", ".csv")


@contextmanager
def demo_files() -> Iterator[Path]:
    """A folder with the demo archives as real files."""
    with tempfile.TemporaryDirectory(prefix="creator-audit-demo-") as folder:
        for name in resources.names(FOLDER):
            with as_file(resources.place(f"{FOLDER}/{name}")) as file:
                shutil.copyfile(file, Path(folder) / name)
        yield Path(folder)


def archives(folder: Path) -> tuple[Path, ...]:
    """The archives among the demo files, sorted."""
    names = sorted(path for path in folder.iterdir() if path.suffix in ARCHIVE_SUFFIXES)
    return tuple(path for path in names if path.name != DEALS)


def demo_request(folder: Path, pdf: Path) -> AuditRequest:
    """The audit of all demo archives with their deals and brands."""
    return AuditRequest(
        archives=archives(folder),
        scope=AuditScope(jurisdictions=()),
        targets={"pdf": str(pdf)},
        deals=folder / DEALS,
        brands=folder / BRANDS,
        client="Demo creators",
    )
