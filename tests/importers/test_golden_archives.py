"""Each folder ``tests/archives/<platform>/<yyyy-mm>`` imports exactly as it says.

``archive/`` is what a user would drop; ``options.json`` may hold import options. A new layout
needs no test code: put the folder there, write the expectation ``expected.jsonl`` with
``python tests/importers/test_golden_archives.py FOLDER`` and read each line before you keep it.
"""

import json
import sys
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress

ARCHIVES = Path(__file__).parents[1] / "archives"


def folders() -> list[Path]:
    return sorted(found.parent for found in ARCHIVES.glob("*/*/expected.jsonl"))


def describe(record: object) -> dict[str, object]:
    """A record with the fields that differ from their defaults."""
    match record:
        case Account():
            line = {"account": record.id, "name": record.display_name}
        case ImportIssue():
            line = {
                "issue": record.code,
                "file": record.file,
                "pointer": record.pointer,
                "severity": record.severity,
            }
        case Post():
            line = describe_post(record)
        case _:
            raise AssertionError(record)
    return {key: value for key, value in line.items() if value not in ("", None, [], {})}


def describe_post(post: Post) -> dict[str, object]:
    return {
        "post": post.id,
        "kind": post.kind,
        "standing": "" if post.standing == "own" else post.standing,
        "at": post.published_at.isoformat() if post.published_at else None,
        "edited_at": post.edited_at.isoformat() if post.edited_at else None,
        "offset": post.utc_offset_minutes,
        "zone_unknown": None if post.is_zone_known else True,
        "permalink": post.permalink,
        "parts": [describe_part(part) for part in post.parts],
        "links": [[link.url, link.text] if link.text else link.url for link in post.links],
        "media": [[medium.kind, medium.uri] for medium in post.media],
        "labels": [
            [label.kind, label.is_on, label.raw, *filter(None, [label.partner])]
            for label in post.labels
        ],
        "with": list(post.collaborators),
        "extra": dict(post.extra),
        "from": f"{post.source.file} {post.source.pointer}",
    }


def describe_part(part: object) -> list[object]:
    known = [part.role, part.text]
    more = {
        key: value
        for key in ("language", "frame", "fold")
        if (value := getattr(part, key)) is not None
    }
    return [*known, more] if more else known


def read_lines(folder: Path) -> list[dict[str, object]]:
    options_file = folder / "options.json"
    chosen = json.loads(options_file.read_text()) if options_file.exists() else {}
    lines: list[dict[str, object]] = []
    for paths in registry.split([folder / "archive"]):
        with ArchiveTree.open(paths) as tree:
            for match in registry.recognise(tree):
                found = match.found
                lines.append({"layout": found.layout, "confidence": found.confidence})
                records = match.importer.read(tree, found, ImportOptions(**chosen), NullProgress())
                lines += [describe(record) for record in records]
    return lines


def as_text(lines: list[dict[str, object]]) -> str:
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


@pytest.mark.parametrize("folder", folders(), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_archive_imports_as_expected(folder: Path) -> None:
    expected = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    got = as_text(read_lines(folder)).splitlines()
    assert [json.loads(line) for line in got] == [json.loads(line) for line in expected]


def test_every_archive_has_an_expectation() -> None:
    without = [
        folder
        for folder in ARCHIVES.glob("*/*/archive")
        if not (folder.parent / "expected.jsonl").exists()
    ]
    assert folders()
    assert not without


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        place = Path(argument)
        (place / "expected.jsonl").write_text(as_text(read_lines(place)), encoding="utf-8")
