"""Work on several clients: batches, hand-over and back, two reviewers, erasing."""

import csv
import json
import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from creator_audit.cli.main import main
from creator_audit.errors import UserError
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Decision, Review
from creator_audit.operations.audit_clients import (
    BatchRequest,
    audit_clients,
    file_names,
)
from creator_audit.operations.clients import Workspace, open_client, workspace
from creator_audit.operations.edit_settings import set_countries
from creator_audit.operations.erase_client import erase_client, kept_files, pages_prefix
from creator_audit.operations.exchange_reviews import export_reviews, import_reviews
from creator_audit.operations.hand_over import FORMAT, hand_over, look_into, take_over
from creator_audit.operations.import_archive import import_archives
from creator_audit.operations.review_finding import review
from creator_audit.operations.undo import undo
from creator_audit.progress import Cancelled, NullProgress
from creator_audit.queries.agreement import ENOUGH, agreement, kappa
from creator_audit.queries.reader import open_reader
from creator_audit.queries.roster import lines_of
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals, write_deals
from creator_audit.store.reviews import read_decisions, read_reviews
from creator_audit.store.schema import NEWEST

QUIET = NullProgress()
BARE = "Love my new serum from Lumavelle. Use my code MIA10 for 10 % off"
DRAFT = "Never posted draft words"


def make_client(place: Workspace, name: str, posts: int = 3) -> Path:
    rows = [("id", "published_at", "platform", "kind", "account", "text", "mood")]
    rows += [
        (str(n), f"2025-05-{n:02d}T12:00:00Z", "instagram", "feed", "mia", BARE, "secretmood")
        for n in range(1, posts + 1)
    ]
    table = place.folder.parent / f"{name}.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    with open_client(place, name, create=True) as store:
        set_countries(store, QUIET, "gb")
        import_archives(store, QUIET, [table])
    return place.path(name)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path / "clients")
    made.folder.mkdir()
    make_client(made, "Mia")
    return made


def findings(store: Store) -> list[str]:
    return [id_ for (id_,) in store.rows("SELECT id FROM findings WHERE outcome = 'flag'")]


class Stopping(NullProgress):
    """Asks to stop when the second client begins."""

    def step(self, done: int, total: int | None, label: str) -> None:
        if done == 1:
            raise Cancelled


def test_a_client_that_fails_is_named_and_the_others_go_on(
    place: Workspace, tmp_path: Path
) -> None:
    make_client(place, "Noa")
    place.add("Empty")
    (place.folder / "Broken.db").write_bytes(b"no database")
    target = tmp_path / "reports" / "june"
    names = ("Mia", "Broken", "Empty", "Nobody", "Noa")
    outcome, _ = audit_clients(None, QUIET, BatchRequest(names, str(target)), place.folder)
    assert [one.client for one in outcome.done] == list(names)
    assert {one.client for one in outcome.problems} == {"Broken", "Empty", "Nobody"}
    assert outcome.sentence == "2 clients audited, 3 not."
    assert sorted(path.name for path in target.iterdir()) == [
        "creator-audit-mia.pdf", "creator-audit-noa.pdf",
    ]  # fmt: skip
    lines = {line.name: line for line in lines_of(place.folder)}
    assert lines["Mia"].since_last == "No change"
    assert lines["Empty"].since_last == "No archive yet"
    assert lines["Broken"].problem


def test_a_stopped_batch_keeps_what_is_complete(place: Workspace, tmp_path: Path) -> None:
    make_client(place, "Noa")
    request = BatchRequest(("Mia", "Noa"), str(tmp_path / "out"), ("json",))
    outcome, _ = audit_clients(None, Stopping(), request, place.folder)
    assert [one.client for one in outcome.done] == ["Mia"]
    assert outcome.not_begun == ("Noa",)
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["creator-audit-mia.json"]


