"""A corrected text is enough: tried over all jurisdictions, ties, languages and kinds of post."""

import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from creator_audit.analysis.correction import correct, open_codes
from creator_audit.analysis.judge import judge
from creator_audit.analysis.label_choice import as_written, candidate_labels
from creator_audit.analysis.scan import shared_scanner
from creator_audit.model.correction import Change
from creator_audit.model.disclosure import Clarity, Verdict
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.rule import LabelTerm
from creator_audit.rules.load import load_pack

RESOURCES = Path(__file__).parents[2] / "resources" / "suggestions"
STAKES = tomllib.loads((RESOURCES / "stakes.toml").read_text(encoding="utf-8"))
STEPS = tomllib.loads((RESOURCES / "en.toml").read_text(encoding="utf-8"))["steps"]
PACK = load_pack()
SCANNER = shared_scanner(PACK)
CODES = tuple(sorted(PACK.jurisdictions))
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
TIES = ("paid", "gift", "affiliate", "own_brand", "employee")
TEXTS = {
    "en": "New lamp from Lumenfold on my desk and it glows so warm in the evening",
    "de": "Die neue Lampe von Lumenfold steht jetzt auf meinem Schreibtisch und leuchtet warm",
    "fr": "La nouvelle lampe de Lumenfold est arrivée sur mon bureau et elle éclaire bien",
    "es": "La nueva lámpara de Lumenfold ya está en mi escritorio y alumbra muy bien",
    "it": "La nuova lampada di Lumenfold è arrivata sulla mia scrivania e illumina bene",
    "nl": "De nieuwe lamp van Lumenfold staat op mijn bureau en geeft mooi warm licht",
    "pt": "A nova luminária da Lumenfold chegou na minha mesa e ilumina muito bem",
    "sv": "Den nya lampan från Lumenfold står på mitt skrivbord och lyser varmt",
    "da": "Den nye lampe fra Lumenfold står på mit skrivebord og lyser varmt om aftenen",
    "fi": "Lumenfoldin uusi lamppu on työpöydälläni ja valaisee todella kauniisti",
}
SHAPES = {
    "feed": (("instagram", "feed"), (PartRole.CAPTION,)),
    "short text": (("x", "feed"), (PartRole.CAPTION,)),
    "story": (("instagram", "story"), (PartRole.FRAME, PartRole.FRAME)),
    "video": (("youtube", "video"), (PartRole.TITLE, PartRole.DESCRIPTION)),
    "clip": (("tiktok", "video"), (PartRole.CAPTION, PartRole.TRANSCRIPT)),
}
SPOKEN = {code: place.languages for code, place in PACK.jurisdictions.items()}
LISTED = {label.language for place in PACK.jurisdictions.values() for label in place.labels}


def post(text, language="en", shape="feed", **known):
    (platform, kind), roles = SHAPES[shape]
    parts = tuple(
        ScanPart(role, text, None, number + 1 if role is PartRole.FRAME else None)
        for number, role in enumerate(roles)
    )
    scan = ScanInput("p", platform, parts)
    return JudgeInput(
        scan, language, SCANNER.scan(scan).signals, kind, **{"published_at": NOW, **known}
    )


def mend(given, codes=CODES):
    stakes = {tie: told.get(given.language, told["en"]) for tie, told in STAKES.items()}
    return correct(given, codes, PACK, SCANNER, TODAY, stakes)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("language", [one for one in TEXTS if one in LISTED])
@pytest.mark.parametrize("code", CODES)
def test_every_gap_of_one_country_can_be_mended(code, language, shape):
    for tie in TIES:
        given = post(TEXTS[language], language, shape, relation=tie)
        if not open_codes(judge(given, PACK, (code,), TODAY), PACK):
            continue
        made = mend(given, (code,))
        assert made is not None, (code, tie, language, shape)
        assert made.left == (), (code, tie, language, shape, made.labels, made.steps)


@pytest.mark.parametrize("language", [one for one in TEXTS if one in LISTED])
def test_one_text_does_for_all_countries_at_once(language):
    for tie in TIES:
        made = mend(post(TEXTS[language], language, relation=tie))
        assert made is not None
        assert made.left == (), (tie, language, made.labels)
        assert made.text.endswith(TEXTS[language])


