"""At most 60 questions per 1,000 posts are asked; the best founded ones come first."""

import json
from pathlib import Path

import pytest

from creator_audit.operations import edit_settings
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_items
from creator_audit.queries.posts import post_detail
from creator_audit.queries.reader import open_reader
from creator_audit.store.database import Store

WEAK = "Spring reset with {brand} #spring #reset #morning #selfcare #mood #sp"


@pytest.mark.parametrize(("posts", "most"), [(40, 5), (300, 18)])
def test_questions_stay_bearable(tmp_path: Path, posts: int, most: int) -> None:
    table = tmp_path / "posts.jsonl"
    lines = [
        {
            "id": str(n),
            "platform": "instagram",
            "published_at": f"2025-03-{n % 28 + 1:02d}T10:00:00Z",
            "text": WEAK.format(brand=f"brand{n}"),
        }
        for n in range(posts)
    ]
    table.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    with Store.open(tmp_path / "a.db", create=True) as store:
        edit_settings.set_countries(store, NullProgress(), "us", ("gb",))
        import_archives(store, NullProgress(), [table])
        raised = store.value("SELECT count(*) FROM findings WHERE outcome = 'needs_review'")
        quiet_key = store.value(
            "SELECT fp.post_key FROM finding_posts fp JOIN findings f ON f.id = fp.finding_id"
            " WHERE f.is_quiet = 1 LIMIT 1"
        )
    assert raised > most, "there must be more questions than may be asked"
    with open_reader(tmp_path / "a.db") as reader:
        asked = finding_items(reader, FilterState())
        assert len([item for item in asked if item.outcome == "needs_review"]) == most
        assert post_detail(reader, quiet_key).findings, "it stays in the detail of its post"
