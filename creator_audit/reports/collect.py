"""Reads everything a report says from the read models: the one way from a client to its facts."""

import tomllib
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from creator_audit import __version__
from creator_audit.model.audit import AuditScope
from creator_audit.model.finding import Decision, Family
from creator_audit.model.rule import Citation, RulePack
from creator_audit.queries.audit import AuditPost, audit_counts, audit_findings, audit_posts
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import ImportLine, imports, issues
from creator_audit.queries.overview import Overview, overview, totals
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import citations_of, pack
from creator_audit.reports.facts import (
    AccuracyFacts,
    FindingFacts,
    IssueFacts,
    PackFacts,
    ReportFacts,
    RuleFacts,
    SourceFacts,
    ToDo,
)
from creator_audit.reports.finding_facts import citation_line, finding_facts
from creator_audit.reports.words import Words
from creator_audit.resources import names, read_text

OUTCOMES = ("flag", "needs_review")
_MOST_POINTERS = 10


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
    seen, whole = overview(reader, chosen), totals(reader)
    found = _findings(reader, chosen, words)
    open_ones = [facts for facts, is_open in found if is_open]
    return ReportFacts(
        client=client or reader.setting("name") or reader.path.stem,
        edition=scope.edition,
        made_at=made_at or datetime.now(UTC).replace(microsecond=0),
        app_version=__version__,
        rules_version=pack().version,
        rules_digest=pack().digest,
        accounts=_accounts(imports(reader)),
        prepared_for=prepared_for,
        prepared_by=prepared_by,
        data_until=whole.data_until,
        first_day=scope.since.isoformat() if scope.since else seen.first_day,
        last_day=scope.until.isoformat() if scope.until else seen.last_day,
        jurisdictions=scope.jurisdictions,
        time_zone=scope.time_zone,
        sources=_sources(reader),
        **_counts(reader, seen, scope, chosen, words),
        findings=tuple(f for f in open_ones if f.family is Family.DISCLOSURE),
        risks=tuple(f for f in open_ones if f.family is Family.TRUST),
        decided=tuple(facts for facts, is_open in found if not is_open),
        rules=_rules(pack(), {facts.rule_id for facts, _ in found}, scope.jurisdictions),
        packs=_packs(pack(), scope.jurisdictions),
        **_accuracy(),
        inputs=(_digest_of_posts(reader, chosen),),
        hidden_names=hidden_names,
    )


def filter_of(scope: AuditScope) -> FilterState:
    """The filter that a scope means."""
    return FilterState(since=scope.since, until=scope.until, platforms=scope.platforms)


def _counts(
    reader: Reader, seen: Overview, scope: AuditScope, chosen: FilterState, words: Words
) -> dict[str, object]:
    by_verdict = audit_counts(reader, chosen, scope.jurisdictions).by_verdict
    period = [
        bar
        for bar in seen.months
        if (scope.since is None or (bar.year, bar.month) >= (scope.since.year, scope.since.month))
        and (scope.until is None or (bar.year, bar.month) <= (scope.until.year, scope.until.month))
    ]
    return {
        "posts": seen.posts,
        "without_text": seen.without_text,
        "without_date": seen.without_date,
        "counts": seen.counts,
        "with_tie": seen.with_tie,
        "verdicts": seen.verdicts,
        "by_jurisdiction": tuple((code, tuple(of.items())) for code, of in by_verdict.items()),
        "months": tuple(period),
        "platforms": seen.platforms,
        "brands": seen.brands,
        "do_first": tuple(ToDo(f"{do.title}.", f"{words.days(do.detail)}.") for do in seen.do_first),
    }


def _findings(reader: Reader, chosen: FilterState, words: Words) -> list[tuple[FindingFacts, bool]]:
    every = list(audit_findings(reader, chosen, OUTCOMES))
    wanted = {id_ for found in every for id_ in found.finding.post_ids}
    rules = tuple(sorted({found.finding.rule_id for found in every}))
    posts: dict[str, AuditPost] = {}
    if rules:
        # The whole time, since a chain may reach back before the period.
        for told in audit_posts(reader, FilterState(rules=rules)):
            if told.post.id in wanted:
                posts[told.post.id] = told
    return [
        (finding_facts(found, posts, words), found.decision == Decision.OPEN) for found in every
    ]


