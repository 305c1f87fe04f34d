"""The pack and scanner an analysis runs with, made once per process."""

import gc
from dataclasses import dataclass
from functools import cache
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


@cache
def engine() -> Engine:
    """The shipped rules with their scanner; takes some tenths of a second the first time."""
    from creator_audit.analysis.scan import default_scanner
    from creator_audit.rules.load import load_pack

    pack = load_pack()
    made = Engine(pack, default_scanner(pack))
    # Lives as long as the process: the collector need not walk its phrases again and again.
    gc.freeze()
    return made
