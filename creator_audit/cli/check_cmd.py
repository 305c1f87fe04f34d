"""`check`: judge a draft, a file, or many lines of JSON."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

import click

from creator_audit.cli.output import CliState, json_line, split_list
from creator_audit.errors import UserError
from creator_audit.model.judgement import Judgement
from creator_audit.model.post import PostKind

RELATION_WORDS = (
    "paid",
    "gift",
    "affiliate",
    "own_brand",
    "employee",
    "past_relation",
    "none",
    "unknown",
)
LABEL_STATES = {"yes": True, "no": False, "unknown": None}


@click.command("check")
@click.argument("text", required=False)
@click.option(
    "--file",
    "file",
    type=click.Path(path_type=Path),
    help="Read the text from a file; - is standard input.",
)
@click.option(
    "--jsonl",
    type=click.Path(path_type=Path),
    help="Judge many: one JSON object a line; - is standard input.",
)
@click.option("--platform", default="", help="instagram, tiktok, youtube, x … or any other name.")
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in PostKind]),
    default="feed",
    help="Where the post is shown.",
)
@click.option(
    "--relation", type=click.Choice(RELATION_WORDS), default="unknown", help="The tie to the brand."
)
@click.option(
    "--platform-label",
    type=click.Choice(list(LABEL_STATES)),
    default="unknown",
    help="Was the platform's own label on?",
)
@click.option("--language", default=None, help="Language of the text, as ISO 639-1.")
@click.option("--date", "day", default=None, help="Law of this day, as ISO date; today by default.")
@click.option("--jurisdictions", callback=split_list, default="us,gb", show_default=True)
@click.option("--suggest", is_flag=True, help="With --jsonl: a corrected text for each line.")
@click.option("--json", "as_json", is_flag=True, help="Print the JSON object of --jsonl.")
@click.pass_obj
def check(
    state: CliState, /, text: str | None, file: Path | None, jsonl: Path | None, **options: object
) -> None:
    """Judge TEXT before or after it goes out; nothing is stored."""
    given = _Options(state, options)
    if jsonl is not None:
        given.check_lines(jsonl)
        return
    words = text if text is not None else _read_text(file)
    given.check_one(words)


def _read_text(file: Path | None) -> str:
    if file is None:
        raise UserError(
            "There is no text to check.",
            where="check",
            next_step="Give it as an argument, with --file or with --jsonl.",
        )
    with opened(file) as stream:
        return stream.read()


@contextmanager
def opened(file: Path, *, is_strict: bool = True) -> Iterator[TextIO]:
    """The file or standard input as UTF-8 text, with plain errors.

    Not strict, bytes that are no UTF-8 come as lone surrogates, so that one line alone is lost.
    """
    errors = "strict" if is_strict else "surrogateescape"
    if str(file) == "-":
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors=errors)
        yield sys.stdin
        return
    try:
        with file.open(encoding="utf-8-sig", errors=errors) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UserError(
            f"This file cannot be read ({error.strerror}).",
            where=str(file),
            next_step="Check the name and that you may read it.",
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            "This file is not UTF-8 text.",
            where=str(file),
            next_step="Save it as UTF-8 and try again.",
        ) from error


class _Options:
    """The options of one call, and the two ways to use them."""

    def __init__(self, state: CliState, options: dict[str, object]) -> None:
        self.state = state
        chosen = options["jurisdictions"]
        self.jurisdictions: tuple[str, ...] = chosen if isinstance(chosen, tuple) else ()
        self.jurisdictions = self.jurisdictions or ("us", "gb")
        self.today = _day(options["day"]) or datetime.now(UTC).date()
        self.platform = str(options["platform"]).strip().casefold()
        self.kind = str(options["kind"])
        self.relation = None if options["relation"] == "unknown" else str(options["relation"])
        self.platform_label = LABEL_STATES[str(options["platform_label"])]
        self.language = str(options["language"]) if options["language"] else None
        self.as_json = bool(options["as_json"])
        self.suggests = bool(options["suggest"])

    def check_one(self, words: str) -> None:
        from creator_audit.cli.check_more import contract_lines, more_json, suggestion_lines
        from creator_audit.operations.check_text import check_draft, draft_of, suggest_draft
        from creator_audit.operations.engine import engine
        from creator_audit.reports.check_json import judgement_json

        draft = draft_of(
            words,
            platform=self.platform,
            kind=self.kind,
            language=self.language,
            relation=self.relation,
            platform_label=self.platform_label,
        )
        judgement = check_draft(draft, self.jurisdictions, today=self.today)
        if self.as_json:
            answer = judgement_json("draft", judgement, engine().pack, draft.parts)
            answer |= more_json(
                judgement, suggest_draft(draft, self.jurisdictions, today=self.today)
            )
            click.echo(json_line(answer))
        else:
            click.echo(describe(judgement))
            made = suggest_draft(draft, self.jurisdictions, today=self.today)
            for line in [*contract_lines(judgement), *suggestion_lines(made)]:
                click.echo(line)

    def check_lines(self, file: Path) -> None:
        from creator_audit.operations.check_text import require_jurisdictions
        from creator_audit.operations.engine import engine

        require_jurisdictions(self.jurisdictions, engine())
        with opened(file, is_strict=False) as stream:
            for line in stream:
                if line.strip():
                    click.echo(json_line(self._answer(line)))

    def _answer(self, line: str) -> dict[str, object]:
        from dataclasses import replace

        from creator_audit.cli.check_more import more_json
        from creator_audit.operations.check_lines import LineError, draft_of_line
        from creator_audit.operations.check_text import check_draft, suggest_draft
        from creator_audit.operations.engine import engine
        from creator_audit.reports.check_json import judgement_json

        try:
            draft = draft_of_line(line)
        except LineError as error:
            return {"id": error.line_id, "error": error.what}
        draft = replace(
            draft,
            platform=draft.platform or self.platform,
            language=draft.language or self.language,
            relation=draft.relation or self.relation,
            platform_label=self.platform_label
            if draft.platform_label is None
            else draft.platform_label,
        )
        judgement = check_draft(draft, self.jurisdictions, today=self.today)
        name = json.loads(line).get("id")
        answer = judgement_json(name, judgement, engine().pack, draft.parts)
        if self.suggests:
            made = suggest_draft(draft, self.jurisdictions, today=self.today)
            answer |= more_json(judgement, made)
        return answer


def _day(value: object) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UserError(
            f"{value!r} is not a date.", where="--date", next_step="Write it as 2025-04-06."
        ) from error


def describe(judgement: Judgement) -> str:
    """The judgement in plain lines for people."""
    told = judgement.classification
    lines = [
        f"Class: {told.value} ({told.confidence:.0%} sure)"
        + (", cannot tell" if told.cannot_tell else "")
    ]
    signs = [f"  {s.kind}: {s.text} ({s.strength})" for s in judgement.tie.signals]
    lines += (
        ["Signs of a commercial relationship:", *signs]
        if signs
        else ["Signs of a commercial relationship: none seen"]
    )
    for item in judgement.disclosures:
        problem = f", {item.problem}".replace("_", " ") if item.problem else ""
        mark = (
            f" - label {item.mark.signal.text!r} at character {item.mark.signal.start}"
            if item.mark and item.mark.signal.part >= 0
            else ""
        )
        lines.append(f"{item.jurisdiction}: {item.verdict}{problem}".replace("_", " ") + mark)
    if judgement.question:
        lines.append(f"Question: {judgement.question}")
    return "\n".join(lines)
