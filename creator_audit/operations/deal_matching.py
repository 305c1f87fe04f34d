"""Deals read from a file beside those already recorded: the same deal is not recorded twice."""

from collections.abc import Sequence
from dataclasses import fields, replace

from creator_audit.model.deal import Deal
from creator_audit.text.fold import fold

_NEVER = frozenset({"id", "brand_id", "kind", "status", "starts"})
Key = tuple[str, str, str]


def match_recorded(read: Sequence[Deal], recorded: Sequence[Deal]) -> list[Deal]:
    """The deals read, with the id of the one recorded deal they speak of.

    The same brand, kind and first day are the same deal where both sides hold it once. A cell
    left empty keeps what was recorded: a list without codes takes no code away.
    """
    known = _once(recorded)
    unique = _once(read)
    ids = {deal.id for deal in recorded}
    merged = []
    for deal in read:
        before = known.get(_key(deal)) if _key(deal) in unique else None
        if before is None or deal.id in ids:
            merged.append(deal)
        else:
            merged.append(_merge(deal, before))
    return merged


def _merge(deal: Deal, before: Deal) -> Deal:
    kept = {
        field.name: getattr(before, field.name)
        for field in fields(Deal)
        if field.name not in _NEVER and getattr(deal, field.name) in ("", (), None)
    }
    return replace(deal, id=before.id, **kept)


def _key(deal: Deal) -> Key:
    return fold(deal.brand.strip()).text, deal.kind.value, str(deal.starts or "")


def _once(deals: Sequence[Deal]) -> dict[Key, Deal]:
    found: dict[Key, list[Deal]] = {}
    for deal in deals:
        found.setdefault(_key(deal), []).append(deal)
    return {key: same[0] for key, same in found.items() if len(same) == 1}
