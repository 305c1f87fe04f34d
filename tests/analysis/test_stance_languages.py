"""Ways to turn against a thing, or to stand behind it, in six languages; with their look-alikes."""

import pytest

from creator_audit.analysis.classify import classify
from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.rules.lexicons import load_lexicons

# language | class | text that carries it | look-alike that carries no class
PAIRS = """
de|deinfluencing|Der Mixer war nach drei Wochen kaputt|Nach drei Wochen Urlaub wieder im Büro
de|deinfluencing|Das Serum liegt seitdem ganz hinten im Bad|Die Katze liegt ganz entspannt auf dem Sofa
de|deinfluencing|Diesen Toaster braucht kein Mensch|Heute braucht mein Kind eine Umarmung
de|deinfluencing|Die Suppe schmeckt wie Pappe|Heute mit Pappe gebastelt
de|recommending|An der Pfanne gibt es nichts auszusetzen|An Sonntagen gibt es nichts zu tun
de|recommending|Diese Creme möchte ich nicht mehr missen|Meine Oma wird gerade sehr vermisst
de|recommending|Schon die dritte Flasche von diesem Shampoo|Schon der dritte Regentag in dieser Woche
de|recommending|Das Buch konnte ich nicht aus der Hand legen|Das Baby konnte ich heute lange halten
fr|deinfluencing|Le mixeur a lâché au bout de trois semaines|De retour au bout de trois semaines de vacances
fr|deinfluencing|Le sérum dort au fond du tiroir|Le chat dort au fond du jardin
fr|deinfluencing|Gardez votre argent, ce casque grésille|Gardez votre ticket pour le vestiaire
fr|deinfluencing|Cette soupe est immangeable|Une soupe ce soir, puis au lit
fr|recommending|Rien à redire sur cette poêle|Rien à faire ce dimanche
fr|recommending|Troisième flacon de cette huile|Troisième jour de pluie
fr|recommending|Je ne peux plus me passer de cette crème|Je ne peux plus marcher ce soir
fr|recommending|Ce roman, lu en une nuit|Une nuit blanche à cause du voisin
es|deinfluencing|La batidora se rompió a las dos semanas|Volvemos al cole a las dos semanas
es|deinfluencing|Ahorraos el dinero con este sérum|Hoy hemos sacado dinero del cajero
es|deinfluencing|El sérum acabó en un cajón|El gato acabó en un árbol
es|deinfluencing|Este juego no merece la pena|Hoy no llueve en Sevilla
es|recommending|A esta sartén no le pongo ni un pero|Hoy no le pongo sal a nada
es|recommending|Voy por el tercer bote de esta crema|Voy por el tercer café sin dormir
es|recommending|No puedo vivir sin esta crema|No puedo salir hoy, estudio
es|recommending|La novela la leí del tirón|Hoy salimos a leer al parque
it|deinfluencing|Il frullatore si è rotto dopo due settimane|Rientro al lavoro dopo due settimane
it|deinfluencing|Risparmiate i soldi, questo siero brucia|Oggi ho contato i gradini
it|deinfluencing|Il siero è finito in un cassetto|Il gatto è finito su un albero
it|deinfluencing|Questo gioco non vale la pena|Oggi non piove a Torino
it|recommending|Niente da ridire su questa padella|Niente da fare questa domenica
it|recommending|Sono già al terzo flacone di questa crema|Sono già al terzo giorno di pioggia
it|recommending|Non riesco più a stare senza questa crema|Non riesco a dormire stanotte
it|recommending|Romanzo letto tutto d'un fiato|Stanotte letto scomodo in treno
pt|deinfluencing|O liquidificador quebrou em duas semanas|De volta ao trabalho em duas semanas
pt|deinfluencing|Economize seu dinheiro, esse sérum arde|Hoje contei os degraus
pt|deinfluencing|O sérum está parado na gaveta|O gato está parado na janela
pt|deinfluencing|Esse jogo não vale a pena|Hoje não chove em Braga
pt|recommending|Nada a reclamar dessa frigideira|Nada a fazer neste domingo
pt|recommending|Já no terceiro frasco desse creme|Já no terceiro dia de chuva
pt|recommending|Não vivo sem esse creme|Não durmo sem chuva
pt|recommending|O romance eu li em uma noite|Hoje andei uma noite inteira
nl|deinfluencing|De blender was na twee weken kapot|Na twee weken vakantie weer aan het werk
nl|deinfluencing|Bespaar je het geld, dit serum prikt|Vandaag de trap geteld
nl|deinfluencing|Het serum ligt achterin de kast|De kat ligt achterin de tuin
nl|deinfluencing|Dit spel is het geld niet waard, grote miskoop|Vandaag regent het niet in Gent
nl|recommending|Op deze pan is niets aan te merken|Op zondag is er niets te doen
nl|recommending|Al mijn derde fles van deze shampoo|Al de derde dag regen
nl|recommending|Ik kan niet meer zonder deze crème|Ik kan vandaag niet meer lopen
nl|recommending|Het boek in één ruk uitgelezen|De trein stond in één keer stil
"""
ROWS = [tuple(line.split("|")) for line in PAIRS.strip().splitlines()]


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def class_of(scanner: Scanner, text: str, language: str) -> str:
    scan = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text, language=language),))
    found = scanner.scan(scan)
    given = JudgeInput(scan, found.language, found.signals)
    return classify(given, assess_tie(given)).value.value


@pytest.mark.parametrize(("language", "value", "text", "alike"), ROWS)
def test_a_verdict_and_its_look_alike(
    scanner: Scanner, language: str, value: str, text: str, alike: str
) -> None:
    assert class_of(scanner, text, language) == value
    assert class_of(scanner, alike, language) == "other"
