"""All jurisdictions asked for at once, so that plain posts cost one look-up for all of them."""

from bisect import bisect_right
from datetime import date
from functools import lru_cache

from creator_audit.analysis.disclosure.answers import quiet, without_pack
from creator_audit.analysis.disclosure.channels import missing_channels
from creator_audit.analysis.disclosure.facts import PostFacts, find_exemption
from creator_audit.analysis.disclosure.shapes import (
    Shape,
    number_of_mark,
    shape_of,
    with_words_of,
)
from creator_audit.analysis.disclosure.verdict import assess_view
from creator_audit.analysis.disclosure.view import PackKey, View, timeline_of
from creator_audit.model.classification import Classification
from creator_audit.model.disclosure import Channel, Disclosure, Tie
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import Strength

_NO_TIE = Tie(Strength.NONE)
_Answers = tuple[Disclosure, ...]
_MOST_SHAPES = 512


class Panel:
    """The views of some jurisdictions in an era in which none of their files changes."""

    __slots__ = ("_quiet", "_shapes", "codes", "pack", "views")

    def __init__(
        self, pack: RulePack, codes: tuple[str, ...], views: tuple[View | None, ...]
    ) -> None:
        self.pack = pack
        self.codes = codes
        self.views = views
        self._quiet: dict[tuple[str, tuple[Channel, ...]], _Answers] = {}
        self._shapes: dict[Shape, tuple[tuple[Disclosure, int], ...]] = {}

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
        """The verdict of each jurisdiction; posts of one shape share the work."""
        shape = shape_of(facts, self.pack)
        if shape is None:
            return self._assess(facts)
        known = self._shapes.get(shape)
        if known is not None:
            return tuple(
                [
                    answer if number < 0 else with_words_of(facts, answer, number)
                    for answer, number in known
                ]
            )
        if len(self._shapes) > _MOST_SHAPES:
            self._shapes.clear()
        found = self._assess(facts)
        self._shapes[shape] = tuple([(one, number_of_mark(facts, one)) for one in found])
        return found

    def _assess(self, facts: PostFacts) -> _Answers:
        pairs = zip(self.codes, self.views, strict=True)
        return tuple([assess_view(facts, view, code) for code, view in pairs])


class _Panels:
    """Panels of some jurisdictions by era, built when a post of their days comes."""

    __slots__ = ("_panels", "codes", "pack", "starts", "timelines")

    def __init__(self, pack: RulePack, codes: tuple[str, ...]) -> None:
        self.pack = pack
        self.codes = codes
        self.timelines = tuple(timeline_of(pack, code) for code in codes)
        # A term a file does not list is read as other files hold it, so their changes count too.
        every = [timeline_of(pack, code) for code in pack.jurisdictions]
        self.starts = sorted({day for line in every if line for day in line.starts})
        self._panels: dict[int, Panel] = {}

    def at(self, day: date) -> Panel:
        number = bisect_right(self.starts, day)
        found = self._panels.get(number)
        if found is None:
            views = tuple(line.at(day) if line else None for line in self.timelines)
            found = self._panels[number] = Panel(self.pack, self.codes, views)
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
