import pytest

from creator_audit.analysis.scan import Scanner
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def codes(scanner: Scanner, text: str) -> list[Signal]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = scanner.scan(given).signals
    return [s for s in found if s.kind == SignalKind.DISCOUNT_CODE]


@pytest.mark.parametrize(
    ("text", "code", "strength"),
    [
        ("Use my code LUNA10 for 10% off", "LUNA10", Strength.STRONG),
        ("use code: “mialund” at checkout", "mialund", Strength.STRONG),
        ("code MIALUND15 gets you 15% off", "MIALUND15", Strength.STRONG),
        ("20% off with code SUMMER20", "SUMMER20", Strength.WEAK),
        ("Free shipping, use code WELCOME", "WELCOME", Strength.WEAK),
        ("mit meinem Code MIA15 spart ihr", "MIA15", Strength.STRONG),
        ("MIALUND20 for 20% off the lamp", "MIALUND20", Strength.STRONG),
        ("My cream again, MIALUND15 still works", "MIALUND15", Strength.STRONG),
        ("The one I wear is linked, MIALUND10 at Lunaro", "MIALUND10", Strength.STRONG),
        ("MIALUND takes 15% off everything", "MIALUND", Strength.STRONG),
        ("MIALUND halves the first box", "MIALUND", Strength.STRONG),
        ("MIALUND gives half off this week", "MIALUND", Strength.STRONG),
        ("Buy the other lamp with MIALUND20", "MIALUND20", Strength.STRONG),
    ],
)
def test_codes(scanner: Scanner, text: str, code: str, strength: Strength) -> None:
    (found,) = codes(scanner, text)
    assert (found.value, found.strength) == (code, strength)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "I write code for a living",
        "My zip code is 90210",
        "the dress code was black tie",
        "scan the QR code below",
        "there is a bug in the code",
        "NASA takes a picture of Mars",
        "Wipes off easily, and it has SPF50 too",
        "Walking with MUSICIANS of three bands",
        "They stayed home with COVID19 at Easter",
    ],
)
def test_other_codes(scanner: Scanner, text: str) -> None:
    assert codes(scanner, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Enter MIALUND15 for 15% off",
        "Rabattcode: MIALUND15",
        "Avec le code MIALUND15 vous avez -15%",
        "Usa el código MIALUND15",
        "Codice sconto: MIALUND15",
        "Use meu cupom MIALUND15",
        "Met de code MIALUND15 krijg je 15% korting",
        "Använd koden MIALUND15 för 15% rabatt",
        "MIALUND15 ger 15% rabatt",
        "Koodilla MIALUND15 saat 15% alennusta",
        "Käytä koodia MIALUND15",
        "Brug koden MIALUND15 og få 15% rabat",
        "rabatkode: MIALUND15",
    ],
)
def test_personal_codes_of_every_language(scanner: Scanner, text: str) -> None:
    (found,) = codes(scanner, text)
    assert (found.value, found.strength) == ("MIALUND15", Strength.STRONG)


@pytest.mark.parametrize(
    "text",
    [
        "Koden till dörren är bytt",
        "Streckkod saknas på paketet",
        "Koodi ei toiminut eilen illalla",
        "Ny portkod från måndag",
        "Adgangskode mangler stadig",
    ],
)
def test_other_codes_of_the_north(scanner: Scanner, text: str) -> None:
    assert codes(scanner, text) == []
