"""Posts of the detailed JSON shape (2026): localised labels, among them the commercial flags."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from creator_audit.importers.decode import Moment, repair_text, text_of, unix_moment
from creator_audit.importers.instagram.classic import (
    TIME_WORDS,
    FileReading,
    media_id,
    read_media,
)
from creator_audit.importers.instagram.label_words import LabelWords, Meaning, label_words
from creator_audit.model.post import (
    ImportSource,
    LabelKind,
    Media,
    PartRole,
    PlatformLabel,
    Post,
    Standing,
    TextPart,
    digest_id,
)

FLAGS = {
    "paid_partnership": LabelKind.PAID_PARTNERSHIP,
    "advertisement": LabelKind.ADVERTISEMENT,
    "ai_generated": LabelKind.AI_GENERATED,
}
DEEPEST = 12
"""Containers are nested three deep in exports; deeper ones are not followed."""
UNKNOWN_CHARS = 300


@dataclass(slots=True)
class _Record:
    """What the labels of one record said."""

    captions: list[str] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)
    titles: list[str] = field(default_factory=list)
    media_times: list[object] = field(default_factory=list)
    created: object = None
    is_draft: bool = False
    flags: dict[LabelKind, list[tuple[bool | None, str]]] = field(default_factory=dict)
    partners: list[str] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)


def read_detailed(record: dict[str, object], index: int, at: FileReading) -> Post | None:
    """One record with ``label_values``; an unreadable flag is unknown, never off."""
    pointer = f"{at.pointer_start}/{index}"
    words = label_words(at.platform)
    found = _Record()
    _take_media(record.get("media"), found)
    for entry in _entries(record.get("label_values"), 0):
        _take_entry(entry, found, words)
    moment = _time(record, found)
    captions = found.captions or _one_of(found.titles) or _recovered(found)
    if not (captions or found.media or found.flags or moment.at):
        at.reject(pointer, "record-empty", "The record holds neither text, media nor time.")
        return None
    if moment.at is None:
        at.note(pointer, moment.fault, TIME_WORDS[moment.fault])
    for label, _value in found.unknown:
        at.unknown_labels.setdefault(label, pointer)
    media = list(found.media.values())
    native_id = _native_id(record, media)
    caption = captions[0] if captions else ""
    parts = tuple(TextPart(PartRole.CAPTION, text) for text in dict.fromkeys(captions))
    return Post(
        id=f"{at.platform}:{native_id}"
        if native_id
        else digest_id(at.platform, str(moment.at), caption),
        account_id=at.account_id,
        platform=at.platform,
        published_at=moment.at,
        source=ImportSource(at.file, pointer, at.layout),
        kind=at.facts.kind,
        standing=Standing.DRAFT if found.is_draft else at.facts.standing,
        native_id=native_id,
        parts=parts + (at.subtitles.parts_for(media) if at.subtitles else ()),
        media=tuple(one for one in media if not one.uri.endswith((".srt", ".vtt"))),
        labels=_labels(found),
        extra=at.facts.extra,
    )


def _entries(values: object, depth: int) -> Iterator[dict[str, object]]:
    if not isinstance(values, list) or depth > DEEPEST:
        return
    for entry in values:
        if isinstance(entry, dict):
            yield entry
            yield from _entries(entry.get("dict"), depth + 1)


def _take_entry(entry: dict[str, object], found: _Record, words: LabelWords) -> None:
    _take_media(entry.get("media"), found)
    label = repair_text(text_of(entry.get("label")))
    meaning = words.meaning(label) if label else None
    if "timestamp_value" in entry and (meaning is None or meaning.name == "creation_time"):
        found.created = found.created or entry["timestamp_value"]
        return
    raw_value = entry.get("value")
    value = repair_text(str(raw_value) if isinstance(raw_value, bool) else text_of(raw_value))
    if not label or not value:
        return
    if meaning is None:
        found.unknown.append((label, value))
    else:
        _take_known(meaning, label, value, found, words)


def _take_known(
    meaning: Meaning, label: str, value: str, found: _Record, words: LabelWords
) -> None:
    state = words.is_true(value)
    if meaning.name in FLAGS:
        if not meaning.is_confirmed and state is False:
            state = None
        found.flags.setdefault(FLAGS[meaning.name], []).append((state, f"{label}: {value}"))
    elif meaning.name == "caption":
        found.captions.append(value)
    elif meaning.name == "partner":
        found.partners.append(value)
    elif meaning.name == "draft":
        found.is_draft |= state is True
    elif meaning.name == "published":
        found.is_draft |= state is False


def _take_media(values: object, found: _Record) -> None:
    for item in values if isinstance(values, list) else ():
        medium = read_media(item) if isinstance(item, dict) else None
        if medium is None:
            continue
        found.media.setdefault(medium.uri, medium)
        title = repair_text(text_of(item.get("title")))
        if title:
            found.titles.append(title)
        found.media_times.append(item.get("creation_timestamp"))


def _one_of(texts: list[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _recovered(found: _Record) -> list[str]:
    """Nothing named a caption: a value of several words under an unknown label is the caption."""
    for entry in found.unknown:
        if len(entry[1].split()) > 3:
            return [entry[1]]
    return []


def _time(record: dict[str, object], found: _Record) -> Moment:
    best = unix_moment(record.get("timestamp"))
    for value in (found.created, *found.media_times):
        if best.at is not None:
            return best
        other = unix_moment(value)
        if other.at is not None or best.fault == "time-missing":
            best = other
    return best


def _native_id(record: dict[str, object], media: Iterable[Media]) -> str:
    fbid = text_of(record.get("fbid")).strip()
    if fbid.isdecimal():
        return fbid
    return next((number for one in media if (number := media_id(one.uri))), "")


def _labels(found: _Record) -> tuple[PlatformLabel, ...]:
    partner = ", ".join(dict.fromkeys(found.partners))
    if partner and LabelKind.PAID_PARTNERSHIP not in found.flags:
        found.flags[LabelKind.PAID_PARTNERSHIP] = [(True, f"partner: {partner}")]
    labels = []
    for kind, said in found.flags.items():
        states = [state for state, _raw in said]
        is_on = True if True in states else None if None in states else False
        raw = "; ".join(dict.fromkeys(raw for _state, raw in said))
        named = partner if kind is LabelKind.PAID_PARTNERSHIP else ""
        labels.append(PlatformLabel(kind, is_on, raw, named))
    for label, value in found.unknown:
        raw = f"{label}: {value[:UNKNOWN_CHARS]}"
        labels.append(PlatformLabel(LabelKind.UNKNOWN, None, raw))
    return tuple(labels)
