"""What the draft check shows of a judgement; no Qt here."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from creator_audit.gui.widgets import review_words as words
from creator_audit.gui.widgets.words import VERDICT_NAMES, platform_name
from creator_audit.model.judgement import Judgement
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.operations.check_text import check_draft, draft_of, suggest_draft
from creator_audit.queries.rule_texts import citations_of, pack, rule_of
from creator_audit.queries.suggestion import NO_SUGGESTION, Suggestion
from creator_audit.rules.packs import fold_for

PLATFORMS = (
    ("instagram", "feed"),
    ("instagram", "reel"),
    ("instagram", "story"),
    ("tiktok", "video"),
    ("youtube", "video"),
    ("youtube", "short"),
    ("x", "feed"),
    ("facebook", "feed"),
    ("threads", "feed"),
    ("linkedin", "feed"),
    ("", "feed"),
)
_LIMITS = {"instagram": 2200, "tiktok": 4000, "youtube": 5000, "x": 25000, "threads": 500,
           "linkedin": 3000}  # fmt: skip
"""Longest text the platform takes, in characters."""
_CHANGED = ("insufficient", "none_found")
_SURE, _LIKELY = 0.85, 0.65


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with what is known of it."""

    text: str
    platform: str = "instagram"
    kind: str = "feed"
    relation: str = ""
    platform_label: bool | None = None
    jurisdictions: tuple[str, ...] = ("gb", "us")


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One jurisdiction's answer."""

    name: str
    verdict: str
    word: str
    why: str
    rule: str
    """The rule with its sources, shown under *Why*."""


