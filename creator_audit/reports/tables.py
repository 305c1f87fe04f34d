"""Posts and findings as CSV and XLSX, in the words of the app and the PDF."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Outcome
from creator_audit.queries.audit import AuditFinding, AuditPost, audit_findings, audit_posts
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import citations_of, rule_of, rule_title
from creator_audit.reports.change_tables import (
    change_sheets,
    changes_by_finding,
    changes_by_post,
)
from creator_audit.reports.collect import GOOD, OUTCOMES, filter_of
from creator_audit.reports.outside import LEDGER_SIGNS, dealt_posts, may_list, told_strength
from creator_audit.reports.trust_cells import (
    good_sign_rows,
    is_good_sign,
    rule_out_cell,
    rule_outs_by_post,
)
from creator_audit.reports.words import Words

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A spreadsheet runs a cell that opens like this; a quote before it makes it text again."""
_LONGEST_CELL = 32_000
"""Characters; a spreadsheet cell holds 32,767."""
_MOST_ROWS = 1_048_000
_NO_TEXT = "no_text"


def write_csv(reader: Reader, scope: AuditScope, target: Path) -> None:
    """One row a post, with its findings named; UTF-8 with a mark so that spreadsheets see it."""
    words = Words()
    with target.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
        writer = csv.writer(file)
        writer.writerows(map(_safe_row, post_rows(reader, scope, words)))


def write_xlsx(reader: Reader, scope: AuditScope, target: Path) -> None:
    """A workbook with a sheet of posts and one of findings."""
    import xlsxwriter

    words = Words()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        bold = book.add_format({"bold": True})
        sheets = (
            (words.say("table.posts"), post_rows(reader, scope, words)),
            (words.say("table.findings"), finding_rows(reader, scope, words)),
            *_good_sheets(reader, scope, words),
            *change_sheets(reader, scope, words),
        )
        for title, rows in sheets:
            sheet = book.add_worksheet(title)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(rows):
                if number >= _MOST_ROWS:
                    break
                for column, value in enumerate(row):
                    text = _printable(value)
                    sheet.write_string(number, column, text, bold if number == 0 else None)


def _good_sheets(
    reader: Reader, scope: AuditScope, words: Words
) -> list[tuple[str, list[list[str]]]]:
    """The sheet of good signs, where there are any."""
    rows = good_sign_rows(_listed(reader, scope, GOOD), words)
    return [(words.say("table.good"), rows)] if len(rows) > 1 else []


def post_rows(reader: Reader, scope: AuditScope, words: Words) -> Iterator[list[str]]:
    """Head and rows of the posts, in order of time, then id."""
    chosen = filter_of(scope)
    every = list(_listed(reader, scope))
    titles, clears = _titles_by_post(every), rule_outs_by_post(every, words)
    good = _titles_by_post(_listed(reader, scope, GOOD))
    codes = scope.jurisdictions
    names = ("post", "date", "platform", "kind", "class", "also", "confidence", "tie", "signs")
    head = [words.say(f"table.{name}") for name in names]
    head += [words.say("table.verdict", where=words.name("jurisdiction", code)) for code in codes]
    head += [
        words.say(f"table.{name}") for name in ("findings", "brands", "language", "link", "text")
    ]
    head += [words.say("table.rule_out"), words.say("table.good")]
    changed = changes_by_post(reader, scope, words)
    head += [] if changed is None else [words.say("table.change")]
    rows = (
        [
            *_post_row(told, scope, titles, words),
            "; ".join(dict.fromkeys(clears.get(told.post.id, ()))),
            "; ".join(dict.fromkeys(good.get(told.post.id, ()))),
            *([] if changed is None else [changed.get(told.post.id, "")]),
        ]
        for told in audit_posts(reader, chosen)
    )
    return chain([head], rows)


def finding_rows(reader: Reader, scope: AuditScope, words: Words) -> Iterator[list[str]]:
    """Head and rows of the findings, open and decided."""
    names = (
        "finding", "date", "platform", "brand", "rule", "rule_id", "version", "outcome", "severity",
        "verdicts", "decision", "reason", "quote", "sources", "remedy", "innocent", "question",
        "posts", "rule_out",
    )  # fmt: skip
    head = [words.say(f"table.{name}") for name in names]
    every = _listed(reader, scope)
    changed = changes_by_finding(reader, scope, words)
    head += [] if changed is None else [words.say("table.change")]
    rows = (
        [
            *_finding_row(found, scope, words),
            *([] if changed is None else [changed.get(found.finding.id, "")]),
        ]
        for found in every
    )
    return chain([head], rows)


