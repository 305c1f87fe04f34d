"""Lines of ``check --jsonl``: what is taken, and what is said of the rest."""

import json
from datetime import date

import pytest

from creator_audit.operations.check_lines import LineError, draft_of_line


def line(**told: object) -> str:
    return json.dumps(told)


def test_a_whole_line() -> None:
    draft = draft_of_line(
        line(
            id=7,
            text="Ad: tea",
            platform=" Instagram ",
            kind="reel",
            relation="gift",
            platform_label=False,
            published_at="2024-05-01T10:00:00+00:00",
        )
    )
    assert draft.id == "7"
    assert draft.parts[0].text == "Ad: tea"
    assert (draft.platform, draft.kind, draft.relation) == ("instagram", "reel", "gift")
    assert draft.platform_label is False
    assert draft.published_on == date(2024, 5, 1)


def test_nulls_and_unknown_mean_not_stated() -> None:
    draft = draft_of_line(
        line(text="x", platform=None, language=None, relation="unknown", platform_label=None)
    )
    assert (draft.platform, draft.language, draft.relation) == ("", None, None)
    assert draft.platform_label is None
    assert draft.id == ""


def test_parts_with_roles_and_folds() -> None:
    draft = draft_of_line(
        line(
            parts=[
                {"role": "title", "text": "Tea"},
                {"role": "description", "text": "long", "fold": 96, "frame": None},
            ]
        )
    )
    assert [str(part.role) for part in draft.parts] == ["title", "description"]
    assert draft.parts[1].fold == 96


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "JSON"),
        ("[1]", "object"),
        ('{"text": "x", "id": {"a": 1}}', "id"),
        (line(id="a"), "text"),
        (line(id="a", text=3), "text"),
        (line(id="a", parts="x"), "parts"),
        (line(id="a", parts=[{"role": "chorus", "text": "x"}]), "chorus"),
        (line(id="a", parts=[{"role": "title"}]), "role"),
        (line(id="a", parts=[{"role": "title", "text": "x", "fold": "9"}]), "fold"),
        (line(id="a", text="x", relation="friendly"), "relation"),
        (line(id="a", text="x", platform_label="yes"), "platform_label"),
        (line(id="a", text="x", published_at="spring"), "published_at"),
        (line(id="a", text="x", platform=5), "platform"),
        (line(id="a", text="x", kind="song"), "kind"),
    ],
)
def test_lines_that_cannot_be_judged(text: str, words: str) -> None:
    with pytest.raises(LineError) as caught:
        draft_of_line(text)
    assert words in caught.value.what
    if text.startswith('{"id"'):
        assert caught.value.line_id == "a"