def test_without_a_folder_clients_are_judged_and_nothing_is_written(place: Workspace) -> None:
    with open_client(place, "Mia") as store:
        store.run("UPDATE judgements SET digest = ''")
    outcome, _ = audit_clients(None, QUIET, BatchRequest(("Mia",)), place.folder)
    assert outcome.done[0].files == ()
    with open_client(place, "Mia") as store:
        assert store.value("SELECT count(*) FROM judgements WHERE digest = ''") == 0
        assert store.value("SELECT count(*) FROM audits") == 0


def test_a_client_without_a_choice_is_judged_by_language_before_its_audit(
    place: Workspace, tmp_path: Path
) -> None:
    table = str(place.folder.parent / "Mia.csv")
    assert main(("--workspace", str(place.folder), "import", table, "--client", "New")) == 0
    request = BatchRequest(("New",), str(tmp_path / "out"), ("json",))
    audit_clients(None, QUIET, request, place.folder)
    lines = {line.name: line for line in lines_of(place.folder)}
    assert lines["New"].since_last == "No change"
    assert lines["New"].totals is not None
    assert lines["New"].totals.gaps == 3


def test_names_that_look_alike_get_files_of_their_own() -> None:
    names = file_names(BatchRequest(("A & B", "a b", "Ünï", "!!"), "out"))
    files = [Path(found["pdf"]).name for found in names.values()]
    assert files == [
        "creator-audit-a-b.pdf", "creator-audit-a-b-2.pdf", "creator-audit-ünï.pdf",
        "creator-audit-client.pdf",
    ]  # fmt: skip


def test_a_client_goes_to_a_manager_and_decisions_come_back(
    place: Workspace, tmp_path: Path
) -> None:
    file, answers = tmp_path / "mia.creatoraudit", tmp_path / "answers.csv"
    with open_client(place, "Mia") as store:
        mine, other, third = findings(store)[:3]
        review(store, QUIET, [mine, other], "fixed", by="Mia")
        told, _ = hand_over(store, QUIET, "Mia", file)
    assert (told.client, told.posts, told.decisions) == ("Mia", 3, 2)
    office = workspace(tmp_path / "office")
    name, _ = take_over(office, file, QUIET)
    assert name == "Mia"
    with open_client(office, "Mia") as theirs:
        assert findings(theirs) == [mine, other, third] or set(findings(theirs)) == {
            mine, other, third,
        }  # fmt: skip
        review(theirs, QUIET, [mine], "fixed", by="Noor")
        review(theirs, QUIET, [other, third], "not_a_problem", "Spoken at the start", by="Noor")
        export_reviews(theirs, QUIET, answers)
    with open_client(place, "Mia") as store:
        import_reviews(store, QUIET, answers)
        standing = {one.finding_id: one for one in read_reviews(store)}
        every = {(one.finding_id, one.by): one.decision for one in read_decisions(store)}
        assert standing[third].by == "Noor"
        assert every[other, "Mia"] is Decision.FIXED
        assert every[other, "Noor"] is Decision.NOT_A_PROBLEM
        undo(store, QUIET)
        assert {one.by for one in read_decisions(store)} == {"Mia"}
        import_reviews(store, QUIET, answers)
        with open_reader(store.path) as reader:
            (pair,) = agreement(reader)
    assert (pair.one, pair.other, pair.shared, pair.agreed) == ("Mia", "Noor", 2, 1)
    assert pair.sentence == "agreed on 1 of 2 findings both decided"
    assert [two.finding_id for two in pair.differing] == [other]


