"""No sentence the app says of a person's posts accuses; titles of laws may."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).parents[2]
ACCUSING = re.compile(
    r"\b(hid|hidden by you|lied|lying|fake|failed to|violations?|violat\w+|undisclosed|guilty|"
    r"caught|cheat\w*|certified|compliant|non-compliant|dishonest\w*|deceiv\w+)\b",
    re.IGNORECASE,
)
SPOKEN_FIELDS = ("title", "message", "message_when_unsure", "question", "innocent", "fix", "what")


def spoken_by_rules() -> Iterator[tuple[str, str]]:
    for path in sorted((PROJECT / "resources" / "rules").rglob("*.toml")):
        if path.name.endswith(".examples.toml"):
            continue
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for table in (told, told.get("doc", {})):
            for field in SPOKEN_FIELDS:
                if isinstance(table.get(field), str):
                    yield f"{path.name}:{field}", table[field]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def spoken_by_reports() -> Iterator[tuple[str, str]]:
    path = PROJECT / "resources" / "report" / "en.toml"
    for text in strings(tomllib.loads(path.read_text(encoding="utf-8"))):
        yield path.name, text


def spoken_by_code() -> Iterator[tuple[str, str]]:
    for folder in ("gui", "cli", "operations", "queries", "reports"):
        for path in sorted((PROJECT / "creator_audit" / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
                if is_text and " " in node.value:
                    yield f"{path.name}:{node.lineno}", node.value


def test_nothing_accuses() -> None:
    every = [*spoken_by_rules(), *spoken_by_reports(), *spoken_by_code()]
    assert len(every) > 500, "the catalogues were not found"
    found = [(where, text) for where, text in every if ACCUSING.search(text)]
    # The one allowed use: saying that a report is no certificate.
    found = [pair for pair in found if not re.search(r"\bno(t| )\b.*certif", pair[1], re.I)]
    assert not found


def test_the_check_sees_an_accusing_word() -> None:
    assert ACCUSING.search("The post was undisclosed")
    assert not ACCUSING.search("No label was found in the caption")
