"""What the owner's corrections teach, kept in step with them: made anew before every judging."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from creator_audit.model.lesson import Lesson
from creator_audit.operations.engine import Engine

if TYPE_CHECKING:
    from creator_audit.store.database import Store
    from creator_audit.store.facts import UserFacts


def renew_lessons(
    store: "Store", tools: Engine, facts: "UserFacts", handles: Sequence[str], today: date
) -> tuple[Lesson, ...]:
    """The lessons of now; posts that one concerns which came, went or changed become stale.

    A pure function of the corrections and the corrected posts, so that undo, another spelling of
    a brand or new lexicons need no care of their own. Nothing leaves the client's file.
    """
    from creator_audit.store.lessons import mark_alike, read_lessons, write_lessons

    before = read_lessons(store)
    now = lessons_of(store, tools, facts, handles, today)
    changed = set(before) ^ set(now)
    if changed:
        with store.atomic():
            mark_alike(store, {lesson.feature for lesson in changed})
            write_lessons(store, now)
    return now


def lessons_of(
    store: "Store", tools: Engine, facts: "UserFacts", handles: Sequence[str], today: date
) -> tuple[Lesson, ...]:
    """What the corrections teach; nothing where it is switched off or they are too few."""
    from creator_audit.analysis.owner_lessons import LEAST, answer_of, learn
    from creator_audit.operations.judge_posts import Judge
    from creator_audit.store.lessons import corrected_rows

    if not facts.learns or len(facts.corrections) < LEAST:
        return ()
    judge = Judge(tools, facts, handles, today)
    corrected = []
    for row in corrected_rows(store, facts):
        said = facts.corrections[row.scan.post_id]
        corrected.append((answer_of(said.post_class, said.relation), judge.features(row)))
    return learn(corrected)