def test_nothing_but_posts_findings_and_decisions_travels(place: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "mia.creatoraudit"
    with open_client(place, "Mia") as store:
        write_deals(store, (Deal("d", "Lumavelle", amount="12345.67", note="verysecretnote"),))
        store.run("UPDATE posts SET standing = 'draft', text = ? WHERE native_id = '3'", (DRAFT,))
        store.run("UPDATE posts SET parts = replace(parts, 'Love', ?) WHERE key = 3", (DRAFT,))
        hand_over(store, QUIET, "Mia", file)
        assert store.value("SELECT count(*) FROM posts") == 3
        assert read_deals(store)[0].note == "verysecretnote"
    with zipfile.ZipFile(file) as archive:
        assert sorted(archive.namelist()) == ["client.db", "manifest.json"]
        inside = archive.read("client.db")
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["format"] == FORMAT
    assert manifest["schema"] == NEWEST
    for secret in (b"12345.67", b"verysecretnote", DRAFT.encode(), b"secretmood", b"Mia.csv:"):
        assert secret not in inside, secret
    assert BARE.encode() in inside


def repack(file: Path, **changes: object) -> None:
    with zipfile.ZipFile(file) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        inside = archive.read("client.db")
    data = changes.pop("data", inside)
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = FORMAT.encode()
        archive.writestr("manifest.json", json.dumps({**manifest, **changes}))
        archive.writestr("client.db", data)


@pytest.fixture
def handed(place: Workspace, tmp_path: Path) -> Path:
    file = tmp_path / "mia.creatoraudit"
    with open_client(place, "Mia") as store:
        hand_over(store, QUIET, "Mia", file)
    return file


def test_a_client_that_is_there_is_never_overwritten(place: Workspace, handed: Path) -> None:
    before = place.path("Mia").read_bytes()
    for name in ("", "mia"):
        with pytest.raises(UserError, match="already; it was not touched"):
            take_over(place, handed, QUIET, name=name)
    assert place.path("Mia").read_bytes() == before
    assert take_over(place, handed, QUIET, name="Mia Two")[0] == "Mia Two"
    assert place.clients() == ("Mia", "Mia Two")


def test_data_of_a_newer_app_is_refused_with_both_versions(tmp_path: Path, handed: Path) -> None:
    repack(handed, schema=NEWEST + 3, app_version="9.9")
    office = workspace(tmp_path / "office")
    with pytest.raises(UserError) as caught:
        take_over(office, handed, QUIET)
    assert f"data version {NEWEST + 3}" in caught.value.what
    assert f"up to version {NEWEST}" in caught.value.what
    assert "9.9" in caught.value.what
    assert office.clients() == ()


@pytest.mark.parametrize(
    "changes",
    [{"data": b"other bytes"}, {"schema": "4"}, {"sha256": "0" * 64}, {"client": None}],
    ids=["bytes", "type", "digest", "name"],
)
def test_a_changed_hand_over_is_refused(
    tmp_path: Path, handed: Path, changes: dict[str, object]
) -> None:
    repack(handed, **changes)
    office = workspace(tmp_path / "office")
    with pytest.raises(UserError):
        take_over(office, handed, QUIET)
    assert office.clients() == ()


def test_other_files_are_no_hand_over(tmp_path: Path, handed: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "b.zip"
    text.write_text("hello")
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("client.db", b"")
    cut = tmp_path / "cut.creatoraudit"
    cut.write_bytes(handed.read_bytes()[:-200])
    for file in (text, other, cut, tmp_path / "none"):
        with pytest.raises(UserError):
            look_into(file)


def test_erasing_removes_copies_and_drafts_and_says_so(
    place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    make_client(place, "Mia B")
    for name in ("Mia.db.v2-copy", ".Mia.db.partial", "Mia.db.v3-copy.partial"):
        (place.folder / name).write_bytes(b"old")
    draft = Path(tempfile.mkdtemp(prefix=pages_prefix(place.folder, "Mia")))
    (draft / "page-0001.png").write_bytes(b"picture")
    others = Path(tempfile.mkdtemp(prefix=pages_prefix(place.folder, "Mia B")))
    listed = {file.name for file in kept_files(place.folder, "Mia")}
    removed = erase_client(place.folder, "Mia")
    assert set(removed) == listed
    assert {"Mia.db", "Mia.db.v2-copy", ".Mia.db.partial", "Mia.db.v3-copy.partial"} < listed
    assert not draft.exists()
    assert others.exists()
    assert [path.name for path in place.folder.iterdir()] == ["Mia B.db"]
    with pytest.raises(UserError, match="no client"):
        erase_client(place.folder, "Mia")


def test_kappa_is_told_from_twenty_shared_decisions_on() -> None:
    alike = [("fixed", "fixed")] * 10 + [("accepted", "accepted")] * 10
    assert kappa(alike[: ENOUGH - 1]) is None
    assert kappa(alike) == 1
    mixed = [*alike[:9], *alike[10:19], ("fixed", "accepted"), ("accepted", "fixed")]
    assert kappa(mixed) == pytest.approx(0.8)
    assert kappa([("fixed", "fixed")] * 30) is None
    apart = [("fixed", "accepted")] * 10 + [("accepted", "fixed")] * 10
    assert kappa(apart) == pytest.approx(-1)


def test_the_later_decision_stands_and_opening_takes_only_ones_own_back(place: Workspace) -> None:
    from creator_audit.store.reviews import merge_reviews, write_reviews

    with open_client(place, "Mia") as store:
        id_ = findings(store)[0]
        write_reviews(store, [Review(id_, Decision.FIXED, by="Ada", at="2026-05-02")])
        merge_reviews(store, [Review(id_, Decision.NO_TIE, by="Ben", at="2026-05-01")], "Import")
        assert [one.by for one in read_reviews(store)] == ["Ada"]
        merge_reviews(store, [Review(id_, Decision.NO_TIE, by="Ben", at="2026-05-03")], "Import")
        assert [one.by for one in read_reviews(store)] == ["Ben"]
        write_reviews(store, [Review(id_, Decision.OPEN, by="Ada")])
        assert read_reviews(store) == ()
        assert [one.by for one in read_decisions(store)] == ["Ben"]


def test_the_command_line_does_all_of_it(
    place: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*arguments: str) -> tuple[int, str]:
        code = main(("--workspace", str(place.folder), *arguments))
        out = capsys.readouterr()
        return code, out.out + out.err

    make_client(place, "Noa")
    folder, file = tmp_path / "pdf", str(tmp_path / "mia.creatoraudit")
    code, said = run("report", "--client", "Mia", "--client", "Noa", "--pdf-folder", str(folder))
    assert (code, len(list(folder.glob("*.pdf")))) == (0, 2)
    assert run("report", "--client", "Mia", "--client", "Noa")[0] == 2
    assert run("report", "--client", "Mia", "--pdf-folder", str(folder), "--pdf", "x")[0] == 2
    code, said = run("clients", "audit", "Mia", "Nobody", "--pdf-folder", str(folder))
    assert code == 3
    assert "Nobody" in said
    assert run("clients", "audit", "Nobody", "--pdf-folder", str(folder))[0] == 2
    assert "2026" in run("clients", "audits", "Mia")[1]
    assert "no change" in run("clients", "changes", "Mia")[1]
    assert json.loads(run("clients", "changes", "Mia", "--json")[1])["counts"]["new"] == 0
    assert "No change" in run("clients", "roster")[1]
    assert json.loads(run("clients", "roster", "--json")[1])[0]["name"] == "Mia"
    assert "3 posts" in run("clients", "hand-over", "Mia", file)[1]
    code, said = run("clients", "take-over", file)
    assert code == 2
    assert "--as NAME" in said
    assert run("clients", "take-over", file, "--as", "Mia Two")[0] == 0
    assert "No finding" in run("reviews", "agreement", "--client", "Mia")[1]
    code, said = run("clients", "erase", "Mia Two", "--yes")
    assert "Removed Mia Two.db" in said
    assert "stay where you put them" in said


def test_the_roster_brings_older_files_up_to_date_and_leaves_newer_ones(place: Workspace) -> None:
    released = Path(__file__).parents[1] / "databases" / "m003_deal_facts.db"
    shutil.copy(released, place.path("Older"))
    shutil.copy(place.path("Mia"), place.path("Newer"))
    with Store.open(place.path("Newer")) as store:
        store.run(f"PRAGMA user_version = {NEWEST + 1}")
    before = place.path("Newer").read_bytes()
    lines = {line.name: line for line in lines_of(place.folder)}
    assert lines["Older"].totals is not None
    assert lines["Older"].since_last
    assert lines["Newer"].totals is None
    assert f"data version {NEWEST + 1}" in lines["Newer"].problem
    assert place.path("Newer").read_bytes() == before
