"""The invented posts are many, varied and labelled with the words of the label guide."""

import json
from collections import Counter
from pathlib import Path

import pytest

POSTS = Path(__file__).resolve().with_name("invented.jsonl")

FIELDS = {
    "id",
    "platform",
    "lang",
    "niche",
    "class",
    "stance",
    "commercial",
    "disclosure_quality",
    "redirect",
    "confidence",
    "sampling",
    "text",
}
ALLOWED = {
    "platform": {"instagram", "tiktok", "youtube", "x", "blog", "facebook", "threads"},
    "lang": {"en", "de", "fr", "es", "pt", "it", "nl"},
    "niche": {
        "beauty",
        "books",
        "fashion",
        "finance",
        "fitness",
        "food",
        "games",
        "home",
        "parenting",
        "pets",
        "tech",
        "travel",
    },
    "class": {"sponsored", "deinfluencing", "recommending", "other"},
    "stance": {"recommending", "deinfluencing", "neutral"},
    "commercial": {"disclosed", "signs", "none"},
    "disclosure_quality": {"clear", "ambiguous", "buried", "late", "none", "n/a"},
    "redirect": {True, False},
    "confidence": {1, 2, 3},
    "sampling": {"invented"},
}
LEAST_OF_LANGUAGE = {"en": 200, "de": 45, "fr": 45, "es": 45, "pt": 35, "it": 30, "nl": 30}


@pytest.fixture(scope="module")
def posts() -> list[dict[str, object]]:
    return [json.loads(line) for line in POSTS.read_text(encoding="utf-8").splitlines()]


def test_there_are_at_least_four_hundred(posts: list[dict[str, object]]) -> None:
    assert len(posts) >= 400


def test_each_post_has_its_fields(posts: list[dict[str, object]]) -> None:
    assert [post["id"] for post in posts if set(post) != FIELDS] == []
    assert [post["id"] for post in posts if not str(post["text"]).strip()] == []


def test_no_id_and_no_text_twice(posts: list[dict[str, object]]) -> None:
    ids = Counter(post["id"] for post in posts)
    texts = Counter(" ".join(str(post["text"]).casefold().split()) for post in posts)
    assert [key for key, times in ids.items() if times > 1] == []
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("field", sorted(ALLOWED))
def test_only_words_of_the_guide(posts: list[dict[str, object]], field: str) -> None:
    assert {post[field] for post in posts} <= ALLOWED[field]


@pytest.mark.parametrize("field", ["class", "niche", "lang", "platform"])
def test_every_kind_is_there(posts: list[dict[str, object]], field: str) -> None:
    counts = Counter(post[field] for post in posts)
    assert set(counts) == ALLOWED[field]
    assert min(counts.values()) >= 20


def test_languages_have_their_share(posts: list[dict[str, object]]) -> None:
    counts = Counter(str(post["lang"]) for post in posts)
    assert {
        lang: counts[lang] for lang, least in LEAST_OF_LANGUAGE.items() if counts[lang] < least
    } == {}


def test_classes_have_their_share(posts: list[dict[str, object]]) -> None:
    counts = Counter(str(post["class"]) for post in posts)
    assert all(0.18 <= count / len(posts) <= 0.35 for count in counts.values())


def test_labels_agree_with_each_other(posts: list[dict[str, object]]) -> None:
    """The commercial tie makes the class; quality is asked of commercial posts alone."""
    for post in posts:
        commercial = post["class"] == "sponsored"
        assert (post["commercial"] != "none") == commercial, post["id"]
        assert (post["disclosure_quality"] != "n/a") == commercial, post["id"]
        if post["disclosure_quality"] == "none":
            assert post["commercial"] == "signs", post["id"]
        if post["class"] in ("deinfluencing", "recommending"):
            assert post["stance"] == post["class"], post["id"]
        if post["redirect"]:
            assert post["stance"] == "deinfluencing", post["id"]
