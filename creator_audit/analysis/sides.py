"""Which side a brand's name stands on: words of comparison and swap right around it."""

import re

from creator_audit.model.brand import Stance

LOOK_BACK = 48
_GAP = r"\W+(?:[\w'’]+\W+){0,2}@?#?$"
# The name right behind these is the one spoken against; the one before them is spoken for.
_BETTER = (
    r"instead of|rather than|better than|nicer than|beats|outperforms|alternative to"
    r"|dupe (?:for|of)"
    r"|upgrade from|switched from|moved on from|unlike"
    r"|statt|anstatt|anstelle von|besser als|lieber als|im gegensatz zu|alternative zu"
    r"|au lieu de|plutôt que|plutot que|mieux que|meilleure? que|contrairement à|contrairement a"
    r"|en vez de|en lugar de|mejor que|mejores que|a diferencia de"
    r"|em vez de|ao invés de|ao inves de|melhor que|melhor do que|ao contrário de|ao contrario de"
    r"|invece di|al posto di|meglio di|migliore di|a differenza di"
    r"|in plaats van|beter dan|liever dan|anders dan"
)
# The name right behind these is spoken for; the one before them is spoken against.
_WORSE = (
    r"worse than|inferior to"
    r"|(?:can't|cannot|can not|doesn't|does not) (?:compete with|compare to|beat)"
    r"|(?:no|not a) match for|nowhere near(?: as good as)?|not as good as|copy of|knock-?off of"
    r"|schlechter als|nicht so gut wie|kommt nicht an|kein vergleich zu"
    r"|pire que|moins bien que|moins bon(?:ne)? que|n'arrive pas à la cheville de"
    r"|peor que|no tan buen[oa] como|pior que|pior do que|não tão bom quanto"
    r"|peggio di|peggiore di|non all'altezza di|slechter dan|niet zo goed als|minder goed dan"
)
_LINK = r"\W+(?:(?:is|are|was|were|works|does|ist|sind|est|sont|es|son|é|è|são|sono|zijn)\W+)?"
_MORE = (
    r"(?:(?:so|way|much|far|a|lot|even|just|viel|deutlich|bien|beaucoup|mucho|muito|molto|veel)"
    r"\W+)*"
)
_OVER = (
    r"(?:choose|chose|pick|picked|prefer|prefers|preferred|take|took)"
    r"\W+(?:[@#]?[\w'’]+\W+){1,5}over"
)
_NOT = r"(?<!not )(?<!n't )(?<!no )(?<!nicht )(?<!pas )(?<!não )(?<!non )(?<!niet )"
_AGAINST_NEXT = re.compile(rf"(?<!\w){_NOT}(?:{_BETTER}){_GAP}")
_OVER_NEXT = re.compile(rf"(?<!\w){_OVER}{_GAP}")
_FOR_NEXT = re.compile(rf"(?<!\w)(?:{_WORSE}){_GAP}")
_FOR_BEFORE = re.compile(rf"(?:'s|s)?{_LINK}{_MORE}(?:{_BETTER})\b")
_AGAINST_BEFORE = re.compile(rf"(?:'s|s)?{_LINK}{_MORE}(?:{_WORSE})\b")
_SKIPPED = re.compile(
    r"(?<!\w)(?:skip|ditch|forget|leave|drop|avoid|vergiss|vergesst|lasst|oublie[zs]?"
    r"|laisse[zs]?(?: tomber)?"
    r"|olvida|olvidad|esquece|esqueçam|lascia(?:te)?(?: perdere| stare)?|dimentica|vergeet|laat)"
    + _GAP
)
_URGED = re.compile(
    r"(?<!\w)(?:get|buy|try|use|grab|choose|go for|opt for|pick up|reach for|switch to|nimm|nehmt"
    r"|kauf|kauft|prends|prenez|achète|achetez|compra|comprad|compre|comprem|usa|usad|use|prova"
    r"|comprate|prendi|prendete|koop|neem|pak)" + _GAP
)
_REFUSAL = 16
_REFUSED = re.compile(
    r"(?:not|n't|dont|never|stop|no|nicht|nie|pas|jamais|nunca|jamás|não|non|mai|niet|nooit)\W+$"
)


def side_of(text: str, start: int, end: int, floor: int = 0) -> Stance:
    """The side that a comparison right around a name gives it; neutral where there is none.

    `floor` is where the name before it ends: words before that one speak of that one.
    """
    before = text[max(floor, start - LOOK_BACK) : start]
    if _FOR_NEXT.search(before):
        return Stance.PRAISE
    if _AGAINST_NEXT.search(before) or _OVER_NEXT.search(text[max(0, start - LOOK_BACK) : start]):
        return Stance.DISSUADE
    if _AGAINST_BEFORE.match(text, end):
        return Stance.DISSUADE
    if _FOR_BEFORE.match(text, end):
        return Stance.PRAISE
    return Stance.NEUTRAL


def is_urged(text: str, start: int, floor: int = 0) -> bool:
    """Whether an order to get it stands right before a name, and no "don't" before the order."""
    found = _URGED.search(text[max(floor, start - LOOK_BACK) : start])
    if found is None:
        return False
    at = max(floor, start - LOOK_BACK) + found.start()
    return not _REFUSED.search(text[max(0, at - _REFUSAL) : at])


def is_skipped(text: str, start: int, floor: int = 0) -> bool:
    """Whether an order to leave it stands right before a name."""
    return bool(_SKIPPED.search(text[max(floor, start - LOOK_BACK) : start]))
