"""Learns from the owner: corrected posts that share a feature speak for posts like them.

Exact patterns, no weights: a lesson can be told in one sentence, holds only while at least three
corrections support it and none contradicts it, and goes with the correction it was made from.
It never touches a post that the owner answered for, nor a tie that is recorded.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from creator_audit.model.brand import BrandMention
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Tie
from creator_audit.model.judgement import ScanInput
from creator_audit.model.lesson import NO_TIE, SURE_KINDS, Feature, Lesson
from creator_audit.model.signal import Signal, SignalKind, Strength

LEAST = 3
"""Corrected posts that must agree before anything is learned."""
SURE_FROM = 0.8
"""Confidence of the rules from which a shared word, brand or tag alone moves nothing."""
STATED_TIES = frozenset({"paid", "gift", "affiliate", "own_brand", "employee"})
_KIND = SignalKind
_KIND_OF = {
    _KIND.DISCOUNT_CODE: "code",
    _KIND.SHOP_LINK: "host",
    _KIND.TRACKING_LINK: "host",
    _KIND.CALL_TO_BUY: "host",
    _KIND.AFFILIATE_LINK: "network",
    _KIND.STOREFRONT_LINK: "network",
    _KIND.BRAND_TAG: "handle",
}
_SPACED = frozenset({"en", "de", "fr", "es", "pt", "it", "nl"})
"""Languages whose words stand apart, so that the word index finds a phrase again."""
_TAG = re.compile(r"#([^\s#]+)")
_TAG_ENDS = ".,;:!?…)]}\"'»”’"
_SHORTEST = 4
_ORDER = ("code", "host", "network", "handle", "brand", "hashtag", "words")
_NAMES = {
    "code": "the code {}",
    "host": "a link to {}",
    "network": "a link of {}",
    "handle": "the tag @{}",
    "brand": "the brand {}",
    "hashtag": "the tag #{}",
    "words": "the words “{}”",
}


def features_of(
    scan: ScanInput, signals: Sequence[Signal], named: Iterable[BrandMention]
) -> dict[tuple[str, str], Feature]:
    """What a post has that others may share, each once, the most telling kind first."""
    found = [feature for signal in signals if (feature := _of_signal(signal)) is not None]
    found += [Feature("brand", mention.brand_id, mention.text) for mention in named]
    for part in scan.parts:
        for tag in _TAG.findall(part.text):
            name = tag.rstrip(_TAG_ENDS)
            if len(name) > 1 and name.replace("_", "").isalnum():
                found.append(Feature("hashtag", name.lower(), name))
    found.sort(key=lambda feature: _ORDER.index(feature.kind))
    return {feature.key: feature for feature in reversed(found)}


def _of_signal(signal: Signal) -> Feature | None:
    kind = _KIND_OF.get(signal.kind, "")
    if kind and signal.value:
        return Feature(kind, signal.value, signal.value.lstrip("@"))
    if not signal.detector.startswith("phrases/") or signal.kind is _KIND.TOPIC:
        return None
    words = " ".join(signal.text.split()).lower()
    if signal.language not in _SPACED or len(words) < _SHORTEST:
        return None
    return Feature("words", words, words)


def answer_of(post_class: PostClass | None, relation: str) -> str:
    """What a correction says: a class, `NO_TIE`, or nothing to learn from."""
    if post_class is not None:
        return post_class.value
    if relation in STATED_TIES:
        return PostClass.SPONSORED.value
    return NO_TIE if relation == "none" else ""


def learn(corrected: Iterable[tuple[str, Mapping[tuple[str, str], Feature]]]) -> tuple[Lesson, ...]:
    """Lessons from (answer, features) of every corrected post, in order of kind and value."""
    posts: dict[tuple[str, str], dict[int, str]] = {}
    shown: dict[tuple[str, str], str] = {}
    for number, (answer, features) in enumerate(corrected):
        if not answer:
            continue
        for key, feature in features.items():
            posts.setdefault(key, {})[number] = answer
            # The smallest of several spellings, so that the order of posts does not matter.
            shown[key] = min(shown.get(key, feature.shown), feature.shown)
    lessons = {}
    for key in sorted(posts):
        said = _agreed(Counter(posts[key].values()))
        if said is not None and said[1] >= LEAST:
            lessons[key] = Lesson(Feature(*key, shown[key]), *said)
    return tuple(one for key, one in lessons.items() if not _is_told_by_offer(key, posts, lessons))


def _is_told_by_offer(
    key: tuple[str, str],
    posts: Mapping[tuple[str, str], Mapping[int, str]],
    lessons: Mapping[tuple[str, str], Lesson],
) -> bool:
    """Whether a code or a shop's address explains all posts that a word or a brand would.

    Three posts with one code share everyday words too, which say nothing by themselves.
    """
    if key[0] in SURE_KINDS:
        return False
    return any(
        other[0] in SURE_KINDS and posts[key].keys() <= posts[other].keys() for other in lessons
    )


def _agreed(counts: Counter[str]) -> tuple[str, int] | None:
    """The one answer with its support, or None where answers contradict each other.

    That there is no tie fits every class but sponsored.
    """
    classes = [answer for answer in counts if answer != NO_TIE]
    if len(classes) > 1 or (NO_TIE in counts and PostClass.SPONSORED.value in classes):
        return None
    best = classes[0] if classes and counts[classes[0]] >= LEAST else NO_TIE
    best = best if best in counts else classes[0]
    return best, counts[best]


def fitting(
    lessons: Mapping[tuple[str, str], Lesson], features: Mapping[tuple[str, str], Feature]
) -> tuple[Lesson, ...]:
    """The lessons that speak of a post with these features, the best founded first."""
    found = [lessons[key] for key in features if key in lessons]
    return tuple(sorted(found, key=_rank))


def _rank(lesson: Lesson) -> tuple[bool, int, int, str]:
    feature = lesson.feature
    is_general = feature.kind not in SURE_KINDS
    return is_general, -lesson.support, _ORDER.index(feature.kind), feature.value


def heed(
    found: Classification,
    tie: Tie,
    lessons: Sequence[Lesson],
    without_tie: Callable[[], Classification],
) -> Classification:
    """The class after the owner's lessons; unchanged where they disagree or may not speak."""
    if found.by_user or tie.strength is Strength.RECORDED or tie.relation == "none":
        return found
    told = [one for one in lessons if _may_speak(one, found)]
    if not told or _agreed(Counter(one.answer for one in told)) is None:
        return found
    classes = [one for one in told if one.answer != NO_TIE]
    lesson = (classes or told)[0]
    if lesson.answer == NO_TIE:
        return _untied(found, lesson, without_tie)
    value = PostClass(lesson.answer)
    if value is found.value:
        sure = max(found.confidence, lesson.confidence)
        reasons = (reason_of(lesson), *found.reasons)
        return replace(found, confidence=sure, cannot_tell=False, reasons=reasons)
    return Classification(
        value, lesson.confidence, redirect=found.redirect, reasons=(reason_of(lesson),)
    )


