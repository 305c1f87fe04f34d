"""Mastodon's archive beyond what the invented archives show."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Record
from creator_audit.importers.mastodon.texts import read_any_html, read_html
from creator_audit.importers.platforms.mastodon import IMPORTER
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Link, Post
from creator_audit.progress import NullProgress

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ME = "https://meadow.example/users/linnet"


def note(number: int, **more: object) -> dict[str, object]:
    address = f"{ME}/statuses/{number}"
    told = {"id": address, "type": "Note", "content": "<p>words</p>", "to": [PUBLIC], "cc": []}
    told["published"] = "2022-11-06T09:10:11Z"
    return {"type": "Create", "actor": ME, "object": {**told, **more}}


def read(folder: Path, entries: list[object] | str) -> list[Record]:
    text = entries
    if not isinstance(text, str):
        text = json.dumps({"type": "OrderedCollection", "orderedItems": entries})
    (folder / "outbox.json").write_text(text, encoding="utf-8")
    with ArchiveTree.open([folder / "outbox.json"]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))


def posts(records: list[Record]) -> list[Post]:
    return [record for record in records if isinstance(record, Post)]


def test_the_outbox_alone_is_enough(tmp_path: Path) -> None:
    records = read(tmp_path, [note(1)])
    (post,) = posts(records)
    assert post.account_id == "mastodon:linnet@meadow.example"
    assert post.permalink == f"{ME}/statuses/1"


@pytest.mark.parametrize(
    ("to", "cc", "audience"),
    [
        (["as:Public"], [], ""),
        ([f"{ME}/followers"], ["Public"], ""),
        (PUBLIC, None, ""),
        ([f"{ME}/followers"], ["https://hill.example/users/wren"], "followers"),
        (["https://hill.example/users/wren"], [], None),
        ([], [], None),
    ],
)
def test_who_can_see_it(tmp_path: Path, to: object, cc: object, audience: str | None) -> None:
    records = read(tmp_path, [note(1, to=to, cc=cc)])
    if audience is None:
        assert not posts(records)
        assert [r.code for r in records if isinstance(r, ImportIssue)] == [
            "direct-messages-left-out"
        ]
        assert "words" not in repr(records)
    else:
        (post,) = posts(records)
        assert dict(post.extra).get("audience", "") == audience


def test_a_warning_stands_before_the_fold(tmp_path: Path) -> None:
    (post,) = posts(read(tmp_path, [note(1, summary="Advert")]))
    (part,) = post.parts
    assert part.text == "Advert\n\nwords"
    assert part.fold == len("Advert")


def test_sensitive_pictures_alone_hide_no_words(tmp_path: Path) -> None:
    (post,) = posts(read(tmp_path, [note(1, sensitive=True)]))
    assert post.parts[0].fold is None


def test_one_odd_record_does_not_end_it(tmp_path: Path) -> None:
    odd: list[object] = [None, 7, [], {}, {"type": "Create"}, {"type": "Create", "object": {}}]
    odd += [note(1, content=5, to=9, attachment="x", summary=[], contentMap=[], url={"a": 1})]
    records = read(tmp_path, [*odd, note(2)])
    assert [post.native_id for post in posts(records)] == ["2"]
    assert sum(isinstance(record, ImportIssue) for record in records) == 7


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps({"type": "OrderedCollection", "orderedItems": [note(1), note(2)]})
    records = read(tmp_path, whole[:-30])
    assert len(posts(records)) == 1
    assert records[-1].code == "json-broken"


@pytest.mark.parametrize("content", ['{"a": 1}', "[]", '[{"type": "OrderedCollection"}]'])
def test_another_file_of_that_name_is_not_taken(tmp_path: Path, content: str) -> None:
    (tmp_path / "outbox.json").write_text(content)
    with ArchiveTree.open([tmp_path]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_links_lead_where_they_lead() -> None:
    shortened = (
        '<p>See <a href="https://a.example/long?ref=me"><span class="invisible">https://</span>'
        '<span class="ellipsis">a.example/lo</span></a> and <a href="https://b.example/?x=1">'
        'my shop</a> <a href="javascript:x">no</a> <a href="https://c.example/tags/ad" '
        'rel="tag">#<span>ad</span></a></p>'
    )
    text, links = read_html(shortened)
    assert text == "See https://a.example/long?ref=me and my shop no #ad"
    assert links == (
        Link("https://a.example/long?ref=me", "https://a.example/lo"),
        Link("https://b.example/?x=1", "my shop"),
    )


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br />", "<br>", "<span>", "</span>", '<span class="invisible">', "words",
        " ", "&amp;", "&lt;b&gt;", "ü ✨", "a.example/x", "#", "…",
        '<a href="https://a.example/x?b=1&amp;c=2" class="mention hashtag">', "</a>",
        '<a href="https://a.example/x" rel="nofollow">', '<a href="javascript:x">', "a < b",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=12))
def test_the_fast_reading_agrees_with_the_full_one(pieces: list[str]) -> None:
    inner = "".join(pieces)
    is_nested = re.search(
        r"<a[^>]*>(?:(?!</a>).)*<(?:/?p|br)|<span[^>]*>(?:(?!</span>).)*</?p", inner
    )
    whole = f"<p>{inner}</p>"
    if not is_nested:
        text, links = read_html(whole)
        full_text, full_links = read_any_html(whole)
        assert text.split() == full_text.split()
        assert links == full_links
