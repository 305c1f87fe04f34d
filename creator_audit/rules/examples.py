"""Runs the examples of rules and jurisdictions. The judge is handed in: rules know no analysis."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from creator_audit import resources
from creator_audit.model.judgement import Judgement
from creator_audit.model.rule import Example, RulePack
from creator_audit.rules.load import EXAMPLES, data_files
from creator_audit.rules.read_examples import read_examples

JudgeText = Callable[[dict[str, object], tuple[str, ...]], Judgement]
"""Judges a post in the shape of one `check --jsonl` line for the jurisdictions named."""

RULES_IN = ("gb", "us")
"""Whose rules prove a rule's own examples: another country's file must not change them."""
FOLDERS = ("rules/disclosure", "rules/trust", "jurisdictions")


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example with what differed from the answer it must get."""

    example: Example
    differences: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether all expectations held."""
        return not self.differences

    @property
    def where(self) -> str:
        """File and name of the example."""
        return f"{self.example.file}: {self.example.name}"

    @property
    def detail(self) -> str:
        """What differed, in one line; empty where all held."""
        return "; ".join(self.differences)


def load_examples(folder: Traversable | None = None) -> tuple[Example, ...]:
    """All examples of the shipped pack, or of the one in `folder`, in order of file."""
    top: Traversable = folder or resources.root()
    return tuple(
        example
        for name in FOLDERS
        for entry in data_files(top, name, EXAMPLES)
        for example in read_examples(entry.read_text(encoding="utf-8"), f"{name}/{entry.name}")
    )


def run(
    pack: RulePack,
    judge_text: JudgeText,
    ids: Iterable[str] = (),
    folder: Traversable | None = None,
) -> list[ExampleResult]:
    """Results of the examples of these rules and jurisdictions; of all where `ids` is empty."""
    wanted = frozenset(ids)
    return [
        ExampleResult(example, _compare(example, pack, judge_text))
        for example in load_examples(folder)
        if not wanted or example.owner in wanted
    ]


def _compare(example: Example, pack: RulePack, judge_text: JudgeText) -> tuple[str, ...]:
    is_country = example.owner in pack.jurisdictions
    codes = (example.owner,) if is_country else _codes(example, pack)
    judgement = judge_text(example.given, codes)
    found = _answers(judgement, example, is_country=is_country)
    return tuple(
        f"{key}: expected {wanted or 'nothing'}, found {found.get(key) or 'nothing'}"
        for key, wanted in example.expected.items()
        if found.get(key, "") != wanted
    )


def _codes(example: Example, pack: RulePack) -> tuple[str, ...]:
    """Countries an example of a rule is judged for: those it names, else the two of `RULES_IN`."""
    named = example.given.get("jurisdictions", RULES_IN)
    wanted = frozenset(named) if isinstance(named, (list, tuple)) else frozenset()
    known = tuple(sorted(wanted & pack.jurisdictions.keys()))
    return known or tuple(sorted(pack.jurisdictions))


def _answers(judgement: Judgement, example: Example, *, is_country: bool) -> dict[str, str]:
    """What the judge said, in the words of the expectations."""
    told = judgement.disclosures[0]
    rule_id = str(example.expected.get("rule", "")) if is_country else example.owner
    if not is_country:
        told = next((d for d in judgement.disclosures if d.rule_id == rule_id), told)
    finding = next((f for f in judgement.findings if f.rule_id == rule_id), None)
    if finding is None and is_country and not rule_id:
        finding = next(iter(judgement.findings), None)
    return {
        "verdict": told.verdict.value,
        "problem": told.problem.value if told.problem else "",
        "rule": finding.rule_id if finding else "",
        "outcome": finding.outcome.value if finding else "pass",
        "severity": finding.severity.value if finding else "",
        "mark": told.mark.signal.text if told.mark else "",
        "class": judgement.classification.value.value,
        "reason": told.reason,
    }
