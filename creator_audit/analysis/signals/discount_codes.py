"""Discount codes: a cue such as "use code", and the code itself as written."""

import re
from itertools import chain

from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "discount_codes"
_CODE = re.compile(
    r"(?:\s*(?:is|:|=|-|>|»|→|👉|➡️?)+)?\s*[\"'*(«\[„“”‘’]*\s*#?(?P<code>[^\W_][\w-]{2,23})(?P<after>[\"'*)»\]“”’]*)",
)
_SAVES = (
    r"for|takes|still|works|gives|gets|saves|to get|to save|when you pay|at checkout"
    r"|spart|sparst|bekommt|erh[aä]lt|pour|vous avez|para|tenéis|tienes|ganha|per avere"
    r"|avete|voor|krijg|ger|giver|antaa|saat|koodilla|koodi"
)
_STILL = (
    r"still (?:works|gives|gets|takes|stands)|works (?:on|at|until|till|for|again|too)|takes \d"
    r"|halves|is (?:still )?(?:live|valid|active|back)|knocks|at [@A-Z]"
    r"|gilt (?:noch|wieder|bis)|funktioniert noch|marche (?:encore|toujours)|sigue activo"
    r"|ainda (?:funciona|vale)|funziona ancora|vale ancora|werkt nog"
)
# A name or an everyday abbreviation in capitals is no code: a number of one's own must end it.
_TOLD = re.compile(
    rf"\b(?P<code>[A-Z]{{3,12}}(?:5|10|15|20|25|30|35|40|50|100))\b(?=[\"'*”’]*\s+(?:{_STILL}))"
    r"|(?:\b[Ww]ith|\b[Uu]se|\b[Uu]sing|\b[Mm]it|\b[Aa]vec|\b[Cc]on|\b[Cc]om|\b[Mm]e[dt])\s+"
    r"(?P<used>[A-Z]{3,12}(?:5|10|15|20|25|30|35|40|50|100))\b"
    r"|\b(?P<cut>(?=[A-Z0-9]*[A-Z]{4})[A-Z0-9]{4,19})\b"
    r"(?=[\"'*”’]*\s+(?:halves|(?:still )?(?:gives|takes|gets you) "
    r"(?:you )?(?:half|\d+\s?%|[£$€]\s?\d|a (?:third|quarter|tenner|fiver))))"
)
_CAPITALS = re.compile(r"[A-Z][A-Z0-9]{2}")
"""What every bare code holds; far quicker to look for."""
_NO_CODES = frozenset(
    {"spf", "upf", "iso", "rtx", "gtx", "covid", "vol", "mph", "kmh", "uhd", "fps"}
)
_BARE = re.compile(
    rf"\b(?P<code>[A-Z][A-Z0-9]{{3,19}})\b(?=[\"'*”’]*\s+(?:{_SAVES})\b)|\b(?P<mixed>[A-Z]{{3,12}}\d{{1,2}})\b"
)
_DISCOUNT = re.compile(
    r"%|percent|prozent|rabatt|discount|off\b|korting|rabat|alennu|sconto|descuento|desconto|réduc"
    r"|half (?:off|(?:the |your )?price)|money off"
)
_NEAR = 60
"""Characters around a bare code within which the discount is named."""
_DIGITS = re.compile(r"\d+")
_ORDERS = ("use code", "use my", "use the code", "with my", "using my", "enter code")
_CUES = ("code_cue", "my_code_cue")


def detect(reading: Reading) -> list[Signal]:
    """Codes with strength strong (the creator's own, by its words) or weak (a shop's sale)."""
    cues = [hit for hit in reading.hits if hit.entry.kind in _CUES]
    ignored = [hit for hit in reading.hits if hit.entry.kind == "ignore"]
    signals: dict[tuple[int, int], Signal] = {}
    for cue in cues:
        if any(i.start <= cue.start and cue.end <= i.end for i in ignored):
            continue
        found = _read_code(reading, cue)
        if found is not None:
            key = (found.part, found.end)
            if key not in signals or found.strength.rank > signals[key].strength.rank:
                signals[key] = found
    if not signals and _CAPITALS.search(reading.folded.source):
        signals.update(_read_bare(reading))
    return list(signals.values())


def _read_code(reading: Reading, cue: Hit) -> Signal | None:
    is_own = cue.entry.kind == "my_code_cue"
    _, place = reading.folded.original(cue.start, cue.end)
    source = reading.folded.source
    match = _CODE.match(source, place)
    code = match.group("code") if match else ""
    if match is None or not _looks_like_code(reading, code, cue, match.group("after")):
        if not is_own:
            return None
        code = ""
    end = match.end("code") if match and code else place
    start, _ = reading.folded.original(cue.start, cue.end)
    strength = Strength.STRONG if is_own or _is_personal(reading, code) else Strength.WEAK
    return Signal(
        SignalKind.DISCOUNT_CODE,
        strength,
        reading.part,
        start,
        end,
        source[start:end],
        code,
        f"{DETECTOR}/{cue.entry.id}",
        cue.entry.language,
    )


def _looks_like_code(reading: Reading, code: str, cue: Hit, closing: str) -> bool:
    if not code or code.lower() in reading.listed("not_codes"):
        return False
    if any(c.isdigit() for c in code) and any(c.isalpha() for c in code):
        return True
    if code.isupper() and len(code) > 2:
        return True
    if cue.entry.head.startswith(_ORDERS) and code.islower():
        return True
    return bool(closing) and " " in cue.entry.head


def _is_personal(reading: Reading, code: str) -> bool:
    """Whether a code is more than a sale's own word with a number."""
    letters = _DIGITS.sub("", code).lower().strip("-_")
    public = reading.listed("public_codes")
    if len(letters) < 3 or letters in public:
        return False
    rest = letters
    for word in sorted(public, key=len, reverse=True):
        if len(word) > 3:
            rest = rest.replace(word, "")
    return len(rest) >= 3


def _read_bare(reading: Reading) -> dict[tuple[int, int], Signal]:
    """Codes without the word: ``MIALUND20 for 20% off``, ``mit LINA20 spart ihr``."""
    found = {}
    source = reading.folded.source
    for match in chain(_BARE.finditer(source), _TOLD.finditer(source)):
        around = source[max(0, match.start() - _NEAR) : match.end() + _NEAR].lower()
        if match.re is _BARE and not _DISCOUNT.search(around):
            continue
        name = match.lastgroup or "code"
        code = match[name]
        start, end = match.span(name)
        if _DIGITS.sub("", code).lower() in _NO_CODES | reading.listed("not_codes"):
            continue
        strength = Strength.STRONG if _is_personal(reading, code) else Strength.WEAK
        found[reading.part, end] = Signal(
            SignalKind.DISCOUNT_CODE,
            strength,
            reading.part,
            start,
            end,
            code,
            code,
            f"{DETECTOR}/bare",
            "",
        )
    return found
