"""A country's file becomes typed entries, and every slip is told with its line and field."""

from datetime import date

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.disclosure import Clarity
from creator_audit.model.limits import (
    Channels,
    Condition,
    End,
    Frames,
    HashtagRun,
    Language,
    Places,
    PlatformLabel,
    Position,
    Repeats,
    Spot,
    Unlisted,
)
from creator_audit.rules.read_jurisdiction import read_jurisdiction
from creator_audit.rules.tables import parse

TEXT = """code = "zz"
name = "Zedland"
languages = ["en", "de"]
version = "1"
checked_on = 2026-11-22
first_text = 2010-01-01

[[bodies]]
id = "board"
name = "Advertising Board"
what = "self-regulation"

[[citations]]
id = "zz-code"
title = "Code"
publisher = "Advertising Board"
kind = "code"
basis = "recalled"

[[labels]]
terms = ["#ad"]
language = "en"
clarity = "sufficient"
citations = ["zz-code"]
to = 2022-12-31

[[labels]]
terms = ["#gift", "#AD:"]
language = "en"
clarity = "conditional"
citations = ["zz-code"]
from = 2023-01-01
when = { ties = ["gift"], with_brand_tag = true, first_hashtags = 3 }
otherwise = "insufficient"

[[labels]]
terms = ["#werbung"]
language = "de"
clarity = "sufficient"
citations = ["zz-code"]
[labels.when]
post_kinds = ["story"]
roles = ["frame"]

[[statements]]
kind = "gift"
clarity = "none"
citations = ["zz-code"]
body = "board"

[[limits]]
kind = "LIMIT"
citations = ["zz-code"]

[[ties]]
relation = "past_relation"
counts = "question"
months = 12
citations = ["zz-code"]

[[exemptions]]
id = "criticism"
condition = "Nothing is praised."
citations = ["zz-code"]

[[notes]]
topic = "penalties"
text = "A fine."
citations = ["zz-code"]

[rules.missing-disclosure]
severity = "serious"
citations = ["zz-code"]
"""
FRAMES = TEXT.replace("LIMIT", "frames")


def read(text):
    return read_jurisdiction(parse(text, "jurisdictions/zz.toml"))[0]


def test_everything_a_file_may_hold():
    place = read(FRAMES)
    assert place.regulators == ("Advertising Board",)
    assert [label.term for label in place.labels] == ["#ad", "#gift", "#AD:", "#werbung"]
    gift, story = place.labels[1], place.labels[3]
    assert gift.when == Condition(ties=frozenset({"gift"}), with_brand_tag=True, first_hashtags=3)
    assert gift.otherwise is Clarity.INSUFFICIENT
    assert story.when == Condition(post_kinds=frozenset({"story"}), roles=frozenset({"frame"}))
    assert (place.statements[0].clarity, place.statements[0].body) == (None, "board")
    assert (place.ties[0].counts, place.ties[0].months) == ("question", 12)
    assert place.exemptions[0].id == "criticism"
    assert place.notes[0].topic == "penalties"
    assert place.citations == ("zz-code",)


@pytest.mark.parametrize(
    ("lines", "asks"),
    [
        (
            'places"\nseen = ["title"]\nelsewhere = ["alt_text"]\nlater = ["profile"]\n#"',
            Places(frozenset({"title"}), frozenset({"alt_text"}), frozenset({"profile"})),
        ),
        (
            'position"\nany_of = ["first-words", "beside-link"]\nfirst_words = 30\n#"',
            Position((Spot.FIRST_WORDS, Spot.BESIDE_LINK), first_words=30),
        ),
        ('hashtag-run"\nrun = 5\nbefore = 2\n#"', HashtagRun(5, 2)),
        ('end"\nglance_chars = 40\n#"', End(40, 500)),
        ("frames", Frames()),
        (
            'channels"\nchannels = ["spoken"]\nneeds = "all"\n#"',
            Channels(("spoken",), needs_all=True),
        ),
        ('repeats"\ncount = 2\n#"', Repeats(2)),
        (
            'language"\nfollows = "either"\ninternational = ["#ad"]\n#"',
            Language("either", ("#ad",)),
        ),
        ('platform-label"\nworth = "sufficient"\n#"', PlatformLabel(Clarity.SUFFICIENT)),
        ('unlisted"\nclarity = "conditional"\n#"', Unlisted(Clarity.CONDITIONAL)),
    ],
)
def test_each_kind_of_limit_has_its_own_values(lines, asks):
    (limit,) = read(TEXT.replace("LIMIT", lines)).limits
    assert limit.asks == asks


@pytest.mark.parametrize(
    ("old", "new", "line", "field"),
    [
        ('code = "zz"', 'code = "yy"', 1, "code"),
        ('languages = ["en", "de"]', "languages = []", 3, "languages"),
        ('what = "self-regulation"', 'what = "club"', 11, "bodies.0.what"),
        ('body = "board"', 'body = "bord"', 49, "statements.0.body"),
        ("from = 2023-01-01", "from = 2022-12-31", 28, "labels.1.terms"),
        ('ties = ["gift"]', 'ties = ["present"]', 33, "labels.1.when.ties"),
        ('post_kinds = ["story"]', 'post_kinds = ["tale"]', 42, "labels.2.when.post_kinds"),
        ("first_hashtags = 3", "first_tags = 3", 33, "labels.1.when.first_tags"),
        ('kind = "gift"', 'kind = "present"', 46, "statements.0.kind"),
        ('kind = "frames"', 'kind = "frame"', 52, "limits.0.kind"),
        ('kind = "frames"', 'kind = "frames"\nrun = 3', 53, "limits.0.run"),
        ('kind = "frames"', 'kind = "repeats"', 51, "limits.0.count"),
        ('relation = "past_relation"', 'relation = "gift"', 58, "ties.0.months"),
        ('counts = "question"', 'counts = "maybe"', 57, "ties.0.counts"),
        ('id = "criticism"', 'id = "critic"', 62, "exemptions.0.id"),
        ('topic = "penalties"', 'topic = "fines"', 67, "notes.0.topic"),
        (
            'condition = "Nothing is praised."\ncitations = ["zz-code"]',
            'condition = "x"',
            61,
            "exemptions.0.citations",
        ),
    ],
)
def test_a_slip_is_told_with_its_line_and_field(old, new, line, field):
    assert FRAMES.count(old) == 1
    with pytest.raises(RulePackError) as caught:
        read(FRAMES.replace(old, new))
    assert (caught.value.line, caught.value.field.startswith(field)) == (line, True)


def test_days_of_an_entry():
    label = read(FRAMES).labels[0]
    assert label.in_force(date(2022, 12, 31))
    assert not label.in_force(date(2023, 1, 1))


def test_two_views_of_a_term_on_one_day_need_a_condition_in_both():
    twice = FRAMES.replace(
        'terms = ["#werbung"]\nlanguage = "de"',
        'terms = ["#gift"]\nlanguage = "en"',
    )
    assert len(read(twice).labels) == 4
    with pytest.raises(RulePackError, match="#gift"):
        read(twice.replace('[labels.when]\npost_kinds = ["story"]\nroles = ["frame"]\n', ""))
