"""Each risk over several posts: raised where it should be, silent where it must be."""

from datetime import date, timedelta

import pytest

from creator_audit.analysis.trust_risks import RISKS, assess_trust
from creator_audit.model.brand import Brand, BrandMention, Stance
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Family, Finding, Outcome, Severity
from creator_audit.model.history import History, TimelineEntry, TrustPost
from creator_audit.model.rule import Rule, RuleDoc, RulePack
from creator_audit.model.signal import Signal, SignalKind, Strength

SPRING = date(2025, 4, 3)
BRANDS = {
    "lumavelle": Brand("lumavelle", "Lumavelle", "skin care"),
    "veldrona": Brand("veldrona", "Veldrona", "skin care"),
    "haldrik": Brand("haldrik", "Haldrik", "pans"),
}


def rule(risk: str, **parameters: object) -> Rule:
    doc = RuleDoc("what", "why", "fix", "limits", "innocent", "question")
    return Rule(
        risk,
        Family.TRUST,
        risk,
        "Title",
        Severity.MODERATE,
        "m",
        "u",
        doc,
        "1",
        parameters=parameters,
    )


def sign(kind: SignalKind, text: str = "words", strength: Strength = Strength.NONE) -> Signal:
    return Signal(kind, strength, 0, 0, len(text), text)


def post(
    number: int,
    *signals: Signal,
    day: date = SPRING,
    tie: Strength = Strength.NONE,
    post_class: str = "",
    redirect: bool = False,
    disclosed: bool = False,
    **stances: Stance,
) -> TrustPost:
    against = Stance.DISSUADE in stances.values()
    post_class = post_class or ("deinfluencing" if against else "other")
    mentions = tuple(
        BrandMention(brand, f"p{number}", 0, 0, 4, brand, stance)
        for brand, stance in stances.items()
    )
    return TrustPost(
        f"p{number}",
        "a",
        "instagram",
        day,
        post_class,
        (),
        tie,
        redirect,
        disclosed,
        signals,
        ("caption",),
        mentions,
    )


def assess(
    risk: str, *posts: TrustPost, deals: tuple[Deal, ...] = (), **known: object
) -> list[Finding]:
    parameters = known.pop("parameters", {})
    history = History(posts, known.pop("timeline", ()), deals, BRANDS, frozenset())
    return list(RISKS[risk](history, rule(risk, **parameters)))


def later(days: int) -> date:
    return SPRING + timedelta(days=days)


SWAP = sign(SignalKind.SUBSTITUTION, "skip X, get Y")
LINK = sign(SignalKind.AFFILIATE_LINK, "amzn.to/x", Strength.STRONG)


def test_substitution_with_an_earning_link_is_a_gap() -> None:
    (found,) = assess("substitution", post(1, SWAP, LINK, tie=Strength.STRONG, redirect=True))
    assert found.outcome is Outcome.FLAG
    assert {e.signal.text for e in found.evidence} == {"skip X, get Y", "amzn.to/x"}


def test_substitution_with_a_label_is_a_question_and_without_a_tie_is_nothing() -> None:
    labelled = post(1, SWAP, LINK, tie=Strength.STRONG, redirect=True, disclosed=True)
    assert [f.outcome for f in assess("substitution", labelled)] == [Outcome.NEEDS_REVIEW]
    assert assess("substitution", post(1, SWAP, redirect=True)) == []
    assert assess("substitution", post(1, SWAP, tie=Strength.WEAK, redirect=True)) == []


def test_u_turn_names_both_posts_and_needs_a_tie_to_be_a_gap() -> None:
    before = post(1, tie=Strength.RECORDED, lumavelle=Stance.PRAISE)
    after = post(2, day=later(150), lumavelle=Stance.DISSUADE)
    (found,) = assess("u-turn", before, after)
    assert found.outcome is Outcome.FLAG
    assert found.post_ids == ("p1", "p2")
    assert dict(found.parameters)["days"] == "150"
    plain = post(1, lumavelle=Stance.PRAISE)
    assert [f.outcome for f in assess("u-turn", plain, after)] == [Outcome.NEEDS_REVIEW]


