"""A corrected text: labels that all chosen jurisdictions take, tried out on the judge itself."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import NamedTuple

from creator_audit.analysis.judge import judge
from creator_audit.analysis.label_choice import candidate_labels
from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.text_edits import (
    LEVELS,
    STILL_LEVELS,
    Edited,
    Level,
    edit_texts,
    main_part,
    weak_labels,
    with_sound,
)
from creator_audit.model.correction import Change, Correction
from creator_audit.model.disclosure import Verdict
from creator_audit.model.judgement import JudgeInput, Judgement
from creator_audit.model.rule import RulePack
from creator_audit.model.terms import PREFIX

_OPEN = (Verdict.INSUFFICIENT, Verdict.NONE_FOUND, Verdict.CANNOT_TELL)
_MOST_LABELS = 3
_VIDEO_KINDS = ("video", "reel", "short", "live", "audio", "story")


_NEUTRAL = "Lumenfold"
_MOST_PLANS = 4000
_PLANS: dict[tuple[object, ...], tuple[tuple[str, ...], Level]] = {}


class Tried(NamedTuple):
    """One proposal with what stays open after it."""

    labels: tuple[str, ...]
    level: Level
    edited: Edited
    left: tuple[str, ...]
    judged: Judgement

    @property
    def rest(self) -> tuple[int, int]:
        """How much stays open, see `_rest`."""
        return sum(d.verdict in _OPEN for d in self.judged.disclosures), len(self.left)


class Desk:
    """Tries proposals on one post: pack, scanner and the day stay the same."""

    def __init__(
        self,
        given: JudgeInput,
        codes: Sequence[str],
        pack: RulePack,
        scanner: Scanner,
        today: date,
    ) -> None:
        self.given, self.codes, self.pack, self.scanner = given, tuple(codes), pack, scanner
        self.today = today
        self.day = given.published_at.date() if given.published_at else today
        self.now = judge(given, pack, self.codes, today)
        self.removed: tuple[Change, ...] = weak_labels(given, self.now.disclosures)

    def attempt(self, labels: tuple[str, ...], level: Level) -> Tried:
        """Judge the post with these labels; old tags stay where taking them out does worse."""
        found = self._attempt(labels, level, self.removed)
        if found.left and self.removed:
            kept = self._attempt(labels, level, ())
            return kept if kept.rest < found.rest else found
        return found

    def _attempt(self, labels: tuple[str, ...], level: Level, removed: tuple[Change, ...]) -> Tried:
        edited = edit_texts(self.given, labels, level, removed)
        parts = edited.parts
        if level.sound:
            parts = tuple(with_sound(parts, labels, is_live=self.given.kind in ("live", "audio")))
        scan = replace(self.given.scan, parts=parts)
        label = True if level.tool else self.given.platform_label
        relation = self.given.relation or self.now.tie.relation or None
        changed = replace(
            self.given,
            scan=scan,
            signals=self.scanner.scan(scan).signals,
            platform_label=label,
            relation=relation,
        )
        judged = judge(changed, self.pack, self.codes, self.today)
        return Tried(labels, level, edited, open_codes(judged, self.pack), judged)


def open_codes(judged: Judgement, pack: RulePack) -> tuple[str, ...]:
    """Where a text still asks for something: countries, and terms that want certain words."""
    found = [d.jurisdiction for d in judged.disclosures if d.verdict in _OPEN]
    for finding in judged.findings:
        rule = pack.rules.get(finding.rule_id)
        if rule is not None and rule.kind == "hidden_stake":
            found += [row.jurisdiction for row in finding.verdicts]
        if rule is not None and rule.kind == "contract_label":
            found += [
                row.jurisdiction
                for row in finding.verdicts
                if not _asks_for_tool(row.jurisdiction, pack)
            ]
    return tuple(dict.fromkeys(found))


def _asks_for_tool(code: str, pack: RulePack) -> bool:
    terms = pack.terms.get(code.removeprefix(PREFIX))
    return terms is None or not any(demand.terms for demand in terms.demands)


def correct(
    given: JudgeInput,
    codes: Sequence[str],
    pack: RulePack,
    scanner: Scanner,
    today: date,
    stakes: Mapping[str, str] | None = None,
) -> Correction | None:
    """A proposal for the post, or None where nothing is open or no words would mend it.

    `stakes` are the words for a stake by relation, in the language of the post. The proposal
    that leaves the fewest jurisdictions open wins; of equal ones that with the fewest labels and
    the least beyond the main text.
    """
    desk = Desk(given, codes, pack, scanner, today)
    if not open_codes(desk.now, pack):
        return None
    relation = given.relation or desk.now.tie.relation
    stake = (stakes or {}).get(relation, "")
    best = _planned(desk, stake) or _best(desk, stake)
    if best is None or best.rest >= _rest(desk.now, pack):
        return None
    return _as_correction(desk, best)


def _rest(judged: Judgement, pack: RulePack) -> tuple[int, int]:
    """How much stays open: labels that do not do weigh before a stake or a contract's word."""
    open_now = sum(d.verdict in _OPEN for d in judged.disclosures)
    return open_now, len(open_codes(judged, pack))


