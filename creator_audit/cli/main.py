"""The command line: groups the commands and turns every failure into one sentence."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

import click

from creator_audit import __version__
from creator_audit.cli import (
    audit_cmd,
    check_cmd,
    deals_cmd,
    roster_cmd,
    rules_cmd,
    safety_cmd,
    workspace_cmd,
)
from creator_audit.cli.display import NO_DISPLAY, has_display
from creator_audit.cli.output import CliState, Exit, OpenWindow
from creator_audit.errors import UserError
from creator_audit.progress import Cancelled


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--workspace", metavar="DIR", help="Folder of the workspace; by default the user's data folder."
)
@click.option("--quiet", is_flag=True, help="No progress and no remarks.")
@click.version_option(__version__, "--version", prog_name="creator-audit")
@click.pass_context
def root(context: click.Context, workspace: str | None, quiet: bool) -> int:
    """Audit a creator's own posts in private. Without a command the window opens."""
    open_window: OpenWindow | None = context.obj
    context.obj = CliState(workspace, quiet, open_window)
    if context.invoked_subcommand is not None:
        return Exit.DONE
    if open_window is None or not has_display():
        raise UserError(NO_DISPLAY)
    return open_window(workspace)


for command in (
    audit_cmd.demo,
    audit_cmd.inspect,
    audit_cmd.audit,
    workspace_cmd.import_archives,
    workspace_cmd.clients,
    deals_cmd.deals,
    workspace_cmd.brands,
    workspace_cmd.reviews,
    roster_cmd.report,
    check_cmd.check,
    rules_cmd.rules,
    safety_cmd.backup,
    safety_cmd.restore,
    safety_cmd.doctor,
):
    root.add_command(command)


def main(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Run one command and give its exit code; never a traceback for what a user can mend.

    Without `open_window` the command `demo` is text and PDF.
    """
    extra: dict[str, Any] = {"prog_name": "creator-audit", "standalone_mode": False}
    try:
        _write_utf8()
        result = root.main(list(arguments), **extra, obj=open_window)
        sys.stdout.flush()
    except UserError as error:
        click.echo(str(error), err=True)
        return Exit.USER_ERROR
    except click.ClickException as error:
        click.echo(_sentence(error), err=True)
        return Exit.USER_ERROR
    except (KeyboardInterrupt, click.Abort, Cancelled):
        click.echo("Stopped; nothing half-done was kept.", err=True)
        return Exit.INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # The reader of our output went away (`| head`), which click turns into `SystemExit`:
        # nothing to say, nothing to flush.
        _forget_output()
        return Exit.DONE
    return int(result or Exit.DONE)


def _sentence(error: click.ClickException) -> str:
    """What is wrong with the arguments, in one line that names the page of help."""
    context = getattr(error, "ctx", None)
    place = context.command_path if context else "creator-audit"
    told = " ".join(error.format_message().split())
    return f"{place}: {told} `{place} --help` tells more."


def _write_utf8() -> None:
    """Captions need every character, whatever the machine's encoding for files and pipes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8")


def _forget_output() -> None:
    """Lead what is still buffered nowhere, or Python would fail on it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
