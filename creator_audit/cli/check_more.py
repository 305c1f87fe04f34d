"""What `check` says of one text beside the verdicts: contract rules and a corrected caption."""

from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.judgement import Judgement
from creator_audit.model.terms import PREFIX
from creator_audit.queries.rule_texts import fill, party_of, rule_of
from creator_audit.queries.suggestion import Suggestion


def more_json(judgement: Judgement, made: Suggestion) -> dict[str, object]:
    """The further keys of the JSON object of a single text.

    ``suggestion`` is null where nothing is open. Its changes count code points: `old_start` and
    `old_end` in the text given, `new_start` and `new_end` in the corrected one.
    """
    rows = _contract_rows(judgement)
    suggestion = None
    if made.labels:
        suggestion = {
            "text": made.text or None,
            "labels": list(made.labels),
            "changes": [
                {
                    "old_start": change.old_start,
                    "old_end": change.old_end,
                    "new_start": change.new_start,
                    "new_end": change.new_end,
                }
                for change in made.changes
            ],
            "steps": list(made.steps),
            "open": list(made.left),
        }
    return {
        "contracts": [
            {"terms": code, "rule": rule, "outcome": outcome} for code, rule, outcome, _ in rows
        ],
        "also_open": [
            {"rule": rule, "outcome": outcome, "jurisdictions": codes}
            for rule, outcome, codes, _said in _beside_rows(judgement)
        ],
        "suggestion": suggestion,
    }


def contract_lines(judgement: Judgement) -> list[str]:
    """Lines for rules beside the verdicts, then for contract rules, apart from the countries."""
    lines = [f"Also open: {said}" for _rule, _outcome, _codes, said in _beside_rows(judgement)]
    return lines + [f"Terms of {party_of(code)}: {said}" for code, _rule, _outcome, said in
            _contract_rows(judgement)]  # fmt: skip


def suggestion_lines(made: Suggestion) -> list[str]:
    """The corrected text, what goes in and out, and the steps."""
    if not made.labels:
        return []
    lines = ["Suggested text:", *(f"  {line}" for line in made.text.splitlines())]
    put_in = [made.text[start:end].strip() for start, end in made.added]
    lines += [f"  put in: {', '.join(put_in)}"] if put_in else []
    lines += [f"  taken out: {', '.join(made.taken)}"] if made.taken else []
    return [*(lines if made.text else []), *(f"Step: {step}" for step in made.steps)]


def _contract_rows(judgement: Judgement) -> list[tuple[str, str, str, str]]:
    return [
        (row.jurisdiction, finding.rule_id, finding.outcome.value, _said(finding))
        for finding in judgement.findings
        for row in finding.verdicts
        if row.jurisdiction.startswith(PREFIX)
    ]


def _beside_rows(judgement: Judgement) -> list[tuple[str, str, list[str], str]]:
    """Findings that no country's verdict names: a stake beside a label, words that deny a tie."""
    named = {disclosure.rule_id for disclosure in judgement.disclosures}
    return [
        (finding.rule_id, finding.outcome.value, codes, _said(finding))
        for finding in judgement.findings
        if finding.rule_id not in named
        and (codes := [row.jurisdiction for row in finding.verdicts])
        and not codes[0].startswith(PREFIX)
    ]


def _said(finding: Finding) -> str:
    rule = rule_of(finding.rule_id)
    is_gap = finding.outcome is Outcome.FLAG
    message = (rule.message if is_gap else rule.message_when_unsure) if rule else ""
    return fill(message, finding.parameters)
