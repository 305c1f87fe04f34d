"""Whether one kind of goods is spoken of for one payer alone, or criticised only without one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from creator_audit.analysis.chains import CLEARED, CLEARS, number
from creator_audit.model.brand import Stance
from creator_audit.model.finding import Finding, Outcome, finding_id
from creator_audit.model.history import History, Told
from creator_audit.model.rule import Rule

DEFAULT_CAPTURE_POSTS = 8
DEFAULT_CAPTURE_PERCENT = 80
DEFAULT_SPARED_POSTS = 5
_MOST_POSTS = 60
"""Posts listed in one finding; the counts say how many there are."""


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per category and year that one paying brand holds, and one for spared payers."""
    kinds: dict[str, list[tuple[str, Told]]] = defaultdict(list)
    for brand_id in history.told_brands:
        if category := history.category(brand_id):
            kinds[category].extend((brand_id, told) for told in history.told_of(brand_id))
    for category in sorted(kinds):
        told = sorted(kinds[category], key=lambda pair: (pair[1].day, pair[1].post.post_id))
        yield from _captured(history, rule, category, told)
        yield from _spared(history, rule, category, told)


def _captured(
    history: History, rule: Rule, category: str, told: Sequence[tuple[str, Told]]
) -> Iterator[Finding]:
    least = number(rule, "capture_posts", DEFAULT_CAPTURE_POSTS)
    percent = number(rule, "capture_percent", DEFAULT_CAPTURE_PERCENT)
    years: dict[int, list[tuple[str, Told]]] = defaultdict(list)
    for brand_id, entry in told:
        if entry.stance is Stance.PRAISE or entry.is_sold:
            years[entry.day.year].append((brand_id, entry))
    for year, speaking in sorted(years.items()):
        paid = Counter(history.group(id_) for id_, entry in speaking if entry.is_sold)
        if not paid:
            continue
        payer, count = min(paid.items(), key=lambda item: (-item[1], item[0]))
        if count < least or 100 * count < percent * len(speaking):
            continue
        posts = [e for id_, e in speaking if e.is_sold and history.group(id_) == payer]
        yield role_question(
            rule,
            [entry.post.post_id for entry in posts][:_MOST_POSTS],
            ("category", category, str(year)),
            {
                "shape": "category",
                "category": category,
                "partner": history.name(payer),
                "sponsored": count,
                "posts": len(speaking),
                "first_day": posts[0].day,
                "last_day": posts[-1].day,
            },
            cleared=f"{len(speaking) - count} of {len(speaking)} posts speak for others",
            brand=payer if payer in history.brands else "",
        )


def _spared(
    history: History, rule: Rule, category: str, told: Sequence[tuple[str, Told]]
) -> Iterator[Finding]:
    """Several rivals advised against in a kind of goods, never one that pays."""
    against = [(id_, entry) for id_, entry in told if entry.stance is Stance.DISSUADE]
    if len({entry.post.post_id for _id, entry in against}) < number(
        rule, "spared_posts", DEFAULT_SPARED_POSTS
    ):
        return
    payers = {id_ for id_, entry in told if entry.is_sold and entry.stance is Stance.PRAISE}
    slated = {history.group(id_) for id_, _entry in against}
    paying = {history.group(id_) for id_ in payers}
    if not paying or slated & paying or len(slated) < 2:
        return
    yield role_question(
        rule,
        list(dict.fromkeys(entry.post.post_id for _id, entry in against))[:_MOST_POSTS],
        ("spared", category),
        {
            "shape": "spared",
            "category": category,
            "partner": ", ".join(sorted(history.name(id_) for id_ in paying)),
            "sponsored": sum(entry.is_sold for _id, entry in told),
            "posts": len(against),
            "first_day": against[0][1].day,
            "last_day": against[-1][1].day,
        },
        cleared=f"none found in {len(against)} posts",
    )


def role_question(
    rule: Rule,
    post_ids: Sequence[str],
    anchor: tuple[str, ...],
    parameters: Mapping[str, object],
    *,
    cleared: str,
    brand: str = "",
) -> Finding:
    """A question over many posts, without quotes."""
    told = dict(parameters)
    shape = str(told.get("shape", ""))
    if seen := rule.phrases.get(shape):
        told["seen"] = _filled(seen, told)
    clears = rule.phrases.get(f"{CLEARS}-{shape}") or rule.phrases.get(CLEARS)
    if clears:
        told |= {CLEARS: clears, CLEARED: cleared}
    return Finding(
        id=finding_id(rule.id, *anchor),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=Outcome.NEEDS_REVIEW,
        severity=rule.severity,
        post_ids=tuple(dict.fromkeys(post_ids)),
        evidence=(),
        brand=brand,
        parameters=tuple((key, str(value)) for key, value in told.items()),
        unsure_because="no rule says how many are too many",
    )


def _filled(sentence: str, values: Mapping[str, object]) -> str:
    for key, value in values.items():
        sentence = sentence.replace("{" + key + "}", str(value))
    return sentence
