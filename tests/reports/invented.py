"""Invented facts for report tests: people, brands, hosts and figures exist nowhere."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime

from creator_audit.model.audit import Edition
from creator_audit.model.disclosure import Channel, Verdict
from creator_audit.model.finding import Decision, Family, FindingVerdict, Review, Severity
from creator_audit.model.finding import finding_id as id_of
from creator_audit.queries.findings import CitationLine
from creator_audit.queries.overview import ClassCounts, MonthBar, ShareRow
from creator_audit.reports.facts import (
    AccuracyFacts,
    EventFacts,
    FindingFacts,
    IssueFacts,
    MarkFacts,
    PackFacts,
    QuoteFacts,
    ReportFacts,
    RuleFacts,
    RuleOutFacts,
    SourceFacts,
    ToDo,
)

US = CitationLine(
    "us-endorsement-guides",
    "Guides concerning endorsements",
    "FTC",
    "16 CFR 255.5",
    "https://law.example/255-5",
    "read",
)
GB = CitationLine(
    "gb-cap-code", "CAP Code", "ASA/CAP", "rules 2.1 and 2.4", "https://code.example/2", "read"
)
RULES = (
    RuleFacts(
        "missing-disclosure",
        "No label found",
        "2026.11",
        Family.DISCLOSURE,
        "critical",
        "A post that promotes something in return for money, goods or commission says so itself.",
        "Words that are only spoken or shown on screen are not read.",
        (("us", US), ("gb", GB)),
    ),
    RuleFacts(
        "buried-disclosure",
        "Label behind the fold or among tags",
        "2026.11",
        Family.DISCLOSURE,
        "serious",
        "A label is seen before the reader taps “more”, and stands apart from a run of tags.",
        "",
        (("us", US), ("gb", GB)),
    ),
    RuleFacts(
        "ambiguous-disclosure",
        "Words that leave it open",
        "2026.11",
        Family.DISCLOSURE,
        "moderate",
        "The words of a label tell an ordinary reader that this is advertising.",
        "",
        (("gb", GB),),
    ),
    RuleFacts(
        "substitution",
        "One product slammed, another named in its place",
        "2026.11",
        Family.TRUST,
        "serious",
        "A post advises against one product and names another with a tie.",
        "",
        (),
    ),
    RuleFacts(
        "u-turn",
        "A changed view on a brand",
        "2026.11",
        Family.TRUST,
        "moderate",
        "A brand that was praised with a tie is advised against later.",
        "",
        (),
    ),
)
CAPTIONS = (
    (
        "missing-disclosure",
        "en",
        (
            "okay I was NOT going to post this but the Velmora balm fixed my "
            "cheeks in nine days 🧴✨ [[code MARLO15]] gets you 15 % off until Sunday, link in bio → "
            "[[velmora.example/marlo?tag=marlo-21]] #skintok #barrierrepair"
        ),
    ),
    (
        "missing-disclosure",
        "en",
        (
            "four weeks with the Hydrelle night serum and this is the only one "
            "I’d buy twice. [[thank you @hydrelle for sending it over]] 🤍"
        ),
    ),
    (
        "missing-disclosure",
        "en",
        (
            "3 coffees I stopped buying and the one I kept. Grinder: "
            "[[https://shop.example/pellwick-grinder-second-generation-anthracite?tag=marlo-21&ref=x]]\n\n"
            "Beans: [[https://shop.example/pellwick-no4?tag=marlo-21]]"
        ),
    ),
    (
        "missing-disclosure",
        "ar",
        (
            "هذا المنتج غيّر روتيني تمامًا، بشرتي أهدأ من أي وقت مضى. "
            "[[استخدموا الكود MARLO20]] للحصول على خصم عند سندرا لابز"
        ),
    ),
    (
        "buried-disclosure",
        "en",
        (
            "my desert island routine, no notes: cleanse, [[@velmora]] balm, "
            "sunscreen, sleep. I’ve finished three tubes and I am not stopping now, ask anyone who lives "
            "with me #skincare #barrier #slugging #nighttime #grwm #calmskin #selfcare #velmora ((#ad))"
        ),
    ),
    (
        "buried-disclosure",
        "en",
        "𝗱𝗼𝗻’𝘁 𝗯𝘂𝘆 the big-name buds 🎧🚫 𝓫𝓾𝔂 ⓘⓝⓢⓣⓔⓐⓓ → Tornlo Air 2, "
        "[[ｌｉｎｋ in bio]], [[use TORNMARLO]] 👩🏽‍🔬🇯🇵 1️⃣0️⃣ % off. "
        + "more words here " * 12
        + "((ad, Tornlo))",
    ),
    (
        "ambiguous-disclosure",
        "ja",
        (
            "最近ハマっているプロテイン🥤 Nutrivane のバニラ味、朝に一杯だけで全然"
            "ちがう！ [[プロフィールのリンクから 15% オフ MARLO15]] ((sp))"
        ),
    ),
    (
        "ambiguous-disclosure",
        "de",
        (
            "Meine ehrliche Feuchtigkeitscremeverträglichkeitsdokumentation "
            "nach 30 Tagen. [[Für mich bleibt Hydrelle die Nummer eins]] 💧 ((collab))"
        ),
    ),
    (
        "ambiguous-disclosure",
        "en",
        "this is a joke right " + "yes" * 40 + " get yours "
        "[[https://zeph.example/r/marlo]] \U0001faea ((thanks Zephirra))",
    ),
)
BRANDS = ("Velmora", "Hydrelle", "Pellwick", "Tornlo", "Nutrivane", "Oakenfell", "Lumisk")


def quote(text: str, language: str, fold: int | None = 125) -> QuoteFacts:
    """A quote from a text in which ``[[sign]]`` and ``((label))`` are marked."""
    plain, marks = "", []
    rest = text
    while rest:
        found = min((p for p in (rest.find("[["), rest.find("((")) if p >= 0), default=-1)
        if found < 0:
            plain += rest
            break
        is_label = rest[found : found + 2] == "(("
        end = rest.index("))" if is_label else "]]", found)
        plain += rest[:found]
        words = rest[found + 2 : end]
        kind = "disclosure_label" if is_label else "discount_code"
        if "http" in words or ".example" in words:
            kind = "affiliate_link"
        elif "@" in words:
            kind = "brand_tag"
        strength = "weak" if kind == "brand_tag" else "strong"
        marks.append(
            MarkFacts(len(plain), len(plain) + len(words), words, kind, strength, is_label)
        )
        plain += words
        rest = rest[end + 2 :]
    return QuoteFacts("p", "caption", plain, language, fold, tuple(marks))


def finding(n: int, caption: tuple[str, str, str] | None = None) -> FindingFacts:
    rule_id, language, text = caption or CAPTIONS[n % len(CAPTIONS)]
    rule = next(rule for rule in RULES if rule.id == rule_id)
    verdict = Verdict.NONE_FOUND if rule_id == "missing-disclosure" else Verdict.INSUFFICIENT
    is_question = n % 4 == 3
    brand = BRANDS[n % len(BRANDS)]
    post = f"tiktok:{7000000 + n}"
    return FindingFacts(
        id=id_of(rule_id, post),
        rule_id=rule_id,
        rule_version=rule.version,
        family=Family.DISCLOSURE,
        outcome="needs_review" if is_question else "flag",
        severity=rule.severity,
        verdict=Verdict.CANNOT_TELL if is_question else verdict,
        title=rule.title,
        message=f"Signs of a tie to {brand}; {rule.title[0].lower()}{rule.title[1:]}",
        day=f"{2023 + n % 4}-{1 + n % 12:02d}-{1 + n % 28:02d}",
        platform=("tiktok", "instagram", "youtube", "x")[n % 4],
        kind=("video", "reel", "short", "feed")[n % 4],
        brand=brand,
        problem="" if rule_id == "missing-disclosure" else rule_id.split("-")[0],
        post_ids=(post,),
        permalink=f"https://video.example/{n}",
        quotes=(quote(text, language),),
        verdicts=(
            FindingVerdict("us", verdict, Severity(rule.severity), (US.id,)),
            FindingVerdict("gb", verdict, Severity(rule.severity), (GB.id,)),
        ),
        citations=(US, GB),
        innocent="The code may come from a public programme that pays nothing.",
        question="Did the brand pay, send or promise anything for this post?",
        remedy="Put “Ad” at the very start of the caption.",
        suggestion="Ad | " + quote(text, language).text,
        missing_channels=(Channel.PLATFORM_LABEL, Channel.SPOKEN) if n % 2 else (),
    )


def risk(n: int) -> FindingFacts:
    rule_id = ("substitution", "u-turn")[n % 2]
    rule = next(rule for rule in RULES if rule.id == rule_id)
    chain = (
        EventFacts("2025-05-09", "dissuade", "Advises against the big-name buds", "weak"),
        EventFacts("2025-05-09", "praise", "Names Tornlo Air 2 with the code TORNMARLO", "strong"),
        EventFacts("2025-09-02", "praise", "Praises Tornlo again, labelled “Ad”", "recorded"),
    )
    if n == 2:
        chain = (EventFacts("2025-04-01", "deal", "Tornlo: fee, active", "recorded"), *chain)
    return FindingFacts(
        id=id_of(rule_id, f"chain-{n}"),
        rule_id=rule_id,
        rule_version="2026.11",
        family=Family.TRUST,
        outcome="flag" if n == 0 else "needs_review",
        severity=rule.severity,
        verdict="",
        title=rule.title,
        message="A post advises against one product and names Tornlo Air 2 with a code.",
        day="2025-05-09",
        platform="tiktok",
        brand="Tornlo",
        post_ids=("tiktok:1", "tiktok:2"),
        quotes=(quote("Skip the big-name buds, [[get the Tornlo Air 2]]", "en", None),),
        citations=(US,),
        innocent="The better product may simply be the better product.",
        question="Was Tornlo paying, giving goods or commission when the post was made?",
        remedy="Say in the post how the product was come by.",
        chain=chain,
        to_rule_out=(
            RuleOutFacts(
                "a post that explains the change",
                "none found in 3 posts from 9 May 2025 to 2 September 2025",
                "not_found",
            ),
        ),
    )


def good_sign(n: int) -> FindingFacts:
    return FindingFacts(
        id=id_of("substantiated-critique", f"good-{n}"),
        rule_id="substantiated-critique",
        rule_version="1",
        family=Family.TRUST,
        outcome="pass",
        severity="minor",
        verdict="",
        title="Critique with reasons",
        message="The post advises against something and tells how long; no sign of a tie.",
        day=f"2025-06-{1 + n % 28:02d}",
        platform="tiktok",
        brand="Pellwick",
        post_ids=(f"tiktok:{900 + n}",),
        quotes=(quote("I wore the Pellwick hat [[for a month]] and the seam went", "en", None),),
        innocent="Not needed: this is a good sign.",
        question="None.",
    )


def source(name: str, platform: str, found: int) -> SourceFacts:
    return SourceFacts(
        file=name,
        sha256=("5be01c7f" * 8),
        size=18_240_000,
        platform=platform,
        layout=f"{platform} 2026-04 json",
        account="@marloquist",
        exported_on="2026-11-01",
        found=found,
        new=found - 3,
        rejected=3,
        first_day="2022-11-01",
        last_day="2026-10-31",
        other=(("repost", 14),),
        not_read=(("messages/inbox.json", "Private messages are never opened."),),
        issues=(
            IssueFacts(
                "posts_1.json",
                ("/17", "/208"),
                "time-not-readable",
                "No date that could be read.",
                3,
            ),
        ),
    )


def months(seed: int = 7, count: int = 48) -> tuple[MonthBar, ...]:
    chance = random.Random(seed)
    bars = []
    for n in range(count):
        number = 2022 * 12 + 10 + n
        bars.append(
            MonthBar(
                number // 12,
                number % 12 + 1,
                ClassCounts(
                    chance.randint(0, 1 + n // 9),
                    chance.randint(1, 6),
                    chance.randint(0, 3),
                    chance.randint(3, 9),
                ),
            )
        )
    return tuple(bars)


def facts(findings: int = 24, risks: int = 4, edition: Edition = Edition.OWNER) -> ReportFacts:
    """A whole report's facts; sums agree."""
    bars = months()
    counts = ClassCounts(
        *(
            sum(getattr(bar.counts, name) for bar in bars)
            for name in ("sponsored", "recommending", "deinfluencing", "other")
        )
    )
    shown = tuple(finding(n) for n in range(findings))
    decided = replace(
        finding(900),
        review=Review(
            "x",
            Decision.ACCEPTED,
            "Accepted until the brand answers.",
            "2027-01-31",
            "M. Quist",
            "2026-11-01T10:00:00+00:00",
        ),
    )
    third = ClassCounts(
        counts.sponsored // 3,
        counts.recommending // 3,
        counts.deinfluencing // 3,
        counts.other // 3,
    )
    rest = ClassCounts(
        *(
            getattr(counts, name) - 2 * getattr(third, name)
            for name in ("sponsored", "recommending", "deinfluencing", "other")
        )
    )
    return ReportFacts(
        client="Marlo Quist",
        edition=edition,
        made_at=datetime(2026, 11, 3, 9, 30, tzinfo=UTC),
        app_version="0.1.0",
        rules_version="2026.11",
        rules_digest="c0ffee" * 10,
        accounts=(("tiktok", "@marloquist"), ("instagram", "@marloquist"), ("youtube", "")),
        prepared_for="Marlo Quist",
        prepared_by="Iris Vandeleur, Fairlead Talent",
        data_until="2026-11-01",
        first_day="2022-11-01",
        last_day="2026-10-31",
        sources=(
            source("TikTok_Data_1762128000.json", "tiktok", 304),
            source("instagram-marloquist-2026-11-01-Xq71bTz.zip", "instagram", 217),
            source("takeout-20261101T081512Z-001.zip", "youtube", 98),
        ),
        posts=counts.total + 7,
        without_text=7,
        without_date=2,
        counts=counts,
        with_tie=149,
        verdicts=(
            ("sufficient", 99),
            ("insufficient", 18),
            ("none_found", 14),
            ("cannot_tell", 18),
        ),
        by_jurisdiction=(
            (
                "us",
                (
                    ("sufficient", 101),
                    ("insufficient", 17),
                    ("none_found", 14),
                    ("cannot_tell", 17),
                ),
            ),
            (
                "gb",
                (("sufficient", 99), ("insufficient", 18), ("none_found", 14), ("cannot_tell", 18)),
            ),
        ),
        months=bars,
        platforms=(
            ShareRow("tiktok", "TikTok", third),
            ShareRow("instagram", "Instagram", third),
            ShareRow("youtube", "YouTube", rest),
        ),
        brands=tuple(
            ShareRow(name.lower(), name, ClassCounts(9 - n, 4, n % 3, 1))
            for n, name in enumerate(BRANDS)
        ),
        do_first=(
            ToDo("14 posts: code or link, no label found.", "Put “Ad” at the very start."),
            ToDo("8 posts: label behind the fold.", "Move it before the cut."),
            ToDo("4 patterns across posts.", "Answer their questions."),
        ),
        findings=shown,
        risks=tuple(risk(n) for n in range(risks)),
        good_signs=(good_sign(0),) if risks else (),
        decided=(decided,),
        classes_changed=2,
        rules=RULES,
        packs=(
            PackFacts(
                "us",
                "United States",
                "2026.11",
                date(2026, 11, 1),
                ("16 CFR 255", "FTC staff questions and answers"),
            ),
            PackFacts(
                "gb",
                "United Kingdom",
                "2026.11",
                date(2026, 11, 1),
                ("CAP Code section 2", "ASA and CMA guide for influencers"),
            ),
        ),
        accuracy=(
            AccuracyFacts("sponsored", 410, (0.91, 0.88, 0.94), (0.87, 0.83, 0.9)),
            AccuracyFacts("deinfluencing", 12, None, None),
        ),
        has_ledger=True,
    )
