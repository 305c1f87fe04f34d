"""Answers of the draft check fit the shipped schema."""

import json

import jsonschema
import pytest

from creator_audit.cli.main import main
from creator_audit.resources import read_text

LINES = (
    {"id": "x1", "text": "Ad: use my code SAVE10 for the kettle", "platform": "instagram"},
    {"id": "x2", "text": ""},
    {
        "id": "x3",
        "parts": [{"role": "title", "text": "My kettle"}, {"role": "description", "text": "#ad"}],
    },
    {
        "id": "x4",
        "text": "gifted",
        "relation": "gift",
        "platform_label": True,
        "published_at": "2024-05-01",
    },
    {"id": "x5"},
    {"id": "x6", "text": 7},
)


@pytest.fixture
def answers(tmp_path, capsys):
    file = tmp_path / "drafts.jsonl"
    file.write_text("\n".join(map(json.dumps, LINES)) + "\nno json\n", encoding="utf-8")
    main(("check", "--jsonl", str(file)))
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_answer_fits_the_schema(answers) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(read_text("schemas/check@1.schema.json")))
    assert len(answers) == len(LINES) + 1
    for answer in answers:
        assert [error.message for error in schema.iter_errors(answer)] == []
    assert [answer.get("id") for answer in answers[:4]] == ["x1", "x2", "x3", "x4"]
    assert "error" in answers[-1]


def test_the_schema_refuses_other_words(answers) -> None:
    schema = jsonschema.Draft202012Validator(json.loads(read_text("schemas/check@1.schema.json")))
    assert list(schema.iter_errors({**answers[0], "class": "advert"}))
