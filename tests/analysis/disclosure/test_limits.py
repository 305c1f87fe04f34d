"""Every kind of limit, condition, tie and exemption of a country's file, from both sides."""

from dataclasses import replace
from datetime import date

import pytest
from disclosure_factories import DAY, K, S, judged, label, labelled, part, post, sign

from creator_audit.analysis.classify import classify
from creator_audit.analysis.disclosure.panel import assess_all
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.deal import Deal, DealKind
from creator_audit.model.disclosure import Problem, Verdict
from creator_audit.rules.load import load_pack
from creator_audit.rules.read_jurisdiction import read_jurisdiction
from creator_audit.rules.tables import parse

HEAD = """code = "zz"
name = "Zedland"
languages = ["en"]
version = "1"
checked_on = 2026-11-22
first_text = 2010-01-01
[[bodies]]
id = "board"
name = "Board"
what = "law"
[[bodies]]
id = "court"
name = "Court"
what = "law"
[[citations]]
id = "zz-act"
title = "Act"
publisher = "Zedland"
kind = "law"
url = "https://zed.example/act"
basis = "read"
checked_on = 2026-11-22
[[citations]]
id = "zz-talk"
title = "Talk"
publisher = "Zedland"
kind = "article"
basis = "recalled"
"""
RULES = "".join(
    f'[rules.{name}]\nseverity = "serious"\ncitations = ["zz-act"]\n'
    for name in (
        "missing-disclosure",
        "hidden-stake",
        "ambiguous-disclosure",
        "buried-disclosure",
        "late-disclosure",
        "wrong-language-disclosure",
        "platform-label-only",
    )
)
CITED = 'citations = ["zz-act"]\n'
AD = f'[[labels]]\nterms = ["#ad", "ad"]\nlanguage = "en"\nclarity = "sufficient"\n{CITED}'
BASE = load_pack()
WORDS = "The new coat keeps me dry on the school run and on the long way home from town. "


def pack(*entries, labels=AD):
    """A pack with one invented country."""
    text = HEAD + labels + "".join(entries) + RULES
    place, citations = read_jurisdiction(parse(text, "jurisdictions/zz.toml"))
    known = BASE.citations | {citation.id: citation for citation in citations}
    return replace(BASE, jurisdictions={"zz": place}, citations=known, digest=text)


def limit(kind, lines="", sources=CITED):
    return f'[[limits]]\nkind = "{kind}"\n{lines}{sources}'


def answer(given, *entries, **more):
    return judged(given, "zz", pack(*entries, **more))


def test_without_a_limit_nothing_is_asked_of_the_place():
    assert answer(labelled(WORDS * 9 + "#ad")).verdict is Verdict.SUFFICIENT
    assert answer(labelled("#ad", role="alt_text")).verdict is Verdict.SUFFICIENT


PLACES = limit("places", 'seen = ["caption"]\nelsewhere = ["alt_text"]\nlater = ["landing_page"]\n')


@pytest.mark.parametrize(
    ("role", "problem"),
    [("caption", None), ("alt_text", Problem.BURIED), ("landing_page", Problem.LATE)],
)
def test_places(role, problem):
    found = answer(labelled("#ad coat", role=role), PLACES)
    assert (found.problem, found.is_open) == (problem, False)


def first_words(number):
    return limit("position", f'any_of = ["first-words"]\nfirst_words = {number}\n')


@pytest.mark.parametrize(("number", "problem"), [(9, Problem.BURIED), (10, None)])
def test_first_words(number, problem):
    assert answer(labelled("Nice coats #ad for rain"), first_words(number)).problem is problem


def test_names_and_emoji_before_a_label_do_not_count():
    given = labelled("🌧️🌧️ @coatmakers @rainwear #ad for rain")
    assert answer(given, first_words(0)).verdict is Verdict.SUFFICIENT
    named = labelled("Coatmakers: #ad for rain", brand_names=("coatmakers",))
    assert answer(named, first_words(1)).verdict is Verdict.SUFFICIENT


def test_before_the_fold():
    fold = limit("position", 'any_of = ["before-fold"]\n')
    assert answer(labelled("Coat #ad and so on", fold=8), fold).problem is None
    assert answer(labelled("Coat #ad and so on", fold=7), fold).reason == "after-the-fold"