@pytest.mark.parametrize("tie", TIES)
def test_the_text_alone_is_judged_sufficient_again(tie):
    given = post(TEXTS["en"], relation=tie)
    made = mend(given, ("us", "gb"))
    again = post(made.text, relation=tie)
    judged = judge(again, PACK, ("us", "gb"), TODAY)
    assert {d.verdict for d in judged.disclosures} == {Verdict.SUFFICIENT}
    assert mend(again, ("us", "gb")) is None
    assert made.steps == ()


def test_a_stake_is_told_beside_the_label():
    made = mend(post(TEXTS["en"], relation="own_brand"), ("gb",))
    assert "my own brand" in made.text
    hired = mend(post(TEXTS["en"], relation="paid"), ("gb",))
    assert "my own brand" not in hired.text


def test_an_old_tag_moves_to_the_front():
    text = "Love this serum, use my code MARA10 #skin #glow #face #ad #mask"
    made = mend(post(text, relation="paid"), ("us", "gb"))
    assert made.text == "#ad " + text.replace("#ad ", "") or made.text.startswith("Ad: Love")
    assert text[made.changes[1].old_start : made.changes[1].old_end] == "#ad "


def test_a_vague_tag_goes_and_words_in_a_sentence_stay():
    tag = mend(post("#collab Love this serum, it is light", relation="paid"), ("us", "gb"))
    assert "#collab" not in tag.text
    words = mend(post("Made in collaboration with Lumavelle, it is light", relation="paid"))
    assert "Made in collaboration with Lumavelle, it is light" in words.text


def test_each_frame_of_a_story_gets_the_label():
    made = mend(post(TEXTS["en"], shape="story", relation="paid"), ("us",))
    assert {change.part for change in made.changes} == {0, 1}
    assert all(part.text.startswith(made.labels[0]) for part in made.parts)


def test_what_must_be_said_or_shown_is_a_step():
    plain = post(TEXTS["en"], shape="video", relation="paid")
    hidden = replace(plain.scan, parts=plain.scan.parts[1:])
    given = replace(plain, scan=hidden, signals=SCANNER.scan(hidden).signals)
    made = mend(given, ("us", "gb"))
    assert made.left == ()
    assert set(made.steps) <= set(STEPS)
    assert made.parts[0].text.startswith(made.labels[0])


def test_each_audience_gets_its_own_word_where_none_is_shared():
    werbung = LabelTerm("Werbung", "de", Clarity.SUFFICIENT)
    german = replace(PACK.jurisdictions["us"], labels=(werbung,))
    places = {"us": german, "gb": PACK.jurisdictions["gb"]}
    labels = candidate_labels(replace(PACK, jurisdictions=places), ("us", "gb"), "en", TODAY)
    assert any(label.lower() in ("werbung", "#werbung", "anzeige") for label in labels)
    assert any(label.lower() in ("ad", "#ad") for label in labels)


def test_labels_are_written_as_they_open_a_text():
    assert as_written("ad:") == "Ad"
    assert as_written("#ad") == "#ad"
    assert as_written("(paid link)") == "Paid link"


def test_the_law_of_the_day_decides():
    early = replace(
        post(TEXTS["en"], relation="paid"), published_at=datetime(2015, 3, 1, tzinfo=UTC)
    )
    made = mend(early, ("us",))
    assert made.left == ()


def test_nothing_open_needs_no_correction():
    assert mend(post("#ad " + TEXTS["en"], relation="paid"), ("us", "gb")) is None
    assert mend(post(TEXTS["en"])) is None


def test_changes_name_places_in_both_texts():
    text = "#collab Love this serum"
    made = mend(post(text, relation="paid"), ("us",))
    put_in, taken = made.changes
    assert made.text[put_in.new_start : put_in.new_end].startswith(made.labels[0])
    assert taken == Change(0, 0, 8, put_in.new_end, put_in.new_end)


def test_the_same_post_always_gets_the_same_text():
    given = post(TEXTS["de"], "de", relation="gift")
    first = mend(given)
    mend(post(TEXTS["fr"], "fr", relation="gift"))
    assert mend(given) == first