def _listed(
    reader: Reader, scope: AuditScope, outcomes: tuple[str, ...] = OUTCOMES
) -> Iterator[AuditFinding]:
    """Findings this edition may name; good signs are those of trust alone."""
    dealt = dealt_posts(reader, scope)
    every = audit_findings(reader, filter_of(scope), outcomes)
    if outcomes is GOOD:
        every = (found for found in every if is_good_sign(found.finding))
    return (found for found in every if may_list(found.finding, scope, dealt))


def _titles_by_post(every: Iterable[AuditFinding]) -> dict[str, list[str]]:
    titles: dict[str, list[str]] = {}
    for found in every:
        for post_id in found.finding.post_ids:
            titles.setdefault(post_id, []).append(rule_title(found.finding.rule_id))
    return titles


def _post_row(
    told: AuditPost, scope: AuditScope, titles: dict[str, list[str]], words: Words
) -> list[str]:
    post, judged = told.post, told.judgement
    kind = judged.classification if judged else None
    verdicts = {row.jurisdiction: row.verdict for row in judged.disclosures} if judged else {}
    signals = judged.tie.signals if judged else ()
    is_outside = scope.edition is Edition.OUTSIDE
    signs = [s for s in signals if not (is_outside and s.kind in LEDGER_SIGNS)]
    return [
        post.id,
        told.day,
        words.name("platform", post.platform),
        words.name("kind", post.kind.value),
        words.name("class", kind.value.value if kind else "other"),
        ", ".join(words.name("class", also.value) for also in kind.also) if kind else "",
        f"{kind.confidence:.2f}" if kind else "",
        words.name("strength", told_strength(told, scope)) if judged else "",
        "; ".join(dict.fromkeys(words.name("sign", sign.kind.value) for sign in signs)),
        *(_verdict(told, verdicts.get(code, ""), words) for code in scope.jurisdictions),
        "; ".join(dict.fromkeys(titles.get(post.id, ()))),
        ", ".join(told.brands),
        judged.language if judged else "",
        post.permalink,
        "\n\n".join(part.text for part in post.parts if part.text),
    ]


def _verdict(told: AuditPost, verdict: str, words: Words) -> str:
    if not told.post.has_text and verdict != "none_found":
        return words.name("verdict", _NO_TEXT)
    return words.name("verdict", verdict or "not_judged")


def _finding_row(found: AuditFinding, scope: AuditScope, words: Words) -> list[str]:
    finding, rule = found.finding, rule_of(found.finding.rule_id)
    is_outside = scope.edition is Edition.OUTSIDE
    ids = [id_ for row in finding.verdicts for id_ in row.citations]
    ids += rule.citations if rule else ()
    quotes = [
        e.signal.text
        for e in finding.evidence
        if not (is_outside and e.signal.kind in LEDGER_SIGNS)
    ]
    is_trust = not finding.verdicts and finding.outcome in (Outcome.FLAG, Outcome.NEEDS_REVIEW)
    return [
        finding.id,
        found.day,
        words.name("platform", found.platform),
        found.brand,
        rule_title(finding.rule_id),
        finding.rule_id,
        finding.rule_version,
        words.name("outcome", f"{finding.outcome}_trust" if is_trust else finding.outcome),
        words.name("severity", finding.severity),
        "; ".join(
            f"{words.name('jurisdiction', row.jurisdiction)}: {words.name('verdict', row.verdict)}"
            for row in finding.verdicts
        ),
        words.name("decided", found.decision),
        found.review.reason if found.review and not is_outside else "",
        " | ".join(dict.fromkeys(quotes)),
        "; ".join(f"{c.title} {c.locator}".strip() for c in citations_of(ids)),
        rule.doc.fix if rule else "",
        rule.doc.innocent if rule else "",
        rule.doc.question if rule else "",
        " ".join(finding.post_ids),
        rule_out_cell(finding, words),
    ]


def _safe_row(row: list[str]) -> list[str]:
    return [_safe(_printable(value)) for value in row]


def _safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _printable(text: str) -> str:
    """Without signs that neither CSV nor a workbook can hold; far too long texts are cut."""
    kept = (
        "".join(
            sign
            if sign in "\n\t"
            or (sign >= " " and not "\ud800" <= sign <= "\udfff" and sign not in "\ufffe\uffff")
            else f"⟨U+{ord(sign):04X}⟩"
            for sign in text[: _LONGEST_CELL + 1]
        )
        if not (text.isascii() and text.isprintable())
        else text
    )
    return kept if len(kept) <= _LONGEST_CELL else kept[: _LONGEST_CELL - 2] + " …"
