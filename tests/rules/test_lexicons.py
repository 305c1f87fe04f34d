import re

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.disclosure import Clarity
from creator_audit.model.rule import LabelTerm
from creator_audit.model.signal import Strength
from creator_audit.rules import lexicons
from creator_audit.rules.label_entries import label_entries, label_key
from creator_audit.rules.lexicons import load_lexicons, parse_lexicon, parse_links
from creator_audit.rules.spellings import expand

GROUP = 'language = "en"\n[[groups]]\nid = "a"\nkind = "{kind}"\nphrases = ["{phrase}"]\n'


def test_every_shipped_lexicon_has_the_same_kinds_of_phrases() -> None:
    loaded = load_lexicons()
    assert set(loaded.languages) == {"en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "fi"}
    for language, lexicon in loaded.languages.items():
        kinds = {entry.kind for entry in lexicon.entries}
        stance = () if language in {"sv", "da", "fi"} else ("dissuasion", "praise")
        for kind in ("gift", "payment", "code_cue", "affiliate_statement", "denial", *stance):
            assert kind in kinds, f"{language} has no {kind}"
        assert lexicon.words["negators"], language


def test_files_of_one_language_are_read_together(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "lexicons/xx-more.toml": GROUP.format(kind="trend", phrase="all the rage"),
        "lexicons/xx.toml": GROUP.format(kind="gift", phrase="was sent") + "\n",
    }
    monkeypatch.setattr(lexicons.resources, "names", lambda *_: ["xx-more.toml", "xx.toml"])
    monkeypatch.setattr(lexicons.resources, "read_text", files.__getitem__)
    loaded = lexicons.load_lexicons.__wrapped__()
    assert [entry.kind for entry in loaded.languages["en"].entries] == ["trend", "gift"]


def test_alternatives_and_sets_expand() -> None:
    assert expand("{buy|get} <it> {now|}", {"it": "this|that"}) == (
        "buy this now",
        "buy this",
        "buy that now",
        "buy that",
        "get this now",
        "get this",
        "get that now",
        "get that",
    )


def test_phrases_are_folded_and_gaps_split_off() -> None:
    (entry,) = parse_lexicon(GROUP.format(kind="gift", phrase="Für DICH ~2 geschickt"), "x").entries
    assert entry.head == "fur dich"
    assert entry.tail
    assert entry.id == "en:a"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GROUP.format(kind="bribe", phrase="x"), "unknown kind: bribe"),
        (GROUP.format(kind="gift", phrase="<none> x"), "unknown set 'none'"),
        (GROUP.format(kind="gift", phrase="x") + "colour = 1\n", "unknown field: colour"),
        ("[[groups]]\n", "names no language"),
        ("language = ", "is not readable"),
    ],
)
def test_faults_name_file_and_place(text: str, told: str) -> None:
    with pytest.raises(RulePackError, match=told) as caught:
        parse_lexicon(text, "xx.toml")
    assert "xx.toml" in str(caught.value)


def test_link_facts_hold_host_path_and_value() -> None:
    facts = parse_links(
        '[[hosts]]\nkind = "storefront"\nstrength = "strong"\nnames = ["a.example/shop/"]\n'
        '[[parameters]]\nstrength = "strong"\nhost = "a"\nnames = ["Tag=mia"]\n',
        "links.toml",
    )
    assert facts.hosts["a.example"][0].path == "/shop/"
    assert facts.parameters["tag"][0].value == "mia"


def test_label_keys_ignore_what_does_not_matter() -> None:
    assert label_key("AD:") == label_key("ad") == "ad"
    assert label_key("(paid link)") == label_key("Paid link") == "paid link"
    assert label_key("#ad (tiny)") == "#ad"
    assert label_key("#[Marke]Partner") == "#[brand]partner"


def test_one_entry_for_a_term_listed_in_several_places() -> None:
    (entry,) = label_entries(
        [
            LabelTerm("#ad", "de", Clarity.INSUFFICIENT),
            LabelTerm("#AD", "en", Clarity.SUFFICIENT),
        ]
    )
    assert entry.languages == ("de", "en")
    assert entry.strength == Strength.RECORDED
    assert not entry.is_word


def test_a_gap_at_the_end_of_a_whole_clause_runs_to_its_end() -> None:
    group = GROUP.format(kind="praise", phrase="thank me in ~3") + "whole = true\n"
    (entry,) = parse_lexicon(group, "x").entries
    assert entry.is_whole
    found = re.match(entry.tail, " an hour. Bye")
    assert found is not None
    assert found.group() == " an hour"
    assert re.match(entry.tail, " one two three four five") is None


def test_a_phrase_of_very_many_spellings_keeps_its_meaning_in_fewer_entries() -> None:
    firsts = "|".join(f"first{n}" for n in range(40))
    seconds = "|".join(f"second{n}" for n in range(40))
    text = (
        'language = "en"\n[[groups]]\nid = "g"\nkind = "praise"\n'
        f'phrases = ["{{{firsts}}} {{{seconds}}} end"]\n'
    )
    entries = parse_lexicon(text, "en.toml").entries
    assert len(entries) == 40
    found = {e.head for e in entries if re.fullmatch(e.tail, " second7 end")}
    assert found == {f"first{n}" for n in range(40)}
    assert not any(re.match(e.tail, " other end") for e in entries)
