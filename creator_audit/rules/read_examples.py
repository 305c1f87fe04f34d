"""Files of examples: invented posts with the answer they must get."""

from creator_audit.model.rule import Example
from creator_audit.rules.tables import Table, parse

GIVEN = (
    "text",
    "parts",
    "platform",
    "kind",
    "language",
    "relation",
    "platform_label",
    "platform_label_text",
    "published_at",
    "own_names",
    "brand_names",
    "posts",
    "brands",
    "rivals",
    "deals",
    "jurisdictions",
)
EXPECTED = ("outcome", "verdict", "problem", "rule", "mark", "class", "severity", "reason")


def read_examples(text: str, file: str) -> tuple[Example, ...]:
    """All ``[[examples]]`` of a file, in order. Raises `RulePackError` where it is wrong."""
    table = parse(text, file)
    owner = file.rpartition("/")[2].removesuffix(".examples.toml")
    found = tuple(_read(entry, owner, file) for entry in table.tables("examples"))
    table.close()
    names = [example.name for example in found]
    for name in names:
        if names.count(name) > 1:
            table.fail(f"Two examples are named `{name}`.", "examples")
    return found


def _read(table: Table, owner: str, file: str) -> Example:
    given = {key: value for key in GIVEN if (value := table.get(key)) is not None}
    if not given.keys() & {"text", "parts", "posts"}:
        table.fail("An example needs `text`, `parts` or `posts`.", "text")
    expect = table.table("expect")
    expected = {key: value for key in EXPECTED if (value := expect.get(key)) is not None}
    expect.close()
    if not expected:
        table.fail(f"An example needs at least one of: {', '.join(EXPECTED)}.", "expect")
    example = Example(
        owner, table.string("name"), file, given, expected, why=table.string("why", "")
    )
    table.close()
    return example
