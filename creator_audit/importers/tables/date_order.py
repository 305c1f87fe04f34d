"""Whether 3/4 is April or March: decided once for a column, from all of its cells."""

from collections.abc import Iterable
from dataclasses import dataclass

from creator_audit.importers.tables.dates import numeric_order

DECIDED_SHARE = 0.98


@dataclass(frozen=True, slots=True)
class OrderDecision:
    """The order of a column, or the question to ask."""

    order: str
    """``dmy``, ``mdy`` or empty: no cell needs an order, or it must be asked."""
    why: str = ""
    example: str = ""
    """A cell that reads both ways, where the order must be asked."""

    @property
    def must_be_asked(self) -> bool:
        """Whether a person has to say which it is."""
        return not self.order and bool(self.example)


def decide_order(cells: Iterable[str], told: str = "", language: str = "") -> OrderDecision:
    """Decide from what was `told`, the cells that prove an order, or the header's language.

    Of the languages read here only English ever writes the month first.
    """
    proofs = {"dmy": 0, "mdy": 0}
    example = ""
    for cell in cells:
        order = numeric_order(cell)
        if order in proofs:
            proofs[str(order)] += 1
        elif order == "" and not example:
            example = cell.strip()
    if told in ("dmy", "mdy"):
        return OrderDecision(told, "as you said", example)
    proved = max(proofs, key=lambda key: proofs[key])
    total = sum(proofs.values())
    if total and proofs[proved] >= DECIDED_SHARE * total:
        why = f"{proofs[proved]} dates only fit {_SPOKEN[proved]}"
        return OrderDecision(proved, why)
    if not example:
        return OrderDecision("")
    if not total and language not in ("", "en"):
        return OrderDecision("dmy", "the column's name is in a language that writes the day first")
    return OrderDecision("", "", example)


_SPOKEN = {"dmy": "day before month", "mdy": "month before day"}
