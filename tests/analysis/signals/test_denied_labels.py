"""A label that is denied is no label, and a topic is neither."""

from collections.abc import Callable

import pytest

from creator_audit.model.signal import Signal, SignalKind

Scan = Callable[..., tuple[Signal, ...]]
COMMERCIAL = {
    SignalKind.DISCLOSURE_LABEL,
    SignalKind.PAYMENT,
    SignalKind.GIFT,
    SignalKind.AFFILIATE_STATEMENT,
}

DENIALS = {
    "en": "This is not an ad|Not #ad|Not sponsored, just happy|I don't get paid for this"
    "|Nobody paid me to say this|They did not pay me|Unsponsored",
    "de": "Keine Werbung|Unbezahlte Werbung|Werbung / unbezahlt|Nicht gesponsert"
    "|Werbung (unbezahlt und unbeauftragt)|Niemand bezahlt mich dafür|Kein #werbung"
    "|#keinewerbung",
    "fr": "Non sponsorisé|Ce n’est pas une pub|Pas de partenariat ici|Personne ne me paie"
    "|Pas une collaboration commerciale",
    "es": "No es publi|No es #publi|Nadie me ha pagado|Post no patrocinado",
    "it": "Non è pubblicità|Non è #adv|Non sponsorizzato|Nessuno mi paga|No adv",
    "pt": "Não é publi|Não é #publi|Não fui paga|Ninguém me pagou por isso",
    "nl": "Geen reclame|Niet gesponsord|Geen #adv|Ik word hier niet voor betaald|Ongesponsord",
    "sv": "Inte ett samarbete|Ej reklam|Inte #reklam|Ingen har betalat mig|Osponsrat",
    "fi": "Ei mainos|Tämä ei ole mainos|Ei kaupallinen yhteistyö|Kukaan ei maksa minulle",
    "da": "Ikke reklame|Det er ikke en annonce|Ikke #reklame|Jeg får ikke betaling",
}


@pytest.mark.parametrize(
    ("language", "text"), [(k, t) for k, listed in DENIALS.items() for t in listed.split("|")]
)
def test_denials_are_their_own_kind(scan: Scan, language: str, text: str) -> None:
    kinds = {s.kind for s in scan(text, language)}
    assert SignalKind.DENIAL in kinds
    assert not kinds & COMMERCIAL


def test_a_denial_ends_at_a_mark(scan: Scan) -> None:
    kinds = {s.kind for s in scan("Not for everyone. #ad", "en")}
    assert SignalKind.DISCLOSURE_LABEL in kinds
    assert SignalKind.DENIAL not in kinds


def test_unpaid_work_denies_nothing(scan: Scan) -> None:
    assert SignalKind.DENIAL not in {s.kind for s in scan("Drei Wochen unbezahlter Urlaub", "de")}


TOPICS = {
    "en": "A gift for my mum|My partner and I|Got a promotion at work|Thanks mum for the cake",
    "de": "Ich hasse Werbung|Werbung im Fernsehen nervt|Bitte keine Werbung einwerfen"
    "|Ich habe Anzeige erstattet|Anzeige erstatten ist wichtig|Mein Partner und ich",
    "fr": "On va boire une bière au pub|Soirée pub avec les copains|La pub à la télé me fatigue"
    "|Mon partenaire de vie|Annonce : nous déménageons",
    "es": "Odio la publicidad|Publicidad engañosa|Regalo de mi madre|Regalo de cumpleaños",
    "it": "La pubblicità in tv|Annuncio: ci sposiamo|Lavoro in pubblicità|Un omaggio a mia nonna",
    "pt": "Odeio publicidade|Faço faculdade de publicidade|Um brinde à vida",
    "nl": "Ik haat reclame|Reclame op tv|Geen reclame aub|Mijn partner en ik|Promotie op het werk",
    "sv": "Jag hatar reklam|Reklam på tv|Ingen reklam tack|En annons på Blocket|Reklam är tråkigt",
    "fi": "Mainos telkkarissa|Ei mainoksia|Mainio päivä|Yhteistyö koulun kanssa",
    "da": "Reklame i fjernsynet|Annonce i lokalavisen|En gave fra min mor|Nej tak til reklamer",
}


@pytest.mark.parametrize(
    ("language", "text"), [(k, t) for k, listed in TOPICS.items() for t in listed.split("|")]
)
def test_topics_are_neither_label_nor_denial(scan: Scan, language: str, text: str) -> None:
    assert not {s.kind for s in scan(text, language)} & (COMMERCIAL | {SignalKind.DENIAL})


LABELS = {
    "de": "Werbung: mein Serum|[Anzeige] mein Serum|Unterstützt durch Oatmarl",
    "fr": "Pub - mon sérum|PUBLICITÉ mon sérum|Sponsorisé par Oatmarl|#PUBLICITE",
    "es": "Patrocinado por Oatmarl|PUBLI: sérum|Regalo de Oatmarl",
    "it": "Sponsorizzato da Oatmarl|[ADV] siero",
    "pt": "Parceria paga com Oatmarl|[PUBLI] sérum",
    "nl": "Reclame: serum|Betaald partnerschap met Oatmarl",
    "sv": "Reklam för Oatmarl|REKLAM: serum|Annons för Oatmarl",
    "fi": "Mainos Oatmarl|[mainos] seerumi|Kaupallinen yhteistyö Oatmarl",
    "da": "Reklame for Oatmarl|Annonce: serum|Gave fra Oatmarl",
    "ga": "#FÓGRA seiriam nua|Fógra: seiriam",
    "en": "#OatmarlPartner|Oatmarl gave me this product to try|Thanks Oatmarl|Promoted by Oatmarl",
}


@pytest.mark.parametrize(
    ("language", "text"), [(k, t) for k, listed in LABELS.items() for t in listed.split("|")]
)
def test_labels_of_every_language_and_those_with_a_name(
    scan: Scan, language: str, text: str
) -> None:
    assert SignalKind.DISCLOSURE_LABEL in {s.kind for s in scan(text, language)}


@pytest.mark.parametrize("text", ["#lifepartner", "#GymPartner", "#dance_partner"])
def test_a_tag_without_a_brand_is_no_label(scan: Scan, text: str) -> None:
    assert SignalKind.DISCLOSURE_LABEL not in {s.kind for s in scan(text, "en")}
