"""Everything the user recorded, read once for a run of the judge."""

import json
from dataclasses import dataclass, field
from datetime import UTC, tzinfo

from creator_audit.model.brand import Brand, HandleRole
from creator_audit.model.deal import Deal
from creator_audit.store.brands import (
    read_brands,
    read_names,
    read_not_rivals,
    read_rivals,
)
from creator_audit.store.calendar import read_day, time_zone
from creator_audit.store.corrections import Correction, read_corrections
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals
from creator_audit.store.label_answers import LabelAnswer, read_label_answers


@dataclass(frozen=True, slots=True)
class UserFacts:
    """Deals, brands, names, corrections, answers and settings of one client."""

    deals: tuple[Deal, ...] = ()
    brands: dict[str, Brand] = field(default_factory=dict)
    rivals: frozenset[frozenset[str]] = frozenset()
    not_rivals: frozenset[frozenset[str]] = frozenset()
    """Brands of one category that the user said are no rivals."""
    names: tuple[tuple[str, str, HandleRole], ...] = ()
    """(name, kind, role); kind is handle, domain or code."""
    corrections: dict[str, Correction] = field(default_factory=dict)
    """By post id."""
    answers: tuple[LabelAnswer, ...] = ()
    zone: tzinfo = UTC
    jurisdictions: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    learns: bool = True
    """Whether corrections may speak for posts like the corrected ones."""
    digest: str = ""

    def names_with(self, role: HandleRole) -> tuple[str, ...]:
        """Names that the user gave this role."""
        return tuple(name for name, _kind, given in self.names if given is role)

    def answered_label(self, account_id: str, post_id: str, day: int) -> bool | None:
        """What the user answered on the platform's label of a post; None: not asked."""
        on = read_day(day)
        for answer in self.answers:
            if answer.account_id == account_id and answer.covers(on):
                if answer.answer == "some":
                    return post_id in answer.post_ids
                return answer.answer == "all"
        return None


def user_facts(store: Store) -> UserFacts:
    """Read all of it."""
    return UserFacts(
        deals=read_deals(store),
        brands={brand.id: brand for brand in read_brands(store)},
        rivals=read_rivals(store),
        not_rivals=read_not_rivals(store.setting("not_rivals", "[]")),
        names=read_names(store),
        corrections=read_corrections(store),
        answers=read_label_answers(store),
        zone=time_zone(store.setting("time_zone")),
        jurisdictions=tuple(json.loads(store.setting("jurisdictions", "[]"))),
        audience=tuple(json.loads(store.setting("audience", "[]"))),
        learns=store.setting("learns", "on") == "on",
        digest=store.digest("user"),
    )