@pytest.mark.parametrize(("number", "problem"), [(2, Problem.BURIED), (3, None)])
def test_first_hashtags(number, problem):
    asked = limit("position", f'any_of = ["first-hashtags"]\nfirst_hashtags = {number}\n')
    assert answer(labelled("Coat #rain and #walks with #ad"), asked).problem is problem


@pytest.mark.parametrize(("gap", "problem"), [(3, Problem.BURIED), (4, None)])
def test_beside_a_link(gap, problem):
    parts = (part("Coat #ad now amzn.to/x"),)
    asked = limit("position", f'any_of = ["beside-link"]\nbeside_chars = {gap + 1}\n')
    given = post(parts, [label(parts, "#ad"), sign(parts, K.AFFILIATE_LINK, "amzn.to/x")])
    assert answer(given, asked).problem is problem


@pytest.mark.parametrize(("run", "problem"), [(4, Problem.BURIED), (5, None)])
def test_a_run_of_tags(run, problem):
    asked = limit("hashtag-run", f"run = {run}\nbefore = 1\n")
    assert answer(labelled("Coat #rain #walks #coat #ad"), asked).problem is problem
    assert answer(labelled("Coat #ad #rain #walks #coat"), asked).problem is None


@pytest.mark.parametrize(("glance", "problem"), [(79, Problem.LATE), (80, None)])
def test_the_end(glance, problem):
    asked = limit("end", f"glance_chars = {glance}\n")
    found = answer(labelled(WORDS + "#ad"), asked)
    assert (found.problem, found.is_open) == (problem, problem is not None)


def frames(second, role="frame", more=()):
    parts = (part("#ad evening", role, frame=1), part(second, role, frame=2))
    return post(parts, [label(parts, "#ad"), *more], kind="story", relation="paid")


@pytest.mark.parametrize("role", ["frame", "on_screen"])
def test_each_frame_alone(role):
    asked = limit("frames", 'post_kinds = ["story"]\n')
    found = answer(frames("thanks to @lumo", role), asked)
    assert (found.problem, found.reason, found.is_open) == (Problem.BURIED, "other-frame", False)
    assert answer(frames("goodnight", role), asked).is_open
    assert answer(frames("❤️", role), asked).verdict is Verdict.SUFFICIENT
    assert answer(frames("thanks to @lumo", role)).verdict is Verdict.SUFFICIENT


def test_frames_without_numbers_are_frames_of_their_own():
    parts = (part("#ad evening", "frame"), part("with @lumo", "frame"))
    given = post(parts, [label(parts, "#ad")], kind="story", relation="paid")
    assert answer(given, limit("frames")).reason == "other-frame"


def video(*roles, labels=(0,)):
    parts = tuple(part("#ad coat" if n in labels else "coat", r) for n, r in enumerate(roles))
    return post(parts, [label(parts, "#ad", n) for n in labels], kind="video", relation="paid")


@pytest.mark.parametrize(
    ("needs", "given", "reason"),
    [
        ("any", video("caption"), "caption-only"),
        ("any", video("caption", "transcript"), "caption-only"),
        ("any", video("caption", "transcript", "on_screen"), "not-in-video"),
        ("any", video("caption", "transcript", "on_screen", labels=(0, 1)), ""),
        ("all", video("caption", "transcript"), "not-in-video"),
        ("all", video("caption", "transcript", "on_screen", labels=(0, 1)), "not-in-video"),
        ("all", video("caption", "transcript", "on_screen", labels=(0, 1, 2)), ""),
    ],
)
def test_channels(needs, given, reason):
    asked = limit("channels", f'channels = ["spoken", "on_screen"]\nneeds = "{needs}"\n')
    found = answer(given, asked)
    assert found.reason == reason
    assert (found.problem is Problem.BURIED) == (reason == "not-in-video")


@pytest.mark.parametrize(("count", "problem"), [(1, None), (2, Problem.LATE)])
def test_repeats(count, problem):
    given = labelled("#ad welcome all", role="transcript", kind="live")
    assert answer(given, limit("repeats", f"count = {count}\n")).problem is problem


@pytest.mark.parametrize(
    ("follows", "international", "language", "problem"),
    [
        ("post", "[]", "en", None),
        ("post", "[]", "es", Problem.WRONG_LANGUAGE),
        ("post", '["#AD"]', "es", None),
        ("post", "[]", "", None),
        ("audience", "[]", "es", None),
        ("either", "[]", "es", None),
    ],
)
def test_languages(follows, international, language, problem):
    asked = limit("language", f'follows = "{follows}"\ninternational = {international}\n')
    assert answer(labelled("#ad abrigo", language=language), asked).problem is problem


