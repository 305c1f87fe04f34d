"""Hand-made posts with hand-made signals: the judge is tested apart from the scan."""

from datetime import UTC, date, datetime

from creator_audit.analysis.classify import classify
from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.verdict import assess
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.load import load_pack

PACK = load_pack()
DAY = date(2025, 6, 1)
K, S = SignalKind, Strength


def part(text, role="caption", **more):
    return ScanPart(PartRole(role), text, **more)


def sign(parts, kind, words, strength=S.STRONG, *, value="", language="en", number=0):
    """A signal over the first place where `words` stand."""
    start = parts[number].text.index(words)
    return Signal(kind, strength, number, start, start + len(words), words, value, "test", language)


def label(parts, words, number=0, language="en", strength=S.RECORDED):
    value = words.casefold()
    return sign(
        parts, K.DISCLOSURE_LABEL, words, strength, value=value, language=language, number=number
    )


def post(parts, signals=(), *, day=DAY, platform="instagram", language="en", **more):
    parts = tuple(part(p) if isinstance(p, str) else p for p in parts)
    more.setdefault("platform_label", False)
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC) if day else None
    return JudgeInput(
        ScanInput("p1", platform, parts), language, tuple(signals), published_at=at, **more
    )


def judged(given, code="us", pack=PACK):
    tie = assess_tie(given)
    day = given.published_at.date() if given.published_at else DAY
    return assess(given, tie, classify(given, tie), code, pack, day)


def facts_of(given, day=DAY):
    tie = assess_tie(given)
    return PostFacts(given, tie, classify(given, tie), day)


def labelled(text, words="#ad", **more):
    """A post with one plain label and a recorded fee."""
    role = more.pop("role", "caption")
    fold = more.pop("fold", None)
    parts = (part(text, role, fold=fold),)
    more.setdefault("relation", "paid")
    return post(parts, [label(parts, words)], **more)
