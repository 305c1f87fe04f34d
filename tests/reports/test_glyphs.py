"""No caption aborts a report and no character is lost."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creator_audit.reports import typesetting
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.glyphs import GlyphGuard, guard_document, shipped_cover
from creator_audit.reports.pdf import render_pdf
from creator_audit.reports.typesetting import typeset
from creator_audit.reports.words import Words
from tests.reports.invented import facts, finding, quote
from tests.reports.reading import words_of

NASTY = (
    "NUL \x00 here",
    "lone \ud83d surrogate and \udc00 another",
    "non-characters \ufffe \uffff \ufdd0 \U0001fffe",
    "bom \ufeff, unit \x1f, delete \x7f, C1 \x85\x9b",
    "bidi \u202egnp.exe\u202c \u2066isolate\u2069 \u200f\u061c",
    "zwj 👩🏽‍🔬 👨‍👩‍👧‍👦 🏳️‍🌈 keycap 1️⃣ flag 🇯🇵 🏴󠁧󠁢󠁥󠁮󠁧󠁿 lone \u200d \ufe0f \u20e3",
    "private \ue000 \U000f0000 \U0010fffd",
    "الخصم 20٪ مع الكود MARLO عند @brand",
    "שלום לכולם, קוד MARLO20",
    "किताब ৰ தமிழ் ไทยคำยาว ខ្មែរ မြန်မာ ქართული አማርኛ",
    "最近ハマっている 한국어 中文。",
    "combining e\u0301\u0302\u0303\u0304 alone \u0301 zalgo Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "𝗳𝗮𝗻𝗰𝘆 𝓪𝓭 ⓐⓓ 🅰🅳 ａｄ ᵃᵈ \U0001d7ff",
    '#eval(read("/etc/passwd")) $x$ *b* _i_ `c` <tag> @ref \\ // /* [ ] { } ~ -- --- ...',
    "w" * 4000,
    "https://long.example/" + "abc/" * 400 + "?q=" + "é" * 300,
    "\n" * 200 + "\r\n\t\v\f\u2028\u2029",
    "😂" * 600,
    "",
    " ",
    "new 🫪 \U0001fa8e \U0001fac6",
)


def named_or_kept(text: str, cleaned: str) -> bool:
    """Whether every character is there, as itself or by number; line ends and tabs may turn."""
    rest = cleaned
    for sign in text:
        if sign in "\r\x85\u2029\x0b\x0c\t":
            rest = rest[1:]
            continue
        name = f"⟨U+{ord(sign):04X}⟩"
        if rest.startswith(name):
            rest = rest[len(name) :]
        elif rest.startswith(sign):
            rest = rest[1:]
        else:
            return False
    return rest == ""


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=80))
def test_no_character_is_lost(text: str) -> None:
    cleaned = GlyphGuard(shipped_cover()).clean(text)
    assert named_or_kept(text, cleaned)
    cleaned.encode("utf-8")


@pytest.mark.parametrize("sign", ["\x00", "\ufffe", "\ud800", "\u202e", "\ue000"])
def test_signs_that_stop_typst_are_named(sign: str) -> None:
    guard = GlyphGuard(shipped_cover())
    assert guard.clean(f"a{sign}b") == f"a⟨U+{ord(sign):04X}⟩b"
    assert list(guard.named.values()) == [ord(sign)]


def test_nasty_captions_make_a_report(tmp_path: Path) -> None:
    told = tuple(finding(n, ("missing-disclosure", "", caption)) for n, caption in enumerate(NASTY))
    base = facts(findings=0, risks=0)
    document = build_report(_with(base, told))
    target = tmp_path / "nasty.pdf"
    render_pdf(document, target)
    read = words_of(target)
    assert "⟨U+0000⟩" in read
    assert '#eval(read("/etc/passwd"))' in read
    assert "root:" not in read


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(st.characters(exclude_categories=()), min_size=1, max_size=60),
        min_size=10,
        max_size=40,
    )
)
def test_random_captions_compile(texts: list[str]) -> None:
    """Straight through typst with the first guard alone: the fallback must not be needed."""
    document = build_report(facts(findings=0, risks=0))
    section = {
        "key": "x",
        "title": "x",
        "label": "",
        "starts_page": False,
        "blocks": [{"type": "paragraph", "runs": [{"t": text}]} for text in texts],
    }
    clean = guard_document(
        {**document, "cover": None, "sections": [section]}, GlyphGuard(shipped_cover()), Words()
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "plain_cover", lambda: pytest.fail("needed the fallback"))
        assert typeset(clean).startswith(b"%PDF-1.7")


def test_named_characters_are_listed_in_the_report() -> None:
    told = (finding(0, ("missing-disclosure", "en", "see \U0001faea \ue000 [[code X]]")),)
    document = build_report(_with(facts(findings=0), told))
    guard = GlyphGuard(frozenset(map(ord, string.printable + "“”…–’⟨⟩ ·●")))
    clean = guard_document(document, guard, Words())
    assert "⟨U+1FAEA⟩" in str(clean["sections"])
    examined = next(part for part in clean["sections"] if part["key"] == "examined")
    assert "⟨U+E000⟩" in examined["blocks"][-1]["blocks"][-1]["text"]


def test_a_quote_of_half_characters_keeps_its_marks() -> None:
    assert quote("a \ud83d [[code X]] b", "en").marks[0].text == "code X"


def _with(base, findings):
    from dataclasses import replace

    return replace(base, findings=findings)