def test_a_foreign_audience():
    asked = limit("language", 'follows = "audience"\n')
    spanish = AD.replace('"en"', '"es"')
    assert answer(labelled("#ad abrigo"), asked, labels=spanish).problem is Problem.WRONG_LANGUAGE


def test_foreign_comes_before_wording():
    vague = AD.replace("sufficient", "insufficient")
    given = labelled("#ad abrigo", language="es")
    asked = limit("language", 'follows = "post"\n')
    assert answer(given, asked, labels=vague).problem is Problem.WRONG_LANGUAGE
    assert answer(given, labels=vague).problem is Problem.AMBIGUOUS


@pytest.mark.parametrize(
    ("worth", "verdict"),
    [("sufficient", Verdict.SUFFICIENT), ("conditional", Verdict.INSUFFICIENT)],
)
def test_the_platforms_label(worth, verdict):
    given = post(["A coat"], platform_label=True)
    assert answer(given, limit("platform-label", f'worth = "{worth}"\n')).verdict is verdict


@pytest.mark.parametrize(
    ("clarity", "problem"), [("insufficient", Problem.AMBIGUOUS), ("conditional", None)]
)
def test_a_term_no_file_lists(clarity, problem):
    asked = limit("unlisted", f'clarity = "{clarity}"\n')
    assert answer(labelled("#zed coat", "#zed"), asked).problem is problem


def test_a_term_of_another_file_is_a_plain_label_of_its_language():
    own = pack(limit("language", 'follows = "post"\n'))
    both = replace(own, jurisdictions=own.jurisdictions | {"us": BASE.jurisdictions["us"]})
    given = labelled("sponsored by Lumo", "sponsored by")
    assert judged(given, "zz", both).verdict is Verdict.SUFFICIENT
    assert judged(given, "zz", own).problem is Problem.AMBIGUOUS
    foreign = replace(given, language="es")
    assert judged(foreign, "zz", both).problem is Problem.WRONG_LANGUAGE


@pytest.mark.parametrize(
    ("lines", "more"),
    [
        ('post_kinds = ["reel"]\n', {"kind": "reel"}),
        ('platforms = ["x"]\n', {"platform": "x"}),
        ('ties = ["gift"]\n', {"relation": "gift"}),
    ],
)
def test_whom_a_limit_applies_to(lines, more):
    asked = limit("position", 'any_of = ["first-words"]\nfirst_words = 0\n' + lines)
    assert answer(labelled("Coat #ad"), asked).problem is None
    assert answer(labelled("Coat #ad", **more), asked).problem is Problem.BURIED


@pytest.mark.parametrize(
    ("lines", "sources"),
    [('at_most = "question"\n', CITED), ("", 'citations = ["zz-talk"]\n')],
)
def test_what_carries_no_gap_is_a_question(lines, sources):
    asked = limit("position", 'any_of = ["first-words"]\nfirst_words = 0\n' + lines, sources)
    found = answer(labelled("Coat #ad"), asked)
    assert (found.problem, found.is_open) == (Problem.BURIED, True)


@pytest.mark.parametrize(
    ("dates", "day", "problem"),
    [
        ("from = 2025-06-01\n", date(2025, 5, 31), None),
        ("from = 2025-06-01\n", date(2025, 6, 1), Problem.BURIED),
        ("to = 2025-06-01\n", date(2025, 6, 1), Problem.BURIED),
        ("to = 2025-06-01\n", date(2025, 6, 2), None),
    ],
)
def test_days_of_a_limit(dates, day, problem):
    asked = limit("position", 'any_of = ["first-words"]\nfirst_words = 0\n' + dates)
    assert answer(labelled("Coat #ad", day=day), asked).problem is problem


def test_the_first_limit_that_fits_decides_and_the_strictest_body():
    near, far = first_words(99), first_words(0)
    given = labelled("Coat #ad")
    assert answer(given, near, far).problem is None
    assert answer(given, far, near).problem is Problem.BURIED
    assert answer(given, near, far + 'body = "court"\n').problem is Problem.BURIED


