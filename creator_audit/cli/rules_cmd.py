"""`rules`: list, show, check and test the rule packs."""

import json
from pathlib import Path

import click

from creator_audit.cli.output import CliState, Exit, write_rows
from creator_audit.errors import RulePackError, UserError


@click.group("rules")
def rules() -> None:
    """The rules findings come from: data with sources and dates."""


@rules.command("list")
@click.option("--json", "as_json", is_flag=True)
def list_rules(as_json: bool) -> None:
    """List jurisdictions and rules."""
    from creator_audit.rules.load import load_pack

    pack = load_pack()
    if as_json:
        told = {
            "version": pack.version,
            "digest": pack.digest,
            "jurisdictions": [
                {
                    "code": j.code,
                    "name": j.name,
                    "version": j.version,
                    "checked_on": str(j.checked_on),
                }
                for j in pack.jurisdictions.values()
            ],
            "rules": [
                {"id": r.id, "family": str(r.family), "title": r.title, "severity": str(r.severity)}
                for r in pack.rules.values()
            ],
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    click.echo(f"Rule packs {pack.version} ({pack.digest[:12]})\n")
    write_rows(
        ("code", "jurisdiction", "version", "checked"),
        [(j.code, j.name, j.version, j.checked_on) for j in pack.jurisdictions.values()],
    )
    click.echo()
    write_rows(
        ("rule", "family", "severity", "title"),
        [(r.id, r.family, r.severity, r.title) for r in pack.rules.values()],
    )


@rules.command("show")
@click.argument("rule_id")
def show_rule(rule_id: str) -> None:
    """Show the page of one rule."""
    from creator_audit.rules.load import load_pack
    from creator_audit.rules.pages import page, page_text

    pack = load_pack()
    if rule_id not in pack.rules:
        raise UserError(
            f"There is no rule {rule_id!r}.",
            where="rules show",
            next_step="`creator-audit rules list` shows them all.",
        )
    click.echo(page_text(page(pack, rule_id)))


@rules.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check_rules(state: CliState, folder: Path | None) -> int:
    """Validate all data files, or those in FOLDER."""
    from creator_audit.rules.load import load_pack

    pack = load_pack(folder)
    if not state.quiet:
        click.echo(
            f"{len(pack.rules)} rules, {len(pack.jurisdictions)} jurisdictions, "
            f"{len(pack.citations)} citations: all files are well formed."
        )
    return Exit.DONE


@rules.command("test")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def test_rules(folder: Path | None) -> int:
    """Run the examples of all rules and jurisdictions, or those in FOLDER."""
    from creator_audit.operations.test_rules import run_examples

    results = run_examples(folder)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(f"{result.where}: {result.detail}")
    if not results:
        raise RulePackError("There are no examples to run.", file=str(folder or "resources"))
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples hold.")
    return Exit.USER_ERROR if failed else Exit.DONE
