"""Puts what the user recorded beside each scanned post and has it judged."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from creator_audit.analysis.judge import judge
from creator_audit.analysis.mentions import BrandNames, mentions
from creator_audit.analysis.owner_lessons import features_of, fitting
from creator_audit.model.brand import BrandMention, HandleRole
from creator_audit.model.deal import Deal
from creator_audit.model.judgement import JudgeInput, Judgement, ScanResult
from creator_audit.model.lesson import Feature, Lesson
from creator_audit.operations.engine import Engine

if TYPE_CHECKING:
    from creator_audit.store.facts import UserFacts
    from creator_audit.store.judgements import JudgeRow


class Judge:
    """Judges rows of one client; made once per run since the names are looked up often."""

    def __init__(
        self,
        tools: Engine,
        facts: "UserFacts",
        handles: Sequence[str],
        today: date,
        lessons: Sequence[Lesson] = (),
    ) -> None:
        self.pack, self.today = tools.pack, today
        self.jurisdictions = facts.jurisdictions
        self.own = tuple(dict.fromkeys((*handles, *facts.names_with(HandleRole.OWN))))
        self.friends = facts.names_with(HandleRole.FRIEND)
        self.brands = _brand_names(facts)
        self.names = BrandNames(tuple(facts.brands.values()), own=self.own, friends=self.friends)
        self.lessons = {lesson.feature.key: lesson for lesson in lessons}
        self._by_brand: dict[str, list[Deal]] = {}
        self._by_name: dict[str, list[Deal]] = {}
        for deal in facts.deals:
            self._by_brand.setdefault(deal.brand_id or deal.brand, []).append(deal)
            for name in (*deal.handles, *deal.codes, *deal.domains):
                self._by_name.setdefault(name.lstrip("@").casefold(), []).append(deal)

    def __call__(self, row: "JudgeRow") -> tuple[Judgement, tuple[BrandMention, ...]]:
        """The judgement of one row and the brands it names."""
        seen = ScanResult(row.scan.post_id, row.language, row.signals)
        named = mentions(row.scan, seen, self.names)
        given = JudgeInput(
            scan=row.scan,
            language=row.language,
            signals=row.signals,
            kind=row.kind,
            published_at=row.published_at,
            platform_label=row.platform_label,
            platform_label_text=row.platform_label_text,
            relation=row.relation,
            deals=self._deals(row, named),
            own_names=self.own,
            friend_names=self.friends,
            brand_names=self.brands,
            class_override=row.class_override,
            lessons=self._lessons(row, named) if self.lessons else (),
        )
        return judge(given, self.pack, self.jurisdictions, self.today), named

    def features(
        self, row: "JudgeRow", named: Sequence[BrandMention] | None = None
    ) -> dict[tuple[str, str], Feature]:
        """What a row has that posts can share."""
        if named is None:
            seen = ScanResult(row.scan.post_id, row.language, row.signals)
            named = mentions(row.scan, seen, self.names)
        return features_of(row.scan, row.signals, named)

    def _lessons(self, row: "JudgeRow", named: tuple[BrandMention, ...]) -> tuple[Lesson, ...]:
        if row.class_override is not None:
            return ()
        return fitting(self.lessons, self.features(row, named))

    def _deals(self, row: "JudgeRow", named: tuple[BrandMention, ...]) -> tuple[Deal, ...]:
        """Deals whose brand, handle, code or domain the post names."""
        if not self._by_brand:
            return ()
        found: dict[str, Deal] = {}
        for mention in named:
            for deal in self._by_brand.get(mention.brand_id, ()):
                found[deal.id] = deal
        for signal in row.signals:
            value = signal.value.lstrip("@").casefold()
            for deal in self._by_name.get(value, ()) if value else ():
                found[deal.id] = deal
        return tuple(found.values())


def _brand_names(facts: "UserFacts") -> tuple[str, ...]:
    """Handles and domains known to be brands: told one by one, or by the brand directory."""
    listed = (
        name.lstrip("@").casefold()
        for brand in facts.brands.values()
        if brand.role is HandleRole.BRAND
        for name in (*brand.handles, *brand.domains)
    )
    return tuple(dict.fromkeys((*facts.names_with(HandleRole.BRAND), *listed)))
