"""What the Findings page shows, made from read models; no Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from creator_audit.gui.widgets import review_words as words
from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    VERDICT_NAMES,
    count,
    day_name,
    kind_name,
    month_name,
    platform_name,
)
from creator_audit.model.post import Post, TextPart
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.findings import FindingDetail, FindingItem
from creator_audit.queries.judged_for import strictest_first
from creator_audit.queries.posts import PostDetail
from creator_audit.rules.packs import fold_for

GROUPINGS = (("kind", "Kind"), ("rule", "Rule"), ("brand", "Brand"), ("month", "Month"))
STATUSES = (("open", "Open"), ("decided", "Decided"), ("all", "All"))
GAPS = ("flag", "Gaps", "Tie recorded, or a strong sign")
QUESTIONS = ("needs_review", "Questions", "Weak signs only, or something only you know")


@dataclass(frozen=True, slots=True)
class Group:
    """One head of the work list with its findings."""

    title: str
    note: str
    items: tuple[FindingItem, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the caption to be marked."""

    start: int
    end: int
    kind: str
    tip: str


def group_items(items: Sequence[FindingItem], grouping: str) -> tuple[Group, ...]:
    """Groups of the work list. Gaps and questions are never mixed in one group."""
    if grouping == "kind":
        return tuple(
            Group(title, note, chosen)
            for outcome, title, note in (GAPS, QUESTIONS)
            if (chosen := tuple(item for item in items if item.outcome == outcome))
        )
    found: dict[tuple[str, str], list[FindingItem]] = {}
    for item in items:
        found.setdefault((item.outcome, _key(item, grouping)), []).append(item)
    order = sorted(found, key=lambda key: (key[0] != GAPS[0], _rank(key[1], grouping)))
    return tuple(
        Group(_title(key, members, grouping), _kind_note(outcome), tuple(members))
        for outcome, key, members in ((*place, found[place]) for place in order)
    )


def _key(item: FindingItem, grouping: str) -> str:
    if grouping == "rule":
        return item.rule_id
    return item.day[:7] if grouping == "month" else item.brand


def _rank(key: str, grouping: str) -> tuple[int, str]:
    """Newest month first, everything else by name; what has no key comes last."""
    if grouping == "month" and key:
        year, month = key.split("-")
        return (-(int(year) * 12 + int(month)), "")
    return (0 if key else 1, key.casefold())


def _title(key: str, items: Sequence[FindingItem], grouping: str) -> str:
    if grouping == "rule":
        return items[0].title
    if grouping == "month":
        return month_name(int(key[:4]), int(key[5:7])) if key else "No date"
    return key or "No brand named"


def _kind_note(outcome: str) -> str:
    return GAPS[1] if outcome == GAPS[0] else QUESTIONS[1]


def mark_of(item: FindingItem) -> str:
    """The verdict mark of a line: a question always carries the broken ring."""
    if item.outcome != GAPS[0]:
        return "cannot_tell"
    return item.verdict if item.verdict in ("insufficient", "none_found") else "insufficient"


def spoken(item: FindingItem, number: int, whole: int) -> str:
    """The row as one sentence for a reader."""
    pieces = [
        day_name(item.day),
        platform_name(item.platform),
        item.brand,
        item.title,
        words.list_signs(item.signs),
        "gap" if item.outcome == GAPS[0] else "question",
        words.DECISION_WORDS.get(item.decision, item.decision).lower(),
    ]
    return f"{', '.join(piece for piece in pieces if piece)}, {number} of {whole}."


def subtitle(items: Sequence[FindingItem], status: str, judged: str = "") -> str:
    """``31 gaps, 17 questions open, judged for Germany by the posts' language``."""
    gaps = sum(item.outcome == GAPS[0] for item in items)
    end = {"open": " open", "decided": " decided"}.get(status, "")
    rest = len(items) - gaps
    counted = f"{count(gaps, 'gap', 'gaps')}, {count(rest, 'question', 'questions')}{end}"
    return f"{counted}, {judged}" if judged else counted


# One finding


def main_part(post: Post) -> int:
    """Index of the text that is shown: the caption or description, else the longest."""
    for role in ("caption", "description"):
        for number, part in enumerate(post.parts):
            if part.role.value == role and part.text.strip():
                return number
    lengths = [len(part.text.strip()) for part in post.parts]
    return max(range(len(lengths)), key=lengths.__getitem__, default=-1)


def fold_of(post: Post, part: TextPart) -> int | None:
    """Where the platform cuts this text, if that is known."""
    if part.fold is not None:
        return part.fold
    day = post.published_at.date() if post.published_at else datetime.now(UTC).date()
    return fold_for(post.platform, post.kind.value, part.role.value, day)


