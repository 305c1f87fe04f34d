"""Judges a post given as plain values, for the examples of rule packs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

from creator_audit.analysis.example_history import NEAR_DEALS, trust_findings
from creator_audit.analysis.judge import judge
from creator_audit.analysis.scan import Scanner
from creator_audit.model.deal import Deal
from creator_audit.model.judgement import JudgeInput, Judgement, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.rule import RulePack


def judge_examples(
    pack: RulePack, scanner: Scanner, today: date
) -> Callable[[dict[str, object], tuple[str, ...]], Judgement]:
    """A function that judges a post in the shape of one `check --jsonl` line.

    Where ``posts`` are given, the last one is judged, and the findings of the trust rules over
    all of them are added.
    """

    def judge_text(given: dict[str, object], codes: tuple[str, ...]) -> Judgement:
        def judge_post(values: dict[str, object]) -> Judgement:
            return judge(_read_post(values, scanner), pack, codes, today)

        listed = given.get("posts")
        last = listed[-1] if isinstance(listed, list) and listed else given
        judgement = judge_post(last)
        more = trust_findings(given, pack, scanner, read_scan, judge_post)
        return replace(judgement, findings=(*judgement.findings, *more))

    return judge_text


def read_scan(given: dict[str, object]) -> ScanInput:
    """The texts of a post given as plain values."""
    return ScanInput("example", str(given.get("platform", "")), _parts(given))


def _read_post(given: dict[str, object], scanner: Scanner) -> JudgeInput:
    scan_input = read_scan(given)
    scanned = scanner.scan(scan_input)
    label = given.get("platform_label")
    return JudgeInput(
        scan_input,
        str(given.get("language") or scanned.language),
        scanned.signals,
        kind=str(given.get("kind", "feed")),
        published_at=_moment(given.get("published_at")),
        platform_label=label if isinstance(label, bool) else None,
        platform_label_text=str(given.get("platform_label_text", "")),
        relation=str(given["relation"]) if "relation" in given else None,
        deals=_deals(given.get(NEAR_DEALS)),
        own_names=_names(given.get("own_names")),
        brand_names=_names(given.get("brand_names")),
    )


def _parts(given: dict[str, object]) -> tuple[ScanPart, ...]:
    listed = given.get("parts")
    if not isinstance(listed, list):
        return (ScanPart(PartRole.CAPTION, str(given.get("text", ""))),)
    return tuple(
        ScanPart(
            PartRole(entry.get("role", "caption")),
            str(entry.get("text", "")),
            entry.get("language"),
            entry.get("frame"),
            entry.get("fold"),
        )
        for entry in listed
        if isinstance(entry, dict)
    )


def _moment(value: object) -> datetime | None:
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time(12), UTC)
    return None


def _deals(value: object) -> tuple[Deal, ...]:
    return tuple(d for d in value if isinstance(d, Deal)) if isinstance(value, tuple) else ()


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else ()
