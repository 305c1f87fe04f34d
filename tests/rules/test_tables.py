"""Complaints about data files name file, line and field."""

from datetime import date

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.finding import Severity
from creator_audit.rules.tables import find_line, parse

TEXT = """id = "a"
severity = "grave"
day = "2025-04-06"

[[labels]]
terms = ["x"]

[[labels]]
terms = "y"

[rules.missing-disclosure]
severity = "serious"
colour = "red"
"""


def fails(call):
    with pytest.raises(RulePackError) as caught:
        call()
    return caught.value


def test_broken_toml_names_the_line():
    error = fails(lambda: parse('id = "a"\nkind = \n', "rules/a.toml"))
    assert error.file == "rules/a.toml"
    assert error.line == 2


def test_wrong_choice_names_known_values_and_place():
    error = fails(lambda: parse(TEXT, "f.toml").choice("severity", Severity))
    assert (error.line, error.field) == (2, "severity")
    assert "critical, serious, moderate, minor" in str(error)


def test_quoted_date_is_refused():
    error = fails(lambda: parse(TEXT, "f.toml").day("day"))
    assert error.line == 3


def test_date_is_read():
    assert parse("day = 2025-04-06", "f.toml").day("day") == date(2025, 4, 6)


def test_error_in_second_entry_of_a_list():
    second = list(parse(TEXT, "f.toml").tables("labels"))[1]
    error = fails(lambda: second.strings("terms"))
    assert (error.line, error.field) == (9, "labels.1.terms")


def test_unknown_key_is_refused_with_its_line():
    table = parse(TEXT, "f.toml").table("rules").table("missing-disclosure")
    table.choice("severity", Severity)
    error = fails(table.close)
    assert error.line == 13
    assert error.field == "rules.missing-disclosure.colour"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('n = "5"', lambda t: t.integer("n")),
        ("n = true", lambda t: t.integer("n")),
        ("n = -1", lambda t: t.integer("n")),
        ("n = 1", lambda t: t.flag("n", default=False)),
        ("n = 1", lambda t: t.string("n")),
        ('n = ""', lambda t: t.string("n")),
        ("n = [1]", lambda t: t.strings("n")),
        ("n = [1]", lambda t: list(t.tables("n"))),
        ("n = 1", lambda t: t.table("n")),
    ],
)
def test_wrong_types_are_refused(line, read):
    error = fails(lambda: read(parse(line, "f.toml")))
    assert error.line == 1


def test_line_of_an_absent_key_is_that_of_its_table():
    assert find_line(TEXT, ("labels", 1), "language") == 8
