"""The command line: groups the commands and turns every failure into one sentence."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import click

from creator_audit import __version__
from creator_audit.cli import audit_cmd, check_cmd, rules_cmd, safety_cmd, workspace_cmd
from creator_audit.cli.output import CliState, Exit
from creator_audit.errors import UserError
from creator_audit.progress import Cancelled


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--workspace", metavar="DIR", help="Folder of the workspace; by default the user's data folder."
)
@click.option("--quiet", is_flag=True, help="No progress and no remarks.")
@click.version_option(__version__, "--version", prog_name="creator-audit")
@click.pass_context
def root(context: click.Context, workspace: str | None, quiet: bool) -> None:
    """Audit a creator's own posts in private. Without a command the window opens."""
    context.obj = CliState(workspace, quiet, context.obj)


for command in (
    audit_cmd.demo,
    audit_cmd.inspect,
    audit_cmd.audit,
    workspace_cmd.import_archives,
    workspace_cmd.clients,
    workspace_cmd.deals,
    workspace_cmd.brands,
    workspace_cmd.reviews,
    workspace_cmd.report,
    check_cmd.check,
    rules_cmd.rules,
    safety_cmd.backup,
    safety_cmd.restore,
    safety_cmd.doctor,
):
    root.add_command(command)


def main(arguments: Sequence[str], open_demo: Callable[[], int] | None = None) -> int:
    """Run one command and give its exit code; never a traceback for what a user can mend.

    `open_demo` opens the window on the demo archives; without it `demo` is text and PDF.
    """
    extra: dict[str, Any] = {"prog_name": "creator-audit", "standalone_mode": False}
    try:
        result = root.main(list(arguments), **extra, obj=open_demo)
    except UserError as error:
        click.echo(str(error), err=True)
        return Exit.USER_ERROR
    except click.ClickException as error:
        error.show()
        return Exit.USER_ERROR
    except (KeyboardInterrupt, click.Abort, Cancelled):
        click.echo("Stopped; nothing half-done was kept.", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing to say, nothing to flush.
        sys.stdout = None
        return Exit.DONE
    return int(result or Exit.DONE)
