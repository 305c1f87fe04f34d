import pytest

from creator_audit.analysis.mentions import BrandNames, candidates, mentions
from creator_audit.analysis.scan import Scanner
from creator_audit.model.brand import Brand, HandleRole, Stance
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.rules.lexicons import load_lexicons

NAMES = BrandNames(
    (
        Brand("lunaro", "Lunaro", aliases=("Lunaro Beauty",), handles=("@lunaro.beauty",)),
        Brand("vexa", "Vexa", domains=("vexa.example",)),
        Brand("anna", "Annabell", role=HandleRole.FRIEND),
    ),
    own=("mialund",),
    friends=("anna",),
)
P, D, N = Stance.PRAISE, Stance.DISSUADE, Stance.NEUTRAL


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def told(scanner: Scanner, text: str) -> list[tuple[str, Stance]]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = mentions(given, scanner.scan(given), NAMES)
    assert all(m.part < 0 or text[m.start : m.end] == m.text for m in found)
    return [(m.brand_id, m.stance) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't buy the Lunaro lamp. Get the Vexa one instead!", [("lunaro", D), ("vexa", P)]),
        ("Skip @lunaro.beauty and try Vexa instead", [("lunaro", D), ("vexa", P)]),
        ("Vexa is so much better than Lunaro", [("vexa", P), ("lunaro", D)]),
        ("I love my Lunaro lamp. I also own one by Vexa.", [("lunaro", P), ("vexa", N)]),
        ("The lamp is by Lunaro. I regret buying it.", [("lunaro", D)]),
        ("Lamps by #lunaro and https://vexa.example/x", [("lunaro", N), ("vexa", N)]),
        ("Lunaro Beauty is more than Lunarocks", [("lunaro", N)]),
    ],
)
def test_stance_by_sentence(
    scanner: Scanner, text: str, expected: list[tuple[str, Stance]]
) -> None:
    assert told(scanner, text) == expected


def test_own_and_friends_names_are_no_brands(scanner: Scanner) -> None:
    assert told(scanner, "I love this day with @anna and @mialund") == []


def test_an_unknown_handle_counts_where_the_post_takes_sides(scanner: Scanner) -> None:
    assert told(scanner, "I love this lamp by @zed.lamps") == [("zed-lamps", P)]
    assert told(scanner, "At the sea @zed.lamps") == []


def test_candidates_are_handles_hosts_and_codes(scanner: Scanner) -> None:
    text = "Use my code MIA10 at https://shop.vexa.example/x with @lunaro"
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = candidates(given, scanner.scan(given))
    assert set(found) == {"MIA10", "shop.vexa.example", "lunaro"}
