"""TextBlob's polarity, as one weak feature where the phrases leave a post just undecided.

Measured with ``tests/evaluation/ablation.py``: added to every post it lowers the macro F1 of a
labelled set outside the project by 0.007 (adjectives of mood count like praise of a product).
Asked only for English posts that miss a threshold by little it once helped one post in four
hundred; since the phrases grew it gains nothing on 595 invented posts and costs 0.003 on
the labelled set.
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
