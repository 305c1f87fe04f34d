"""What changed since the last audit as cells of tables; nothing before the first audit."""

from creator_audit.model.audit import AuditScope
from creator_audit.queries.reader import Reader
from creator_audit.queries.since_last import SAME
from creator_audit.reports.change_facts import changes_for
from creator_audit.reports.words import Words


def changes_by_finding(reader: Reader, scope: AuditScope, words: Words) -> dict[str, str] | None:
    """Finding id -> what became of it, in words; None before the first audit."""
    found = changes_for(reader, scope)
    if found is None:
        return None
    return {change.finding_id: words.name("change", change.kind) for change in found.changes}


def changes_by_post(reader: Reader, scope: AuditScope, words: Words) -> dict[str, str] | None:
    """Post id -> what became of its findings, as ``fixed: The label comes late``."""
    found = changes_for(reader, scope)
    if found is None:
        return None
    by_post: dict[str, list[str]] = {}
    for change in found.changes:
        if change.kind != SAME:
            for post_id in change.post_ids:
                told = f"{words.name('change', change.kind)}: {change.title}"
                by_post.setdefault(post_id, []).append(told)
    return {post_id: "; ".join(dict.fromkeys(told)) for post_id, told in by_post.items()}


def change_sheets(
    reader: Reader, scope: AuditScope, words: Words
) -> list[tuple[str, list[list[str]]]]:
    """The sheet of a workbook that lists every change, also of findings that are gone."""
    found = changes_for(reader, scope)
    if found is None:
        return []
    names = ("kind", "finding", "rule", "brand", "on", "why")
    rows = [[words.say(f"changes.{name}") for name in names] + [words.say("table.posts")]]
    rows += [
        [
            words.name("change", change.kind),
            change.finding_id,
            change.title,
            change.brand,
            change.day,
            change.why,
            " ".join(change.post_ids),
        ]
        for change in found.changes
    ]
    return [(words.say("table.changes"), rows)]
