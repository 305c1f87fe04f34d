"""Makes spellings comparable and remembers where each character came from.

People write labels in fancy letters, with invisible characters inside or with look-alikes from
other scripts. Comparing needs one spelling; showing evidence needs the original place.
"""

import re
from unicodedata import normalize

# Deleted: soft hyphen, zero-width characters, direction marks, variation selectors, tags.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
# Accents, strokes and enclosing signs, such as the key around a letter.
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_PUNCTUATION = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´`ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "⁄": "/",
        "∣": "|",
        "ǀ": "|",
        # The blank of braille, with which captions keep lines apart.
        "\u2800": " ",
    }
)
# Letters that look Latin but decompose to nothing Latin. Small capitals come from phonetic
# blocks; negative circled and squared letters have no compatibility mapping in Unicode, and
# letters in parentheses would keep them.
_LOOKALIKES = {
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)),
    **{chr(0x249C + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F110 + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F150 + i): chr(97 + i) for i in range(26)},
    **{chr(0x1F170 + i): chr(97 + i) for i in range(26)},
    "ɑ": "a",
    "ɡ": "g",
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "đ": "d",
}
# Only inside a word that has Latin letters too: whole Cyrillic or Greek words stay themselves.
_FOREIGN = dict(
    zip(
        "асеорхуіјѕԁһӏкмтвнαεορτυνικχ",
        "aceopxyijsdhlkmtbhaeoptuvikx",
        strict=True,
    )
)
_FOREIGN_TABLE = str.maketrans(_FOREIGN)
_FOREIGN_LETTER = re.compile("[" + "".join(_FOREIGN) + "]")
_MIXED_WORD = re.compile(r"[a-z\d\u0370-\u03ff\u0400-\u052f]+")
_LATIN = re.compile("[a-z]")


def _fold_character(character: str) -> str:
    if _INVISIBLE.match(character):
        return ""
    plain = character.translate(_PUNCTUATION)
    plain = _LOOKALIKES.get(plain, plain)
    opened = _MARKS.sub("", normalize("NFKD", plain)).casefold()
    folded = normalize("NFC", _MARKS.sub("", normalize("NFKD", opened)))
    return "".join(_LOOKALIKES.get(letter, letter) for letter in folded.translate(_PUNCTUATION))


class _FoldTable(dict[int, str]):
    """Fills itself: each character is worked out once per process."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        if len(folded) != 1:
            _UNEVEN.add(chr(code))
        self[code] = folded
        return folded


_UNEVEN: set[str] = set()
"""Characters seen that fold to none or to several: only they shift offsets."""
_TABLE = _FoldTable()


class Folded:
    """A folded text with the way back to the original one."""

    __slots__ = ("_is_aligned", "_origins", "source", "text")

    def __init__(self, source: str, text: str, *, is_aligned: bool) -> None:
        self.source = source
        self.text = text
        self._is_aligned = is_aligned
        # Worked out on first use: most texts never need it.
        self._origins: list[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the source for offsets in `text`, in code points."""
        if self._is_aligned:
            return start, end
        if self._origins is None:
            self._origins = self._trace()
        origins = self._origins
        if end <= start:
            place = origins[start] if start < len(origins) else len(self.source)
            return place, place
        return origins[start], origins[end - 1] + 1

    def _trace(self) -> list[int]:
        source, table, origins = self.source, _TABLE, list[int]()
        done = 0
        for place in [n for n, character in enumerate(source) if character in _UNEVEN]:
            origins.extend(range(done, place))
            origins.extend([place] * len(table[ord(source[place])]))
            done = place + 1
        origins.extend(range(done, len(source)))
        return origins


def fold(text: str) -> Folded:
    """One spelling for comparing: no case, width, accents, invisible or look-alike letters."""
    if text.isascii():
        return Folded(text, text.lower(), is_aligned=True)
    folded = text.translate(_TABLE)
    if _FOREIGN_LETTER.search(folded) and _LATIN.search(folded):
        folded = _MIXED_WORD.sub(_unmask, folded)
    return Folded(text, folded, is_aligned=_UNEVEN.isdisjoint(text))


def fold_text(text: str) -> str:
    """The folded spelling alone, for phrases and names that need no way back."""
    return fold(text).text


def _unmask(found: re.Match[str]) -> str:
    word = found.group()
    return word.translate(_FOREIGN_TABLE) if _LATIN.search(word) else word
