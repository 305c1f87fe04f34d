"""Steps from one released schema to the next; a released step is never edited."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from creator_audit.store import schema

STEPS = Migrations("creator_audit")


def _run(db: Database, script: str, version: int) -> None:
    # `executescript` would commit the transaction that makes a step all or nothing.
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
    db.execute(f"PRAGMA user_version = {version}")


@STEPS()
def m001_first(db: Database) -> None:
    """Accounts, imports, posts, stages of analysis, the user's own tables, the journal."""
    _run(db, schema.IMPORTED + schema.DERIVED + schema.USER, 1)


@STEPS()
def m002_rules(db: Database) -> None:
    """By which rules posts were judged, and what changed with the rules alone."""
    _run(db, schema.RULES, 2)


@STEPS()
def m003_deal_facts(db: Database) -> None:
    """What a deal is worth and where its contract lies."""
    _run(db, schema.DEAL_FACTS, 3)


@STEPS()
def m004_audits(db: Database) -> None:
    """Every reviewer's decisions, and what each audit reported."""
    _run(db, schema.AUDITS, 4)
