"""All jurisdictions asked for at once, so that plain posts cost one look-up for all of them."""

from bisect import bisect_right
from datetime import date
from functools import lru_cache

from creator_audit.analysis.disclosure.answers import quiet, without_pack
from creator_audit.analysis.disclosure.channels import missing_channels
from creator_audit.analysis.disclosure.facts import OWN_WORDS, PostFacts, find_exemption
from creator_audit.analysis.disclosure.hints import is_telling
from creator_audit.analysis.disclosure.verdict import assess_view
from creator_audit.analysis.disclosure.view import PackKey, View, timeline_of
from creator_audit.model.classification import Classification
from creator_audit.model.disclosure import Channel, Disclosure, Tie
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import Strength

_NO_TIE = Tie(Strength.NONE)
_Answers = tuple[Disclosure, ...]
_MOST_SHAPES = 2048


class Panel:
    """The views of some jurisdictions in an era in which none of their files changes."""

    __slots__ = ("_quiet", "_wordless", "codes", "views")

    def __init__(self, codes: tuple[str, ...], views: tuple[View | None, ...]) -> None:
        self.codes = codes
        self.views = views
        self._quiet: dict[tuple[str, tuple[Channel, ...]], _Answers] = {}
        self._wordless: dict[tuple[object, ...], _Answers] = {}

    def without_tie(self, shown: str, missing: tuple[Channel, ...]) -> _Answers:
        """The shared answers for a post with text and no sign of a tie."""
        found = self._quiet.get((shown, missing))
        if found is None:
            found = self._quiet[shown, missing] = tuple(
                without_pack(_NO_TIE, code, missing)
                if view is None
                else quiet(view, "no-sign", shown, missing)
                for code, view in zip(self.codes, self.views, strict=True)
            )
        return found

    def assess(self, facts: PostFacts) -> _Answers:
        """The verdict of each jurisdiction; posts without words on the tie share theirs."""
        key = None if facts.labels or facts.statements else _shape(facts)
        if key is None:
            return self._assess(facts)
        found = self._wordless.get(key)
        if found is None:
            if len(self._wordless) > _MOST_SHAPES:
                self._wordless.clear()
            found = self._wordless[key] = self._assess(facts)
        return found

    def _assess(self, facts: PostFacts) -> _Answers:
        pairs = zip(self.codes, self.views, strict=True)
        return tuple([assess_view(facts, view, code) for code, view in pairs])


def _shape(facts: PostFacts) -> tuple[object, ...] | None:
    """All that decides about a post without a label or sentence on its tie; None: the post itself.

    Nothing of it but these facts goes into the answers, so that they can be shared.
    """
    given, tie = facts.given, facts.tie
    if given.deals or tie.relation == "none":
        return None
    return (
        tie.strength,
        tie.relation,
        facts.relations,
        any(s.kind in OWN_WORDS for s in tie.signals),
        given.platform_label,
        given.platform_label_text,
        given.kind,
        given.scan.platform,
        facts.missing,
        facts.has_text,
        facts.promotes,
        facts.shown,
        tie.strength is Strength.WEAK and is_telling(given, tie),
    )


class _Panels:
    """Panels of some jurisdictions by era, built when a post of their days comes."""

    __slots__ = ("_panels", "codes", "pack", "starts", "timelines")

    def __init__(self, pack: RulePack, codes: tuple[str, ...]) -> None:
        self.pack = pack
        self.codes = codes
        self.timelines = tuple(timeline_of(pack, code) for code in codes)
        self.starts = sorted({day for line in self.timelines if line for day in line.starts})
        self._panels: dict[int, Panel] = {}

    def at(self, day: date) -> Panel:
        number = bisect_right(self.starts, day)
        found = self._panels.get(number)
        if found is None:
            views = tuple(line.at(day) if line else None for line in self.timelines)
            found = self._panels[number] = Panel(self.codes, views)
        return found


@lru_cache(maxsize=16)
def _panels(key: PackKey, codes: tuple[str, ...]) -> _Panels:
    return _Panels(key.pack, codes)


def assess_all(
    given: JudgeInput,
    tie: Tie,
    classification: Classification,
    codes: tuple[str, ...],
    pack: RulePack,
    day: date,
    *,
    has_text: bool,
) -> _Answers:
    """The verdict of each jurisdiction, in the order asked."""
    panel = _panels(PackKey(pack), codes).at(day)
    is_plain = tie.strength is Strength.NONE and not tie.relation and has_text and not given.deals
    if is_plain:
        return panel.without_tie(find_exemption(given, tie), missing_channels(given))
    return panel.assess(PostFacts(given, tie, classification, day))
