"""The cutting of a WXR file into entries, with files that mean harm or break off."""

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creator_audit.importers.wordpress.items import BadItem, Item, ItemReader

HEADER = (
    '<?xml version="1.0"?><rss xmlns:wp="https://wordpress.org/export/1.2/"><channel>'
    "<title>Oak</title><wp:wxr_version>1.2</wp:wxr_version>"
    "<wp:base_blog_url>https://oak.example</wp:base_blog_url>"
)
ITEM = "<item><title>One</title><wp:post_id>7</wp:post_id></item>"
END = "</channel></rss>"


def read(text: str | bytes) -> tuple[ItemReader, list[Item | BadItem]]:
    content = text if isinstance(text, bytes) else text.encode("utf-8")
    reader = ItemReader(io.BytesIO(content))
    return reader, list(reader.items())


def test_entries_and_channel() -> None:
    reader, items = read(HEADER + ITEM + ITEM.replace("7", "8") + END)
    assert [item.local("post_id") for item in items] == ["7", "8"]
    assert (reader.channel.title, reader.channel.address) == ("Oak", "https://oak.example")
    assert not reader.ends_early


def test_entity_bomb_stays_small_and_unread() -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "canary">' + "".join(
        f'<!ENTITY a{n} "{"&a;" * 10 if n == 0 else f"&a{n - 1};" * 10}">' for n in range(12)
    )
    text = HEADER.replace("<rss", f"{bomb}]><rss") + ITEM.replace("One", "x &a11; y") + END
    tracemalloc.start()
    reader, (item,) = read(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert item.fields["title"] == "x &a11; y"
    assert reader.has_declarations
    assert peak < 4 << 20


def test_declarations_inside_an_entry_cost_that_entry() -> None:
    hostile = (
        '<item><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><title>&f;</title></item>'
    )
    _reader, items = read(HEADER + hostile + ITEM + END)
    assert isinstance(items[0], BadItem)
    assert items[1].local("post_id") == "7"


@pytest.mark.parametrize(
    ("title", "read_as"),
    [
        ("Salt & pepper", "Salt & pepper"),
        ("Caf&eacute; &amp; co", "Caf&eacute; & co"),
        ("<![CDATA[a ]]]]><![CDATA[> b </item> c]]>", "a ]]> b </item> c"),
        ("tab\tand\x0bvertical", "tab\tandvertical"),
        ("&#65;&#x42;", "AB"),
    ],
)
def test_signs_in_titles(title: str, read_as: str) -> None:
    _reader, (item,) = read(HEADER + ITEM.replace("One", title) + END)
    assert item.fields["title"] == read_as


def test_one_broken_entry_does_not_end_the_file() -> None:
    _reader, items = read(HEADER + "<item><title>a</b></item>" + ITEM + END)
    assert [type(item) for item in items] == [BadItem, Item]


def test_a_file_cut_off_keeps_what_came_before() -> None:
    reader, items = read(HEADER + ITEM + ITEM[:30])
    assert items[0].local("post_id") == "7"
    assert isinstance(items[1], BadItem)
    assert reader.ends_early


def test_an_entry_far_too_long_is_passed_over() -> None:
    long = f"<item><title>{'x' * (17 << 20)}</title></item>"
    _reader, items = read(HEADER + long + ITEM + END)
    assert isinstance(items[0], BadItem)
    assert items[-1].local("post_id") == "7"


def test_other_prefixes_and_encodings() -> None:
    text = (
        HEADER.replace("wp:", "ns3:")
        .replace("xmlns:wp=", "xmlns:ns3=")
        .replace("?>", ' encoding="iso-8859-1"?>', 1)
    )
    content = (text + ITEM.replace("wp:", "ns3:").replace("One", "Café") + END).encode("latin-1")
    _reader, (item,) = read(content)
    assert (item.local("post_id"), item.fields["title"]) == ("7", "Café")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<item>", "</item>", "<![CDATA[", "]]>", "<title>", "</title>", "&", "&a;", "é",
             "<!DOCTYPE x [", "<!ENTITY a 'b'>", "\x00", "</channel></rss>", "<!--", "-->", "x"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_whatever_stands_there_no_error_comes_out(pieces: list[str]) -> None:
    _reader, items = read(HEADER + "".join(pieces))
    assert [item.number for item in items] == list(range(1, len(items) + 1))