def when(condition, *, otherwise="insufficient", term="#ad", clarity="sufficient"):
    return (
        f'[[labels]]\nterms = ["{term}"]\nlanguage = "en"\nclarity = "{clarity}"\n{CITED}'
        f'when = {{ {condition} }}\notherwise = "{otherwise}"\n'
    )


TAGS = "Coat #rain #ad"


@pytest.mark.parametrize(
    ("condition", "fits", "fails"),
    [
        ('ties = ["gift"]', labelled("#ad", relation="gift"), labelled("#ad")),
        ('roles = ["title"]', labelled("#ad", role="title"), labelled("#ad")),
        ('post_kinds = ["reel"]', labelled("#ad", kind="reel"), labelled("#ad")),
        ('platforms = ["x"]', labelled("#ad", platform="x"), labelled("#ad")),
        ('post_languages = ["de"]', labelled("#ad", language="de"), labelled("#ad")),
        ("first_hashtags = 1", labelled("#ad #rain"), labelled(TAGS)),
        ("with_brand_tag = true", labelled("#ad by @lumo"), labelled("#ad by Lumo")),
        ("with_brand_tag = false", labelled("#ad by Lumo"), labelled("#ad by @lumo")),
    ],
)
def test_conditions_of_a_label(condition, fits, fails):
    words = when(condition)
    assert answer(fits, labels=words).verdict is Verdict.SUFFICIENT
    assert answer(fails, labels=words).problem is Problem.AMBIGUOUS
    kinder = when(condition, otherwise="conditional")
    assert answer(fails, labels=kinder).verdict is Verdict.SUFFICIENT


def test_a_label_beside_a_link():
    parts = (part("#ad coat amzn.to/x"),)
    given = post(parts, [label(parts, "#ad"), sign(parts, K.AFFILIATE_LINK, "amzn.to/x")])
    assert answer(given, labels=when("beside_link = 6")).verdict is Verdict.SUFFICIENT
    assert answer(given, labels=when("beside_link = 5")).problem is Problem.AMBIGUOUS


def test_a_secondary_label_counts_behind_its_first():
    vague = AD.replace('"#ad", "ad"', '"#first"').replace("sufficient", "insufficient")
    words = vague + when('after_labels = ["#FIRST"]', term="#second")
    for text, verdict in (("#first #second", "sufficient"), ("#second #first", "insufficient")):
        parts = (part(text),)
        given = post(parts, [label(parts, "#first"), label(parts, "#second")], relation="paid")
        assert answer(given, labels=words).verdict == verdict


def test_the_first_condition_that_holds_decides():
    words = when('ties = ["gift"]') + when('platforms = ["x"]')
    assert answer(labelled("#ad", relation="gift"), labels=words).problem is None
    assert answer(labelled("#ad", platform="x"), labels=words).problem is None
    assert answer(labelled("#ad"), labels=words).problem is Problem.AMBIGUOUS


def test_the_strictest_body_decides_on_a_label():
    strict = AD.replace("sufficient", "insufficient") + 'body = "court"\n'
    assert answer(labelled("#ad"), labels=AD + strict).problem is Problem.AMBIGUOUS


@pytest.mark.parametrize(("day", "problem"), [(31, Problem.AMBIGUOUS), (1, None)])
def test_days_of_a_label(day, problem):
    words = AD.replace("sufficient", "insufficient") + "to = 2025-05-31\n"
    words += AD + "from = 2025-06-01\n"
    given = labelled("#ad", day=date(2025, 5 if day == 31 else 6, day))
    assert answer(given, labels=words).problem is problem


def statement(lines):
    return f'[[statements]]\nkind = "gift"\n{lines}{CITED}'


def test_conditions_of_a_sentence():
    parts = (part("they sent me this coat"),)
    given = post(parts, [sign(parts, K.GIFT, "they sent me", S.RECORDED)])
    assert answer(given).verdict is Verdict.NONE_FOUND
    assert answer(given, statement('clarity = "none"\n')).verdict is Verdict.NONE_FOUND
    asked = statement('clarity = "sufficient"\nwhen = { platforms = ["x"] }\n')
    assert answer(given, asked).problem is Problem.AMBIGUOUS
    there = replace(given, scan=replace(given.scan, platform="x"))
    assert answer(there, asked).verdict is Verdict.SUFFICIENT


