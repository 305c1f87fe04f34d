"""Imports one export after the other in the work process; what needs an answer waits."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from creator_audit.errors import UserError
from creator_audit.gui.imports.settling import Settling
from creator_audit.gui.imports.state import Card, cards_of
from creator_audit.gui.tasks.session import Session
from creator_audit.operations.import_archive import ImportResult
from creator_audit.operations.import_one import MappingQuestion
from creator_audit.operations.recognise_archives import Recognised
from creator_audit.progress import Cancelled

_STEPS = ("recognise_archives", "import_one", "settle_import", "import_brands", "import_deals")


class ImportQueue(QObject):
    """Holds the cards; the page shows them."""

    cardsChanged = Signal()
    cardChanged = Signal(int)
    stepped = Signal(str)
    """A sentence on what goes on beside the cards (looking inside, judging)."""
    settled = Signal()
    """Nothing is left but cards that need an answer, and all posts are judged."""
    stopped = Signal()
    """The user stopped it; what came in before is still there."""
    broke = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards: list[Card] = []
        self.phase = ""
        """``looking``, ``reading``, ``judging`` or empty."""
        self._settling = Settling(session)
        self._is_stopping = False
        session.workProgressed.connect(self._on_step)

    @property
    def is_running(self) -> bool:
        """Whether something is under way."""
        return bool(self.phase)

    @property
    def import_ids(self) -> list[int]:
        """Imports of this run."""
        return [import_id for card in self.cards for import_id in card.import_ids]

    @property
    def posts(self) -> int:
        """Posts read in this run."""
        return sum(card.posts for card in self.cards if card.status == "imported")

    def start(
        self, paths: Sequence[Path], brands: Path | None = None, deals: Path | None = None
    ) -> None:
        """Look inside the files, then import them; more files may be added while it runs."""
        if not self.is_running:
            self.cards = []
            self._is_stopping = False
        self._settling.bring(brands, deals)
        self.phase = self.phase or "looking"
        self.cardsChanged.emit()
        self._session.act(
            "recognise_archives", self._on_recognised, self._on_failure, paths=tuple(paths)
        )

    def answer(
        self, number: int, column_map: dict[str, str], date_order: str, platform: str = ""
    ) -> None:
        """Read a table again with the user's answer."""
        card = self.cards[number]
        card.column_map.update(column_map)
        card.date_order = date_order or card.date_order
        card.platform = platform or card.platform
        card.question, card.problem, card.status = None, "", "waiting"
        self.cardChanged.emit(number)
        if not self.is_running:
            self._next()

    def leave_out(self, number: int) -> None:
        """Do without an archive that needs an answer."""
        self.cards[number].status = "stopped"
        self.cardChanged.emit(number)
        if not self.is_running:
            self._next()

    def stop(self) -> None:
        """Stop after the present step; the export under way is taken back as a whole."""
        if self.is_running:
            self._is_stopping = True
            cancel = getattr(self._session.doer, "cancel", None)
            if cancel is not None:
                cancel()

    def take_back(self) -> None:
        """Undo every import of this run."""
        for import_id in self.import_ids:
            self._session.act("undo_import", import_id=import_id)
        for card in self.cards:
            card.import_ids, card.status = [], "stopped"
        self.cardsChanged.emit()

    def forget(self) -> None:
        """Begin anew: another client was opened, whose work process knows nothing of this."""
        self.cards = []
        self._settling.forget()
        self.phase, self._is_stopping = "", False

    def keep(self) -> None:
        """Judge what came in before the stop."""
        self._settle()

    # Steps

    def _on_recognised(self, found: Sequence[Recognised]) -> None:
        self.cards += cards_of(found)
        self.cardsChanged.emit()
        if self._is_stopping:
            self._end_stopped()
        elif self.phase == "looking":
            self._next()

    def _next(self) -> None:
        number = next((n for n, card in enumerate(self.cards) if card.status == "waiting"), -1)
        if number < 0:
            self._settle()
            return
        card = self.cards[number]
        self.phase, card.status = "reading", "reading"
        self.cardChanged.emit(number)
        self._session.act(
            "import_one",
            lambda result: self._on_imported(number, result),
            lambda error: self._on_refused(number, error),
            paths=card.found.paths,
            column_map=dict(card.column_map),
            date_order=card.date_order,
            platform=card.platform,
        )

    def _on_imported(self, number: int, result: ImportResult | MappingQuestion) -> None:
        card = self.cards[number]
        if isinstance(result, MappingQuestion):
            card.status, card.question = "answer", result
        else:
            card.status = "imported"
            card.import_ids = [source.import_id for source in result.sources]
            kept = (source.new + source.edited + source.unchanged for source in result.sources)
            card.posts = sum(kept)
        self._go_on(number)

    def _on_refused(self, number: int, error: Exception) -> None:
        card = self.cards[number]
        if isinstance(error, Cancelled):
            card.status, card.posts = "stopped", 0
            self._is_stopping = True
        else:
            card.status = "failed"
            card.problem = "Reading ended without a result."
            card.next_step = "Try again; the rest was kept."
            if isinstance(error, UserError):
                card.problem, card.next_step = error.what, error.next_step
            else:
                self.broke.emit(error)
        self._go_on(number)

    def _go_on(self, number: int) -> None:
        self.cardChanged.emit(number)
        if self._is_stopping:
            self._end_stopped()
        else:
            self._next()

    def _end_stopped(self) -> None:
        self.phase, self._is_stopping = "", False
        for card in self.cards:
            if card.status == "waiting":
                card.status = "stopped"
        self.cardsChanged.emit()
        self.stopped.emit()

    def _settle(self) -> None:
        if not self.import_ids:
            self.phase = ""
            self.settled.emit()
            return
        self.phase = "judging"
        self.cardsChanged.emit()
        self._settling.run(self._on_settled, self._on_failure)

    def _on_settled(self) -> None:
        self.phase = ""
        self.settled.emit()

    def _on_failure(self, error: Exception) -> None:
        self.phase = ""
        self._is_stopping = False
        self.cardsChanged.emit()
        if isinstance(error, Cancelled):
            self.stopped.emit()
        else:
            self.broke.emit(error)

    def _on_step(self, name: str, done: int, total: int, label: str) -> None:
        if name not in _STEPS or not self.is_running:
            return
        if name != "import_one":
            self.stepped.emit(f"{label}, {done:,} of {total:,}" if total > 0 else label)
            return
        number = next((n for n, card in enumerate(self.cards) if card.status == "reading"), -1)
        if number >= 0:
            self.cards[number].take_step(done, total, label)
            self.cardChanged.emit(number)
