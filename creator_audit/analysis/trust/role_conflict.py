"""Whether the adviser stays visible behind the seller: runs and shares of sponsored posts."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from creator_audit.analysis.chains import number
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Finding, Outcome, finding_id
from creator_audit.model.history import History, TimelineEntry
from creator_audit.model.rule import Rule

DEFAULT_RUN = 6
DEFAULT_SHARE_PERCENT = 50
DEFAULT_SHARE_POSTS = 20


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """Questions only: no law says how many sponsored posts are too many."""
    for _account, entries in groupby(history.timeline, key=lambda entry: entry.account_id):
        told = list(entries)
        yield from _runs(told, rule)
        yield from _years(told, rule)


def _runs(told: Sequence[TimelineEntry], rule: Rule) -> Iterator[Finding]:
    least = number(rule, "run", DEFAULT_RUN)
    for is_sponsored, group in groupby(told, key=lambda e: e.post_class == PostClass.SPONSORED):
        run = list(group)
        if not is_sponsored or len(run) < least:
            continue
        yield _question(
            rule,
            [entry.post_id for entry in run],
            ("run", run[0].post_id),
            {
                "shape": "run",
                "sponsored": len(run),
                "posts": len(run),
                "first_day": run[0].day,
                "last_day": run[-1].day,
            },
        )


def _years(told: Sequence[TimelineEntry], rule: Rule) -> Iterator[Finding]:
    least = number(rule, "share_posts", DEFAULT_SHARE_POSTS)
    percent = number(rule, "share_percent", DEFAULT_SHARE_PERCENT)
    for (year, quarter), group in groupby(
        told, key=lambda entry: (entry.day.year, (entry.day.month - 1) // 3 + 1)
    ):
        posts = list(group)
        sponsored = [entry for entry in posts if entry.post_class == PostClass.SPONSORED]
        if len(posts) < least or 100 * len(sponsored) <= percent * len(posts):
            continue
        yield _question(
            rule,
            [entry.post_id for entry in sponsored],
            ("share", posts[0].account_id, f"{year}-{quarter}"),
            {
                "shape": "share",
                "sponsored": len(sponsored),
                "posts": len(posts),
                "first_day": posts[0].day,
                "last_day": posts[-1].day,
            },
        )


def _question(
    rule: Rule, post_ids: list[str], anchor: tuple[str, ...], parameters: dict[str, object]
) -> Finding:
    return Finding(
        id=finding_id(rule.id, *anchor),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=Outcome.NEEDS_REVIEW,
        severity=rule.severity,
        post_ids=tuple(post_ids),
        evidence=(),
        parameters=tuple((key, str(value)) for key, value in parameters.items()),
        unsure_because="no rule says how many are too many",
    )
