"""A scanner that knows invented label lists, so that no country's file decides these tests."""

from collections.abc import Callable

import pytest

from creator_audit.analysis.scan import Scanner
from creator_audit.model.disclosure import Clarity
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.rule import LabelTerm
from creator_audit.model.signal import Signal
from creator_audit.rules.lexicons import load_lexicons

TERMS = {
    "en": "ad #ad advert sponsored #sponsored #gifted|paid partnership|#[brand]partner"
    "|thanks [brand]|[brand] gave me this product to try|promoted by [brand]|sp",
    "de": "Werbung #werbung Anzeige #anzeige|unterstützt durch [Marke]",
    "fr": "Publicité #publicité Pub #pub|collaboration commerciale|sponsorisé par [marque]",
    "es": "publicidad publi #publi|patrocinado por [marca]|regalo de [marca]",
    "it": "pubblicità adv #adv|sponsorizzato da [brand]",
    "pt": "publicidade publi #publi anúncio|parceria paga",
    "nl": "reclame #reclame advertentie #adv|betaald partnerschap",
    "sv": "reklam #reklam annons|reklam för [varumärke]|betalt samarbete med [varumärke]",
    "fi": "mainos #mainos|mainos [brändi]|kaupallinen yhteistyö",
    "da": "reklame #reklame annonce #annonce|gave fra [brand]",
    "ga": "Fógra #fógra",
}
"""One word each between blanks, except for those between bars."""


def _split(listed: str) -> list[str]:
    first, *others = listed.split("|")
    return [*first.split(), *others]


@pytest.fixture(scope="session")
def scanner() -> Scanner:
    """The shipped phrases with the labels above."""
    terms = [
        LabelTerm(term, language, Clarity.SUFFICIENT)
        for language, listed in TERMS.items()
        for part in [_split(listed)]
        for term in part
    ]
    return Scanner(load_lexicons(), terms)


@pytest.fixture(scope="session")
def scan(scanner: Scanner) -> Callable[..., tuple[Signal, ...]]:
    """Signals of one caption."""

    def run(text: str, language: str = "", links: tuple[str, ...] = ()) -> tuple[Signal, ...]:
        part = ScanPart(PartRole.CAPTION, text, language=language)
        return scanner.scan(ScanInput("p", "instagram", (part,), links)).signals

    return run
