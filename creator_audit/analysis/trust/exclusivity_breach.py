"""A post with a tie, or praise, for a brand that a deal rules out."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from creator_audit.analysis.chains import IN_POST, brand_quotes, has_tie, make_finding, words
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, Told, brand_of
from creator_audit.model.rule import Rule

DEFAULT_RIVAL_WORDS = frozenset({"rivals", "competitors"})


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post and deal; praise without a tie is a question."""
    bound = _by_entry(history)
    if not bound:
        return
    rival_words = words(rule, "rival_words") or DEFAULT_RIVAL_WORDS
    for brand_id in history.told_brands:
        deals = _ruling_out(history, bound, brand_id, rival_words)
        for told in history.told_of(brand_id) if deals else ():
            is_tied = told.is_sold
            if not is_tied and told.stance is not Stance.PRAISE:
                continue
            for deal in deals:
                if _binds(deal, told.day):
                    yield _finding(history, rule, brand_id, told, deal)


def _finding(history: History, rule: Rule, brand_id: str, told: Told, deal: Deal) -> Finding:
    is_tied = has_tie(told.post)
    return make_finding(
        rule,
        Outcome.FLAG if is_tied else Outcome.NEEDS_REVIEW,
        [told.post],
        brand_quotes(told.post, brand_id),
        anchor=[told.post.post_id, brand_of(deal), brand_id],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "partner": history.name(brand_of(deal)),
            "day": told.day,
            "until": deal.exclusive_until or deal.ends or "",
        },
        unsure_because="" if is_tied else "no sign of a tie in the post",
        cleared=IN_POST,
    )


def _by_entry(history: History) -> dict[str, list[Deal]]:
    """What a deal rules out, folded -> the deals that do."""
    bound: dict[str, list[Deal]] = defaultdict(list)
    for deal in history.deals:
        if deal.status not in (DealStatus.OFFERED, DealStatus.DECLINED):
            for entry in deal.exclusive_for:
                bound[entry.strip().lstrip("@").casefold()].append(deal)
    return bound


def _ruling_out(
    history: History, bound: dict[str, list[Deal]], brand_id: str, rival_words: frozenset[str]
) -> list[Deal]:
    names = {brand_id, history.category(brand_id)}
    for id_ in (brand_id, *history.above(brand_id)):
        brand = history.brands.get(id_)
        names |= {id_, *((brand.name, *brand.aliases, *brand.handles) if brand else ())}
    folded = {name.strip().lstrip("@").casefold() for name in names} - {""}
    found = {deal.id: deal for name in folded for deal in bound.get(name, ())}
    for word in rival_words:
        for deal in bound.get(word, ()):
            if history.are_rivals(brand_id, brand_of(deal)):
                found[deal.id] = deal
    return [d for d in found.values() if history.group(brand_of(d)) != history.group(brand_id)]


def _binds(deal: Deal, day: date) -> bool:
    last = deal.exclusive_until or deal.ends
    return not ((deal.starts and day < deal.starts) or (last and day > last))
