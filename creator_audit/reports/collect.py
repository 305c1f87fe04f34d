"""Reads everything a report says from the read models: the one way from a client to its facts."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from creator_audit import __version__
from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Decision, Family
from creator_audit.queries.audit import (
    AuditFinding,
    AuditPost,
    audit_counts,
    audit_findings,
    audit_posts,
)
from creator_audit.queries.deals import deal_lines
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import imports
from creator_audit.queries.judged_for import judged_because
from creator_audit.queries.overview import Overview, overview, totals
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import pack
from creator_audit.reports.change_facts import changes_for
from creator_audit.reports.facts import FindingFacts, ReportFacts, ToDo
from creator_audit.reports.finding_facts import finding_facts
from creator_audit.reports.rule_facts import accuracy, packs, packs_in_use, rules, rules_age
from creator_audit.reports.source_facts import accounts, sources
from creator_audit.reports.words import Words

OUTCOMES = ("flag", "needs_review")
GOOD = ("pass",)


def collect(
    reader: Reader,
    scope: AuditScope,
    *,
    client: str = "",
    prepared_for: str = "",
    prepared_by: str = "",
    hidden_names: tuple[str, ...] = (),
    made_at: datetime | None = None,
    language: str = "en",
) -> ReportFacts:
    """All facts of one report on what lies in `scope`."""
    words = Words(language)
    chosen = filter_of(scope)
    seen = overview(reader, chosen)
    facts = ReportFacts(
        client=client or reader.setting("name") or reader.path.stem,
        edition=scope.edition,
        made_at=made_at or datetime.now(UTC).replace(microsecond=0),
        app_version=__version__,
        rules_version=pack().version,
        rules_digest=pack().digest,
        accounts=accounts(imports(reader)),
        prepared_for=prepared_for,
        prepared_by=prepared_by,
        data_until=totals(reader).data_until,
        first_day=scope.since.isoformat() if scope.since else seen.first_day,
        last_day=scope.until.isoformat() if scope.until else seen.last_day,
        jurisdictions=scope.jurisdictions,
        judged_because=judged_because(reader),
        time_zone=scope.time_zone,
        sources=sources(reader),
        inputs=(_digest_of_findings(reader, chosen),),
        hidden_names=hidden_names,
    )
    deals = () if scope.edition is Edition.OUTSIDE else deal_lines(reader)
    facts = replace(facts, since_last=changes_for(reader, scope), deals=deals)
    facts = _with_counts(facts, seen, scope, words)
    facts = _with_verdicts(facts, reader, chosen)
    return _with_findings(facts, reader, chosen, words)


def filter_of(scope: AuditScope) -> FilterState:
    """The filter that a scope means."""
    return FilterState(since=scope.since, until=scope.until, platforms=scope.platforms)


def _with_counts(
    facts: ReportFacts, seen: Overview, scope: AuditScope, words: Words
) -> ReportFacts:
    since, until = scope.since, scope.until
    period = [
        bar
        for bar in seen.months
        if (since is None or (bar.year, bar.month) >= (since.year, since.month))
        and (until is None or (bar.year, bar.month) <= (until.year, until.month))
    ]
    return replace(
        facts,
        posts=seen.posts,
        without_text=seen.without_text,
        without_date=seen.without_date,
        counts=seen.counts,
        with_tie=seen.with_tie,
        verdicts=seen.verdicts,
        months=tuple(period),
        platforms=seen.platforms,
        brands=seen.brands,
        do_first=tuple(ToDo(f"{do.title}.", f"{words.days(do.detail)}.") for do in seen.do_first),
    )


def _with_verdicts(facts: ReportFacts, reader: Reader, chosen: FilterState) -> ReportFacts:
    counted = audit_counts(reader, chosen, facts.jurisdictions)
    measured, remark = accuracy()
    return replace(
        facts,
        by_jurisdiction=tuple((code, tuple(of.items())) for code, of in counted.by_verdict.items()),
        other=tuple(counted.other.items()),
        accuracy=measured,
        accuracy_note=remark,
        packs=packs(pack(), facts.jurisdictions),
        rules_words=packs_in_use(),
        rules_age=rules_age(pack(), facts.jurisdictions, facts.made_at.date()),
    )


def _with_findings(
    facts: ReportFacts, reader: Reader, chosen: FilterState, words: Words
) -> ReportFacts:
    found = _findings(reader, chosen, words)
    still_open = [one for one, is_open in found if is_open]
    good = list(audit_findings(reader, chosen, GOOD))
    posts = _posts_of(reader, good)
    return replace(
        facts,
        good_signs=tuple(finding_facts(one, posts, words) for one in good if _is_trust(one)),
        findings=tuple(one for one in still_open if one.family is Family.DISCLOSURE),
        risks=tuple(one for one in still_open if one.family is Family.TRUST),
        decided=tuple(one for one, is_open in found if not is_open),
        rules=rules(pack(), {one.rule_id for one, _ in found}, facts.jurisdictions),
    )


def _findings(reader: Reader, chosen: FilterState, words: Words) -> list[tuple[FindingFacts, bool]]:
    every = list(audit_findings(reader, chosen, OUTCOMES))
    posts = _posts_of(reader, every)
    return [
        (finding_facts(found, posts, words), found.decision == Decision.OPEN) for found in every
    ]


def _is_trust(found: AuditFinding) -> bool:
    return found.finding.family is Family.TRUST


def _posts_of(reader: Reader, every: list[AuditFinding]) -> dict[str, AuditPost]:
    """Their posts of the whole time, since a chain may reach back before the period."""
    wanted = {id_ for found in every for id_ in found.finding.post_ids}
    used = tuple(sorted({found.finding.rule_id for found in every}))
    told = audit_posts(reader, FilterState(rules=used)) if used else ()
    return {one.post.id: one for one in told if one.post.id in wanted}


def _digest_of_findings(reader: Reader, chosen: FilterState) -> str:
    """One hash over all findings, so that a changed deal or correction changes the number."""
    digest = sha256()
    for found in audit_findings(reader, chosen):
        digest.update(f"{found.finding.id} {found.finding.outcome} {found.decision}\n".encode())
    return digest.hexdigest()