@pytest.mark.parametrize(
    "after",
    [
        post(2, day=later(150), lumavelle=Stance.PRAISE),
        post(2, day=later(150), haldrik=Stance.DISSUADE),
        post(2, day=later(400), lumavelle=Stance.DISSUADE),
        post(2, sign(SignalKind.VIEW_CHANGE), day=later(150), lumavelle=Stance.DISSUADE),
    ],
    ids=["same view", "other brand", "long ago", "change is told"],
)
def test_no_u_turn(after: TrustPost) -> None:
    assert assess("u-turn", post(1, lumavelle=Stance.PRAISE), after) == []


def timeline(*classes: str) -> tuple[TimelineEntry, ...]:
    return tuple(
        TimelineEntry(f"p{n}", "a", SPRING + timedelta(days=n), name)
        for n, name in enumerate(classes)
    )


def test_role_conflict_counts_runs_and_shares() -> None:
    run = assess("role-conflict", timeline=timeline(*["sponsored"] * 6, "other"))
    assert [dict(f.parameters)["shape"] for f in run] == ["run"]
    assert run[0].outcome is Outcome.NEEDS_REVIEW
    assert len(run[0].post_ids) == 6
    mixed = ["sponsored", "sponsored", "other"] * 8
    shares = assess("role-conflict", timeline=timeline(*mixed))
    assert [dict(f.parameters)["sponsored"] for f in shares] == ["16"]
    assert assess("role-conflict", timeline=timeline(*["sponsored", "other"] * 12)) == []


def test_rival_pay_needs_a_deal_with_a_rival_near_the_day() -> None:
    deal = Deal("d", "Lumavelle", starts=SPRING, ends=later(60), brand_id="lumavelle")
    against = post(1, day=later(10), veldrona=Stance.DISSUADE)
    assert [f.outcome for f in assess("rival-pay", against, deals=(deal,))] == [Outcome.FLAG]
    soon_after = post(1, day=later(90), veldrona=Stance.DISSUADE)
    assert [f.outcome for f in assess("rival-pay", soon_after, deals=(deal,))] == [
        Outcome.NEEDS_REVIEW
    ]
    long_after = post(1, day=later(200), veldrona=Stance.DISSUADE)
    other_trade = post(1, day=later(10), haldrik=Stance.DISSUADE)
    offered = Deal("d", "Lumavelle", status=DealStatus.OFFERED, brand_id="lumavelle")
    assert assess("rival-pay", long_after, other_trade, deals=(deal,)) == []
    assert assess("rival-pay", against, deals=(offered,)) == []


def test_retaliation_asks_after_a_declined_deal() -> None:
    deal = Deal(
        "d",
        "Veldrona",
        ends=SPRING,
        status=DealStatus.DECLINED,
        declined_by="brand",
        brand_id="veldrona",
    )
    soon = post(1, day=later(20), veldrona=Stance.DISSUADE)
    assert [f.outcome for f in assess("retaliation", soon, deals=(deal,))] == [Outcome.NEEDS_REVIEW]
    assert (
        assess("retaliation", post(1, day=later(300), veldrona=Stance.DISSUADE), deals=(deal,))
        == []
    )
    assert (
        assess("retaliation", post(1, day=later(20), veldrona=Stance.PRAISE), deals=(deal,)) == []
    )


def test_exclusivity_names_category_or_brand() -> None:
    deal = Deal(
        "d",
        "Lumavelle",
        starts=SPRING,
        exclusive_for=("skin care",),
        exclusive_until=later(100),
        brand_id="lumavelle",
    )
    paid = post(1, day=later(5), tie=Strength.STRONG, veldrona=Stance.NEUTRAL)
    assert [f.outcome for f in assess("exclusivity-breach", paid, deals=(deal,))] == [Outcome.FLAG]
    assert (
        assess("exclusivity-breach", post(1, day=later(5), haldrik=Stance.PRAISE), deals=(deal,))
        == []
    )
    assert (
        assess("exclusivity-breach", post(1, day=later(200), veldrona=Stance.PRAISE), deals=(deal,))
        == []
    )


