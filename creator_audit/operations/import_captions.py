"""Take captions that were pasted by hand into a client's file, then judge them."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.importers.pasted import LAYOUT, MEMBER, pasted_posts, split_captions
from creator_audit.model.account import Account, account_id
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import IMPORTED, Changes
from creator_audit.operations.import_archive import ImportResult, SourceResult
from creator_audit.progress import Progress
from creator_audit.store import imports as stored
from creator_audit.store.posts import PostWriter

if TYPE_CHECKING:
    from creator_audit.model.post import Post
    from creator_audit.store.database import Store


def import_captions(
    store: "Store",
    progress: Progress,
    text: str,
    platform: str,
    account: str = "",
    day: str = "",
    *,
    is_one_per_line: bool = False,
) -> tuple[ImportResult, Changes]:
    """Import captions split from `text`; the same caption pasted again is the same post.

    `day` is an ISO day for all of them, empty: undated. Raises `UserError` when there is nothing
    to read in `text` or the day is none.
    """
    captions = split_captions(text, is_one_per_line=is_one_per_line)
    if not captions:
        raise UserError("There is no caption to read.", next_step="Paste at least one caption.")
    at = _time_of(day)
    posts = list(pasted_posts(captions, platform, account=account, dates=[at] * len(captions)))
    progress.step(0, len(posts), "reading captions")
    result = ImportResult([_write(store, posts, text, platform, account)])
    analyse(store, progress)
    return result, IMPORTED


def _time_of(day: str) -> datetime | None:
    if not day:
        return None
    try:
        return datetime.combine(datetime.fromisoformat(day).date(), time(12), UTC)
    except ValueError as error:
        raise UserError(
            f"{day!r} is no day.", where="pasted captions", next_step="Write it as 2026-09-14."
        ) from error


def _write(
    store: "Store", posts: "Sequence[Post]", text: str, platform: str, account: str
) -> SourceResult:
    size = len(text.encode("utf-8", "surrogatepass"))
    start = stored.ImportStart(MEMBER, platform, LAYOUT, size, _digest(text), account)
    import_id = stored.begin_import(store, start)
    try:
        writer = PostWriter(store, import_id)
        writer.add_account(Account(account_id(platform, account), platform, account, account))
        writer.write(posts)
        # Not `writer.finish()`: pasted captions are never all posts of an account.
        stored.finish_import(store, import_id, writer.counts)
    except BaseException:
        stored.undo_import(store, import_id)
        raise
    counts = writer.counts
    days = sorted({post.published_at.date().isoformat() for post in posts if post.published_at})
    return SourceResult(
        import_id=import_id,
        file=MEMBER,
        platform=platform,
        layout=LAYOUT,
        found=counts.written,
        new=counts.new,
        edited=counts.edited,
        unchanged=counts.unchanged,
        duplicate=counts.duplicate,
        rejected=0,
        missing=0,
        without_text=0,
        first_day=days[0] if days else "",
        last_day=days[-1] if days else "",
    )


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
