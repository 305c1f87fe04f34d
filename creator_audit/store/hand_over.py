"""What of a client's file may travel: posts, findings and decisions; all else is taken out."""

from creator_audit.store.database import Store
from creator_audit.store.search_index import rebuild_search

_TAKE_OUT = (
    """DELETE FROM findings WHERE id IN (SELECT fp.finding_id FROM finding_posts fp JOIN posts p
       ON p.key = fp.post_key WHERE p.standing <> 'own')""",
    "DELETE FROM posts WHERE standing <> 'own'",
    "DELETE FROM post_versions",
    "DELETE FROM journal",
    "DELETE FROM issues",
    "DELETE FROM findings_before",
    "DELETE FROM judged_before",
    "UPDATE posts SET extra = '', file = '', pointer = ''",
    """UPDATE posts SET media = (SELECT json_group_array(json_array('', json_extract(value,
       '$[1]'))) FROM json_each(posts.media)) WHERE media <> ''""",
    """UPDATE imports SET not_read = '[]', why = '[]', notes = '[]', other = '{}',
       state = CASE state WHEN 'running' THEN 'undone' ELSE state END""",
    "UPDATE deals SET note = '', amount = '', currency = '', contract = ''",
    "UPDATE corrections SET note = ''",
)
"""Records that are no own posts (drafts, comments, messages, what was deleted), earlier wordings,
undo, raw fields and places of the archive, what was not read of it, amounts and notes."""


def strip_for_hand_over(store: Store) -> None:
    """Take out of this copy what the receiver does not need; afterwards it is gone from the file.

    Deals stay without amounts, contracts and notes, since findings rest on them.
    """
    with store.atomic():
        for statement in _TAKE_OUT:
            store.run(statement)
        rebuild_search(store)
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    store.connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    store.connection.execute("VACUUM")