def signals_of(detail: PostDetail) -> tuple[Signal, ...]:
    """Everything that was seen in a post: tie, class reasons and label marks, each once."""
    judged = detail.judgement
    if judged is None:
        return ()
    found = [*judged.tie.signals]
    found += [one.mark.signal for one in judged.disclosures if one.mark]
    found += [
        signal
        for signal in judged.classification.reasons
        if signal.kind.value in words.TIE_SIGNS or signal.kind is SignalKind.DISCLOSURE_LABEL
    ]
    return tuple(dict.fromkeys(found))


def marks_of(signals: Iterable[Signal], part: int) -> tuple[Mark, ...]:
    """Signs and labels in one text, in order."""
    found = {}
    for signal in signals:
        if signal.part != part or signal.end <= signal.start:
            continue
        is_label = signal.kind is SignalKind.DISCLOSURE_LABEL
        name = words.sign_word(signal.kind.value).capitalize()
        strength = words.STRENGTH_WORDS.get(signal.strength.value, "")
        tip = f"{name}, {strength} sign" if strength and not is_label else name
        kind = "label" if is_label else "sign"
        found[signal.start, signal.end] = Mark(signal.start, signal.end, kind, tip)
    return tuple(found[place] for place in sorted(found))


def sign_legend(signals: Sequence[Signal]) -> str:
    """``Recorded: fee. Strong: code, link. Weak: tag``."""
    lines = []
    for strength in (Strength.RECORDED, Strength.STRONG, Strength.WEAK):
        names = [
            words.sign_word(signal.kind.value)
            for signal in signals
            if signal.strength is strength and signal.kind.value in words.TIE_SIGNS
        ]
        if names:
            lines.append(f"{strength.value.capitalize()}: {', '.join(dict.fromkeys(names))}")
    return ". ".join(lines) or "none"


def label_legend(signals: Sequence[Signal]) -> str:
    """``at character 287``, or that none was found."""
    places = [s.start + 1 for s in signals if s.kind is SignalKind.DISCLOSURE_LABEL and s.part >= 0]
    if not places:
        return "none found in the caption"
    return "at character " + ", ".join(f"{place:,}" for place in dict.fromkeys(places))


def head_line(post: Post) -> str:
    """``Reel, 12 Mar 2026, 18:04``."""
    at = post.published_at
    when = f"{day_name(at.date().isoformat())}, {at:%H:%M} UTC" if at else "No date"
    return f"{kind_name(post.kind.value)}, {when}"


def source_line(detail: PostDetail, brand: str) -> str:
    """``Lumavelle · reels.json, /entry/88``: the place in the archive."""
    source = detail.post.source
    place = ", ".join(piece for piece in (source.file, source.pointer) if piece)
    return " · ".join(piece for piece in (brand, place) if piece)


def verdict_lines(detail: FindingDetail) -> tuple[tuple[str, str, str, str], ...]:
    """(jurisdiction, verdict key, verdict word, why) for the table *Judged for*."""
    judged = detail.posts[0].judgement if detail.posts else None
    reasons = {one.jurisdiction: one.reason for one in judged.disclosures} if judged else {}
    lines = []
    for verdict in strictest_first(detail.finding.verdicts):
        problem = verdict.problem.value if verdict.problem else ""
        why = words.reason_word(reasons.get(verdict.jurisdiction, ""), problem)
        key = verdict.verdict.value
        name = words.jurisdiction_name(verdict.jurisdiction)
        lines.append((name, key, VERDICT_NAMES.get(key, key), why))
    return tuple(lines)


def missing_line(detail: FindingDetail) -> str:
    """Which places for a label this export does not hold."""
    names = [
        words.CHANNEL_WORDS.get(one.value, one.value) for one in detail.finding.missing_channels
    ]
    if not names:
        return ""
    return f"Not in this export: {', '.join(names)}. Looked at: the caption."


def banner(detail: FindingDetail) -> str:
    """What was decided earlier, or that the finding came back; empty for a new one."""
    review = detail.review
    if review is None or review.decision.value == "open":
        return ""
    line = words.decided_line(
        review.decision.value, review.by, review.at, review.expires, review.reason
    )
    if review.expires and review.expires < date.today().isoformat():  # noqa: DTZ011 - the user's day
        return f"{line} The time is over, so it is open again."
    return f"{line} Since then the evidence changed." if detail.evidence_changed else line


def class_name(detail: PostDetail) -> str:
    """Key of the post's class, empty before judging."""
    if detail.judgement is None or detail.judgement.no_text:
        return ""
    value = detail.judgement.classification.value.value
    return value if value in CLASS_NAMES else ""


def after_decision(decision: str, number: int) -> str:
    """What the status line says after a decision."""
    word = words.DECISION_WORDS[decision]
    many = f" ({number} findings)" if number > 1 else ""
    return f"{word}{many}. U takes it back."
