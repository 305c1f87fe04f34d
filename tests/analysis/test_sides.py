"""Which side each of two brands stands on, by the words around their names."""

import pytest

from creator_audit.analysis.mentions import BrandNames, mentions
from creator_audit.analysis.scan import default_scanner
from creator_audit.model.brand import Brand
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.rules.load import load_pack

SCANNER = default_scanner(load_pack())
NAMES = BrandNames([Brand("torvik", "Torvik", "coffee"), Brand("melbray", "Melbray", "coffee")])
FOR, AGAINST, OPEN = "praise", "dissuade", "neutral"


def sides(text: str) -> tuple[str, str]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    named = mentions(given, SCANNER.scan(given), NAMES)
    found = {mention.brand_id: mention.stance.value for mention in named}
    return found["torvik"], found["melbray"]


@pytest.mark.parametrize(
    ("text", "torvik", "melbray"),
    [
        ("Torvik is way better than Melbray", FOR, AGAINST),
        ("Torvik ist viel besser als Melbray", FOR, AGAINST),
        ("Torvik est mieux que Melbray", FOR, AGAINST),
        ("Torvik es mejor que Melbray", FOR, AGAINST),
        ("Torvik é melhor do que Melbray", FOR, AGAINST),
        ("Torvik è meglio di Melbray", FOR, AGAINST),
        ("Torvik is beter dan Melbray", FOR, AGAINST),
        ("Melbray is worse than Torvik", FOR, AGAINST),
        ("Melbray ist schlechter als Torvik", FOR, AGAINST),
        ("Melbray can't compete with Torvik", FOR, AGAINST),
        ("Torvik is no better than Melbray", OPEN, OPEN),
        ("Skip Melbray, get Torvik", FOR, AGAINST),
        ("Don't buy Melbray. Buy Torvik.", FOR, AGAINST),
        ("Laisse tomber Melbray, prends plutôt Torvik", FOR, AGAINST),
        ("Vergiss Melbray, nimm lieber Torvik", FOR, AGAINST),
        ("Olvida Melbray, compra mejor Torvik", FOR, AGAINST),
        ("Lascia perdere Melbray, prendi Torvik", FOR, AGAINST),
        ("I switched from Melbray to Torvik and love it", FOR, AGAINST),
        ("I love Torvik but Melbray is a waste of money", FOR, AGAINST),
        ("I don't recommend Melbray, Torvik is amazing", FOR, AGAINST),
        ("Things I regret buying: Torvik, Melbray and a mat", AGAINST, AGAINST),
        ("Anti-haul! I won't buy:\n1. Torvik grinder\n2. Melbray beans", AGAINST, AGAINST),
        ("Five ranked:\n1. Torvik - love it\n2. Melbray - terrible, avoid", FOR, AGAINST),
    ],
)
def test_two_brands_get_two_sides(text: str, torvik: str, melbray: str) -> None:
    assert sides(text) == (torvik, melbray)


def test_words_quoted_from_somebody_else_are_not_the_writers() -> None:
    given = ScanInput(
        "p",
        "instagram",
        (
            ScanPart(
                PartRole.CAPTION,
                'My sister: "don\'t buy Torvik, it is terrible". Still love it, highly recommend',
            ),
        ),
    )
    (named,) = mentions(given, SCANNER.scan(given), NAMES)
    assert named.stance.value == FOR


@pytest.mark.parametrize(
    ("text", "count"),
    [("My old Torviks are fine", 1), ("Torviks Kaffee", 1), ("some torviks", 0), ("Torvika", 0)],
)
def test_a_plural_or_genitive_names_the_brand(text: str, count: int) -> None:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    assert len(mentions(given, SCANNER.scan(given), NAMES)) == count
