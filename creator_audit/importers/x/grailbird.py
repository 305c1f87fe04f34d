"""Archives up to 2018: one ``tweets.csv`` with a row for each post."""

import csv
from collections.abc import Iterator
from functools import partial
from itertools import zip_longest

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.delimited import read_delimited
from creator_audit.importers.tables.headers import fold_header
from creator_audit.model.issue import ImportIssue

_SHORT = "t.co/"


def grailbird_records(tree: ArchiveTree, member: str) -> Iterator[tuple[str, object] | ImportIssue]:
    """(pointer, record in the shape of later archives) for each row."""
    grid = read_delimited(member, partial(tree.open_member, member))
    names = [fold_header(header) for header in grid.headers]
    for row in grid.rows():
        if isinstance(row, ImportIssue):
            yield row
        elif any(row.cells):
            yield row.pointer, _record(dict(zip(names, row.cells, strict=False)))


def _record(cells: dict[str, str]) -> dict[str, object]:
    text = cells.get("text", "")
    moment = DateReader().read(cells.get("timestamp", ""))
    return {
        "id_str": cells.get("tweet_id", ""),
        "full_text": text,
        "created_at": moment.at.strftime("%a %b %d %H:%M:%S +0000 %Y") if moment else "",
        "in_reply_to_status_id_str": cells.get("in_reply_to_status_id", ""),
        "retweeted_status_id": cells.get("retweeted_status_id", ""),
        "entities": {"urls": _urls(text, cells.get("expanded_urls", ""))},
    }


def _urls(text: str, targets: str) -> list[dict[str, str]]:
    """Short addresses of the text with their targets, in order; the table lists only targets."""
    shorts = [word for word in text.split() if _SHORT in word and "://" in word]
    listed = list(dict.fromkeys(next(csv.reader([targets]), [])))
    # Pictures have a target without a short address among the links; then nothing is certain
    # beyond the order, and no more pairs are made than there are short addresses.
    pairs = zip_longest(shorts, listed[: len(shorts)] if shorts else listed, fillvalue="")
    return [{"url": short or target, "expanded_url": target} for short, target in pairs if target]