def _planned(desk: Desk, stake: str) -> Tried | None:
    """What does for a neutral post of the same kind, where it does for this one as well.

    Most posts of one kind want the same label, and one trial is cheaper than a search.
    """
    given, pack = desk.given, desk.pack
    roles = tuple(part.role for part in given.scan.parts)
    relation = given.relation or desk.now.tie.relation
    month = desk.day.replace(day=1)
    key = (pack.digest, desk.codes, given.language, given.scan.platform, given.kind, roles,
           relation, given.platform_label, month, stake)  # fmt: skip
    if key not in _PLANS:
        parts = tuple(replace(part, text=_NEUTRAL, fold=None) for part in given.scan.parts)
        moment = datetime.combine(month, time(12), UTC)
        plain = JudgeInput(
            replace(given.scan, parts=parts, links=()),
            given.language,
            (),
            kind=given.kind,
            published_at=moment,
            platform_label=given.platform_label,
            relation=relation or "paid",
        )
        found = _best(Desk(plain, desk.codes, pack, desk.scanner, desk.today), stake)
        if len(_PLANS) > _MOST_PLANS:
            _PLANS.clear()
        _PLANS[key] = (found.labels, found.level) if found is not None else ((), LEVELS[0])
    labels, level = _PLANS[key]
    bare = tuple(label for label in labels if label != stake)
    for chosen in dict.fromkeys((bare, labels)):
        tried = desk.attempt(chosen, level) if chosen else None
        if tried is not None and not tried.left:
            return tried
    return None


def _best(desk: Desk, stake: str) -> Tried | None:
    """The proposal that leaves the least open, over all levels."""
    given = desk.given
    language = (given.language or "en").partition("-")[0]
    wants_words = any(code.startswith(PREFIX) for code in open_codes(desk.now, desk.pack))
    platform = given.scan.platform if wants_words else ""
    labels = candidate_labels(desk.pack, desk.codes, language, desk.day, platform)
    best: Tried | None = None
    for level in LEVELS if given.kind in _VIDEO_KINDS else STILL_LEVELS:
        found = _search(desk, labels, level, stake)
        if found is not None and (best is None or found.rest < best.rest):
            best = found
        if best is not None and not best.left:
            break
    return best


def _search(desk: Desk, labels: Sequence[str], level: Level, stake: str) -> Tried | None:
    """Labels one after the other, each the one that leaves the fewest open."""
    chosen: tuple[str, ...] = ()
    best: Tried | None = None
    while len(chosen) < _MOST_LABELS:
        step: Tried | None = None
        for label in labels:
            if label in chosen:
                continue
            tried = desk.attempt((*chosen, label), level)
            if step is None or tried.rest < step.rest:
                step = tried
            if not step.left or (stake and _is_stake_alone(step, desk.pack)):
                break
        if step is None or (best is not None and step.rest >= best.rest):
            break
        best, chosen = step, step.labels
        if not best.left or (stake and _is_stake_alone(best, desk.pack)):
            break
    if best is not None and best.left and stake:
        told = desk.attempt((*best.labels, stake), level)
        best = told if told.rest < best.rest else best
    return best


def _is_stake_alone(tried: Tried, pack: RulePack) -> bool:
    """Whether all that is left is the stake: no further label would help."""
    if any(one.verdict in _OPEN for one in tried.judged.disclosures):
        return False
    kinds = {pack.rules[f.rule_id].kind for f in tried.judged.findings if f.rule_id in pack.rules}
    return "hidden_stake" in kinds


def _as_correction(desk: Desk, best: Tried) -> Correction:
    kinds = {desk.pack.rules[f.rule_id].kind for f in best.judged.findings}
    steps = []
    if best.level.sound:
        steps += ["say-it", "show-it"]
        if desk.given.kind in ("live", "audio"):
            steps.append("repeat-it")
    if main_part(desk.given.scan.parts) < 0:
        steps.append("write-it")
    if best.level.tool or "contract_label" in kinds:
        steps.append("platform-label")
    if "program_statement" in kinds:
        steps.append("statement")
    if "denial" in kinds:
        steps.append("denial")
    open_now = set(best.left)
    return Correction(
        parts=best.edited.parts,
        changes=best.edited.changes,
        labels=best.labels,
        steps=tuple(steps),
        met=tuple(code for code in desk.codes if code not in open_now),
        left=tuple(code for code in desk.codes if code in open_now),
        main_part=main_part(desk.given.scan.parts),
    )