def test_gift_then_praise_without_a_label() -> None:
    deal = Deal("d", "Haldrik", DealKind.GIFT, starts=SPRING, brand_id="haldrik")
    quiet = post(1, day=later(9), haldrik=Stance.PRAISE)
    told = post(2, day=later(12), disclosed=True, haldrik=Stance.PRAISE)
    (found,) = assess("gift-to-praise", quiet, told, deals=(deal,))
    assert found.post_ids == ("p1",)
    fee = Deal("d", "Haldrik", DealKind.FEE, starts=SPRING, brand_id="haldrik")
    assert assess("gift-to-praise", quiet, deals=(fee,)) == []


@pytest.mark.parametrize(
    ("risk", "signals", "tie", "outcome"),
    [
        (
            "verdict-without-use",
            (SignalKind.NO_USE, SignalKind.DISSUASION),
            Strength.NONE,
            "needs_review",
        ),
        ("verdict-without-use", (SignalKind.NO_USE,), Strength.NONE, None),
        ("unproven-harm-claim", (SignalKind.HARM_CLAIM,), Strength.NONE, "needs_review"),
        ("unproven-harm-claim", (SignalKind.HARM_CLAIM, SignalKind.SOURCE), Strength.NONE, None),
        ("bought-sentiment", (SignalKind.BOUND_WORDS,), Strength.NONE, "needs_review"),
        ("trend-riding", (SignalKind.TREND,), Strength.STRONG, "needs_review"),
        ("trend-riding", (SignalKind.TREND, SignalKind.REASON), Strength.STRONG, None),
        ("trend-riding", (SignalKind.TREND,), Strength.NONE, None),
    ],
)
def test_single_posts(
    risk: str, signals: tuple[SignalKind, ...], tie: Strength, outcome: str | None
) -> None:
    given = post(1, *map(sign, signals), tie=tie, veldrona=Stance.NEUTRAL)
    assert [str(f.outcome) for f in assess(risk, given)] == ([outcome] if outcome else [])


def test_a_critique_with_reasons_is_a_good_sign() -> None:
    given = post(
        1,
        sign(SignalKind.DISSUASION),
        sign(SignalKind.REASON),
        post_class="deinfluencing",
        veldrona=Stance.DISSUADE,
    )
    assert [f.outcome for f in assess("substantiated-critique", given)] == [Outcome.PASS]
    bare = given._replace(signals=(sign(SignalKind.DISSUASION),))
    assert assess("substantiated-critique", bare) == []


def test_ids_stay_when_evidence_changes_and_each_id_stands_once() -> None:
    first = post(1, SWAP, LINK, tie=Strength.STRONG, redirect=True)
    changed = first._replace(signals=(SWAP, sign(SignalKind.DISCOUNT_CODE)), is_disclosed=True)
    assert assess("substitution", first)[0].id == assess("substitution", changed)[0].id
    pack = RulePack("1", "d", {"substitution": rule("substitution")}, {}, {})
    assert len(assess_trust(History((first, first), ()), pack)) == 1


def test_one_harsh_word_is_no_advice_against() -> None:
    before = post(1, tie=Strength.RECORDED, lumavelle=Stance.PRAISE)
    harsh = post(2, day=later(30), post_class="sponsored", lumavelle=Stance.DISSUADE)
    assert assess("u-turn", before, harsh) == []
    also = harsh._replace(also=("deinfluencing",))
    assert len(assess("u-turn", before, also)) == 1


def test_advice_against_a_rival_is_no_breach_of_exclusivity() -> None:
    deal = Deal(
        "d",
        "Lumavelle",
        starts=SPRING,
        exclusive_for=("skin care",),
        exclusive_until=later(100),
        brand_id="lumavelle",
    )
    slated = post(1, day=later(5), tie=Strength.STRONG, veldrona=Stance.DISSUADE)
    assert assess("exclusivity-breach", slated, deals=(deal,)) == []
