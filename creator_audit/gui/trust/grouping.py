"""The list of Trust by kind, by brand or by date; good signs always apart. No Qt here."""

from collections.abc import Sequence

from creator_audit.gui.trust.state import item_mark, item_note, item_spoken, split_items
from creator_audit.gui.widgets.side_list import SideLine
from creator_audit.gui.widgets.words import count, day_name
from creator_audit.model.finding import Severity
from creator_audit.queries.findings import FindingItem

GROUPINGS = (("kind", "By kind"), ("brand", "By brand"), ("date", "By date"))
ALL_CHAINS = "Chains to look at"
_SEVERITIES = tuple(severity.value for severity in Severity)
NO_BRAND = "No brand named"
GOOD_HEADING = "What builds trust"


def kinds_of(items: Sequence[FindingItem]) -> tuple[tuple[str, str, int], ...]:
    """Rule id, name and number of every kind of chain, the most frequent first."""
    names: dict[str, str] = {}
    counted: dict[str, int] = {}
    for item in split_items(items)[0]:
        names[item.rule_id] = item.title
        counted[item.rule_id] = counted.get(item.rule_id, 0) + 1
    ordered = sorted(counted, key=lambda id_: (-counted[id_], names[id_]))
    return tuple((id_, names[id_], counted[id_]) for id_ in ordered)


def grouped(items: Sequence[FindingItem], by: str) -> tuple[tuple[str, list[FindingItem]], ...]:
    """Headings with their chains, then the good signs.

    Kinds stand by severity and name, brands by name: an answer never moves a group.
    """
    chains, good = split_items(items)
    found: dict[str, list[FindingItem]] = {}
    for item in chains:
        heading = {"kind": item.title, "brand": item.brand or NO_BRAND}.get(by, ALL_CHAINS)
        found.setdefault(heading, []).append(item)
    groups = sorted(found.items(), key=lambda group: _place(group[0], group[1], by))
    if good:
        groups.append((GOOD_HEADING, list(good)))
    return tuple(groups)


def _place(heading: str, members: list[FindingItem], by: str) -> tuple[bool, int, str]:
    ranks = [_SEVERITIES.index(item.severity) for item in members if item.severity in _SEVERITIES]
    worst = min(ranks, default=len(_SEVERITIES)) if by == "kind" else 0
    return heading == NO_BRAND, worst, heading.casefold()


def side_lines(items: Sequence[FindingItem], by: str) -> list[SideLine]:
    """Heads and lines as the list shows them; a line does not repeat its head."""
    lines: list[SideLine] = []
    for heading, members in grouped(items, by):
        lines.append(SideLine("", heading, right=f"{len(members):,}"))
        lines.extend(_line(item, heading, by) for item in members)
    return lines


def _line(item: FindingItem, heading: str, by: str) -> SideLine:
    title, note = item.title, item_note(item)
    if heading == GOOD_HEADING or by != "date":
        posts = len(item.post_keys)
        told = (day_name(item.day), count(posts, "post", "posts"))
        note = " · ".join(told)
    if heading == GOOD_HEADING or by == "kind":
        title, note = (item.brand, note) if item.brand else told
    return SideLine(item.finding_id, title, note, mark=item_mark(item), spoken=item_spoken(item))
