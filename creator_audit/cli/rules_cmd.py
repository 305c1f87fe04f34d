"""`rules`: list, show, check, test, compare and update the rules."""

import json
from datetime import UTC, date, datetime
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
    """List countries, terms and rules, and the packs they come from."""
    from creator_audit.rules.age import age_note
    from creator_audit.rules.pack_folders import active

    used = active()
    pack = used.pack
    if as_json:
        click.echo(json.dumps(_as_json(), ensure_ascii=False, indent=2))
        return
    click.echo(f"{used.words} ({pack.digest[:12]})")
    for line in (age_note(pack.jurisdictions.values(), _today()), *_left_out()):
        if line:
            click.echo(line)
    click.echo()
    write_rows(
        ("code", "jurisdiction", "version", "checked"),
        [(j.code, j.name, j.version, j.checked_on) for j in pack.jurisdictions.values()],
    )
    click.echo()
    write_rows(
        ("terms", "name", "version", "checked"),
        [(t.code, t.name, t.version, t.checked_on) for t in pack.terms.values()],
    )
    click.echo()
    write_rows(
        ("rule", "family", "severity", "title"),
        [(r.id, r.family, r.severity, r.title) for r in pack.rules.values()],
    )


def _as_json() -> dict[str, object]:
    from creator_audit.rules.pack_folders import active

    used = active()
    pack = used.pack
    return {
        "version": pack.version,
        "digest": pack.digest,
        "packs": [
            {"name": p.name, "version": p.version, "by": p.by, "replaces": list(p.replaces)}
            for p in used.parts
        ],
        "left_out": [{"folder": one.folder, "reason": one.reason} for one in used.left_out],
        "jurisdictions": [
            {"code": j.code, "name": j.name, "version": j.version, "checked_on": str(j.checked_on)}
            for j in pack.jurisdictions.values()
        ],
        "terms": [
            {"id": t.id, "name": t.name, "version": t.version, "checked_on": str(t.checked_on)}
            for t in pack.terms.values()
        ],
        "rules": [
            {"id": r.id, "family": str(r.family), "title": r.title, "severity": str(r.severity)}
            for r in pack.rules.values()
        ],
    }


def _left_out() -> list[str]:
    from creator_audit.rules.pack_folders import active

    return [one.sentence for one in active().left_out]


def _today() -> date:
    return datetime.now(UTC).date()


@rules.command("show")
@click.argument("name")
def show_rule(name: str) -> None:
    """Show a page: of a rule, a country (its code) or the terms of a party."""
    from creator_audit.rules.country_pages import country_page, terms_page
    from creator_audit.rules.documents import document_text
    from creator_audit.rules.pack_folders import active_pack
    from creator_audit.rules.pages import page, page_text

    pack = active_pack()
    plain = name.removeprefix("terms:")
    if name in pack.rules:
        click.echo(page_text(page(pack, name)))
    elif name.casefold() in pack.jurisdictions:
        click.echo(document_text(country_page(pack, name.casefold(), _today())))
    elif plain in pack.terms:
        click.echo(document_text(terms_page(pack, plain, _today())))
    else:
        raise UserError(
            f"There is no rule, country or terms {name!r}.",
            where="rules show",
            next_step="`creator-audit rules list` shows them all.",
        )


@rules.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check_rules(state: CliState, folder: Path | None) -> int:
    """Validate all data files, or those of the pack in FOLDER."""
    from creator_audit.operations.test_rules import check_folder
    from creator_audit.rules.pack_folders import active

    pack = check_folder(folder) if folder else active().pack
    if not state.quiet:
        click.echo(
            f"{len(pack.rules)} rules, {len(pack.jurisdictions)} jurisdictions, "
            f"{len(pack.citations)} citations: all files are well formed."
        )
    left_out = [] if folder else _left_out()
    for line in left_out:
        click.echo(line, err=True)
    return Exit.USER_ERROR if left_out else Exit.DONE


@rules.command("test")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def test_rules(folder: Path | None) -> int:
    """Run the examples of all rules and countries, or those of the pack in FOLDER."""
    from creator_audit.operations.test_rules import run_examples

    results = run_examples(folder)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(f"{result.where}: {result.detail}")
    if not results:
        raise RulePackError("There are no examples to run.", file=str(folder or "resources"))
    click.echo(f"{len(results) - len(failed)} of {len(results)} examples hold.")
    return Exit.USER_ERROR if failed else Exit.DONE


@rules.command("diff")
@click.argument("old")
@click.argument("new", default="in-use")
def diff_rules(old: str, new: str) -> None:
    """Compare two sets of rules: folders or ZIP files, `shipped` or `in-use`."""
    from creator_audit.operations.rule_packs import load_rules
    from creator_audit.rules.compare import difference_lines

    for line in difference_lines(load_rules(old), load_rules(new)):
        click.echo(line)


@rules.command("update")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--undo", "is_undo", is_flag=True, help="Take the last update back.")
@click.option("--remove", metavar="NAME", help="Put a pack out of use.")
@click.option("--force", is_flag=True, help="Also if it is older than the one in use.")
def update_rules(file: Path | None, is_undo: bool, remove: str | None, force: bool) -> None:
    """Put the rule pack in FILE (a ZIP or folder) in use; the one before is kept."""
    from creator_audit.operations import rule_packs

    if [bool(file), is_undo, bool(remove)].count(True) != 1:
        raise UserError("One of a file, --undo or --remove NAME is needed.", where="rules update")
    if file:
        click.echo(rule_packs.update_rules(file, is_forced=force).sentence)
    else:
        click.echo(rule_packs.remove_pack(remove) if remove else rule_packs.take_back())


@rules.command("changes")
@click.option("--client", required=True, metavar="NAME")
@click.option("--json", "as_json", is_flag=True)
@click.pass_obj
def list_changes(state: CliState, client: str, as_json: bool) -> None:
    """Bring a client up to the rules in use and list what changed only because of them."""
    from dataclasses import asdict

    from creator_audit.cli.output import progress
    from creator_audit.operations.analyse_posts import analyse
    from creator_audit.operations.clients import open_client, workspace
    from creator_audit.queries.reader import open_reader
    from creator_audit.queries.rule_changes import last_update

    with open_client(workspace(state.workspace), client) as store, progress(state) as bar:
        analyse(store, bar)
    with open_reader(store.path) as reader:
        update = last_update(reader)
    if as_json:
        click.echo(json.dumps(asdict(update) if update else None, ensure_ascii=False, indent=2))
        return
    if update is None:
        click.echo("This client was judged by no other rules so far.")
        return
    click.echo(f"{update.sentence} ({update.before} -> {update.after})")
    if not update.is_app_same:
        click.echo("The app was updated as well: some changes may come from that.")
    for change in update.changes:
        posts = ", ".join(change.post_ids)
        told = f": {change.detail}" if change.detail else ""
        click.echo(f"{change.change:8} {change.finding_id[:8]} {change.title} ({posts}){told}")
