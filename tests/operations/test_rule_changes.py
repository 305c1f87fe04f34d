"""What changes only because the rules did is listed apart from every other change."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from creator_audit.cli.main import main
from creator_audit.model.classification import PostClass
from creator_audit.operations import correct_post, edit_settings
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.queries.reader import open_reader
from creator_audit.queries.rule_changes import RuleUpdate, last_update, rule_updates
from creator_audit.rules.pack_folders import PACKS_VARIABLE, forget
from creator_audit.store.database import Store

PROJECT = Path(__file__).parents[2]
SAMPLES = PROJECT / "resources" / "samples"
QUIET = NullProgress()


@pytest.fixture
def client(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with Store.open(path, create=True) as store:
        edit_settings.set_countries(store, QUIET, "gb", ())
        import_archives(store, QUIET, [next(SAMPLES.glob("instagram-*.zip"))])
    return path


@pytest.fixture
def other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Puts a pack in use whose country gb holds a missing label for a minor matter."""
    place = tmp_path / "packs"
    monkeypatch.setenv(PACKS_VARIABLE, str(place))

    def use() -> None:
        target = place / "agency" / "jurisdictions" / "gb.toml"
        target.parent.mkdir(parents=True)
        text = (PROJECT / "resources" / "jurisdictions" / "gb.toml").read_text(encoding="utf-8")
        head, mark, rest = text.partition("[rules.missing-disclosure]")
        assert mark
        body, other, tail = rest.partition("\n[rules.")
        body = body.replace('"serious"', '"minor"').replace('"critical"', '"minor"')
        target.write_text(head + mark + body + other + tail, encoding="utf-8")
        (place / "agency" / "pack.toml").write_text(
            'name = "Agency pack"\nversion = "1.2"\nmade_on = 2026-11-01\nby = "An agency"\n'
            'replaces = ["gb"]\n',
            encoding="utf-8",
        )
        forget()

    yield use
    shutil.rmtree(place, ignore_errors=True)
    forget()


def updates(path: Path) -> tuple[RuleUpdate, ...]:
    with open_reader(path) as reader:
        return rule_updates(reader)


def test_nothing_is_listed_while_the_rules_stay(client: Path) -> None:
    with Store.open(client) as store:
        analyse(store, QUIET)
    assert updates(client) == ()


def test_findings_that_the_rules_changed_are_listed(
    client: Path, other_rules: Callable[[], None]
) -> None:
    with Store.open(client) as store:
        before = dict(store.rows("SELECT id, severity FROM findings WHERE outcome = 'flag'"))
        other_rules()
        analyse(store, QUIET)
        after = dict(store.rows("SELECT id, severity FROM findings WHERE outcome = 'flag'"))
        versions = {row[0] for row in store.rows("SELECT version FROM rules_used")}
        bases = {row[0] for row in store.rows("SELECT DISTINCT digest FROM judgements")}
        assert store.value("SELECT count(*) FROM findings_before") == 0
    (update,) = updates(client)
    changed = {id_ for id_ in before if after[id_] != before[id_]}
    assert changed
    assert changed <= set(update.ids("changed"))
    assert update.after == "2026.11 + Agency pack 1.2"
    assert versions == {"2026.11", update.after}
    assert len(bases) == 1
    assert update.is_app_same
    assert (
        update.sentence == f"Rules were updated: {len(update.changes)} findings judged otherwise."
    )
    assert "minor, was " in update.changes[0].detail


def test_a_change_of_another_kind_is_not_put_down_to_the_rules(
    client: Path, other_rules: Callable[[], None]
) -> None:
    with Store.open(client) as store:
        ids = store.rows(
            "SELECT f.id, p.id FROM findings f JOIN finding_posts fp ON fp.finding_id = f.id"
            " JOIN posts p ON p.key = fp.post_key WHERE f.rule_id = 'missing-disclosure'"
            " AND f.outcome = 'flag' ORDER BY f.id"
        )
        finding, post = ids[0]
        other_rules()
        # The decision judges the post anew in the same run as the rules do.
        correct_post.correct_class(store, QUIET, post, PostClass.OTHER.value)
    (update,) = updates(client)
    assert finding not in {change.finding_id for change in update.changes}
    assert update.changes


def test_taking_the_pack_away_brings_the_findings_back(
    client: Path, other_rules: Callable[[], None], tmp_path: Path
) -> None:
    with Store.open(client) as store:
        other_rules()
        analyse(store, QUIET)
        shutil.rmtree(tmp_path / "packs")
        analyse(store, QUIET)
    newest, oldest = updates(client)
    assert newest.after == oldest.before == "2026.11"
    assert {c.finding_id for c in newest.changes} == {c.finding_id for c in oldest.changes}
    with open_reader(client) as reader:
        last = last_update(reader)
    assert last == newest


def test_an_interrupted_run_compares_with_the_state_before(
    client: Path, other_rules: Callable[[], None]
) -> None:
    class StoppedError(Exception):
        pass

    class Stopping(NullProgress):
        def step(self, done: int, total: int | None, label: str) -> None:
            if label == "judging posts":
                raise StoppedError

    with Store.open(client) as store:
        other_rules()
        with pytest.raises(StoppedError):
            analyse(store, Stopping())
        assert updates(client) == ()
        analyse(store, QUIET)
    (update,) = updates(client)
    assert len(update.changes) > 1


def test_the_command_brings_a_client_up_to_the_rules_and_lists_the_changes(
    tmp_path: Path, other_rules: Callable[[], None], capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "clients")
    archive = str(next(SAMPLES.glob("instagram-*.zip")))
    assert main(["--workspace", place, "--quiet", "import", "--client", "Ada", archive]) == 0
    command = ["--workspace", place, "--quiet", "rules", "changes", "--client", "Ada"]
    capsys.readouterr()
    assert main(command) == 0
    assert "judged by no other rules so far" in capsys.readouterr().out
    other_rules()
    assert main(command) == 0
    said = capsys.readouterr().out
    assert "Rules were updated" in said
    assert "(2026.11 -> 2026.11 + Agency pack 1.2)" in said
    assert main([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["after"] == "2026.11 + Agency pack 1.2"