def tie(relation, counts, more="", sources=CITED):
    return f'[[ties]]\nrelation = "{relation}"\ncounts = "{counts}"\n{more}{sources}'


def test_a_tie_that_does_not_count():
    given = post(["Nice coat"], relation="gift")
    found = answer(given, tie("gift", "no"))
    assert (found.verdict, found.reason) == (Verdict.NOT_REQUIRED, "tie-not-counted")
    assert found.citations == ("zz-act",)
    asked = answer(given, tie("gift", "question"))
    assert (asked.verdict, asked.is_open) == (Verdict.NONE_FOUND, True)
    recalled = answer(given, tie("gift", "no", sources='citations = ["zz-talk"]\n'))
    assert (recalled.verdict, recalled.is_open) == (Verdict.NONE_FOUND, True)
    assert not answer(given, tie("gift", "yes")).is_open


def test_a_link_to_goods_bought_by_oneself():
    parts = (part("I bought it myself: amzn.to/x"),)
    signals = [
        sign(parts, K.SELF_BOUGHT, "I bought it myself"),
        sign(parts, K.AFFILIATE_LINK, "amzn.to/x"),
    ]
    own = tie("self_bought_link", "no")
    assert answer(post(parts, signals), own).verdict is Verdict.NOT_REQUIRED
    assert answer(post(parts, signals[1:]), own).verdict is Verdict.NONE_FOUND


PAST = tie("past_relation", "yes", "months = 12\n")


@pytest.mark.parametrize(
    ("ends", "verdict", "is_open"),
    [
        (None, Verdict.NONE_FOUND, True),
        (date(2024, 6, 2), Verdict.NONE_FOUND, False),
        (date(2024, 6, 1), Verdict.NOT_REQUIRED, False),
    ],
)
def test_a_past_tie(ends, verdict, is_open):
    parts = (part("I love this coat"),)
    deals = (Deal("d", "Lumo", DealKind.FEE, ends=ends),) if ends else ()
    given = post(parts, [sign(parts, K.PRAISE, "love")], relation="past_relation", deals=deals)
    found = answer(given, PAST)
    assert (found.verdict, found.is_open) == (verdict, is_open)


def test_a_past_tie_that_is_only_mentioned():
    found = answer(post(["I worked with them once"], relation="past_relation"), PAST)
    assert (found.verdict, found.reason) == (Verdict.NOT_REQUIRED, "past-tie-only")


def test_a_deal_on_record_reaches_back_as_a_question():
    parts = (part("I love this coat"),)
    deal = Deal("d", "Lumo", DealKind.FEE, ends=date(2025, 2, 1))
    given = post(parts, [sign(parts, K.PRAISE, "love")], deals=(deal,))
    assert answer(given, PAST).verdict is Verdict.CANNOT_TELL
    assert answer(given).verdict is Verdict.NOT_REQUIRED
    old = replace(given, deals=(replace(deal, ends=date(2024, 2, 1)),))
    assert answer(old, PAST).verdict is Verdict.NOT_REQUIRED


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("self-bought", K.SELF_BOUGHT, "bought it myself"),
        ("criticism", K.DISSUASION, "Do not buy"),
    ],
)
def test_an_exemption_is_the_reason_where_the_post_shows_it(name, kind, words):
    text = f"{words}, this coat"
    parts = (part(text),)
    entry = f'[[exemptions]]\nid = "{name}"\ncondition = "So."\n{CITED}'
    found = answer(post(parts, [sign(parts, kind, words)]), entry)
    assert (found.verdict, found.reason) == (Verdict.NOT_REQUIRED, f"exempt:{name}")
    assert found.citations == ("zz-act",)
    assert answer(post(parts), entry).reason == "no-sign"
    tied = post(parts, [sign(parts, kind, words)], relation="paid")
    assert answer(tied, entry).verdict is Verdict.NONE_FOUND


def test_posts_of_one_shape_share_their_answers_and_keep_their_words():
    own = pack(first_words(60))
    found = []
    for text in ("#ad the coat from town", "#AD a lamp for long evenings"):
        given = labelled(text, text[:3])
        held = assess_tie(given)
        (one,) = assess_all(given, held, classify(given, held), ("zz",), own, DAY, has_text=True)
        assert one == judged(given, "zz", own)
        found.append(one)
    assert [one.mark.signal.text for one in found] == ["#ad", "#AD"]
