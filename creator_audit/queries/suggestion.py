"""A proposed text for people: what would change, and plain steps for what text cannot mend."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from creator_audit import resources
from creator_audit.model.correction import Change, Correction
from creator_audit.model.finding import Family, Finding
from creator_audit.model.judgement import JudgeInput, Judgement, ScanInput, ScanPart
from creator_audit.model.post import Post, label_state
from creator_audit.queries.open_state import today
from creator_audit.queries.posts import PostDetail
from creator_audit.queries.rule_texts import pack, party_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A corrected text, judged again by the rules it is meant to meet."""

    old: str
    text: str
    """The whole corrected text; empty where only the steps help."""
    changes: tuple[Change, ...]
    """What differs between `old` and `text`."""
    steps: tuple[str, ...]
    labels: tuple[str, ...]
    left: tuple[str, ...]
    """Jurisdictions for which something stays open."""

    @property
    def added(self) -> tuple[tuple[int, int], ...]:
        """Stretches of `text` that are put in."""
        return tuple((c.new_start, c.new_end) for c in self.changes if c.new_end > c.new_start)

    @property
    def taken(self) -> tuple[str, ...]:
        """Words that are taken out of `old`."""
        return tuple(self.old[c.old_start : c.old_end].strip() for c in self.changes if c.old_end)


NO_SUGGESTION = Suggestion("", "", (), (), (), ())


def suggest(given: JudgeInput, codes: Sequence[str], day: date) -> Suggestion:
    """The proposal for a post under these jurisdictions; `NO_SUGGESTION` where nothing is open."""
    from creator_audit.analysis.correction import correct
    from creator_audit.analysis.scan import shared_scanner

    language = (given.language or "en").partition("-")[0]
    rules = pack()
    found = correct(given, codes, rules, shared_scanner(rules), day, _stakes(language))
    return NO_SUGGESTION if found is None else as_suggestion(given, found)


def as_suggestion(given: JudgeInput, found: Correction) -> Suggestion:
    """A correction in words."""
    part = found.main_part
    label = " | ".join(found.labels)
    said = _words()["steps"]
    steps = [str(said[step]).replace("{label}", label) for step in found.steps]
    steps += _other_parts(found, label)
    if found.left:
        places = ", ".join(_place_name(code) for code in found.left)
        steps.append(str(said["left"]).replace("{places}", places))
    return Suggestion(
        old=given.scan.parts[part].text if part >= 0 else "",
        text=found.text,
        changes=tuple(change for change in found.changes if change.part == part),
        steps=tuple(steps),
        labels=found.labels,
        left=found.left,
    )


def suggestion_of(finding: Finding, post: Post, judgement: Judgement | None) -> Suggestion:
    """The proposal for a stored post, under all jurisdictions it was judged for.

    The tie is taken as given: a finding stands because there may be one.
    """
    if finding.family is not Family.DISCLOSURE or judgement is None or not post.has_text:
        return NO_SUGGESTION
    scan = ScanInput(
        post.id,
        post.platform,
        tuple(ScanPart(p.role, p.text, p.language, p.frame, p.fold) for p in post.parts),
        tuple(link.url for link in post.links),
        judgement.language or None,
    )
    from creator_audit.analysis.scan import shared_scanner

    given = JudgeInput(
        scan=scan,
        language=judgement.language,
        signals=shared_scanner(pack()).scan(scan).signals,
        kind=post.kind.value,
        published_at=post.published_at,
        platform_label=label_state(post.labels),
        relation=judgement.tie.relation.replace("none", "") or "paid",
    )
    codes = [row.jurisdiction for row in judgement.disclosures]
    return suggest(given, codes, date.fromisoformat(today()))


def suggested_text(finding: Finding, post: PostDetail) -> str:
    """The corrected main text of a finding's post; empty where none can be made."""
    return suggestion_of(finding, post.post, post.judgement).text


def _other_parts(found: Correction, label: str) -> list[str]:
    said = _words()["parts"]
    roles = dict.fromkeys(
        found.parts[change.part].role.value
        for change in found.changes
        if change.part != found.main_part and change.new_end > change.new_start
    )
    return [str(said.get(r, said["other"])).replace("{label}", label) for r in roles]


def _place_name(code: str) -> str:
    known = pack().jurisdictions.get(code)
    return known.name if known else party_of(code) or code.upper()


def _stakes(language: str) -> dict[str, str]:
    listed = _stake_words()
    return {tie: str(told.get(language) or told["en"]) for tie, told in listed.items()}


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("suggestions/en.toml"))


@cache
def _stake_words() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("suggestions/stakes.toml"))
