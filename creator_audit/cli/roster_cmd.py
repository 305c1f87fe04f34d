"""Several clients at once: the roster, batch audits, changes since the last one, hand-over."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from creator_audit.cli.audit_cmd import cover_of, exit_code, report_options, scope_of, targets_of
from creator_audit.cli.output import CliState, Exit, counted, progress, say, write_rows
from creator_audit.cli.workspace_cmd import client_option, clients, place, reviews
from creator_audit.errors import UserError
from creator_audit.operations.clients import open_client

_SINGLE = ("json", "pdf", "csv", "xlsx", "html")


def audit_many(
    state: CliState, names: tuple[str, ...], folder: str, options: dict[str, Any]
) -> int:
    """Audit several clients into a folder; the exit code, with those that failed listed."""
    from creator_audit.operations.audit_clients import BatchRequest, audit_clients, every_client

    if any(options.get(name) for name in _SINGLE):
        raise UserError(
            "One file cannot hold the reports of several clients.",
            where="--pdf",
            next_step="Use --pdf-folder FOLDER: it gets one PDF a client.",
        )
    home = place(state)
    wanted = every_client(home, names)
    if not wanted:
        raise UserError("There is no client yet.", where=str(home.folder))
    formats = options.get("formats") or ("pdf",)
    request = BatchRequest(wanted, folder, tuple(formats), scope_of(options), cover_of(options))
    with progress(state) as bar:
        outcome, _ = audit_clients(None, bar, request, home.folder)
    for one in outcome.done:
        for file in one.files:
            click.echo(f"{one.client}: {file}")
        if one.problem:
            click.echo(f"{one.client}: {one.problem}", err=True)
        elif not one.files:
            click.echo(f"{one.client}: up to date")
    say(state, outcome.sentence)
    if len(outcome.problems) == len(outcome.done):
        return Exit.USER_ERROR
    worst = _worst(tuple(one.worst for one in outcome.done))
    return exit_code(worst, options.get("fail_on"), is_complete=not outcome.problems)


def _worst(severities: tuple[str, ...]) -> str:
    order = ("critical", "serious", "moderate", "minor")
    return min(filter(None, severities), key=order.index, default="")


@clients.command("audit")
@click.argument("names", nargs=-1)
@click.option("--pdf-folder", "folder", default="", metavar="FOLDER", help="One report a client.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(_SINGLE),
    help="What to write into the folder; PDF without it.",
)
@report_options
@click.pass_obj
def audit_clients_command(
    state: CliState,
    /,
    names: tuple[str, ...],
    folder: str,
    **options: Any,  # noqa: ANN401
) -> int:
    """Judge NAMES anew, or all clients, and write a report of each into a folder.

    A client that cannot be audited is named with the reason, and the others go on.
    """
    return audit_many(state, names, folder, options)


@click.command("report")
@click.option("--client", "names", required=True, multiple=True, metavar="NAME")
@click.option("--pdf-folder", "folder", default="", metavar="FOLDER", help="One PDF a client.")
@report_options
@click.pass_obj
def report(
    state: CliState,
    /,
    names: tuple[str, ...],
    folder: str,
    **options: Any,  # noqa: ANN401
) -> int:
    """Report on a client of the workspace, or on several with --pdf-folder."""
    from creator_audit.operations.report_client import report_client

    if folder:
        return audit_many(state, names, folder, options)
    if len(set(names)) > 1:
        raise UserError(
            "Reports of several clients need a folder.",
            where="--client",
            next_step="Add --pdf-folder FOLDER.",
        )
    scope, targets = scope_of(options), targets_of(options)
    client = names[0]
    with open_client(place(state), client) as store, progress(state) as bar:
        outcome = report_client(store, bar, scope, targets, client=client, cover=cover_of(options))
    is_output_taken = "-" in targets.values()
    if not (state.quiet and is_output_taken):
        click.echo(outcome.text, err=is_output_taken)
    fail_on = options.get("fail_on")
    return exit_code(outcome.worst, str(fail_on) if fail_on else None, is_complete=True)


@clients.command("roster")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show_roster(state: CliState, as_json: bool) -> int:
    """All clients with what is open and what changed since the last audit."""
    from creator_audit.queries.roster import lines_of

    lines = lines_of(place(state).folder)
    if as_json:
        click.echo(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
    else:
        rows = [
            (
                line.name, line.last_import or "-", line.totals.posts, line.totals.gaps,
                line.totals.questions, line.totals.chains, line.since_last,
            )
            if line.totals
            else (line.name, "-", "-", "-", "-", "-", line.problem)
            for line in lines
        ]  # fmt: skip
        head = ("client", "last import", "posts", "gaps", "questions", "chains", "since last audit")
        write_rows(head, rows)
    return Exit.SOME_NOT_READ if any(line.problem for line in lines) else Exit.DONE


@clients.command("audits")
@click.argument("name")
@click.pass_obj
def list_audits(state: CliState, name: str) -> None:
    """List the audits made of a client, newest first."""
    from creator_audit.queries.audit_record import audit_records
    from creator_audit.queries.reader import open_reader

    with open_client(place(state), name) as store, open_reader(store.path) as reader:
        rows = [
            (r.id, r.made_at, r.data_until, r.rules_version, ",".join(r.jurisdictions), r.scope)
            for r in audit_records(reader)
        ]
    write_rows(("audit", "made at", "data until", "rules", "jurisdictions", "scope"), rows)


@clients.command("changes")
@click.argument("name")
@click.option("--since-audit", "number", default=0, help="Number of an audit; without it the last.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def show_changes(state: CliState, name: str, number: int, as_json: bool) -> None:
    """Say what is new, fixed, reopened or not re-checked since an audit."""
    from creator_audit.queries.reader import open_reader
    from creator_audit.queries.since_last import kind_words, since_last
    from creator_audit.reports.change_facts import changes_json

    with open_client(place(state), name) as store, open_reader(store.path) as reader:
        found = since_last(reader, audit_id=number)
    if as_json:
        click.echo(json.dumps(changes_json(found), ensure_ascii=False, indent=1))
        return
    if found is None:
        click.echo("No audit was made yet: there is nothing to compare with.")
        return
    click.echo(f"Since the audit of {found.last.made_at[:10]}: {found.sentence}.")
    rows = [
        (kind_words(c.kind), c.finding_id, c.title, c.brand, c.day, c.why)
        for c in found.changes
        if c.kind != "unchanged"
    ]
    if rows:
        write_rows(("change", "finding", "rule", "brand", "day", "why"), rows)


@clients.command("hand-over")
@click.argument("name")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def hand_over_command(state: CliState, name: str, file: Path) -> None:
    """Write one client to FILE for a manager: posts, findings and decisions, nothing else."""
    from creator_audit.operations.hand_over import hand_over

    home = place(state)
    with open_client(home, name) as store, progress(state) as bar:
        told, _ = hand_over(store, bar, name, file)
    say(
        state,
        f"{counted(told.posts, 'post')}, {counted(told.findings, 'finding')} and"
        f" {counted(told.decisions, 'decision')} written and checked: {file}",
    )


@clients.command("take-over")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--as", "name", default="", metavar="NAME", help="Another name for the client.")
@click.pass_obj
def take_over_command(state: CliState, file: Path, name: str) -> None:
    """Make a client of a hand-over FILE; one that is there already is never overwritten."""
    from creator_audit.operations.hand_over import take_over

    with progress(state) as bar:
        client, told = take_over(place(state), file, bar, name=name)
    say(state, f"{client} taken over: {counted(told.posts, 'post')}, made {told.made_at[:10]}.")


@reviews.command("agreement")
@client_option
@click.pass_obj
def show_agreement(state: CliState, client: str) -> None:
    """Say where two reviewers decided alike and where they did not."""
    from creator_audit.queries.agreement import agreement
    from creator_audit.queries.reader import open_reader

    with open_client(place(state), client) as store, open_reader(store.path) as reader:
        pairs = agreement(reader)
    if not pairs:
        click.echo("No finding was decided by two reviewers.")
    for pair in pairs:
        one, other = pair.one or "(no name)", pair.other or "(no name)"
        click.echo(f"{one} and {other} {pair.sentence}.")
        if pair.differing:
            rows = [(two.finding_id, two.title, two.one, two.other) for two in pair.differing]
            write_rows(("finding", "rule", one, other), rows)