def _may_speak(lesson: Lesson, found: Classification) -> bool:
    if lesson.feature.kind in SURE_KINDS or lesson.answer == found.value.value:
        return True
    return found.cannot_tell or found.confidence < SURE_FROM


def _untied(
    found: Classification, lesson: Lesson, without_tie: Callable[[], Classification]
) -> Classification:
    if found.value is not PostClass.SPONSORED:
        return found
    rest = without_tie()
    return replace(
        rest,
        confidence=min(rest.confidence, lesson.confidence),
        reasons=(reason_of(lesson), *rest.reasons),
    )


def reason_of(lesson: Lesson) -> Signal:
    """The lesson as a reason of the class; `text` is the sentence after "Because"."""
    alike = f"{lesson.support} posts with {feature_words(lesson.feature)}"
    is_no_tie = lesson.answer == NO_TIE
    told = f"you said that {alike} have no tie" if is_no_tie else f"you marked {alike} so"
    detector = f"owner_lessons/{lesson.feature.kind}"
    return Signal(_KIND.OWNER_LESSON, Strength.NONE, -1, 0, 0, told, lesson.answer, detector)


def feature_words(feature: Feature) -> str:
    """``the code CLUB5``."""
    return _NAMES[feature.kind].format(feature.shown or feature.value)
