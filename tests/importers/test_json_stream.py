"""JSON is read record by record; damage costs only what is damaged."""

import json
from pathlib import Path

import pytest

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.json_stream import stream_items, stream_wanted, top_level
from creator_audit.model.issue import ImportIssue, IssueSeverity

RECORDS = [{"n": index, "text": "x" * 60} for index in range(3000)]
GOOD = json.dumps(RECORDS).encode()


def read(folder: Path, content: bytes) -> tuple[list[object], list[ImportIssue]]:
    place = folder / "posts.json"
    place.write_bytes(content)
    faults: list[ImportIssue] = []
    with ArchiveTree.open([place]) as tree:
        found = list(stream_items(tree, "posts.json", "item", faults))
    assert [index for index, _value in found] == list(range(len(found)))
    return [value for _index, value in found], faults


def test_all_records_come(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD) == (RECORDS, [])


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + GOOD,
        GOOD.decode().encode("utf-16"),
        GOOD.decode().encode("utf-16-le"),
        GOOD.replace(b'"n": 2500', b'"n":\x00 25\x0000'),
    ],
    ids=["bom", "utf-16", "utf-16-le", "nul"],
)
def test_odd_bytes_are_read_all_the_same(tmp_path: Path, content: bytes) -> None:
    values, faults = read(tmp_path, content)
    assert values == RECORDS
    assert faults == []


def test_truncated_file_keeps_what_came_before(tmp_path: Path) -> None:
    values, faults = read(tmp_path, GOOD[: len(GOOD) // 2])
    assert 1400 < len(values) < 1600
    assert values == RECORDS[: len(values)]
    assert [fault.code for fault in faults] == ["json-broken"]
    assert faults[0].pointer == f"after record {len(values)}"


def test_a_fault_in_the_middle_loses_no_record_before_it(tmp_path: Path) -> None:
    values, faults = read(tmp_path, GOOD.replace(b'"n": 2500', b'"n": oops'))
    assert values == RECORDS[:2500]
    assert faults[0].severity is IssueSeverity.REJECTED


def test_bytes_that_are_no_text_cost_no_record(tmp_path: Path) -> None:
    values, faults = read(tmp_path, GOOD.replace(b'"n": 2500', b'"n": "\xff"'))
    assert len(values) == 3000
    assert values[2500] == {"n": "\ufffd", "text": "x" * 60}
    assert [fault.severity for fault in faults] == [IssueSeverity.NOTE]


def test_text_after_the_end_costs_no_record(tmp_path: Path) -> None:
    values, faults = read(tmp_path, GOOD + b" and more")
    assert values == RECORDS
    assert len(faults) == 1


def test_ten_megabyte_text(tmp_path: Path) -> None:
    values, faults = read(tmp_path, json.dumps([{"text": "é" * 10_000_000}, 1]).encode())
    assert [len(values[0]["text"]), values[1]] == [10_000_000, 1]
    assert faults == []


def test_only_wanted_lists_are_built(tmp_path: Path) -> None:
    content = {
        "Private": {"List": [{"secret": 1}], "Deep": {"Own": {"List": "wrong type"}}},
        "Own": {"List": [{"a": [1, {"b": 2}]}, 7, None], "name": "x", "Null": {"List": None}},
    }
    (tmp_path / "x.json").write_text(json.dumps(content))
    faults: list[ImportIssue] = []
    with ArchiveTree.open([tmp_path / "x.json"]) as tree:
        found = list(
            stream_wanted(
                tree,
                "x.json",
                lambda path: path[-2:] in (("Own", "List"), ("Own", "name"), ("Null", "List")),
                frozenset({"list", "name"}),
                faults,
            )
        )
    assert found == [
        (("Private", "Deep", "Own", "List"), 0, "wrong type"),
        (("Own", "List"), 0, {"a": [1, {"b": 2}]}),
        (("Own", "List"), 1, 7),
        (("Own", "List"), 2, None),
        (("Own", "name"), 0, "x"),
    ]
    assert faults == []


def test_an_object_where_a_list_is_due_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"Own": {"List": {"a": {"b": 1}}}, "After": {"List": [1]}}')
    faults: list[ImportIssue] = []
    with ArchiveTree.open([tmp_path / "x.json"]) as tree:
        found = list(
            stream_wanted(tree, "x.json", lambda path: len(path) == 2, frozenset({"list"}), faults)
        )
    assert found == [(("After", "List"), 0, 1)]
    assert [(fault.code, fault.pointer) for fault in faults] == [("json-wrong-type", "/Own/List")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'[{"media": [{"uri": 1}], "title": "x"}, {"other": 1}]', ("array", ("media", "title"))),
        (b'{"ig_stories": [{"uri": 1}], "b": 2', ("object", ("ig_stories", "b"))),
        (b"\xff\xd8\xff", ("", ())),
        (b'"text"', ("", ())),
        (b"", ("", ())),
    ],
)
def test_top_level(head: bytes, expected: tuple[str, tuple[str, ...]]) -> None:
    assert top_level(head) == expected


def test_lists_in_lists_without_end_are_given_up(tmp_path: Path) -> None:
    found, faults = read(tmp_path, b"[" * 200_000)
    assert found == []
    assert [fault.code for fault in faults] == ["json-broken"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (rb"\ud800\ud800\udc00\udc00", "\ufffd\U00010000\ufffd"),
        (rb"a\udc00b", "a\ufffdb"),
        (rb"\udc00\ud83d\ude00", "\ufffd\U0001f600"),
        (rb"\\ud800 stays, \udfff goes", "\\ud800 stays, \ufffd goes"),
        (rb"\ud83d\udc00" * 9 + rb"\udc00", "\U0001f400" * 9 + "\ufffd"),
    ],
)
def test_half_characters_become_a_mark(tmp_path: Path, written: bytes, read: str) -> None:
    place = tmp_path / "posts.json"
    place.write_bytes(b'[{"a": "first"}, {"a": "' + written + b'"}, {"a": "last"}]')
    faults: list[ImportIssue] = []
    with ArchiveTree.open([place]) as tree:
        found = [item for _index, item in stream_items(tree, "posts.json", "item", faults)]
    assert found == [{"a": "first"}, {"a": read}, {"a": "last"}]
    assert [fault.code for fault in faults] == ["bytes-replaced"]
