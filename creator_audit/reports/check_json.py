"""A judgement as the JSON object of ``check --jsonl`` (schema ``creator-audit/check@1``)."""

from typing import Any

from creator_audit.model.disclosure import Disclosure
from creator_audit.model.judgement import Judgement, ScanPart
from creator_audit.model.rule import Citation, RulePack
from creator_audit.model.signal import Signal, Strength


def citation_line(citation: Citation) -> str:
    """A citation as one line: title, place in it, publisher."""
    place = f", {citation.locator}" if citation.locator else ""
    return f"{citation.title}{place} ({citation.publisher})"


def citation_lines(ids: tuple[str, ...], pack: RulePack) -> list[str]:
    """Citations by id; an id the pack does not hold is given as it is."""
    return [citation_line(pack.citations[name]) if name in pack.citations else name for name in ids]


def signal_json(signal: Signal, parts: tuple[ScanPart, ...] = ()) -> dict[str, Any]:
    """One piece of evidence; offsets are None when no text carries it."""
    in_text = signal.part >= 0
    found: dict[str, Any] = {
        "kind": str(signal.kind),
        "text": signal.text,
        "start": signal.start if in_text else None,
        "end": signal.end if in_text else None,
        "strength": str(signal.strength),
    }
    if len(parts) > 1 and 0 <= signal.part < len(parts):
        found["part"] = str(parts[signal.part].role)
    return found


def disclosure_json(
    disclosure: Disclosure, pack: RulePack, parts: tuple[ScanPart, ...] = ()
) -> dict[str, Any]:
    """One jurisdiction's verdict."""
    mark = disclosure.mark
    found: dict[str, Any] = {
        "jurisdiction": disclosure.jurisdiction,
        "verdict": str(disclosure.verdict),
        "problem": str(disclosure.problem) if disclosure.problem else None,
        "reason": disclosure.reason or None,
        "rule": disclosure.rule_id or None,
        "citations": citation_lines(disclosure.citations, pack),
        "mark": None,
        "missing_channels": [str(channel) for channel in disclosure.missing_channels],
    }
    if mark is not None:
        signal = mark.signal
        in_text = signal.part >= 0
        found["mark"] = {
            "text": signal.text,
            "start": signal.start if in_text else None,
            "end": signal.end if in_text else None,
        }
        if len(parts) > 1 and 0 <= signal.part < len(parts):
            found["mark"]["part"] = str(parts[signal.part].role)
    return found


def judgement_json(
    given_id: object, judgement: Judgement, pack: RulePack, parts: tuple[ScanPart, ...] = ()
) -> dict[str, Any]:
    """The whole answer for one text; `given_id` comes back as it was given."""
    told = judgement.classification
    evidence = {*judgement.tie.signals, *told.reasons}
    ordered = sorted(evidence, key=lambda s: (s.part < 0, s.part, s.start, s.end, s.kind))
    return {
        "id": given_id,
        "language": judgement.language or None,
        "class": str(told.value),
        "class_confidence": round(told.confidence, 3),
        "also": [str(value) for value in told.also],
        "commercial": str(judgement.tie.strength or Strength.NONE),
        "redirect": told.redirect,
        "cannot_tell": told.cannot_tell,
        "question": judgement.question,
        "disclosures": [disclosure_json(d, pack, parts) for d in judgement.disclosures],
        "evidence": [signal_json(signal, parts) for signal in ordered],
    }
