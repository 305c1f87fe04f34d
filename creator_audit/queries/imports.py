"""Read models of what came in: each import, its sum, what it left unread."""

from dataclasses import dataclass

from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One source of one import; found = new + edited + unchanged + duplicate + rejected."""

    import_id: int
    file: str
    """Name without its folder: no path of the machine goes into a read model."""
    sha256: str
    """Of the file, or of the members read until the whole file's is known."""
    size: int
    platform: str
    layout: str
    account: str
    imported_at: str
    exported_on: str
    found: int
    new: int
    edited: int
    unchanged: int
    duplicate: int
    rejected: int
    missing_since: int
    other: tuple[tuple[str, int], ...]
    """Records kept apart, by standing (repost, draft …)."""
    without_text: int
    first_day: str
    last_day: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    not_read: tuple[tuple[str, str], ...]
    is_undone: bool


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One record that could not be read, or a note on one."""

    import_id: int
    member: str
    pointer: str
    code: str
    detail: str
    severity: str


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A frequent handle, domain or code to ask about."""

    name: str
    kind: str
    """handle, domain or code."""
    posts: int
    role: str
    """brand, friend, own, or empty: not answered."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelQuestion:
    """Was the platform's own label on for these posts? One per account and period."""

    account_id: str
    account: str
    platform: str
    since: str
    until: str
    post_keys: tuple[int, ...]
    answer: str
    """all, none, some, or empty: not answered."""


def imports(reader: Reader) -> tuple[ImportLine, ...]:
    """All imports, newest first."""
    raise NotImplementedError


def issues(reader: Reader, import_id: int) -> tuple[IssueLine, ...]:
    """What could not be read in one import."""
    raise NotImplementedError


def name_candidates(reader: Reader, most: int = 30) -> tuple[NameCandidate, ...]:
    """The most frequent handles, domains and codes of the client's posts."""
    raise NotImplementedError


def label_questions(reader: Reader) -> tuple[LabelQuestion, ...]:
    """Open and answered questions on platform labels that the export does not hold."""
    raise NotImplementedError
