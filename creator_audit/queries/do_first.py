"""What to look at first: recorded gaps, gaps with most posts, chains, then questions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from creator_audit.model.finding import Family, Outcome
from creator_audit.model.signal import Strength
from creator_audit.queries.finding_selection import OpenFinding
from creator_audit.queries.rule_texts import rule_title
from creator_audit.queries.sign_words import sign_phrase
from creator_audit.store.calendar import iso_day

MOST = 3


@dataclass(frozen=True, slots=True)
class DoFirst:
    """One thing to do, worst first."""

    rule_id: str
    outcome: str
    posts: int
    title: str
    """Fact, for instance ``7 posts: code or link, no label found``."""
    detail: str
    finding_ids: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    order: int
    rule_id: str
    outcome: str
    is_chain: bool
    findings: list[OpenFinding] = field(default_factory=list)

    @property
    def posts(self) -> int:
        return len({key for finding in self.findings for key in finding.post_keys})


def do_first(open_ones: Iterable[OpenFinding]) -> tuple[DoFirst, ...]:
    """At most three things, worst first."""
    groups: dict[tuple[int, str, str], _Group] = {}
    found: dict[tuple[int, str, str], list[OpenFinding]] = defaultdict(list)
    for finding in open_ones:
        found[(_order(finding), finding.rule_id, finding.outcome)].append(finding)
    for (order, rule_id, outcome), findings in found.items():
        is_chain = findings[0].family == Family.TRUST
        groups[(order, rule_id, outcome)] = _Group(order, rule_id, outcome, is_chain, findings)
    ranked = sorted(groups.values(), key=lambda group: (group.order, -group.posts, group.rule_id))
    return tuple(map(_line, ranked[:MOST]))


def _order(finding: OpenFinding) -> int:
    if finding.family == Family.TRUST:
        return 2 if finding.outcome == Outcome.FLAG else 4
    if finding.outcome != Outcome.FLAG:
        return 3
    return 0 if finding.tie == Strength.RECORDED else 1


def _line(group: _Group) -> DoFirst:
    posts, number = group.posts, len(group.findings)
    rule = rule_title(group.rule_id)
    if group.is_chain:
        title = f"{number} {'chain' if number == 1 else 'chains'}: {rule}"
    else:
        signs = sign_phrase(finding.signs for finding in group.findings)
        facts = f"{signs}, {_lower(rule)}" if signs else _lower(rule)
        title = f"{posts} {'post' if posts == 1 else 'posts'}: {facts}"
    newest = max(finding.day for finding in group.findings)
    kind = "Gaps" if group.outcome == Outcome.FLAG else "Questions"
    kind = kind[:-1] if number == 1 else kind
    detail = f"{kind}, newest {iso_day(newest)}" if newest else kind
    ids = tuple(finding.finding_id for finding in group.findings)
    return DoFirst(group.rule_id, group.outcome, posts, title, detail, ids)


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
