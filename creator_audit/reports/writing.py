"""Files that are either the old one or the whole new one, never a half."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from creator_audit.errors import UserError


@contextlib.contextmanager
def replace_whole(target: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `target` once everything is written.

    Raises `UserError` when the folder cannot be written or no space is left.
    """
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        temporary.chmod(_usual_mode())
        temporary.replace(target)
    except OSError as error:
        raise UserError(
            f"The file could not be written ({error.strerror or error}).",
            where=target.name,
            next_step="Choose another folder or make space, then write it again.",
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _usual_mode() -> int:
    """What a new file gets here: `mkstemp` alone would leave it readable by its owner only."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
