"""What follows the last archive: brands and deals that came along, then the judging."""

from collections.abc import Callable
from pathlib import Path

from creator_audit.gui.tasks.session import Session


class Settling:
    """Runs the steps one after the other."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._beside: list[tuple[str, Path]] = []

    def bring(self, brands: Path | None, deals: Path | None) -> None:
        """Note lists that belong to the archives (the demo brings them)."""
        for name, path in (("import_brands", brands), ("import_deals", deals)):
            if path is not None:
                self._beside.append((name, path))

    def forget(self) -> None:
        """Drop what was noted."""
        self._beside = []

    def run(self, done: Callable[[], None], failed: Callable[[Exception], None]) -> None:
        """Do all of it; `done` is called at the end, `failed` at the first error."""
        if not self._beside:
            self._session.act("settle_import", lambda _result: done(), failed)
            return
        name, path = self._beside.pop(0)
        self._session.act(
            name, lambda _result: self.run(done, failed), failed, path=path, is_analysed=False
        )
