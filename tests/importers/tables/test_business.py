"""Meta Business Suite's tables: the longer text, the order of dates, figures that are no posts."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.mapping import MappingNeeded
from creator_audit.model.account import Account
from creator_audit.model.post import LabelKind, PartRole, Post, label_state
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

HEAD = "Post ID,Page name,Title,Description,Publish time,Permalink,Funded content status\n"
LINK = "https://www.facebook.com/orvell/posts/pfbid"
SAMPLES = Path(__file__).parents[4] / "shared" / "formats" / "samples"


def table(folder: Path, *rows: str, name: str = "posts.csv", head: str = HEAD) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / name
    place.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8-sig")
    return place


def read(place: Path, options: ImportOptions | None = None) -> list[object]:
    with ArchiveTree.open([place]) as tree:
        (match,) = registry.recognise(tree)
        chosen = options or ImportOptions()
        return list(match.importer.read(tree, match.found, chosen, NullProgress()))


def posts_of(place: Path, options: ImportOptions | None = None) -> list[Post]:
    return [record for record in read(place, options) if isinstance(record, Post)]


@pytest.mark.parametrize(
    ("title", "description", "parts"),
    [
        ("a", "a longer one", [("caption", "a longer one")]),
        ("Tent", "Lent to us", [("caption", "Lent to us"), ("title", "Tent")]),
        ("The longer text", "#ad", [("caption", "The longer text"), ("description", "#ad")]),
        ("", "only this", [("caption", "only this")]),
        ("only that", "", [("caption", "only that")]),
        ("", "", []),
    ],
)
def test_the_longer_text_leads_and_no_words_are_lost(
    tmp_path: Path, title: str, description: str, parts: list[tuple[str, str]]
) -> None:
    place = table(tmp_path, f"1001,Orvell,{title},{description},04/23/2024 10:00,{LINK}1,")
    (post,) = posts_of(place)
    assert [(part.role, part.text) for part in post.parts] == [
        (PartRole(role), text) for role, text in parts
    ]


def test_funding_is_kept_word_for_word_and_is_no_label(tmp_path: Path) -> None:
    rows = (
        f"1001,Orvell,a,,04/23/2024 10:00,{LINK}1,Boosted",
        f"1002,Orvell,b,,04/24/2024 10:00,{LINK}2,",
    )
    funded, plain = posts_of(table(tmp_path, *rows))
    assert [(one.kind, one.is_on, one.raw) for one in funded.labels] == [
        (LabelKind.UNKNOWN, None, "Funded content status: Boosted")
    ]
    assert label_state(funded.labels) is None
    assert plain.labels == ()


def test_days_in_the_name_tell_the_order_of_dates(tmp_path: Path) -> None:
    row = f"1001,Orvell,a,,03/04/2024 10:00,{LINK}1,"
    named = table(tmp_path / "a", row, name="Mar-01-2024_Mar-31-2024_200000000000001.csv")
    assert posts_of(named)[0].published_at.isoformat() == "2024-03-04T10:00:00+00:00"
    other = table(tmp_path / "b", row, name="Apr-01-2024_Apr-30-2024_200000000000001.csv")
    assert posts_of(other)[0].published_at.isoformat() == "2024-04-03T10:00:00+00:00"


def test_what_nothing_tells_is_asked(tmp_path: Path) -> None:
    place = table(tmp_path, f"1001,Orvell,a,,03/04/2024 10:00,{LINK}1,")
    with pytest.raises(MappingNeeded) as asked:
        read(place)
    assert asked.value.field == "date_order"
    answered = posts_of(place, ImportOptions(date_order="dmy", time_zone="Europe/Berlin"))
    assert answered[0].published_at.isoformat() == "2024-04-03T08:00:00+00:00"
    assert answered[0].is_zone_known


def test_several_pages_are_several_accounts(tmp_path: Path) -> None:
    rows = (
        f"1001,Orvell,a,,04/23/2024 10:00,{LINK}1,",
        f"1002,Fern,b,,04/24/2024 10:00,{LINK}2,",
    )
    accounts = [one for one in read(table(tmp_path, *rows)) if isinstance(one, Account)]
    assert [one.id for one in accounts] == ["facebook:orvell", "facebook:fern"]


def test_both_platforms_in_one_folder(tmp_path: Path) -> None:
    instagram = "Post ID,Account username,Description,Publish time,Permalink\n"
    days = "Apr-01-2024_Apr-30-2024_20000000000000"
    row = "17990000000000001,wren,hi,04/23/2024 10:00,https://www.instagram.com/p/A1/"
    table(tmp_path, f"1001,Orvell,a,,04/23/2024 10:00,{LINK}1,", name=f"{days}1.csv")
    table(tmp_path, row, name=f"{days}2.csv", head=instagram)
    (tmp_path / "Follows.csv").write_bytes(
        'sep=,\r\n"Follows"\r\n"Date","Primary"\r\n"2024-04-01T00:00:00","3"\r\n'.encode("utf-16")
    )
    with ArchiveTree.open([tmp_path]) as tree:
        found = [one.found for one in registry.recognise(tree)]
    assert {one.platform for one in found} == {"facebook", "instagram"}
    assert {entry.member for one in found for entry in one.not_read} == {"Follows.csv"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_figures_by_day_are_named_and_not_imported(tmp_path: Path, encoding: str) -> None:
    place = tmp_path / "Views.csv"
    text = 'sep=,\r\n"Views"\r\n"Date","Primary"\r\n"2024-04-01T00:00:00","3"\r\n'
    place.write_bytes(text.encode(encoding))
    with (
        Store.open(tmp_path / "client.audit", create=True) as store,
        pytest.raises(UserError, match="daily figures") as refused,
    ):
        import_archives(store, NullProgress(), [place])
    assert "level Post" in str(refused.value)


@pytest.mark.skipif(
    not (SAMPLES / "EXPECTED_others.json").exists(), reason="the sample exports are not here"
)
@pytest.mark.parametrize("name", ["instagram", "facebook"])
def test_samples_have_the_stated_texts_and_times(name: str) -> None:
    words = ("Paid partnership with @zelquo", "use code DEMO15", "Don't buy the Kestrava vacuum",
             "buy the Plimbo balm instead", "übermäßig schön.", "", "#summer #lake", "(gifted)")  # fmt: skip
    expected = json.loads((SAMPLES / "EXPECTED_others.json").read_text(encoding="utf-8"))
    posts = posts_of(SAMPLES / f"meta-business-{name}-en")
    assert len(posts) == len(words)
    for number, (post, said) in enumerate(zip(posts, words, strict=True), start=1):
        stated = datetime.fromisoformat(expected[f"p{number}"]["date"])
        assert post.published_at == stated.replace(second=0)
        assert said in (post.parts[0].text if post.parts else "")
        assert bool(post.parts) is bool(said)
    assert {post.platform for post in posts} == {name}
