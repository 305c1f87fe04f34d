"""The number of a report: a hash of what went into it, so that a reader can have it re-made."""

from hashlib import sha256

from creator_audit.reports.facts import ReportFacts


def report_id(facts: ReportFacts) -> str:
    """Sixteen hex digits in four groups over sources, rules, engine, scope and reviews.

    The day of making is left out: the same inputs give the same number on any day.
    """
    digest = sha256()
    for item in _inputs(facts):
        digest.update(item.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    number = digest.hexdigest()[:16].upper()
    return "CA-" + "-".join(number[i : i + 4] for i in range(0, 16, 4))


def _inputs(facts: ReportFacts) -> list[str]:
    every = (*facts.findings, *facts.risks, *facts.decided)
    return [
        *sorted(source.sha256 or source.file for source in facts.sources),
        facts.app_version,
        facts.rules_version,
        facts.rules_digest,
        facts.edition,
        facts.first_day,
        facts.last_day,
        facts.time_zone,
        *facts.jurisdictions,
        str(facts.posts),
        *sorted(f"{found.id} {found.outcome} {_decision(found.review)}" for found in every),
        *facts.inputs,
        *_changes(facts),
        *sorted(facts.hidden_names),
    ]


def _changes(facts: ReportFacts) -> list[str]:
    told = facts.since_last
    if told is None:
        return []
    return [told.last.made_at, *(f"{one.finding_id} {one.kind}" for one in told.changes)]


def _decision(review: object) -> str:
    return "" if review is None else repr(review)
