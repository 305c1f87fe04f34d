"""How long ago the sources of the rules were last checked, said once they grow old."""

from collections.abc import Iterable
from datetime import date

from creator_audit.model.rule import Jurisdiction

OLD_MONTHS = 6
_MOST_NAMES = 5


def months_between(first: date, last: date) -> int:
    """Whole months from `first` to `last`; 0 where `last` is not later."""
    months = 12 * (last.year - first.year) + last.month - first.month
    return max(0, months - (last.day < first.day))


def age_note(places: Iterable[Jurisdiction], today: date) -> str:
    """``These rules were last checked 14 months ago``, empty while younger than half a year.

    Where only some countries are that old, it names them.
    """
    ages = {place.name: months_between(place.checked_on, today) for place in places}
    old = sorted((name for name in ages if ages[name] >= OLD_MONTHS), key=lambda n: -ages[n])
    if not old:
        return ""
    if len(old) == len(ages):
        return f"These rules were last checked {min(ages.values())} months ago."
    names = old[:_MOST_NAMES]
    if len(old) > _MOST_NAMES:
        names.append(f"{len(old) - _MOST_NAMES} more")
    listed = ", ".join(names[:-1]) + " and " + names[-1] if len(names) > 1 else names[0]
    return f"The rules for {listed} were last checked {ages[old[-1]]} months ago or earlier."
