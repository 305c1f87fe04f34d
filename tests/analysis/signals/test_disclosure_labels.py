"""Labels of disclosure are told from the same words in running text."""

import pytest

from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.operations.engine import engine


def labels(text: str) -> list[Signal]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = engine().scanner.scan(given).signals
    return [signal for signal in found if signal.kind is SignalKind.DISCLOSURE_LABEL]


@pytest.mark.parametrize(
    "text",
    [
        "Powered by @kestrel.test: a week of cold brew",
        "A week of cold brew.\nBrought to you by Kestrel",
        "This video was kindly supported by Kestrel",
        "Our stay was hosted by @saltinn.test",
        "A night away ✨ hosted by @saltinn.test",
    ],
)
def test_credits_of_this_post_are_labels(text: str) -> None:
    assert len(labels(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The watch is powered by an in-house caliber",
        "Ranches protected by easements, funded by a trust and other partners",
        "The awards, hosted by two comedians, honour the best films",
    ],
)
def test_credits_of_other_things_are_none(text: str) -> None:
    assert labels(text) == []


def test_the_word_for_a_sale_is_a_hint_only() -> None:
    (found,) = labels("New laptop at last, what a price #promo")
    assert found.strength is Strength.WEAK


@pytest.mark.parametrize(
    "text",
    [
        "Werbung Der Mixer von Kestrel schafft sogar Eis",
        "Werbung\nDer Mixer von Kestrel schafft sogar Eis",
        "Werbung (PR-Sample): Die Creme kam gestern an",
        "gifted New sets from Kestrel",
        "One quiet morning after the other Publicidad @kestrel.test",
        "We were back by seven. Ad for Kestrel",
        "Reklam för den fina butiken @kestrel.test",
    ],
)
def test_a_label_may_open_a_sentence(text: str) -> None:
    assert labels(text)


@pytest.mark.parametrize(
    "text",
    [
        "Werbung der Konkurrenz nervt nur noch",
        "Die Werbung Der Spiegel kenne ich schon",
        "The hall stays up in partnership with gravity. We loved it",
        "Il mio caffè, in collaborazione con nessuno, la mattina",
        "We wrote to the Ad Agency about it",
    ],
)
def test_a_label_needs_its_place_and_its_name(text: str) -> None:
    assert labels(text) == []


def test_thanks_that_name_a_cause_are_no_thanks() -> None:
    def thanked(text: str) -> bool:
        given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
        found = engine().scanner.scan(given).signals
        return any(signal.kind is SignalKind.BRAND_THANKS for signal in found)

    assert not thanked("Feeling amazing thanks to @kestrel.test tea!")
    assert thanked("Feeling amazing thanks to @kestrel.test!")
    assert thanked("Feeling amazing thanks to @kestrel.test for the tea")
    assert thanked("Thanks to @kestrel.test we slept in")
