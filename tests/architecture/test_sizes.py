"""Files, functions and classes stay small; an exception needs a reason and a date."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "creator_audit"
FILE_LINES, FUNCTION_LINES, CLASS_LINES = 300, 40, 200

EXCEPTIONS: dict[str, str] = {}
"""``path[:name]`` -> reason with a date."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def lines_of(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sizes(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    text = path.read_text(encoding="utf-8")
    too_long = []
    if len(text.splitlines()) > FILE_LINES and name not in EXCEPTIONS:
        too_long.append(f"{name}: {len(text.splitlines())} lines")
    for node in ast.walk(ast.parse(text)):
        limit = {
            ast.FunctionDef: FUNCTION_LINES,
            ast.AsyncFunctionDef: FUNCTION_LINES,
            ast.ClassDef: CLASS_LINES,
        }.get(type(node))
        if limit and lines_of(node) > limit and f"{name}:{node.name}" not in EXCEPTIONS:
            too_long.append(f"{name}:{node.name}: {lines_of(node)} lines")
    assert not too_long


def test_exceptions_are_still_needed() -> None:
    for key in EXCEPTIONS:
        assert (PACKAGE / key.split(":")[0]).exists(), f"{key} is gone: drop its exception"
