"""`check` beside the verdicts: contract rules, a stake, a corrected caption."""

import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from creator_audit.cli.main import main

RESOURCES = Path(__file__).parents[2] / "resources"
SCHEMA = json.loads((RESOURCES / "schemas" / "check@1.schema.json").read_text(encoding="utf-8"))
BURIED = "Love this serum, use my code MARA10 #skin #glow #face #ad #mask"


@pytest.fixture
def ask(capsys, monkeypatch):
    def run(*args, given=None):
        if given is not None:
            monkeypatch.setattr("sys.stdin", StringIO(given))
        assert main(["check", *args]) == 0
        return capsys.readouterr().out

    return run


def test_a_single_text_comes_with_a_corrected_one(ask):
    answer = json.loads(ask(BURIED, "--relation", "paid", "--json"))
    jsonschema.validate(answer, SCHEMA)
    made = answer["suggestion"]
    assert made["text"].startswith("#ad ") or made["text"].startswith("Ad: ")
    assert made["text"].count("#ad") <= 1
    assert made["open"] == []
    again = json.loads(ask(made["text"], "--relation", "paid", "--json"))
    assert {d["verdict"] for d in again["disclosures"]} == {"sufficient"}
    assert again["suggestion"] is None


def test_changes_turn_the_old_text_into_the_new_one(ask):
    made = json.loads(ask(BURIED, "--relation", "paid", "--json"))["suggestion"]
    text, place = "", 0
    for change in made["changes"]:
        text += BURIED[place : change["old_start"]]
        text += made["text"][change["new_start"] : change["new_end"]]
        place = change["old_end"]
    assert text + BURIED[place:] == made["text"]


def test_lines_carry_a_suggestion_only_where_asked(ask):
    line = json.dumps({"id": 1, "text": BURIED, "relation": "paid"})
    assert "suggestion" not in json.loads(ask("--jsonl", "-", given=line))
    answer = json.loads(ask("--jsonl", "-", "--suggest", given=line))
    jsonschema.validate(answer, SCHEMA)
    assert answer["suggestion"]["labels"]


@pytest.mark.parametrize("as_json", [True, False])
def test_contract_rules_stand_apart_from_countries(ask, as_json):
    args = ("Advertisement: a lamp", "--platform", "x", "--relation", "paid")
    if not as_json:
        said = ask(*args)
        assert "Terms of X: " in said
        assert "us: sufficient" in said
        return
    answer = json.loads(ask(*args, "--json"))
    assert [one["terms"] for one in answer["contracts"]] == ["terms:x"]
    assert {d["jurisdiction"] for d in answer["disclosures"]} == {"us", "gb"}
    assert answer["suggestion"]["text"].startswith("#ad ")


def test_a_stake_beside_a_label_is_named_with_words_that_tell_of_it(ask):
    text = "#ad Nothing beats these winter coats"
    said = ask(text, "--relation", "own_brand")
    assert "Also open: " in said
    assert "my own brand" in said
    answer = json.loads(ask(text, "--relation", "own_brand", "--json"))
    assert [one["rule"] for one in answer["also_open"]] == ["hidden-stake"]
    assert {d["verdict"] for d in answer["disclosures"]} == {"sufficient"}


def test_a_fine_text_gets_no_suggestion(ask):
    assert "Suggested text" not in ask("#ad A lamp from Lumenfold", "--relation", "paid")
