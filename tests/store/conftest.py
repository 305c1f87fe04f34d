"""An empty client's file and invented posts."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from creator_audit.model.post import ImportSource, PartRole, Post, TextPart
from creator_audit.store.database import Store
from creator_audit.store.imports import ImportStart, begin_import, finish_import
from creator_audit.store.posts import PostWriter

START = datetime(2024, 1, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "client.db", create=True) as opened:
        yield opened


@pytest.fixture
def make_post() -> Callable[..., Post]:
    def make(number: int, text: str = "Hello from Lumavelle", **more: object) -> Post:
        fields = {
            "id": f"instagram:{number}",
            "native_id": str(number),
            "account_id": "instagram:ada",
            "platform": "instagram",
            "published_at": START + timedelta(days=number),
            "source": ImportSource("posts_1.json", f"/{number}", "instagram 2025-03 json"),
            "parts": (TextPart(PartRole.CAPTION, text),) if text else (),
        }
        return Post(**{**fields, **more})

    return make


@pytest.fixture
def bring_in(store: Store) -> Callable[..., tuple[int, PostWriter]]:
    def run(posts: list[Post], layout: str = "instagram 2025-03 json") -> tuple[int, PostWriter]:
        import_id = begin_import(store, ImportStart("export.zip", "instagram", layout, size=10))
        writer = PostWriter(store, import_id)
        writer.write(posts)
        finish_import(store, import_id, writer.counts, writer.finish())
        return import_id, writer

    return run
