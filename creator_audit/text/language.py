"""Says which language a caption is in, or that it is too short to tell.

The model (fastText lid.176, shipped as data) is handed in as a file, since this folder knows
nothing of where shipped data lies. Most captions never reach it: a vote of English function
words costs a twentieth and is clear for most English text.
"""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

OpenModel = Callable[[], AbstractContextManager[Path]]


class Guess(NamedTuple):
    """A language with how sure the guess is."""

    code: str
    """ISO 639-1 (or 639-3 where there is no shorter code); empty: cannot tell."""
    confidence: float
    is_too_short: bool


class _Model(Protocol):
    def predict(
        self, text: str, k: int = ..., threshold: float = ...
    ) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


UNKNOWN = Guess("", 0.0, True)
_ENGLISH_GUESS = Guess("en", 0.99, False)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Function words that the other frequent languages of captions do not share.
_ENGLISH = _listed(
    "the and you your this with that for my it's i'm are was have what they but not from "
    "just can't don't these how i've we she's out when their been of "
)
_ELSEWHERE = _listed(
    "und der die das ist nicht mit ein que el los por para una com nao um le les des est "
    "pour et di che il per non het een van niet yang dan "
)
_NOISE = re.compile(r"https?://\S+|www\.\S+|[@#]\w[\w.]*|\w+\.(?:com|net|org|co|me|ly|it|de)\b\S*")
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ASCII_LETTERS = re.compile(r"[a-z]+(?:'[a-z]+)*")
_CLEAR_VOTES = 3
_CLEAR_SHARE = 0.14
_FEW_LETTERS = 14
_FEW_WORDS = 3
_SURE_ENOUGH = 0.4
# Names of one language that the model keeps apart, and lookalikes nobody writes captions in.
_MERGED = {"nb": "no", "nn": "no", "bs": "hr", "sh": "hr", "arz": "ar", "als": "de"}

_openers: list[OpenModel] = []


def install_model(open_model: OpenModel) -> None:
    """Say where the model lies; it is loaded at first use."""
    _openers[:] = [open_model]
    _load.cache_clear()
    _predict.cache_clear()


def detect(text: str) -> Guess:
    """Language of `text`; links, handles and hashtags do not count as words of it."""
    if _is_plainly_english(text.lower().split()):
        return _ENGLISH_GUESS
    has_noise = "#" in text or "@" in text or "://" in text or ".com" in text or "www." in text
    plain = _NOISE.sub(" ", text) if has_noise else text
    if plain.isascii():
        found = _ASCII_LETTERS.findall(plain.lower())
    else:
        found = _LETTERS.findall(plain.lower().replace("’", "'"))
    if not found:
        return UNKNOWN
    if is_clearly_english(found):
        return _ENGLISH_GUESS
    is_short = len(found) < _FEW_WORDS or sum(map(len, found)) < _FEW_LETTERS
    if is_short and plain.isascii():
        return UNKNOWN
    guess = _predict(" ".join(found[:48]).encode("utf-8", "ignore").decode("utf-8"))
    if is_short and guess.confidence < 0.8:
        return UNKNOWN
    return guess


def _is_plainly_english(words: list[str]) -> bool:
    """The same vote without taking the text apart: different function words between blanks."""
    votes = len(_ENGLISH.intersection(words))
    return (
        votes >= _CLEAR_VOTES
        and votes >= _CLEAR_SHARE * len(words)
        and _ELSEWHERE.isdisjoint(words)
    )


def is_clearly_english(words: list[str]) -> bool:
    """Whether English function words settle it (lower case words expected)."""
    votes = sum(map(_ENGLISH.__contains__, words))
    if votes < _CLEAR_VOTES or votes < _CLEAR_SHARE * len(words):
        return False
    return sum(map(_ELSEWHERE.__contains__, words)) * 4 < votes


@cache
def _load() -> _Model | None:
    if not _openers:
        return None

    from fasttext.FastText import load_model

    with _openers[0]() as file:
        model: _Model = load_model(str(file))  # type: ignore[no-untyped-call]
    return model


@lru_cache(maxsize=4096)
def _predict(plain: str) -> Guess:
    model = _load()
    if model is None:
        return UNKNOWN
    labels, shares = model.predict(plain, k=1)
    if not labels:
        return UNKNOWN
    code = labels[0].removeprefix("__label__")
    confidence = min(1.0, float(shares[0]))
    if confidence < _SURE_ENOUGH:
        return Guess("", confidence, is_too_short=False)
    return Guess(_MERGED.get(code, code), confidence, is_too_short=False)
