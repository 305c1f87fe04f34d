"""Run the examples that prove rules and jurisdictions."""

from datetime import UTC, date, datetime
from pathlib import Path

from creator_audit.operations.engine import engine
from creator_audit.rules.examples import ExampleResult


def run_examples(folder: Path | None = None, today: date | None = None) -> list[ExampleResult]:
    """Results of all examples of the shipped pack, or of the one in `folder`.

    Posts without a day are judged by the law of `today`. Raises `RulePackError` where a file of
    the pack is wrong.
    """
    from creator_audit.analysis.example_posts import judge_examples
    from creator_audit.analysis.scan import default_scanner
    from creator_audit.rules.examples import run
    from creator_audit.rules.load import load_pack

    pack = load_pack(folder)
    scanner = engine().scanner if folder is None else default_scanner(pack)
    day = today or datetime.now(UTC).date()
    return run(pack, judge_examples(pack, scanner, day), folder=folder)
