"""What the roster shows; no Qt here."""

from collections.abc import Sequence

from creator_audit.gui.widgets.words import count, day_name
from creator_audit.queries.roster import ClientLine

COLUMNS = (
    "Client",
    "Platforms",
    "Last import",
    "Posts",
    "All posts",
    "Gaps",
    "Questions",
    "Chains",
)
_DASH = "–"


def subtitle(lines: Sequence[ClientLine]) -> str:
    """``7 clients, 98 gaps and 82 questions open``."""
    known = [line.totals for line in lines if line.totals is not None]
    gaps = count(sum(one.gaps for one in known), "gap", "gaps")
    questions = count(sum(one.questions for one in known), "question", "questions")
    return f"{count(len(lines), 'client', 'clients')}, {gaps} and {questions} open"


def cells(line: ClientLine) -> tuple[str, ...]:
    """One row; the stack of classes is painted."""
    found = line.totals
    if found is None:
        return (line.name, line.problem, "", _DASH, "", _DASH, _DASH, _DASH)
    if not found.posts:
        return (line.name, "No archive yet", _DASH, _DASH, "", _DASH, _DASH, _DASH)
    return (
        line.name,
        count(found.accounts, "account", "accounts"),
        day_name(line.last_import) if line.last_import else _DASH,
        f"{found.posts:,}",
        "",
        f"{found.gaps:,}",
        f"{found.questions:,}",
        f"{found.chains:,}",
    )


def counts(line: ClientLine) -> tuple[int, int, int, int]:
    """Classes in stack order."""
    one = line.counts
    return (one.sponsored, one.recommending, one.deinfluencing, one.other)


def spoken(line: ClientLine) -> str:
    """The row as one sentence."""
    found = line.totals
    if found is None:
        return f"{line.name}, {line.problem}"
    if not found.posts:
        return f"{line.name}, no archive yet"
    pieces = (
        line.name,
        count(found.accounts, "account", "accounts"),
        f"last import {day_name(line.last_import)}" if line.last_import else "",
        count(found.posts, "post", "posts"),
        count(found.gaps, "gap", "gaps"),
        count(found.questions, "question", "questions"),
        count(found.chains, "chain", "chains"),
    )
    return ", ".join(filter(None, pieces))
