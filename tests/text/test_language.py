from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from creator_audit.analysis.scan import open_language_model
from creator_audit.text import language


@pytest.fixture(autouse=True)
def model() -> Iterator[None]:
    language.install_model(open_language_model)
    yield
    language.install_model(open_language_model)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("This is the lamp that I bought and it works for you", "en"),
        ("Diese Lampe habe ich mir gestern selbst gekauft", "de"),
        ("J'ai acheté cette lampe hier avec ma mère", "fr"),
        ("Compré esta lámpara ayer en el centro", "es"),
        ("Comprei essa luminária ontem e não gostei", "pt"),
        ("Ho comprato questa lampada ieri con mia sorella", "it"),
        ("Ik heb deze lamp gisteren zelf gekocht", "nl"),
        ("この照明を昨日買いました", "ja"),
        ("Купила эту лампу вчера в магазине", "ru"),
    ],
)
def test_languages_of_captions(text: str, code: str) -> None:
    guess = language.detect(text)
    assert (guess.code, guess.is_too_short) == (code, False)


@pytest.mark.parametrize("text", ["", "🔥🔥", "#ootd @lunaro https://a.example", "wow"])
def test_too_short_to_tell(text: str) -> None:
    assert language.detect(text) == language.UNKNOWN


def test_tags_and_handles_do_not_count_as_words() -> None:
    text = "Endlich wieder daheim mit der ganzen Familie #love #instagood #photooftheday"
    assert language.detect(text).code == "de"


def test_without_a_model_only_clear_english_is_told() -> None:
    @contextmanager
    def broken() -> Iterator[Path]:
        pytest.fail("clear English must not load the model")
        yield Path()

    def opener() -> AbstractContextManager[Path]:
        return broken()

    language.install_model(opener)
    assert language.detect("This is the lamp that I bought and it is for you").code == "en"