def _accounts(lines: Iterable[ImportLine]) -> tuple[tuple[str, str], ...]:
    found = {
        (line.platform, line.account): None for line in reversed(list(lines)) if not line.is_undone
    }
    return tuple(sorted(found))


def _sources(reader: Reader) -> tuple[SourceFacts, ...]:
    lines = [line for line in imports(reader) if not line.is_undone]
    return tuple(_source(reader, line) for line in reversed(lines))


def _source(reader: Reader, line: ImportLine) -> SourceFacts:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    details: dict[tuple[str, str, str], str] = {}
    for issue in issues(reader, line.import_id):
        key = (issue.member, issue.code, issue.severity)
        grouped.setdefault(key, []).append(issue.pointer)
        details.setdefault(key, issue.detail)
    return SourceFacts(
        file=line.file,
        sha256=line.sha256,
        size=line.size,
        platform=line.platform,
        layout=line.layout,
        account=line.account,
        exported_on=line.exported_on,
        found=line.found,
        new=line.new,
        edited=line.edited,
        unchanged=line.unchanged,
        duplicate=line.duplicate,
        rejected=line.rejected,
        without_text=line.without_text,
        first_day=line.first_day,
        last_day=line.last_day,
        left_out=_left_out(line),
        other=line.other,
        not_read=line.not_read,
        issues=tuple(
            IssueFacts(
                key[0],
                tuple(pointers[:_MOST_POINTERS]),
                key[1],
                details[key],
                len(pointers),
                key[2] == "rejected",
            )
            for key, pointers in grouped.items()
        ),
    )


def _left_out(line: ImportLine) -> tuple[str, ...]:
    """The importer's notes that state something; its questions are asked elsewhere."""
    return tuple(note.replace("`", "“", 1).replace("`", "”") for note in line.notes if "?" not in note)


def _rules(
    known: RulePack, used: set[str], jurisdictions: tuple[str, ...]
) -> tuple[RuleFacts, ...]:
    facts = []
    for rule in known.rules.values():
        if rule.id not in used:
            continue
        sources = []
        for code in jurisdictions:
            place = known.jurisdictions.get(code)
            applied = place.rules.get(rule.id) if place else None
            lines = citations_of(applied.citations if applied else ())
            sources += [(code, citation_line(citation)) for citation in lines]
        named = {line.id for _, line in sources}
        sources += [
            ("", citation_line(citation))
            for citation in citations_of(rule.citations)
            if citation.id not in named
        ]
        facts.append(
            RuleFacts(
                rule.id,
                rule.title,
                rule.version,
                rule.family,
                rule.severity.value,
                rule.doc.what,
                rule.doc.limits,
                tuple(sources),
            )
        )
    return tuple(facts)


def _packs(known: RulePack, jurisdictions: tuple[str, ...]) -> tuple[PackFacts, ...]:
    packs = []
    for code in jurisdictions:
        place = known.jurisdictions.get(code)
        if place is None:
            continue
        ids = [id_ for applied in place.rules.values() for id_ in applied.citations]
        titles = dict.fromkeys(_short(citation) for citation in citations_of(ids))
        packs.append(
            PackFacts(code, place.name, place.version, place.checked_on, tuple(titles)[:6])
        )
    return tuple(packs)


def _short(citation: Citation) -> str:
    return citation.title.split(": ")[0]


def _accuracy() -> dict[str, object]:
    """Measured figures, where this version ships any."""
    if "accuracy.toml" not in names("help", ".toml"):
        return {}
    table = tomllib.loads(read_text("help/accuracy.toml"))
    rows = [
        AccuracyFacts(
            str(row["name"]),
            int(row["tested"]),
            tuple(row["precision"]) if "precision" in row else None,  # type: ignore[arg-type]
            tuple(row["recall"]) if "recall" in row else None,  # type: ignore[arg-type]
        )
        for row in table.get("class", ())
    ]
    return {"accuracy": tuple(rows), "accuracy_note": str(table.get("note", ""))}


def _digest_of_posts(reader: Reader, chosen: FilterState) -> str:
    """One hash over what was judged, so that a changed deal or correction changes the number."""
    digest = sha256()
    for found in audit_findings(reader, chosen):
        digest.update(f"{found.finding.id} {found.finding.outcome} {found.decision}\n".encode())
    return digest.hexdigest()
