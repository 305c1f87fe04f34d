"""Whether the adviser stays visible behind the seller: runs and shares of sponsored posts."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from creator_audit.analysis import category_capture
from creator_audit.analysis.category_capture import role_question
from creator_audit.analysis.chains import number
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Finding
from creator_audit.model.history import History, TimelineEntry
from creator_audit.model.rule import Rule

DEFAULT_RUN = 6
DEFAULT_SHARE_PERCENT = 50
DEFAULT_SHARE_POSTS = 20
DEFAULT_BETWEEN = 20
DEFAULT_BETWEEN_DAYS = 92
ADVICE = (PostClass.RECOMMENDING, PostClass.DEINFLUENCING)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """Questions only: no law says how many sponsored posts are too many.

    Unpaid advice in between clears a run; other brands recommended clear a captured category.
    """
    for _account, entries in groupby(history.timeline, key=lambda entry: entry.account_id):
        told = list(entries)
        yield from _runs(told, rule)
        yield from _shares(told, rule)
        yield from _without_advice(told, rule)
    yield from category_capture.assess(history, rule)


def _runs(told: Sequence[TimelineEntry], rule: Rule) -> Iterator[Finding]:
    least = number(rule, "run", DEFAULT_RUN)
    for is_sponsored, group in groupby(told, key=_is_sponsored):
        run = list(group)
        if is_sponsored and len(run) >= least:
            yield _of_posts(rule, "run", run, run, ("run", run[0].post_id))


def _shares(told: Sequence[TimelineEntry], rule: Rule) -> Iterator[Finding]:
    """Quarters in which more than the share of posts is sponsored."""
    least = number(rule, "share_posts", DEFAULT_SHARE_POSTS)
    percent = number(rule, "share_percent", DEFAULT_SHARE_PERCENT)
    for quarter, group in groupby(told, key=_quarter):
        posts = list(group)
        sponsored = [entry for entry in posts if _is_sponsored(entry)]
        if len(posts) >= least and 100 * len(sponsored) > percent * len(posts):
            anchor = ("share", posts[0].account_id, quarter)
            yield _of_posts(rule, "share", sponsored, posts, anchor)


def _quarter(entry: TimelineEntry) -> str:
    return f"{entry.day.year}-{(entry.day.month - 1) // 3 + 1}"


def _without_advice(told: Sequence[TimelineEntry], rule: Rule) -> Iterator[Finding]:
    """Sponsored posts with other posts between them, but no unpaid advice for months."""
    least = number(rule, "between", DEFAULT_BETWEEN)
    span = timedelta(days=number(rule, "between_days", DEFAULT_BETWEEN_DAYS))
    most = number(rule, "run", DEFAULT_RUN)
    stretch: list[TimelineEntry] = []
    longest = run = 0
    for entry in (*told, None):
        is_cut = entry is None or entry.post_class in ADVICE
        is_late = entry is not None and bool(stretch) and entry.day - stretch[0].day > span
        if is_cut or is_late:
            if len(stretch) >= least and longest < most:
                yield _of_posts(rule, "no-advice", stretch, stretch, ("no", stretch[0].post_id))
            stretch, longest, run = [], 0, 0
        if entry is None or is_cut:
            continue
        run = run + 1 if _is_sponsored(entry) else 0
        longest = max(longest, run)
        if _is_sponsored(entry):
            stretch.append(entry)


def _is_sponsored(entry: TimelineEntry) -> bool:
    return entry.post_class == PostClass.SPONSORED


def _of_posts(
    rule: Rule,
    shape: str,
    sponsored: Sequence[TimelineEntry],
    posts: Sequence[TimelineEntry],
    anchor: tuple[str, ...],
) -> Finding:
    first, last = posts[0].day, posts[-1].day
    return role_question(
        rule,
        [entry.post_id for entry in sponsored],
        anchor,
        {
            "shape": shape,
            "sponsored": len(sponsored),
            "posts": len(posts),
            "first_day": first,
            "last_day": last,
        },
        cleared=f"none found from {first} to {last}"
        if shape != "share"
        else f"{len(posts) - len(sponsored)} of {len(posts)} posts are not sponsored",
    )
