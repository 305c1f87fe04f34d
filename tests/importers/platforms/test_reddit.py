"""Reddit's data request beyond what the invented archive shows."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.platforms.reddit import IMPORTER
from creator_audit.importers.reddit.rows import RowReader, unescape
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import ImportSource, Link, Media, MediaKind, Post
from creator_audit.progress import NullProgress

HEADER = "id,permalink,date,ip,subreddit,gildings,title,url,body\n"
PLACE = "https://www.reddit.com/r/lamps/comments/1a/x/"
PRIVATE = "date,text,from\n" + "2025-01-01 10:00:00,private words between two,wren\n" * 3


def test_another_list_of_posts_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("post_id,post_date,is_published,title\n1,2025-01-01,true,a")
    with ArchiveTree.open([tmp_path]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_chats_and_unknown_lists_stay_closed(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text(f"{HEADER}1a,{PLACE},2025-01-01 10:00:00 UTC,,a,0,t,,b\n")
    for name in ("chat_history.csv", "messages.csv", "something_new.csv"):
        (tmp_path / name).write_text(PRIVATE)
    with ArchiveTree.open([tmp_path]) as tree:
        (match,) = registry.recognise(tree)
    assert match.found.members == ("posts.csv",)
    closed = {one.member: one.why for one in match.found.not_read}
    assert "private messages" in closed["chat_history.csv"]
    assert closed["something_new.csv"] == "not posts"


def test_a_part_without_posts_says_so(tmp_path: Path) -> None:
    (tmp_path / "post_headers.csv").write_text("id,permalink,date\n")
    (tmp_path / "messages.csv").write_text(PRIVATE)
    with ArchiveTree.open([tmp_path]) as tree:
        (match,) = registry.recognise(tree)
        with pytest.raises(UserError, match=r"posts\.csv"):
            list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))


def test_addresses_of_the_computer_are_not_kept() -> None:
    cells = {"id": "1a", "ip": "203.0.113.9", "title": "t", "date": "2025-01-01 10:00:00 UTC"}
    post = RowReader("tarn", "reddit csv").post(cells, ImportSource("posts.csv", "line 2", "x"))
    assert "203.0.113.9" not in repr(post)


@pytest.mark.parametrize(
    ("url", "links", "media"),
    [
        (PLACE, (), ()),
        ("/r/lamps/comments/1a/x/", (), ()),
        ("https://old.reddit.com/r/lamps/comments/1a/x", (), ()),
        ("https://shop.example/a?ref=b", (Link("https://shop.example/a?ref=b"),), ()),
        ("https://v.redd.it/abc", (), (Media("https://v.redd.it/abc", MediaKind.VIDEO),)),
    ],
)
def test_where_a_post_leads(url: str, links: tuple[Link, ...], media: tuple[Media, ...]) -> None:
    cells = {"id": "1a", "permalink": PLACE, "title": "t", "url": url}
    post = RowReader("", "reddit csv").post(cells, ImportSource("posts.csv", "line 2", "x"))
    assert post is not None
    assert (post.links, post.media) == (links, media)


def test_escapes_are_undone_once() -> None:
    assert unescape("a &amp;lt; b &copy=1 &#x200B;c") == "a &lt; b &copy=1 c"


def test_a_damaged_row_does_not_end_it(tmp_path: Path) -> None:
    rows = f"1a,{PLACE},2025-01-01 10:00:00 UTC\n,,,,,,,,x\nonly one cell\n"
    rows += f"1b,{PLACE},x,,,,,,words\n"
    (tmp_path / "posts.csv").write_text(HEADER + rows)
    with ArchiveTree.open([tmp_path]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        records = list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
    assert [r.native_id for r in records if isinstance(r, Post)][:1] == ["1a"]
    assert [r.native_id for r in records if isinstance(r, Post)][-1:] == ["1b"]
    assert any(isinstance(record, ImportIssue) for record in records)
