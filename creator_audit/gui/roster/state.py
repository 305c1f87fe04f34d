"""What the roster shows; no Qt here."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from creator_audit.gui.widgets.words import count, day_name
from creator_audit.operations.audit_clients import BatchAudit, BatchRequest
from creator_audit.queries.agreement import Agreement, TwoAnswers
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
    "Since last audit",
)
MOST_COMPARED = 12
"""Findings answered in two ways that are listed; the sentence counts them all."""
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
        short = line.problem.partition(". ")[0].rstrip(".")
        return (line.name, _DASH, _DASH, _DASH, "", _DASH, _DASH, _DASH, short)
    if not found.posts:
        return (line.name, _DASH, _DASH, _DASH, "", _DASH, _DASH, _DASH, "No archive yet")
    return (
        line.name,
        count(found.accounts, "account", "accounts"),
        day_name(line.last_import) if line.last_import else _DASH,
        f"{found.posts:,}",
        "",
        f"{found.gaps:,}",
        f"{found.questions:,}",
        f"{found.chains:,}",
        line.since_last,
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
        f"since last audit: {line.since_last}" if line.since_last else "",
    )
    return ", ".join(filter(None, pieces))


def tip(line: ClientLine, text: str, *, is_since: bool) -> str:
    """What a cell says when pointed at: all of what it shows in short."""
    if is_since:
        return line.problem or line.since_last_all
    return text if len(text) > 16 else ""


def can_choose(line: ClientLine) -> bool:
    """Whether there is something to audit."""
    return line.totals is not None and bool(line.totals.posts)


def chosen_words(lines: Sequence[ClientLine], chosen: Collection[str]) -> tuple[str, str]:
    """``3 clients chosen`` and ``4,777 posts``."""
    posts = sum(one.totals.posts for one in lines if one.name in chosen and one.totals)
    return f"{count(len(chosen), 'client', 'clients')} chosen", count(posts, "post", "posts")


def save_words(chosen: Collection[str]) -> str:
    """``Save 3 reports…``."""
    return f"Save {count(len(chosen), 'report', 'reports')}…"


def request_of(lines: Sequence[ClientLine], chosen: Collection[str], folder: str) -> BatchRequest:
    """The chosen clients in the order of the table."""
    names = tuple(line.name for line in lines if line.name in chosen)
    return BatchRequest(names, folder)


def outcome_words(outcome: BatchAudit) -> str:
    """How a batch went, with one line for each client without a report."""
    lines = [outcome.sentence]
    lines += [f"{one.client}: {one.problem}" for one in outcome.problems]
    if outcome.not_begun:
        lines.append(f"Stopped before: {', '.join(outcome.not_begun)}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class TwoLine:
    """One finding two reviewers answered differently."""

    client: str
    pair: Agreement
    two: TwoAnswers


def agreement_sentences(lines: Sequence[ClientLine]) -> tuple[str, ...]:
    """``Slow Shelf: Ada and Ben agreed on 41 of 46 findings both decided``."""
    return tuple(
        f"{line.name}: {reviewer(pair.one)} and {reviewer(pair.other)} {pair.sentence}"
        for line in lines
        for pair in line.agreements
    )


def two_lines(lines: Sequence[ClientLine]) -> tuple[TwoLine, ...]:
    """The findings answered in two ways, newest first within a client."""
    found = (
        TwoLine(line.name, pair, two)
        for line in lines
        for pair in line.agreements
        for two in pair.differing
    )
    return tuple(found)[:MOST_COMPARED]


def reviewer(name: str) -> str:
    """The reviewer's name, or words for one who gave none."""
    return name or "no name"


def hand_over_name(client: str) -> str:
    """Name that is offered for a hand-over file."""
    plain = "".join(letter if letter.isalnum() else " " for letter in client.casefold())
    return f"{'-'.join(plain.split()) or 'client'}.creatoraudit"


def saved_in(outcome: BatchAudit) -> str:
    """Folder of the reports, empty where none was written."""
    files = [file for one in outcome.done for file in one.files]
    return str(Path(files[0]).parent) if files else ""
