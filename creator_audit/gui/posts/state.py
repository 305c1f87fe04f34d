"""What the Posts page says, from its read models; no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    VERDICT_NAMES,
    count,
    day_name,
    kind_name,
    platform_name,
)
from creator_audit.model.disclosure import Disclosure, Verdict
from creator_audit.model.finding import Decision
from creator_audit.model.judgement import Judgement
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.filters import FilterState
from creator_audit.queries.posts import PostDetail, PostFinding, PostRow

SORTED_BY = ("date", "platform", "kind", "text", "brand", "class", "label")
"""What each column sorts by, in column order."""
COLUMN_NAMES = ("Date", "", "Kind", "Text", "Brand", "Class", "Label")
SPOKEN_COLUMNS = ("Date", "Platform", "Kind", "Text", "Brand", "Class", "Label")

_STRICTEST = (
    Verdict.NONE_FOUND,
    Verdict.INSUFFICIENT,
    Verdict.CANNOT_TELL,
    Verdict.SUFFICIENT,
    Verdict.NOT_REQUIRED,
)


def subtitle(matching: int, everything: int | None, chosen: FilterState) -> str:
    """``74 of 612 posts match``."""
    if chosen.is_empty or everything is None:
        return count(matching, "post", "posts")
    return f"{matching:,} of {count(everything, 'post', 'posts')} match"


def label_words(verdict: str) -> str:
    """Words of the label column; a dash where no label is required."""
    return "–" if verdict in ("not_required", "") else VERDICT_NAMES.get(verdict, verdict)


def class_words(row: PostRow) -> str:
    """Words of the class column; a post without text was not judged."""
    if row.verdict == "no_text" and not row.by_user:
        return "–"
    return CLASS_NAMES.get(row.post_class, "")


def row_sentence(row: PostRow) -> str:
    """One row as a sentence: date, platform and kind, brand, class, label, what is open."""
    parts = [
        day_name(row.day),
        f"{platform_name(row.platform)} {kind_name(row.kind).lower()}",
        row.brand,
        "not judged" if class_words(row) in ("–", "") else class_words(row).lower(),
        f"label {VERDICT_NAMES.get(row.verdict, row.verdict).lower()}",
    ]
    if row.open_findings:
        parts.append(count(row.open_findings, "open finding", "open findings"))
    if row.text:
        parts.append(row.text)
    return ", ".join(part for part in parts if part)


def hit_spans(text: str, searched: str) -> list[tuple[int, int]]:
    """Where the searched words begin words of the text; as the full-text search matches."""
    wanted = re.findall(r"[^\W_]+", searched)
    if not wanted:
        return []
    pattern = r"(?<!\w)(?:" + "|".join(re.escape(word) for word in wanted) + r")\w*"
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def footer(without_text: int) -> str:
    """What a search cannot find."""
    if without_text == 1:
        return "1 post has no text in the export, so a search cannot find it."
    return f"{without_text:,} posts have no text in the export, so a search cannot find them."


# One post


def confidence_words(confidence: float, *, by_user: bool, cannot_tell: bool) -> str:
    """How sure the class is."""
    if by_user:
        return "set by you"
    if cannot_tell:
        return "cannot tell"
    if confidence >= 0.8:
        return "high confidence"
    return "medium confidence" if confidence >= 0.55 else "low confidence"


def strictest(disclosures: Sequence[Disclosure]) -> Verdict | None:
    """The strictest verdict over the jurisdictions."""
    found = [one.verdict for one in disclosures]
    return min(found, key=_STRICTEST.index) if found else None


_RELATIONS = {
    "paid": "Paid",
    "gift": "Gift",
    "affiliate": "Affiliate",
    "own_brand": "Own brand",
    "employee": "Employment",
    "past_relation": "Earlier deal",
    "none": "None, as you stated",
}
_STRENGTHS = {
    Strength.RECORDED: "recorded",
    Strength.STRONG: "strong sign",
    Strength.WEAK: "weak signs only",
    Strength.NONE: "no sign of a deal",
}


def tie_words(judgement: Judgement) -> str:
    """``Affiliate, strong sign``."""
    relation = _RELATIONS.get(judgement.tie.relation, "")
    strength = _STRENGTHS[judgement.tie.strength]
    return f"{relation}, {strength}" if relation else strength.capitalize()


_SIGNS: dict[SignalKind, tuple[str, str]] = {
    SignalKind.AFFILIATE_LINK: ("Affiliate link {}", "link"),
    SignalKind.STOREFRONT_LINK: ("Storefront link {}", "store"),
    SignalKind.TRACKING_LINK: ("Link with tracking {}", "link"),
    SignalKind.SHOP_LINK: ("Shop link {}", "shopping-cart"),
    SignalKind.DISCOUNT_CODE: ("Code {}", "ticket-percent"),
    SignalKind.PUBLIC_SALE: ("Public sale {}", "ticket-percent"),
    SignalKind.GIFT: ("Gift: “{}”", "gift"),
    SignalKind.TRIP: ("Trip: “{}”", "plane"),
    SignalKind.LOAN: ("Loan: “{}”", "key-round"),
    SignalKind.PAYMENT: ("Payment: “{}”", "banknote"),
    SignalKind.EMPLOYMENT: ("Employment: “{}”", "briefcase"),
    SignalKind.OWN_GOODS: ("Own goods: “{}”", "store"),
    SignalKind.AFFILIATE_STATEMENT: ("Says affiliate: “{}”", "quote"),
    SignalKind.KNOWN_DEAL: ("In the deal ledger: {}", "handshake"),
    SignalKind.PLATFORM_LABEL: ("Platform label: {}", "megaphone"),
    SignalKind.BRAND_TAG: ("Tags {}", "at-sign"),
    SignalKind.BRAND_THANKS: ("Thanks: “{}”", "quote"),
    SignalKind.LINK_IN_BIO: ("Points to the profile link: “{}”", "link"),
    SignalKind.RESELLER: ("Resells: “{}”", "store"),
    SignalKind.DISCLOSURE_LABEL: ("Label “{}”", "file-check"),
    SignalKind.DENIAL: ("Says it is no ad: “{}”", "quote"),
    SignalKind.SELF_BOUGHT: ("Says self-bought: “{}”", "quote"),
    SignalKind.PRAISE: ("Praise: “{}”", "quote"),
    SignalKind.URGE: ("Urges: “{}”", "quote"),
    SignalKind.DISSUASION: ("Advises against: “{}”", "quote"),
    SignalKind.DISAPPOINTMENT: ("Disappointment: “{}”", "quote"),
    SignalKind.SUBSTITUTION: ("Instead: “{}”", "arrow-right"),
    SignalKind.STANCE_MARK: ("Stance: “{}”", "hash"),
    SignalKind.HARM_CLAIM: ("Speaks of harm: “{}”", "quote"),
    SignalKind.NO_USE: ("Not used: “{}”", "quote"),
    SignalKind.DECLINED_DEAL: ("Declined deal: “{}”", "minus"),
    SignalKind.TREND: ("Trend: “{}”", "hash"),
    SignalKind.OWNER_LESSON: ("Because {}", "pen-line"),
}
TIE_KINDS = frozenset(list(SignalKind)[: list(SignalKind).index(SignalKind.DISCLOSURE_LABEL)])
"""Kinds that are signs of a commercial tie."""


@dataclass(frozen=True, slots=True)
class SignLine:
    """One reason in words."""

    text: str
    icon: str
    strength: str


def sign_lines(signals: Sequence[Signal], most: int = 8) -> list[SignLine]:
    """Reasons in words, strongest first, each once."""
    lines: dict[str, SignLine] = {}
    lesson = SignalKind.OWNER_LESSON
    for signal in sorted(signals, key=lambda one: (one.kind is not lesson, -one.strength.rank)):
        pattern, icon_name = _SIGNS.get(signal.kind, ("“{}”", "info"))
        # A lesson is a sentence of ours; cut short it would not say what was marked.
        is_lesson = signal.kind is lesson
        text = pattern.format(signal.text if is_lesson else _short(signal.text))
        strength = signal.strength.value if signal.kind in TIE_KINDS else ""
        lines.setdefault(text, SignLine(text, icon_name, strength))
    return list(lines.values())[:most]


def _short(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


@dataclass(frozen=True, slots=True)
class PartMark:
    """A mark in a text part: start, end, ``sign`` or ``label``, tooltip."""

    start: int
    end: int
    kind: str
    tip: str


def marks_of(judgement: Judgement | None, part: int) -> list[PartMark]:
    """Marks of signs and labels in one text part, from the reasons of class, tie and label."""
    if judgement is None:
        return []
    found: dict[tuple[int, int, str], PartMark] = {}
    labels = [one.mark.signal for one in judgement.disclosures if one.mark is not None]
    signals = (*labels, *judgement.tie.signals, *judgement.classification.reasons)
    for signal in signals:
        if signal.part != part or signal.end <= signal.start:
            continue
        is_label = signal.kind is SignalKind.DISCLOSURE_LABEL
        is_tie = signal.kind in TIE_KINDS
        if not is_label and not is_tie:
            continue
        kind = "label" if is_label else "sign"
        line = sign_lines([signal])[0]
        tip = f"{line.text}, {line.strength}" if line.strength else line.text
        found.setdefault(
            (signal.start, signal.end, kind), PartMark(signal.start, signal.end, kind, tip)
        )
    return list(found.values())


def fold_of(judgement: Judgement | None) -> int | None:
    """Where the platform cuts the caption, if the judge had a length for it."""
    for one in judgement.disclosures if judgement is not None else ():
        if one.mark is not None and one.mark.visible_chars is not None:
            return one.mark.visible_chars
    return None


def heading(detail: PostDetail) -> str:
    """``Post, 28 Aug 2026, 09:12``."""
    moment = detail.post.published_at
    if moment is None:
        return f"{kind_name(detail.post.kind)}, no date"
    return f"{kind_name(detail.post.kind)}, {day_name(moment.date().isoformat())}, {moment:%H:%M}"


def source_line(detail: PostDetail) -> str:
    """``posts_1.json, entry 203``."""
    source = detail.post.source
    return ", ".join(part for part in (source.file.rpartition("/")[2], source.pointer) if part)


def open_findings(detail: PostDetail) -> list[PostFinding]:
    """Findings that are still open."""
    return [one for one in detail.findings if one.decision in ("", Decision.OPEN)]


def row_cells(row: PostRow) -> tuple[str, ...]:
    """A row for a file or the clipboard, in column order; the day as ISO."""
    return (
        row.day,
        platform_name(row.platform),
        kind_name(row.kind),
        row.text,
        row.brand,
        class_words(row),
        VERDICT_NAMES.get(row.verdict, row.verdict),
    )


def row_as_text(row: PostRow) -> str:
    """A row for the clipboard, tab-separated."""
    return "\t".join(row_cells(row))
