"""`audit`: one shot in a throw-away workspace; `inspect`: what archives are, importing nothing."""

import json
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from creator_audit.cli.display import has_display
from creator_audit.cli.output import CliState, Exit, progress, say, split_list
from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope, Cover, Edition

SEVERITIES = ("critical", "serious", "moderate", "minor")
FORMATS = ("json", "pdf", "csv", "xlsx", "html")

Command = Callable[..., Any]


def report_options(command: Command) -> Command:
    """The options that `audit`, `demo` and `report` share."""
    options = [
        click.option(
            "--jurisdictions",
            callback=split_list,
            help="Codes such as us,gb; without it what the client chose, else by language.",
        ),
        click.option(
            "--audience",
            callback=split_list,
            help="Countries of the followers; they bring the common ground of their union.",
        ),
        click.option("--since", help="First day, as ISO date."),
        click.option("--until", help="Last day, as ISO date."),
        click.option("--edition", type=click.Choice([str(e) for e in Edition]), default="owner"),
        click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit 1 from this severity."),
        click.option("--time-zone", default="UTC", help="IANA zone for months and day of law."),
        click.option("--prepared-for", default="", help="Named on the cover."),
        click.option("--prepared-by", default="", help="Named on the cover."),
        click.option("--paper", type=click.Choice(["a4", "us-letter"]), default="a4"),
        click.option("--hide", multiple=True, help="Name to take out of the outside edition."),
        *(
            click.option(
                f"--{name}", metavar="FILE", help=f"Write {name.upper()}; - is standard output."
            )
            for name in FORMATS
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def scope_of(options: dict[str, Any]) -> AuditScope:
    """The scope that the options describe. An audience country with a pack is judged as well."""
    since, until = parse_day(options["since"], "--since"), parse_day(options["until"], "--until")
    if since and until and since > until:
        raise UserError("The first day lies after the last.", where="--since")
    return AuditScope(
        jurisdictions=tuple(options["jurisdictions"]),
        audience=tuple(options["audience"]),
        since=since,
        until=until,
        edition=Edition(options["edition"]),
        time_zone=options["time_zone"],
    )


def cover_of(options: dict[str, Any]) -> Cover:
    """Who the report is for and by, its paper, and the names to take out."""
    return Cover(
        options["prepared_for"], options["prepared_by"], options["paper"], tuple(options["hide"])
    )


def parse_day(value: str | None, name: str) -> date | None:
    """An ISO date of an option."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise UserError(
            f"{value!r} is not a date.", where=name, next_step="Write it as 2025-04-06."
        ) from error


def targets_of(options: dict[str, Any]) -> dict[str, str]:
    """Format -> file of the reports asked for."""
    chosen = {name: options[name] for name in FORMATS if options.get(name)}
    if list(chosen.values()).count("-") > 1:
        raise UserError("Only one report can go to standard output.", where="-")
    return chosen


def parse_map(pairs: tuple[str, ...]) -> dict[str, str]:
    """``column=field`` options as field -> column."""
    chosen = {}
    for pair in pairs:
        column, sign, name = pair.rpartition("=")
        if not sign or not column or not name:
            raise UserError(
                f"{pair!r} is no mapping.", where="--map", next_step="Write column=field."
            )
        chosen[name.strip()] = column.strip()
    return chosen


@click.command("audit")
@click.argument("archives", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--deals", type=click.Path(path_type=Path), help="CSV of deals.")
@click.option("--brands", type=click.Path(path_type=Path), help="TOML of brands and rivals.")
@click.option("--platform", default="", help="Force the importer of this platform.")
@click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help="Column of a table.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), default=None)
@report_options
@click.pass_obj
def audit(state: CliState, /, archives: tuple[Path, ...], **options: Any) -> int:  # noqa: ANN401
    """Import, analyse and report ARCHIVES in one go; nothing is kept."""
    from creator_audit.operations.run_audit import AuditRequest

    request = AuditRequest(
        archives=archives,
        scope=scope_of(options),
        targets=targets_of(options),
        deals=options["deals"],
        brands=options["brands"],
        platform=options["platform"].casefold(),
        column_map=parse_map(options["mapping"]),
        date_order=options["date_order"] or "",
        cover=cover_of(options),
    )
    return run_in_passing(state, request, options["fail_on"])


def run_in_passing(state: CliState, request: Any, fail_on: str | None) -> int:  # noqa: ANN401
    """Run an audit in a folder that is removed afterwards; its exit code."""
    from creator_audit.operations.run_audit import run_audit

    with tempfile.TemporaryDirectory(prefix="creator-audit-") as folder:
        with progress(state) as bar:
            outcome = run_audit(Path(folder), request, bar)
        is_output_taken = "-" in request.targets.values()
        if not (state.quiet and is_output_taken):
            click.echo(outcome.text, err=is_output_taken)
    for sentence in outcome.not_read:
        click.echo(sentence, err=True)
    return exit_code(outcome.worst, fail_on, is_complete=outcome.is_complete)


def exit_code(worst: str, fail_on: str | None, *, is_complete: bool) -> int:
    """1 when an open gap reaches `fail_on`, else 3 when something could not be read, else 0."""
    if fail_on and worst and SEVERITIES.index(worst) <= SEVERITIES.index(fail_on):
        return Exit.FAIL_ON_MET
    return Exit.DONE if is_complete else Exit.SOME_NOT_READ


@click.command("inspect")
@click.argument("archives", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--platform", default="")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_obj
def inspect(state: CliState, archives: tuple[Path, ...], platform: str, as_json: bool) -> int:
    """Say what ARCHIVES are and which members would be read, and which never."""
    from creator_audit.operations.inspect_archive import describe, inspect_archives

    with progress(state) as bar:
        found = inspect_archives(archives, platform.casefold(), bar)
    if as_json:
        click.echo(json.dumps([entry.as_json() for entry in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(describe(entry) for entry in found))
    if all(entry.error for entry in found):
        return Exit.USER_ERROR
    return Exit.SOME_NOT_READ if any(entry.error for entry in found) else Exit.DONE


@click.command("demo")
@click.option("--no-window", is_flag=True, help="Print the summary and write the PDF.")
@click.pass_obj
def demo(state: CliState, no_window: bool) -> int:
    """Try the app on the archives of two invented creators; nothing is kept."""
    from creator_audit.operations.demo import demo_files, demo_request

    if not no_window and state.open_window is not None and has_display():
        return state.open_window(demo=True)
    if not no_window:
        say(state, "There is no display for the window: here is the same audit as text and PDF.")
    with demo_files() as files:
        return run_in_passing(state, demo_request(files, Path("creator-audit-demo.pdf")), None)
