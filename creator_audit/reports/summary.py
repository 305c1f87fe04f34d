"""The audit in a few plain lines for the terminal."""

from dataclasses import dataclass
from datetime import UTC, datetime

from creator_audit.model.audit import AuditScope
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import FindingItem, finding_items
from creator_audit.queries.imports import ImportLine, imports, issues
from creator_audit.queries.judged_for import judged_because
from creator_audit.queries.overview import Overview, overview
from creator_audit.queries.reader import Reader
from creator_audit.rules.age import age_note
from creator_audit.rules.pack_folders import ActivePack, active

CLASSES = ("sponsored", "recommending", "deinfluencing", "other")
SEVERITIES = ("critical", "serious", "moderate", "minor")
SMALL = 20
"""Below this many posts there are counts, no percentages."""


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What the lines are made of."""

    sources: tuple[ImportLine, ...]
    overview: Overview
    gaps: tuple[FindingItem, ...]
    questions: tuple[FindingItem, ...]
    trust: tuple[FindingItem, ...]
    worst_open_gap: str
    not_read: tuple[str, ...]
    judged: str = ""
    """One sentence: whose rules, and what decided it."""
    without_pack: tuple[str, ...] = ()
    """Countries of the audience whose law no rule pack holds."""
    rules: tuple[str, ...] = ()
    """Sentences on the rules: packs beside the shipped ones, packs left out, their age."""


def summarise(reader: Reader, scope: AuditScope) -> AuditSummary:
    """Read the summary for the scope's period."""
    chosen = FilterState(since=scope.since, until=scope.until, platforms=scope.platforms)
    found = finding_items(reader, chosen, "disclosure", "open")
    trust = finding_items(reader, chosen, "trust", "open")
    gaps = tuple(item for item in found if item.outcome == "flag")
    flagged = [item.severity for item in (*gaps, *trust) if item.outcome == "flag"]
    lines = imports(reader)
    used = active()
    known = used.pack.jurisdictions
    return AuditSummary(
        sources=lines,
        overview=overview(reader, chosen),
        gaps=gaps,
        questions=tuple(item for item in found if item.outcome == "needs_review"),
        trust=tuple(item for item in trust if item.outcome in ("flag", "needs_review")),
        worst_open_gap=min(flagged, key=SEVERITIES.index, default=""),
        not_read=tuple(
            f"{line.file}: {issue.member} {issue.pointer}: {issue.detail}"
            for line in lines
            for issue in issues(reader, line.import_id)
            if issue.severity == "rejected"
        ),
        judged=judged_because(reader),
        without_pack=tuple(code for code in scope.audience if code not in known),
        rules=_rules(used, scope.jurisdictions),
    )


def summary_text(summary: AuditSummary) -> str:
    """The summary as lines."""
    lines = ["What was examined"]
    lines += [_source_line(line) for line in reversed(summary.sources)]
    if summary.judged:
        lines.append(f"  {summary.judged}")
    if summary.without_pack:
        codes = ", ".join(summary.without_pack)
        lines.append(f"  There is no rule pack for {codes}: nothing was judged by its law.")
    lines += [f"  {sentence}" for sentence in summary.rules]
    lines += ["", *_balance(summary.overview), "", *_verdicts(summary.overview), ""]
    lines += _findings(summary)
    return "\n".join(lines)


def _rules(used: ActivePack, jurisdictions: tuple[str, ...]) -> tuple[str, ...]:
    known = used.pack.jurisdictions
    today = datetime.now(UTC).date()
    age = age_note((known[code] for code in jurisdictions if code in known), today)
    own = f"Judged by {used.words}." if len(used.parts) > 1 else ""
    told = (own, age, *(one.sentence for one in used.left_out))
    return tuple(sentence for sentence in told if sentence)


def _source_line(line: ImportLine) -> str:
    span = f", {line.first_day} to {line.last_day}" if line.first_day else ""
    blank = f", {line.without_text} without text" if line.without_text else ""
    rejected = f", {line.rejected} could not be read" if line.rejected else ""
    found = _counted(line.found, "post")
    return f"  {line.file} ({line.layout or line.platform}): {found}{span}{blank}{rejected}"


def _balance(seen: Overview) -> list[str]:
    judged = seen.counts.total
    lines = [f"Balance of {judged} posts with text (of {seen.posts})"]
    lines += [f"  {name:<14}{share(getattr(seen.counts, name), judged)}" for name in CLASSES]
    if seen.without_text:
        lines.append(
            f"  {_counted(seen.without_text, 'post')} without text in the export, not judged"
        )
    return lines


def share(number: int, total: int) -> str:
    """``38 of 141, 27 %``; only the counts when there are fewer than 20."""
    counts = f"{number} of {total}"
    return counts if total < SMALL else f"{counts}, {100 * number / total:.0f} %"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _verdicts(seen: Overview) -> list[str]:
    lines = [f"Posts with signs of a commercial relationship: {seen.with_tie}"]
    words = {"none_found": "no label found", "cannot_tell": "cannot tell"}
    for verdict, number in seen.verdicts:
        lines.append(f"  {words.get(verdict, verdict):<16}{number} of {seen.with_tie}")
    return lines


def _findings(summary: AuditSummary) -> list[str]:
    lines = [
        (
            f"Open: {_counted(len(summary.gaps), 'gap')}, "
            f"{_counted(len(summary.questions), 'question')}, "
            f"{_counted(len(summary.trust), 'point')} on trust"
        )
    ]
    counted: dict[tuple[str, str], int] = {}
    for item in (*summary.gaps, *summary.questions, *summary.trust):
        key = (item.title, "gap" if item.outcome == "flag" else "question")
        counted[key] = counted.get(key, 0) + 1
    lines += [f"  {number:>4}  {title} ({kind})" for (title, kind), number in counted.items()]
    if summary.overview.do_first:
        lines += ["", "What to look at first"]
        lines += [f"  {item.title}. {item.detail}" for item in summary.overview.do_first]
    lines += [
        "",
        "Findings are facts and questions drawn from the words of the posts; no assurance.",
    ]
    return lines
