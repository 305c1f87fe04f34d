"""Edits of a post's texts: a label in front of some parts, an old one taken out of others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from creator_audit.model.correction import Change
from creator_audit.model.disclosure import Disclosure
from creator_audit.model.judgement import JudgeInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import SignalKind

_MAIN = (PartRole.CAPTION, PartRole.DESCRIPTION, PartRole.TITLE)
_SPOKEN, _SHOWN = PartRole.TRANSCRIPT, PartRole.ON_SCREEN


class Level(NamedTuple):
    """How far a proposal goes beyond the main text."""

    title: bool = False
    sound: bool = False
    tool: bool = False


LEVELS = (Level(), Level(title=True), Level(title=True, sound=True), Level(True, True, True))
STILL_LEVELS = (Level(), Level(title=True), Level(title=True, tool=True))
"""For posts in which nothing is said or shown moving."""


class Edited(NamedTuple):
    """Texts after an edit, with what differs."""

    parts: tuple[ScanPart, ...]
    changes: tuple[Change, ...]


def main_part(parts: Sequence[ScanPart]) -> int:
    """The text people write: caption, else description, else title; -1 where there is none."""
    for role in _MAIN:
        for number, part in enumerate(parts):
            if part.role is role and part.text.strip():
                return number
    return next((n for n, part in enumerate(parts) if part.role is PartRole.FRAME), -1)


def opening(labels: Sequence[str]) -> str:
    """``#ad `` or ``Werbung | Ad: ``: the labels as the first words of a text."""
    if all(label.startswith("#") for label in labels):
        return " ".join(labels) + " "
    return " | ".join(labels) + (" " if labels[-1].startswith("#") else ": ")


def edit_texts(
    given: JudgeInput, labels: Sequence[str], level: Level, removed: Sequence[Change]
) -> Edited:
    """The post's texts with the labels first and the old ones taken out."""
    words = opening(labels)
    main = main_part(given.scan.parts)
    parts: list[ScanPart] = []
    changes: list[Change] = []
    for number, part in enumerate(given.scan.parts):
        is_opened = number == main or part.role is PartRole.FRAME
        is_opened = is_opened or (level.title and part.role is PartRole.TITLE)
        cuts = [cut for cut in removed if cut.part == number]
        text, made = _edit(part.text, number, words if is_opened else "", cuts)
        fold = part.fold
        parts.append(replace(part, text=text, fold=fold))
        changes += made
    return Edited(tuple(parts), tuple(changes))


def with_sound(
    parts: Sequence[ScanPart], labels: Sequence[str], *, is_live: bool
) -> list[ScanPart]:
    """The texts as they are once the label is also said and shown, to judge the instruction."""
    words = opening(labels).rstrip(": ")
    said = f"{words}. "
    found = [
        replace(part, text=f"{said}{part.text}" + (f" {said}" * 2 if is_live else ""))
        if part.role in (_SPOKEN, _SHOWN)
        else part
        for part in parts
    ]
    roles = {part.role for part in parts}
    frame = next((part.frame for part in parts if part.frame is not None), None)
    found += [
        ScanPart(role, said * (3 if is_live else 1), frame=frame if role is _SHOWN else None)
        for role in (_SPOKEN, _SHOWN)
        if role not in roles
    ]
    return found


def weak_labels(given: JudgeInput, disclosures: Iterable[Disclosure]) -> tuple[Change, ...]:
    """Old labels that may go: tags with a problem of words, place or language, each once.

    Words inside a sentence stay, since the sentence would lose its sense.
    """
    spans = set()
    for one in disclosures:
        signal = one.mark.signal if one.mark else None
        if signal is None or one.problem is None or not 0 <= signal.part < len(given.scan.parts):
            continue
        part = given.scan.parts[signal.part]
        is_tag = signal.kind is SignalKind.DISCLOSURE_LABEL and signal.text.startswith("#")
        if is_tag and part.role in (*_MAIN, PartRole.FRAME, PartRole.HASHTAGS):
            spans.add((signal.part, signal.start, signal.end))
    return tuple(Change(part, start, end, 0, 0) for part, start, end in sorted(spans))


def _edit(text: str, number: int, words: str, cuts: Sequence[Change]) -> tuple[str, list[Change]]:
    pieces = [words]
    changes = [Change(number, 0, 0, 0, len(words))] if words else []
    place, length = 0, len(words)
    for cut in sorted(cuts, key=lambda one: one.old_start):
        start, end = _with_blank(text, cut.old_start, cut.old_end)
        start = max(start, place)
        pieces.append(text[place:start])
        length += start - place
        changes.append(Change(number, start, end, length, length))
        place = end
    pieces.append(text[place:])
    return "".join(pieces), changes


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with the blank behind it, or, at the end of a line, the one before it."""
    if text[end : end + 1] == " ":
        return start, end + 1
    if start and text[start - 1] == " " and text[end : end + 1] in ("", "\n"):
        return start - 1, end
    return start, end
