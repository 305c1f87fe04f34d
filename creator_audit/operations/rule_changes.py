"""Keeps apart what the rules changed from what the posts, deals and answers changed."""

from typing import TYPE_CHECKING

from creator_audit import __version__
from creator_audit.operations.engine import Engine

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def note_rules(store: "Store", tools: Engine) -> None:
    """Before anything is scanned: set the findings aside that other rules led to."""
    from creator_audit.store.facts import user_facts
    from creator_audit.store.rule_changes import STAGE, RulesUsed, set_findings_aside
    from creator_audit.store.stages import is_current

    digest = tools.digest
    if not is_current(store, STAGE, digest):
        now = RulesUsed(digest, tools.pack.version, tools.pack.digest, __version__)
        set_findings_aside(store, now, user_facts(store).digest)


def list_changes(store: "Store") -> None:
    """After everything was judged: list what changed only because the rules did."""
    from creator_audit.store.rule_changes import compare_with_aside

    compare_with_aside(store)
