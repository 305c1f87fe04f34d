"""The workspace's content: clients, imports, deals, brands, decisions, backups."""

from pathlib import Path

import click

from creator_audit.cli.audit_cmd import parse_map
from creator_audit.cli.output import CliState, Exit, counted, progress, say, split_list, write_rows
from creator_audit.operations.clients import Workspace, open_client, open_or_make, workspace


def place(state: CliState) -> Workspace:
    """The workspace the command works in."""
    return workspace(state.workspace)


client_option = click.option("--client", "client", required=True, metavar="NAME")


@click.command("import")
@click.argument("archives", nargs=-1, required=True, type=click.Path(path_type=Path))
@client_option
@click.option("--platform", default="", help="Force the importer of this platform.")
@click.option("--map", "mapping", multiple=True, metavar="COLUMN=FIELD", help="Column of a table.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), default=None)
@click.option("--time-zone", default="", help="IANA zone of times that state none.")
@click.pass_obj
def import_archives(
    state: CliState,
    archives: tuple[Path, ...],
    client: str,
    platform: str,
    mapping: tuple[str, ...],
    date_order: str | None,
    time_zone: str,
) -> int:
    """Import ARCHIVES into a client, who is made if new."""
    from creator_audit.operations.import_archive import import_archives as run
    from creator_audit.operations.import_archive import import_options
    from creator_audit.operations.import_one import settle_import
    from creator_audit.operations.list_not_read import list_not_read

    options = import_options(platform, parse_map(mapping), date_order or "", time_zone)
    with open_or_make(place(state), client) as store, progress(state) as bar:
        result, _ = run(store, bar, archives, options, is_analysed=False)
        settle_import(store, bar)
        not_read = list_not_read(store, result)
    write_rows(
        ("file", "found", "new", "edited", "unchanged", "duplicate", "rejected", "missing since"),
        [
            (s.file, s.found, s.new, s.edited, s.unchanged, s.duplicate, s.rejected, s.missing)
            for s in result.sources
        ],
    )
    for sentence in not_read:
        click.echo(sentence, err=True)
    return Exit.DONE if result.is_complete else Exit.SOME_NOT_READ


@click.group("clients")
def clients() -> None:
    """The clients of the workspace: one file each."""


@clients.command("list")
@click.pass_obj
def list_clients(state: CliState) -> None:
    """List the clients."""
    for name in place(state).clients():
        click.echo(name)


@clients.command("add")
@click.argument("name")
@click.pass_obj
def add_client(state: CliState, name: str) -> None:
    """Add a client without posts."""
    place(state).add(name)
    say(state, f"Added {name}.")


@clients.command("judge")
@click.argument("name")
@click.option("--country", default="", help="Where the creator is.")
@click.option("--audience", callback=split_list, help="Countries of the followers.")
@click.pass_obj
def judge_client(state: CliState, name: str, country: str, audience: tuple[str, ...]) -> None:
    """Set whose rules a client is judged by; with neither option the posts' language decides."""
    from creator_audit.operations.edit_settings import set_countries
    from creator_audit.queries.judged_for import judged_because
    from creator_audit.queries.reader import open_reader

    with open_client(place(state), name) as store, progress(state) as bar:
        set_countries(store, bar, country.strip(), audience)
        with open_reader(store.path) as reader:
            told = judged_because(reader)
    click.echo(told)


@clients.command("rename")
@click.argument("name")
@click.argument("new_name")
@click.pass_obj
def rename_client(state: CliState, name: str, new_name: str) -> None:
    """Give a client another name."""
    place(state).rename(name, new_name)
    say(state, f"{name} is now {new_name}.")


@clients.command("erase")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def erase_client(state: CliState, name: str, yes: bool) -> None:
    """Remove a client with all posts, decisions and notes."""
    if not yes:
        typed = click.prompt(f"All data of {name} goes. Type the name to confirm", err=True)
        if typed.strip() != name:
            say(state, "Nothing was removed.")
            return
    from creator_audit.operations.erase_client import ELSEWHERE
    from creator_audit.operations.erase_client import erase_client as erase

    for removed in erase(place(state).folder, name):
        say(state, f"Removed {removed}.")
    say(state, ELSEWHERE)


@click.group("brands")
def brands() -> None:
    """The brand directory of a client."""


@brands.command("list")
@client_option
@click.pass_obj
def list_brands(state: CliState, client: str) -> None:
    """List the brands."""
    from creator_audit.operations.edit_brand import directory

    with open_client(place(state), client) as store:
        rows = [
            (b.name, b.category, "; ".join(b.handles), "; ".join(b.domains))
            for b in directory(store)
        ]
    write_rows(("name", "category", "handles", "domains"), rows)


@brands.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.pass_obj
def import_brands(state: CliState, file: Path, client: str) -> None:
    """Take the brands and rivals of a TOML file over."""
    from creator_audit.operations.edit_brand import import_brands as run

    run_on_file(state, client, run, file, "brand", "taken over")


@brands.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.pass_obj
def export_brands(state: CliState, file: Path, client: str) -> None:
    """Write the directory to a TOML file."""
    from creator_audit.operations.edit_brand import export_brands as run

    run_on_file(state, client, run, file, "brand", "written")


@click.group("reviews")
def reviews() -> None:
    """The decisions on findings of a client."""


@reviews.command("export")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.pass_obj
def export_reviews(state: CliState, file: Path, client: str) -> None:
    """Write the decisions to a CSV."""
    from creator_audit.operations.exchange_reviews import export_reviews as run

    run_on_file(state, client, run, file, "decision", "written")


@reviews.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@client_option
@click.pass_obj
def import_reviews(state: CliState, file: Path, client: str) -> None:
    """Take the decisions of a CSV over."""
    from creator_audit.operations.exchange_reviews import import_reviews as run

    run_on_file(state, client, run, file, "decision", "taken over")


def run_on_file(
    state: CliState, client: str, run: object, file: Path, noun: str, done: str
) -> None:
    """Run an operation on a client with a file, and say how many things it took or wrote."""
    assert callable(run)
    with open_client(place(state), client) as store, progress(state) as bar:
        number, _changes = run(store, bar, file)
    say(state, f"{counted(number, noun)} {done}.")
