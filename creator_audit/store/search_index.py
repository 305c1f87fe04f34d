"""The full text search over captions, kept outside the bulk path for speed."""

from creator_audit.store.database import Store

_WORTH_REBUILDING = 0.4
"""Adding a row costs about 2.5 times what a rebuild spends on it (measured)."""


def refresh_search(store: Store, import_id: int) -> None:
    """Bring the search up to date after the posts of one import were written."""
    new, edited = store.rows(
        "SELECT sum(state = 'new'), sum(state = 'edited') FROM sightings WHERE import_id = ?",
        (import_id,),
    )[0]
    total = store.value("SELECT count(*) FROM posts")
    if (new or 0) + (edited or 0) > total * _WORTH_REBUILDING or edited:
        rebuild_search(store)
        return
    store.run(
        "INSERT INTO posts_fts (rowid, text) SELECT p.key, p.text FROM posts p WHERE p.key IN"
        " (SELECT post_key FROM sightings WHERE import_id = ? AND state = 'new')",
        (import_id,),
    )


def rebuild_search(store: Store) -> None:
    """Build the search anew from all captions: about 12 s a million posts."""
    store.run("INSERT INTO posts_fts (posts_fts) VALUES ('rebuild')")
