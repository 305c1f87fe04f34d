"""Measures the rule book on regulators' own decided posts and guide examples.

    python tests/evaluation/worked_examples.py FILE.jsonl… [--today DATE] [--markdown OUT.md]
        [--misses OUT.md]

A line holds ``id``, ``jurisdiction``, ``lang``, ``platform``, ``post`` (with the marks read by
`marks`), ``context`` (``relation``, ``platform_label``), ``expected`` (adequate, ambiguous, buried,
late, wrong_language, missing, not_required), ``basis``, ``issue``, optional ``caution``. Each goes
through what ``check --jsonl`` does, under its own country alone. Prints the agreement (verdict and
problem the same), the loose agreement (faulty or fine), both apart for faulty and fine posts, by
country, expectation and basis, every miss with the engine's reason, and the doubtful lines.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from marks import line_of
from published import page

from creator_audit.model.judgement import Judgement
from creator_audit.model.post import PartRole
from creator_audit.operations.check_lines import draft_of_line
from creator_audit.operations.check_text import check_draft
from creator_audit.operations.engine import engine
from creator_audit.reports.check_json import judgement_json

FINE = ("adequate", "not_required")
EXPECTATIONS = (
    "adequate",
    "not_required",
    "missing",
    "ambiguous",
    "buried",
    "late",
    "wrong_language",
)
VERDICTS = {"sufficient": "adequate", "not_required": "not_required", "none_found": "missing"}


class Outcome(NamedTuple):
    """One example with what was said of it."""

    example: dict[str, Any]
    got: str
    """As an expectation, or ``cannot_tell`` or ``no_rules``."""
    reason: str

    @property
    def expected(self) -> str:
        """What the regulator held."""
        return str(self.example["expected"])

    @property
    def is_fine(self) -> bool:
        """Whether the regulator found nothing wrong."""
        return self.expected in FINE

    @property
    def agrees_loosely(self) -> bool:
        """Faulty or fine alike; not being able to tell agrees with neither."""
        if self.got in ("cannot_tell", "no_rules"):
            return False
        return (self.got in FINE) == self.is_fine

    @property
    def agrees(self) -> bool:
        """Verdict and problem alike. Where one frame was judged, the post must not be fine."""
        if "udged for frame" in str(self.example.get("why", "")):
            return self.agrees_loosely
        return self.got == self.expected

    @property
    def counts(self) -> bool:
        """Without a caution, and about the ad label."""
        return not self.example.get("caution") and self.example.get("issue") == "ad_label"


def judge(example: dict[str, Any], today: date) -> Outcome:
    """What ``check --jsonl`` says of one example under its own country."""
    code = str(example["jurisdiction"]).casefold()
    line = line_of(example)
    for part in line["parts"]:
        if part["role"] not in tuple(PartRole):  # an older engine: the nearest other place
            part["role"] = PartRole.PINNED_COMMENT.value
    if code not in engine().pack.jurisdictions:
        return Outcome(example, "no_rules", f"no rule file for {code}")
    draft = draft_of_line(json.dumps(line, ensure_ascii=False))
    judgement = check_draft(draft, [code], today=today)
    answer = judgement_json(line["id"], judgement, engine().pack, draft.parts)
    return Outcome(example, _told(answer["disclosures"][0]), _reason(answer, judgement))


def _told(entry: dict[str, Any]) -> str:
    verdict = str(entry["verdict"])
    if verdict == "insufficient":
        return str(entry["problem"])
    return VERDICTS.get(verdict, verdict)


def _reason(answer: dict[str, Any], judgement: Judgement) -> str:
    entry = answer["disclosures"][0]
    said = [f"reason={judgement.disclosures[0].reason or '-'}", f"rule={entry['rule'] or '-'}"]
    if entry["mark"]:
        clarity = judgement.disclosures[0].mark.clarity  # type: ignore[union-attr]
        said.append(f"mark={entry['mark']['text']!r} ({clarity})")
    signs = [f"{e['kind']}:{e['text']!r}({e['strength']})" for e in answer["evidence"]]
    said.append(f"tie={answer['commercial']}, language={answer['language']}")
    rules = sorted({f.rule_id for f in judgement.findings})
    return "; ".join([*said, "findings=" + ",".join(rules), "signs " + " ".join(signs[:8])])


def share(outcomes: Sequence[Outcome], test: Callable[[Outcome], bool]) -> str:
    """Share and counts, or a dash."""
    hits = sum(test(one) for one in outcomes)
    return f"{hits / len(outcomes):6.1%} ({hits}/{len(outcomes)})" if outcomes else "-"


def balanced(outcomes: Sequence[Outcome], test: Callable[[Outcome], bool]) -> float:
    """Mean of the agreement on faulty and on fine posts; a class without posts is left out."""
    groups = [[o for o in outcomes if o.is_fine is flag] for flag in (True, False)]
    shares = [sum(map(test, group)) / len(group) for group in groups if group]
    return sum(shares) / len(shares) if shares else 0.0


def exact(one: Outcome) -> bool:
    """Verdict and problem the same."""
    return one.agrees


def loose(one: Outcome) -> bool:
    """Faulty or fine the same."""
    return one.agrees_loosely


def report(outcomes: Sequence[Outcome]) -> list[str]:
    """The whole printed report, line by line."""
    counted = [o for o in outcomes if o.counts]
    lines = [f"{len(outcomes)} examples, {len(counted)} counted (ad label, without caution)"]
    for name, group in _whole(counted):
        lines.append(f"  {name:14} exact {share(group, exact):18} loose {share(group, loose)}")
    lines.append(
        f"  {'balanced':14} exact {balanced(counted, exact):6.1%}             "
        f"loose {balanced(counted, loose):6.1%}"
    )
    for field in ("jurisdiction", "expected", "basis", "kind"):
        lines.append(f"by {field}")
        for value in sorted({str(o.example.get(field)) for o in counted}):
            group = [o for o in counted if str(o.example.get(field)) == value]
            lines.append(f"  {value:14} exact {share(group, exact):18} loose {share(group, loose)}")
    lines += ["misses", *(miss for o in counted if not o.agrees for miss in told_miss(o))]
    apart = [o for o in outcomes if o.example.get("issue") != "ad_label"]
    lines += ["apart: other issues", *_listed(apart)]
    doubtful = [o for o in outcomes if o.example.get("caution")]
    return [*lines, "doubtful: with a caution, not counted", *_listed(doubtful)]


def _whole(counted: Sequence[Outcome]) -> Iterable[tuple[str, list[Outcome]]]:
    yield "all", list(counted)
    yield "faulty", [o for o in counted if not o.is_fine]
    yield "fine", [o for o in counted if o.is_fine]


def told_miss(one: Outcome) -> list[str]:
    """Three lines: what was expected, the post, the engine's reason."""
    example = one.example
    head = (
        f"  {example['id']} [{example['jurisdiction']}, {example['lang']}, {example['platform']}]"
    )
    context = example.get("context") or {}
    tie = f"relation {context.get('relation')}, label {context.get('platform_label')}"
    basis = example.get("basis", "own")
    return [
        f"{head} expected {one.expected}, got {one.got} ({tie}; basis {basis})",
        f"      {example['post']}",
        f"      {one.reason}",
    ]


