"""What the import pages show: cards of archives, the report's rows; no Qt here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from creator_audit.gui.widgets.words import count, day_name, platform_name
from creator_audit.operations.import_one import MappingQuestion
from creator_audit.operations.recognise_archives import Recognised
from creator_audit.queries.imports import ImportLine, IssueLine

_POSTS = re.compile(r": (\d+) posts$")
STATUS_WORDS = {
    "waiting": "Waiting",
    "reading": "Reading",
    "imported": "Imported",
    "answer": "Your answer is needed",
    "failed": "Not imported",
    "stopped": "Stopped",
}
SPOKEN_AT = (25, 50, 75, 100)


@dataclass(slots=True)
class Card:
    """One export on the import page."""

    found: Recognised
    status: str = "waiting"
    done: int = 0
    total: int = 0
    posts: int = 0
    import_ids: list[int] = field(default_factory=list)
    problem: str = ""
    next_step: str = ""
    question: MappingQuestion | None = None
    column_map: dict[str, str] = field(default_factory=dict)
    date_order: str = ""
    platform: str = ""

    @property
    def percent(self) -> int:
        """How much is read, 0 to 100."""
        return min(100, self.done * 100 // self.total) if self.total > 0 else 0

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.status in ("imported", "failed", "stopped")

    @property
    def title(self) -> str:
        """``Instagram export``; the file's name where it is not known."""
        return self.found.title or self.found.file

    @property
    def status_words(self) -> str:
        """``Reading, 61 %``."""
        word = STATUS_WORDS[self.status]
        return f"{word}, {self.percent} %" if self.status == "reading" and self.total else word

    @property
    def posts_words(self) -> str:
        """``133 of about 217 posts``, as far as it is known."""
        if self.status == "reading" and self.posts and self.percent >= 5:
            about = max(self.posts, self.posts * 100 // self.percent)
            return f"{self.posts:,} of about {about:,} posts"
        return count(self.posts, "post", "posts") if self.posts else ""

    @property
    def spoken(self) -> str:
        """The card as one sentence."""
        pieces = (self.title, self.status_words.lower(), self.posts_words, self.problem)
        return ", ".join(piece for piece in pieces if piece)

    def take_step(self, done: int, total: int, label: str) -> None:
        """Note a step of the work process."""
        told = _POSTS.search(label)
        if told:
            self.posts = int(told[1])
        if total > 0:
            self.done, self.total = done, total


def cards_of(found: Sequence[Recognised]) -> list[Card]:
    """Cards of what was dropped; what cannot be used is said at once."""
    return [
        Card(one, "failed", problem=one.what, next_step=one.next_step) if one.what else Card(one)
        for one in found
    ]


def size_words(size: int) -> str:
    """``6.2 MB``."""
    value = float(size)
    for unit in ("bytes", "kB", "MB"):
        if value < 1000:
            return (
                f"{value:,.0f} {unit}" if unit == "bytes" or value >= 10 else f"{value:.1f} {unit}"
            )
        value /= 1000
    return f"{value:,.1f} GB"


def file_line(found: Recognised) -> str:
    """``takeout.zip · 212 MB, 3 MB of it to be read``."""
    sizes = size_words(found.size) if found.size else ""
    if found.text_size and found.size > 2 * found.text_size:
        sizes += f", {size_words(found.text_size)} of it read"
    parts = f"{found.file}, {len(found.paths)} parts" if len(found.paths) > 1 else found.file
    return " · ".join(piece for piece in (parts, sizes) if piece)


def why_line(found: Recognised) -> str:
    """By what it was recognised, and what should be known."""
    reasons = "; ".join(found.why[:2])
    lines = [f"Recognised: {reasons}." if reasons else ""]
    lines += [note if note.endswith((".", "?")) else f"{note}." for note in found.notes[:2]]
    return " ".join(line for line in lines if line)


def progress_words(cards: Sequence[Card]) -> tuple[int, str]:
    """Percent over all archives, and ``364 posts read so far · 29 of 50 MB``."""
    whole = sum(card.found.text_size or card.total for card in cards if card.status != "failed")
    done = sum(
        (card.found.text_size or card.total)
        if card.status in ("imported", "answer", "stopped")
        else card.done
        for card in cards
        if card.status != "failed"
    )
    posts = sum(card.posts for card in cards)
    percent = min(100, done * 100 // whole) if whole else 0
    sizes = f"{size_words(done)} of {size_words(whole)}" if whole else ""
    words = f"{count(posts, 'post', 'posts')} read so far"
    return percent, f"{words} · {sizes}" if sizes else words


def never_opened(cards: Sequence[Card]) -> tuple[tuple[str, int], ...]:
    """(why, number of files) of what is never opened, most files first."""
    counted: dict[str, int] = {}
    for card in cards:
        for _member, why in card.found.not_read:
            counted[why] = counted.get(why, 0) + 1
    return tuple(sorted(counted.items(), key=lambda item: -item[1]))


def member_lines(cards: Sequence[Card]) -> tuple[tuple[str, str], ...]:
    """(file, what happens to it) for every file that was named."""
    lines = []
    for card in cards:
        lines += [(f"{card.found.file}: {name}", "read") for name in card.found.members]
        lines += [(f"{card.found.file}: {name}", why) for name, why in card.found.not_read]
    return tuple(lines)


# The report of an import

COLUMNS = ("Archive", "Found", "New", "Edited", "Unchanged", "Duplicate", "Not read",
           "First to last post", "Note")  # fmt: skip


def report_row(line: ImportLine) -> tuple[str, ...]:
    """The cells of one source, in the order of `COLUMNS`."""
    numbers = (line.found, line.new, line.edited, line.unchanged, line.duplicate, line.rejected)
    span = (
        f"{day_name(line.first_day)} – {day_name(line.last_day)}" if line.first_day else "No date"
    )
    return (source_name(line), *(f"{number:,}" for number in numbers), span, row_note(line))


def source_name(line: ImportLine) -> str:
    """``Instagram, instagram-…zip``."""
    return f"{platform_name(line.platform)} · {line.file}"


def row_note(line: ImportLine) -> str:
    """What is worth saying of one source."""
    if line.is_undone:
        return "Taken back"
    notes = [
        f"{number:,} {word}{'' if number == 1 else 's'} kept apart" for word, number in line.other
    ]
    if line.without_text:
        notes.append(f"{line.without_text:,} without text")
    if line.missing_since:
        notes.append(f"{line.missing_since:,} no longer in the archive")
    return ", ".join(note.replace("_", " ") for note in notes)


def sum_row(lines: Sequence[ImportLine]) -> tuple[str, ...]:
    """The sums of the columns; undone imports do not count."""
    kept = [line for line in lines if not line.is_undone]
    names = ("found", "new", "edited", "unchanged", "duplicate", "rejected")
    sums = (f"{sum(getattr(line, name) for line in kept):,}" for name in names)
    return ("Sum", *sums, "", "")


def answer_line(lines: Sequence[ImportLine], issues: Sequence[IssueLine]) -> str:
    """How many posts are in, and how many records could not be read."""
    kept = [line for line in lines if not line.is_undone]
    if not kept:
        return "Nothing is in."
    new = sum(line.new for line in kept)
    told = f"{count(new, 'post is', 'posts are')} new"
    for name, words in (("edited", "filled or edited"), ("unchanged", "unchanged")):
        number = sum(getattr(line, name) for line in kept)
        told += f", {number:,} {words}" if number else ""
    rejected = sum(line.rejected for line in kept)
    if rejected or any(issue.severity == "rejected" for issue in issues):
        return f"{told}. {count(rejected, 'record', 'records')} could not be read."
    return f"{told}. All {sum(line.found for line in kept):,} records were read."


def second_line(lines: Sequence[ImportLine]) -> str:
    """Numbers of archives and of posts that cannot be judged."""
    kept = [line for line in lines if not line.is_undone]
    without = sum(line.without_text for line in kept)
    told = count(len(kept), "archive", "archives")
    if not without:
        return told
    return f"{told}. {count(without, 'post', 'posts')} came without text and cannot be judged."


def issue_place(issue: IssueLine, names: dict[int, str]) -> str:
    """``Instagram · media/reels.json · entry 14``."""
    pieces = (names.get(issue.import_id, ""), issue.member, issue.pointer)
    return " · ".join(piece for piece in pieces if piece)


def remarks(issues: Sequence[IssueLine]) -> list[tuple[IssueLine, int]]:
    """What to list: each record that is lost, then remarks of one kind once with their number."""
    lost = [(issue, 1) for issue in issues if issue.severity == "rejected"]
    alike: dict[tuple[int, str], list[IssueLine]] = {}
    for issue in issues:
        if issue.severity != "rejected":
            alike.setdefault((issue.import_id, issue.code), []).append(issue)
    return lost + [(found[0], len(found)) for found in alike.values()]


def report_text(lines: Sequence[ImportLine], issues: Sequence[IssueLine]) -> str:
    """The report as tab-separated text, for the clipboard."""
    rows = [COLUMNS, *(report_row(line) for line in lines), sum_row(lines)]
    told = ["\t".join(row) for row in rows]
    told += ["", *(f"{issue.member}\t{issue.pointer}\t{issue.detail}" for issue in issues)]
    return "\n".join(told)


def leaves_out(platforms: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(platform, what its export does not hold), from the platform data."""
    import tomllib

    from creator_audit import resources

    found = []
    for key in dict.fromkeys(platforms):
        if f"{key}.toml" in resources.names("platforms", ".toml"):
            table: dict[str, Any] = tomllib.loads(resources.read_text(f"platforms/{key}.toml"))
            told = table.get("export", {}).get("leaves_out", "")
            if told:
                found.append((key, str(told)))
    return tuple(found)


def existing(paths: Sequence[Path]) -> list[Path]:
    """Paths that are there; a drop can name things that are gone."""
    return [path for path in paths if path.exists()]
