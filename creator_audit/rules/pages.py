"""A rule's page as a neutral document, and its message filled from a finding."""

from collections.abc import Iterable
from importlib.resources.abc import Traversable
from string import Formatter

from creator_audit.errors import UserError
from creator_audit.model.finding import Outcome
from creator_audit.model.rule import Example, Rule, RulePack
from creator_audit.model.rule_page import PageCitation, RulePage
from creator_audit.model.terms import Demand, Terms
from creator_audit.rules.kinds import DEMAND_RULES
from creator_audit.rules.pack_folders import active
from creator_audit.rules.read_examples import read_examples
from creator_audit.rules.timeline import rule_history


def page(pack: RulePack, rule_id: str, folder: Traversable | None = None) -> RulePage:
    """The page of one rule. Raises `UserError` where there is no such rule."""
    rule = pack.rules.get(rule_id)
    if rule is None:
        raise UserError(
            f"There is no rule `{rule_id}`.",
            next_step="`creator-audit rules list` names all rules.",
        )
    applied = tuple(
        (code, pack.jurisdictions[code].rules[rule_id].severity)
        for code in sorted(pack.jurisdictions)
        if rule_id in pack.jurisdictions[code].rules
    ) + tuple((terms.code, demand.severity) for terms, demand in _demands(pack, rule))
    return RulePage(
        rule_id=rule_id,
        family=rule.family,
        title=rule.title,
        severity=max((s for _, s in applied), key=lambda s: s.rank, default=rule.severity),
        version=rule.version,
        doc=rule.doc,
        applied=applied,
        citations=_citations(pack, rule),
        examples=examples_of(rule, folder),
        history=rule_history(pack, rule),
    )


def fill(rule: Rule, outcome: Outcome, parameters: Iterable[tuple[str, str]]) -> str:
    """The rule's message for a finding; unknown placeholders stay out of sight."""
    template = rule.message if outcome is Outcome.FLAG else rule.message_when_unsure
    values = dict(parameters)
    pieces = []
    for literal, name, _, _ in Formatter().parse(template):
        pieces.append(literal)
        if name:
            pieces.append(values.get(name, ""))
    return " ".join("".join(pieces).split()).replace(" .", ".")


def page_text(found: RulePage) -> str:
    """The page as plain lines, for a terminal."""
    doc = found.doc
    lines = [f"{found.title} ({found.rule_id})", ""]
    applied = ", ".join(f"{code}: {severity}" for code, severity in found.applied)
    lines += [f"{found.family} rule, version {found.version}; {applied or found.severity}", ""]
    sections = (
        ("What it looks for", doc.what),
        ("Why it matters", doc.why),
        ("How to mend it", doc.fix),
        ("What it cannot see", doc.limits),
        ("Innocent explanation", doc.innocent),
        ("The question", doc.question),
    )
    for heading, text in sections:
        lines += [heading, f"  {text}", ""]
    lines.append("Sources")
    lines += [f"  {_source_line(entry)}" for entry in found.citations] or ["  none"]
    lines += ["", "History", f"  version {found.version} of this rule"]
    lines += [f"  {line}" for line in found.history]
    if found.examples:
        lines += ["", "Examples"]
        lines += [f"  {example.name}: {example.why}" for example in found.examples]
    return "\n".join(lines)


def _source_line(entry: PageCitation) -> str:
    source = entry.citation
    start, end = source.effective_from, source.effective_to
    span = f"in force from {start or 'the start'}" + (f" to {end}" if end else "")
    who = f"{', '.join(entry.jurisdictions)}: " if entry.jurisdictions else ""
    told = [f"{who}{source.title}", source.locator, source.publisher, span]
    told.append(
        "not verified against the text" if source.basis == "recalled" else f"source {source.basis}"
    )
    return "; ".join(filter(None, [*told, source.url]))


def examples_of(rule: Rule, folder: Traversable | None = None) -> tuple[Example, ...]:
    """The rule's own examples, in the order of its file; none where it has no such file."""
    name = f"rules/{rule.family.value}/{rule.id}.examples.toml"
    entry = folder or active().tree
    for step in name.split("/"):
        entry = entry / step
    if not entry.is_file():
        return ()
    return read_examples(entry.read_text(encoding="utf-8"), name)


def _demands(pack: RulePack, rule: Rule) -> list[tuple[Terms, Demand]]:
    """What contract terms ask for under this rule, by id of the terms."""
    return [
        (pack.terms[name], demand)
        for name in sorted(pack.terms)
        for demand in pack.terms[name].demands
        if DEMAND_RULES[demand.kind] == rule.kind
    ]


def _citations(pack: RulePack, rule: Rule) -> tuple[PageCitation, ...]:
    """Sources of the rule itself first, then those of each jurisdiction, each once."""
    users: dict[str, list[str]] = {name: [] for name in rule.citations}
    for code in sorted(pack.jurisdictions):
        applied = pack.jurisdictions[code].rules.get(rule.id)
        for name in applied.citations if applied else ():
            users.setdefault(name, []).append(code)
    for terms, demand in _demands(pack, rule):
        for name in demand.citations:
            users.setdefault(name, []).append(terms.code)
    return tuple(PageCitation(pack.citations[name], tuple(codes)) for name, codes in users.items())