def _listed(outcomes: Sequence[Outcome]) -> list[str]:
    lines = []
    for one in outcomes:
        flag = "agrees" if one.agrees else "differs"
        lines.append(
            f"  {one.example['id']} {flag}: expected {one.expected}, got {one.got}; "
            f"{one.example.get('caution') or one.example.get('issue')}; {one.reason}"
        )
    return lines or ["  none"]


def misses_by_country(outcomes: Sequence[Outcome]) -> str:
    """The misses as a list for those who keep the rule files."""
    lines = [f"# Misses, {datetime.now(UTC):%H:%M} UTC", ""]
    for code in sorted({str(o.example["jurisdiction"]) for o in outcomes}):
        group = [o for o in outcomes if o.example["jurisdiction"] == code and o.counts]
        missed = [o for o in group if not o.agrees]
        if group and all(o.got == "no_rules" for o in group):
            lines += [f"## {code.casefold()}: no rule file", ""]
            continue
        lines.append(f"## {code.casefold()}: {len(group) - len(missed)} of {len(group)} agree")
        for one in missed:
            first, *rest = told_miss(one)
            lines += [f"- {first.strip()}", *rest]
        lines.append("")
    return "\n".join(lines)


def read(files: Sequence[str]) -> list[dict[str, Any]]:
    """All lines of the files."""
    rows: list[dict[str, Any]] = []
    for name in files:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
        rows.extend(json.loads(line) for line in lines if line.strip())
    return rows


def run(files: Sequence[str], today: date | None = None) -> list[Outcome]:
    """Every line judged, in order."""
    day = today or datetime.now(UTC).date()
    return [judge(example, day) for example in read(files)]


def main(arguments: Sequence[str]) -> int:
    """Print the report; write the lists asked for."""
    parser = argparse.ArgumentParser(description="Agreement with decided posts.")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--today", type=date.fromisoformat, default=None)
    parser.add_argument("--misses", type=Path, default=None)
    parser.add_argument("--markdown", type=Path, default=None)
    given = parser.parse_args(arguments)
    outcomes = run(given.files, given.today)
    print("\n".join(report(outcomes)))
    if given.misses:
        given.misses.write_text(misses_by_country(outcomes), encoding="utf-8")
    if given.markdown:
        day = given.today or datetime.now(UTC).date()
        told = page(outcomes, engine().pack.version, day)
        given.markdown.write_text(told, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
