"""TextBlob's polarity, as one weak feature where the phrases leave a post just undecided.

Measured on a labelled set outside the project: added to every post it lowers the macro F1 (by
0.004 to 0.02, since adjectives of mood count like praise of a product). Asked only for English
posts that miss a threshold by little, about sentences that name a product, it helps one post in
four hundred and harms none. So it is asked there alone, and imported only then.
"""

from collections.abc import Iterable

from creator_audit.model.judgement import ScanInput
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.text.sentences import sentences

CLEAR = 0.5
"""Polarity (-1 to 1) from which the words of a sentence count as taking sides."""
_NAMING = frozenset({SignalKind.TOPIC, SignalKind.BRAND_TAG})


def product_polarity(given: ScanInput, signals: Iterable[Signal]) -> float:
    """Mean polarity of the sentences that name a product; 0 if there are none."""
    named = {
        given.parts[s.part].text[span.start : span.end]
        for s in signals
        if s.kind in _NAMING and s.part >= 0
        for span in sentences(given.parts[s.part].text)
        if span.start <= s.start < span.end
    }
    if not named:
        return 0.0
    # Imported here: it takes a third of a second, and most runs never ask.
    from textblob.en import sentiment

    return sum(float(sentiment(sentence)[0]) for sentence in sorted(named)) / len(named)
