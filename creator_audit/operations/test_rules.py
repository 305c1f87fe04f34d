"""Run the examples that prove rules and jurisdictions."""

from datetime import UTC, date, datetime
from pathlib import Path

from creator_audit.errors import RulePackError
from creator_audit.model.rule import RulePack
from creator_audit.operations.engine import engine
from creator_audit.rules.examples import ExampleResult


def run_examples(folder: Path | None = None, today: date | None = None) -> list[ExampleResult]:
    """Results of all examples of the rules in use, or of those in `folder`.

    A folder that holds a pack of one's own is judged on top of the shipped rules. Posts without a
    day are judged by the law of `today`. Raises `RulePackError` where a file of the pack is wrong.
    """
    from creator_audit.analysis.example_posts import judge_examples
    from creator_audit.analysis.scan import default_scanner
    from creator_audit.rules.examples import run
    from creator_audit.rules.pack_folders import active

    pack = active().pack if folder is None else check_folder(folder)
    scanner = engine().scanner if folder is None else default_scanner(pack)
    day = today or datetime.now(UTC).date()
    judge_text = judge_examples(pack, scanner, day)
    return run(pack, judge_text, folder=active().tree if folder is None else folder)


def check_folder(folder: Path) -> RulePack:
    """The rules in a folder, every file of it read.

    Raises `RulePackError` with file, line and field where one is wrong.
    """
    from creator_audit.rules.load import load_pack
    from creator_audit.rules.pack_folders import in_place, rest_on_shipped, stands_alone

    if stands_alone(folder):
        return load_pack(folder)
    found = rest_on_shipped(folder)
    try:
        load_pack(found.tree)
    except RulePackError as error:
        raise in_place(error, folder) from error
    return found.pack
