"""The pack and scanner an analysis runs with, made once per process."""

import gc
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from creator_audit.model.rule import RulePack

if TYPE_CHECKING:
    from creator_audit.analysis.scan import Scanner


@dataclass(frozen=True)
class Engine:
    """Rules and scanner that belong together."""

    pack: RulePack
    scanner: "Scanner"

    @property
    def jurisdictions(self) -> tuple[str, ...]:
        """Codes of all jurisdictions the pack knows."""
        return tuple(sorted(self.pack.jurisdictions))

    @property
    def digest(self) -> str:
        """What every judgement depends on beside the post and the user's own records."""
        from creator_audit.analysis.judge import JUDGE_VERSION

        told = f"{JUDGE_VERSION}\0{self.pack.digest}\0{self.scanner.digest}"
        return sha256(told.encode()).hexdigest()[:32]


_made: list[Engine] = []
"""The engine of the rules in use; another one takes its place after an update of the rules."""


def engine() -> Engine:
    """The rules in use with their scanner; takes some tenths of a second the first time."""
    from creator_audit.rules.pack_folders import active_pack

    pack = active_pack()
    if not _made or _made[0].pack is not pack:
        from creator_audit.analysis.scan import default_scanner

        _made[:] = [Engine(pack, default_scanner(pack))]
        # Lives as long as the rules: the collector need not walk its phrases again and again.
        gc.freeze()
    return _made[0]
