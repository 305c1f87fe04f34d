"""The deal ledger of a client by command."""

from pathlib import Path

import click

from creator_audit.cli.audit_cmd import parse_map
from creator_audit.cli.output import CliState, Exit, counted, progress, say, write_rows
from creator_audit.cli.workspace_cmd import client_option, place, run_on_file
from creator_audit.operations.clients import open_client

_SHOWN = 10
_COLUMNS = ("brand", "kind", "status", "starts", "ends", "codes", "amount")


@click.group("deals")
def deals() -> None:
    """The deal ledger of a client."""


@deals.command("list")
@client_option
@click.pass_obj
def list_deals(state: CliState, client: str) -> None:
    """Print the ledger as CSV."""
    from creator_audit.operations.record_deal import ledger_csv

    with open_client(place(state), client) as store:
        click.echo(ledger_csv(store), nl=False)


@deals.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help="Column of a list.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="Day or month first.")
@click.option("--preview", is_flag=True, help="Show what would be read; take nothing over.")
@click.pass_obj
def import_deals(
    state: CliState,
    file: Path,
    client: str,
    mapping: tuple[str, ...],
    date_order: str | None,
    preview: bool,
) -> int:
    """Take the deals of a CSV or spreadsheet over, whatever its headers.

    Columns are known by their names in seven languages, or said: --map "Honorar=amount".
    """
    from creator_audit.operations.record_deal import import_deals as run
    from creator_audit.operations.record_deal import is_own_list

    columns = parse_map(mapping)
    if not (columns or preview) and is_own_list(file):
        run_on_file(state, client, run, file, "deal", "taken over")
        return Exit.DONE
    orders = {"*": date_order} if date_order else {}
    if preview:
        return _preview(state, client, file, columns, orders)
    return _take_over(state, client, file, columns, orders)


def _take_over(
    state: CliState, client: str, file: Path, columns: dict[str, str], orders: dict[str, str]
) -> int:
    from creator_audit.operations.import_deal_list import import_deal_list

    with open_client(place(state), client) as store, progress(state) as bar:
        taken, _changes = import_deal_list(store, bar, file, columns, orders)
    say(state, f"{counted(taken.number, 'deal')} taken over.")
    for problem in taken.problems:
        click.echo(f"Not read: {problem}", err=True)
    return Exit.SOME_NOT_READ if taken.problems else Exit.DONE


def _preview(
    state: CliState, client: str, file: Path, columns: dict[str, str], orders: dict[str, str]
) -> int:
    from creator_audit.operations.import_deal_list import preview_deal_list

    with open_client(place(state), client) as store, progress(state) as bar:
        shown, _changes = preview_deal_list(store, bar, file, columns, orders)
    table = shown.table
    read_as = {header: field for field, header in table.mapping}
    heads = ("column", "read as", "first values")
    write_rows(
        heads,
        [
            (header, read_as.get(header, "(left out)"), " | ".join(values))
            for header, values in zip(table.headers, table.samples, strict=True)
        ],
    )
    click.echo()
    write_rows(
        _COLUMNS,
        [[_cell(getattr(deal, name)) for name in _COLUMNS] for deal in table.deals[:_SHOWN]],
    )
    for question in table.questions:
        click.echo(
            f"`{question.example}` in `{question.header}` reads both ways: say --date-order.",
            err=True,
        )
    for problem in table.problems:
        click.echo(f"Not read: {problem}", err=True)
    return Exit.SOME_NOT_READ if table.problems else Exit.DONE


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return "" if value is None else str(value)


@deals.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.pass_obj
def export_deals(state: CliState, file: Path, client: str) -> None:
    """Write the ledger to a CSV."""
    from creator_audit.operations.record_deal import export_deals as run

    run_on_file(state, client, run, file, "deal", "written")
