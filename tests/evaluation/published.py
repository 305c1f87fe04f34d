"""The table of agreement as a page for people, made by ``worked_examples.py --markdown``."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worked_examples import Outcome

NAMES = {
    "adequate": "label does",
    "not_required": "no label needed",
    "missing": "no label",
    "ambiguous": "words do not do",
    "buried": "not seen at once",
    "late": "after the claim",
    "wrong_language": "other language",
    "read": "decision or text read",
    "summary": "known from a summary",
    "recalled": "recalled, not read again",
}
INTRODUCTION = """\
# How often the rules agree with regulators

Measured on {day} with rules {version}. Decisions, guides and letters of regulators in {places}
jurisdictions, restated as {counted} posts, went through the same judge as `check --jsonl`, each
under the rules of its own country. **Exact**: verdict and problem are the same (for instance
*buried*). **Fine or faulty**: at least that much is the same. Balanced means that faulty and fine
posts weigh the same, so that flagging everything gains nothing. {twins} fine posts of our own that
resemble faulty ones (self-bought goods, sales open to all, words inside words, thanks to a friend,
good labels in odd places) went the same way.

- The rules were written with these examples at hand. Others will come out lower: 260 posts of
  the same make, written without sight of rules and word lists, agreed in 237 (91%) exactly and in
  254 (98%) on fine or faulty when they were first run on 24 November 2026.
- The restated posts stand for one decision each; sizes, colours and pictures are told in words.
- No post was judged by the law of its own day: today's rules were asked.
"""
APART = """\
## Not counted

Doubtful lines (a decision known only from a summary of several, an early ruling that later ones
left behind, a first instance) and lines on other questions than the ad label are listed, not
counted.
"""


def page(outcomes: Sequence["Outcome"], version: str, day: date) -> str:
    """The whole page."""
    twins = [one for one in outcomes if one.example.get("kind") == "twin"]
    decided = [one for one in outcomes if one.example.get("kind") != "twin"]
    counted = [one for one in decided if one.counts]
    places = {str(one.example["jurisdiction"]) for one in counted}
    head = INTRODUCTION.format(
        day=f"{day:%-d %B %Y}",
        version=version,
        places=len(places),
        counted=len(counted),
        twins=len(twins),
    )
    told = [head, _whole(counted, twins)]
    told.append(_by("jurisdiction", "Jurisdiction", counted, twins))
    told.append(_by("expected", "Held by the regulator", counted, ()))
    told.append(_by("basis", "How the source is known", counted, ()))
    told.append(_misses("## Where they differ", [one for one in counted if not one.agrees]))
    told.append(_misses("", [one for one in twins if not one.agrees]))
    told.append(APART)
    told.append(_misses("", [one for one in decided if not one.counts], is_marked=True))
    return "\n".join(part for part in told if part)


def _cell(group: Sequence["Outcome"], test: Callable[["Outcome"], bool]) -> str:
    hits = sum(test(one) for one in group)
    return f"{hits} of {len(group)}, {hits / len(group):.0%}" if group else "–"


def _row(name: str, group: Sequence["Outcome"], *more: str) -> str:
    cells = [
        name,
        _cell(group, lambda one: one.agrees),
        _cell(group, lambda one: one.agrees_loosely),
    ]
    return f"| {' | '.join([*cells, *more])} |"


def _whole(counted: Sequence["Outcome"], twins: Sequence["Outcome"]) -> str:
    groups = {flag: [one for one in counted if one.is_fine is flag] for flag in (False, True)}
    exact = [sum(o.agrees for o in g) / len(g) for g in groups.values() if g]
    loose = [sum(o.agrees_loosely for o in g) / len(g) for g in groups.values() if g]
    lines = [
        "| Posts | Exact | Fine or faulty |",
        "|---|---|---|",
        _row("All", counted),
        _row("Faulty", groups[False]),
        _row("Fine", groups[True]),
        f"| Balanced | {sum(exact) / len(exact):.1%} | {sum(loose) / len(loose):.1%} |",
        _row("Fine posts of our own", twins),
        "",
    ]
    return "\n".join(lines)


def _by(field: str, title: str, counted: Sequence["Outcome"], twins: Sequence["Outcome"]) -> str:
    has_twins = bool(twins)
    lines = [
        f"| {title} | Exact | Fine or faulty |" + (" Our own fine posts |" if has_twins else "")
    ]
    lines.append("|---|---|---|" + ("---|" if has_twins else ""))
    for value in sorted({str(one.example[field]) for one in counted}):
        group = [one for one in counted if one.example[field] == value]
        own = [one for one in twins if one.example[field] == value]
        more = (_cell(own, lambda one: one.agrees),) if has_twins else ()
        lines.append(_row(NAMES.get(value, value), group, *more))
    return "\n".join([*lines, ""])


def _misses(title: str, outcomes: Sequence["Outcome"], *, is_marked: bool = False) -> str:
    if not outcomes:
        return ""
    lines = [title, ""] if title else []
    for one in outcomes:
        got = NAMES.get(one.got, one.got.replace("_", " "))
        flag = "agrees" if one.agrees else "differs"
        note = f" ({flag}; {one.example.get('caution') or one.example['issue']})"
        lines.append(
            f"- `{one.example['id']}`: held *{NAMES[one.expected]}*, judged *{got}*"
            + (note.replace("_", " ") if is_marked else "")
        )
    return "\n".join([*lines, ""])
