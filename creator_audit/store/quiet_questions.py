"""Keep the number of questions bearable: beyond a share of the posts the weakest stay quiet."""

from creator_audit.store.database import Store

MOST_PER_THOUSAND = 60
FEWEST = 5
"""So many are asked however few posts there are."""

_RANKED = (
    "SELECT f.id FROM findings f JOIN finding_posts fp ON fp.finding_id = f.id"
    " JOIN posts p ON p.key = fp.post_key LEFT JOIN judgements j ON j.post_key = p.key"
    " WHERE f.family = 'disclosure' AND f.outcome = 'needs_review' GROUP BY f.id"
    " ORDER BY max(j.tie = 'recorded') DESC, max(j.tie = 'strong') DESC, f.rank DESC,"
    " length(f.signs) - length(replace(f.signs, ',', '')) DESC, max(p.published_at) DESC, f.id"
)


def hush_questions(store: Store) -> int:
    """Mark the questions beyond the share as quiet, the best founded ones first; how many are.

    A question that was decided on keeps its place in the count but is never hushed.
    """
    posts = store.value("SELECT count(*) FROM posts WHERE standing = 'own'")
    allowed = max(FEWEST, posts * MOST_PER_THOUSAND // 1000)
    hushed = [(id_,) for (id_,) in store.rows(_RANKED)[allowed:]]
    with store.atomic():
        store.run("UPDATE findings SET is_quiet = 0 WHERE is_quiet = 1")
        store.run_many(
            "UPDATE findings SET is_quiet = 1 WHERE id = ?1 AND NOT EXISTS"
            " (SELECT 1 FROM reviews v WHERE v.finding_id = ?1)",
            hushed,
        )
    return len(hushed)
