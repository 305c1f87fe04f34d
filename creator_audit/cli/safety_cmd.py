"""`backup`, `restore`, `doctor`: keep the workspace safe and look at it."""

from pathlib import Path

import click

from creator_audit.cli.output import CliState, Exit, counted, progress, say
from creator_audit.cli.workspace_cmd import place


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_obj
def backup(state: CliState, file: Path) -> None:
    """Write a checked copy of the whole workspace to FILE."""
    from creator_audit.operations.backup import back_up

    with progress(state) as bar:
        names = back_up(place(state), file, bar)
    say(state, f"{counted(len(names), 'client')} saved and checked: {file}")


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", "is_replacing", is_flag=True, help="Replace clients of the same name.")
@click.pass_obj
def restore(state: CliState, file: Path, is_replacing: bool) -> None:
    """Bring the clients of a backup back."""
    from creator_audit.operations.backup import restore as run

    with progress(state) as bar:
        names = run(place(state), file, bar, is_replacing=is_replacing)
    say(state, f"Restored: {', '.join(names)}")


@click.command("doctor")
@click.pass_obj
def doctor(state: CliState) -> int:
    """Check files, versions and places."""
    from creator_audit.operations.doctor import examine

    is_sound = True
    for line in examine(place(state)):
        click.echo(f"{'ok   ' if line.is_sound else 'look '} {line.what}: {line.found}")
        is_sound = is_sound and line.is_sound
    return Exit.DONE if is_sound else Exit.USER_ERROR