@dataclass(frozen=True, slots=True)
class SignLine:
    """One sign of a deal."""

    icon: str
    text: str
    strength: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to be marked."""

    start: int
    end: int
    kind: str
    tip: str


@dataclass(frozen=True, slots=True)
class Result:
    """Everything the page shows for one text."""

    asked: Asked
    verdicts: tuple[VerdictLine, ...]
    post_class: str
    also: tuple[str, ...]
    confidence: str
    signs: tuple[SignLine, ...]
    marks: tuple[Mark, ...]
    question: str
    suggestion: str
    language: str
    fold: int | None
    suggested: Suggestion = NO_SUGGESTION
    """The suggestion with what changes, and steps for what text cannot mend."""


def check(asked: Asked, today: date | None = None) -> Result:
    """Judge a text. Takes some tenths of a second the first time, under 5 ms then."""
    draft = draft_of(
        asked.text,
        platform=asked.platform,
        kind=asked.kind,
        relation=asked.relation or None,
        platform_label=asked.platform_label,
    )
    day = today or datetime.now(UTC).date()
    judged = check_draft(draft, asked.jurisdictions, today=day)
    made = NO_SUGGESTION
    if asked.text.strip() and any(one.verdict.value in _CHANGED for one in judged.disclosures):
        made = suggest_draft(draft, asked.jurisdictions, today=day)
    return result_of(asked, judged, day, made)


def result_of(
    asked: Asked, judged: Judgement, day: date, made: Suggestion = NO_SUGGESTION
) -> Result:
    """The judgement in words."""
    told = judged.classification
    return Result(
        asked=asked,
        verdicts=tuple(_verdict(one, judged) for one in range(len(judged.disclosures))),
        post_class=told.value.value,
        also=tuple(one.value for one in told.also),
        confidence=_confidence(told.confidence, cannot_tell=told.cannot_tell),
        signs=_signs(judged),
        marks=_marks(judged),
        question=judged.question or "",
        suggestion=made.text,
        suggested=made,
        language=judged.language,
        fold=fold_for(asked.platform, asked.kind, "caption", day) if asked.platform else None,
    )


def _verdict(number: int, judged: Judgement) -> VerdictLine:
    one = judged.disclosures[number]
    key = one.verdict.value
    problem = one.problem.value if one.problem else ""
    why = words.reason_word(one.reason, problem)
    finding = next((f for f in judged.findings if f.rule_id == one.rule_id), None)
    mark = one.mark
    if key == "not_required":
        why = "No label needed for this." if not judged.tie.signals else "No label needed."
    elif mark is not None and key == "insufficient":
        why = f"“{mark.signal.text}”: {why}."
    elif key == "sufficient" and mark is not None:
        why = f"“{mark.signal.text}” does."
    elif why:
        why = f"{why[:1].upper()}{why[1:]}."
    rule = rule_of(one.rule_id) if one.rule_id else None
    lines = [rule.doc.what if rule else "", rule.doc.fix if rule and finding else ""]
    lines += [f"{c.title}, {c.locator}".rstrip(", ") for c in citations_of(one.citations)]
    return VerdictLine(
        words.jurisdiction_name(one.jurisdiction),
        key,
        VERDICT_NAMES.get(key, key),
        why,
        "\n".join(line for line in lines if line),
    )


def _confidence(value: float, *, cannot_tell: bool) -> str:
    if cannot_tell:
        return "cannot tell"
    if value >= _SURE:
        return "high confidence"
    return "medium confidence" if value >= _LIKELY else "low confidence"


def _seen(judged: Judgement) -> tuple[Signal, ...]:
    found = [*judged.tie.signals, *judged.classification.reasons]
    found += [one.mark.signal for one in judged.disclosures if one.mark]
    return tuple(dict.fromkeys(found))


def _signs(judged: Judgement) -> tuple[SignLine, ...]:
    """Signs of a tie; of several on the same words only the first."""
    lines: list[SignLine] = []
    taken: list[tuple[int, int]] = []
    for signal in sorted(judged.tie.signals, key=lambda one: (-one.strength.rank, one.start)):
        kind = signal.kind.value
        overlaps = any(signal.start < end and signal.end > start for start, end in taken)
        if kind not in words.TIE_SIGNS or (overlaps and signal.part >= 0):
            continue
        taken.append((signal.start, signal.end))
        name = words.sign_word(kind)
        shown = f"“{signal.text}”" if signal.text else ""
        text = f"Code {signal.value}" if kind == "discount_code" and signal.value else shown
        icon = words.SIGN_ICONS.get(kind, "info")
        lines.append(SignLine(icon, text or name.capitalize(), signal.strength.value))
    return tuple(lines)


def _marks(judged: Judgement) -> tuple[Mark, ...]:
    found: dict[tuple[int, int], Mark] = {}
    for signal in _seen(judged):
        kind = signal.kind.value
        is_label = signal.kind is SignalKind.DISCLOSURE_LABEL
        if signal.part != 0 or signal.end <= signal.start:
            continue
        if not is_label and kind not in words.TIE_SIGNS:
            continue
        tip = words.sign_word(kind).capitalize()
        place = (signal.start, signal.end)
        if place not in found or is_label:
            found[place] = Mark(*place, "label" if is_label else "sign", tip)
    return tuple(found[place] for place in sorted(found))


def met_words(result: Result) -> str:
    """Whether the suggestion is enough everywhere, as the rules say when asked again."""
    made = result.suggested
    if not made.labels:
        return ""
    return f"still open for {len(made.left):,}" if made.left else "judged again: meets all chosen"


def length_words(asked: Asked) -> str:
    """``234 of 2,200 characters``."""
    number = len(asked.text)
    limit = _LIMITS.get(asked.platform)
    return f"{number:,} of {limit:,} characters" if limit else f"{number:,} characters"


def fold_words(result: Result) -> str:
    """Where the platform cuts; empty where it does not."""
    if result.fold is None or len(result.asked.text) <= result.fold:
        return ""
    name = platform_name(result.asked.platform)
    return f"{name} cuts here, about character {result.fold + 1:,}"


def language_words(result: Result) -> str:
    """``en, from 45 words``, or that it is too short to tell."""
    number = len(result.asked.text.split())
    if not result.language:
        return "Language: too short to tell"
    return f"Language: {result.language}, from {number:,} words"


def known_jurisdictions() -> tuple[tuple[str, str], ...]:
    """(code, name) of every pack."""
    return tuple((code, one.name) for code, one in sorted(pack().jurisdictions.items()))


def empty_result(asked: Asked) -> Result:
    """What stands there while nothing is typed."""
    return Result(asked, (), "", (), "", (), (), "", "", "", None)
