"""What the Settings page shows; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.gui.widgets.words import CLASS_NAMES, count
from creator_audit.operations.erase_client import KeptFile
from creator_audit.queries.client_facts import ClientFacts


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the list at the left; `words` are what the search looks through."""

    key: str
    title: str
    icon: str
    words: str


SECTIONS = (
    Section(
        "client",
        "Client",
        "circle-user-round",
        "country followers judged for time zone days learn corrections",
    ),
    Section("appearance", "Appearance", "sun-moon", "theme light dark system text size"),
    Section("review", "Review", "list-checks", "name beside decisions reviewer"),
    Section(
        "privacy", "Privacy", "shield-check", "network folder data opened erase delete archives"
    ),
)
THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"))
MOST_LEARNED = 12
_ANSWERS = {**{key: name.lower() for key, name in CLASS_NAMES.items()}, "no_tie": "no tie"}
TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)

PROMISE = (
    "Your archives are read on this computer and stay here. The app holds no account and makes no"
    " network connection. Pages of platforms and sources open in your browser, only when you"
    " choose a link."
)
CHECK = (
    "Pull the cable or switch on flight mode: all works as before. Or watch the app with your"
    " firewall."
)


def matching(typed: str) -> tuple[Section, ...]:
    """Sections that speak of what is typed."""
    wanted = typed.strip().casefold()
    return tuple(one for one in SECTIONS if wanted in f"{one.title} {one.words}".casefold())


def size_words(size: int) -> str:
    """``1.4 MB``."""
    amount = float(size)
    for unit in ("bytes", "KB", "MB"):
        if amount < 1000 or unit == "MB":
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    raise AssertionError


def place_words(client: str, files: Sequence[KeptFile]) -> str:
    """``One file for Slow Shelf, 1.4 MB, and 2 copies, 2.8 MB.``."""
    if not files:
        return "No client is open."
    copies = [file for file in files if file.name.endswith("-copy")]
    own = sum(file.size for file in files if file not in copies)
    told = f"One file for {client}, {size_words(own)}"
    if copies:
        size = size_words(sum(file.size for file in copies))
        told += f", and {count(len(copies), 'checked copy', 'checked copies')}, {size}"
    return told + "."


def learned_words(facts: ClientFacts) -> str:
    """What was learned, a line each; how it begins where nothing was."""
    if not facts.learns:
        return "Switched off: a correction counts for its own post alone."
    if not facts.learned:
        return "Nothing yet. It begins with three corrections that agree on what posts share."
    lines = (
        f"{count(number, 'post', 'posts')} with {shared}: {_ANSWERS.get(answer, answer)}"
        for answer, shared, number in facts.learned[:MOST_LEARNED]
    )
    rest = len(facts.learned) - MOST_LEARNED
    return "\n".join((*lines, *((f"and {rest} more",) if rest > 0 else ())))


def opened_rows(facts: ClientFacts) -> tuple[tuple[str, str, str, str], ...]:
    """(icon, what, number, of which kind) for the table of what was opened."""
    archives = count(facts.archives, "archive", "archives")
    records = count(facts.records, "record", "records")
    kind = f"Files with posts, in {archives}; {records} found"
    rows = [("rows-3", "Read", f"{facts.opened:,}", kind)]
    rows.extend(
        ("lock", _how(group.reason), f"{group.number:,}", _capital(group.reason))
        for group in facts.closed
    )
    return tuple(rows)


def _how(reason: str) -> str:
    """Sections of a file that also holds posts are passed over; other files stay closed."""
    return "Skipped, never kept" if "skipped" in reason else "Listed, never opened"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def erase_words(files: Sequence[KeptFile]) -> str:
    """What goes, before it goes."""
    copies = sum(file.name.endswith("-copy") for file in files)
    told = "Says first what goes: the client's file"
    return f"{told} and {count(copies, 'copy', 'copies')}." if copies else f"{told}."
