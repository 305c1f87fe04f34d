"""What holds between two days."""

from datetime import date


class Dated:
    """Mixed into records with `effective_from` and `effective_to`; both days count."""

    __slots__ = ()
    effective_from: date | None
    effective_to: date | None

    def in_force(self, day: date) -> bool:
        """Whether it held on `day`; open ends count as in force."""
        after = self.effective_from is None or day >= self.effective_from
        return after and (self.effective_to is None or day <= self.effective_to)
