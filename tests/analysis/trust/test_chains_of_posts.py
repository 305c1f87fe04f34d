"""Risks that need several posts, a rival or a group: raised, cleared, and what is said of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from creator_audit.analysis.nearby import Nearby
from creator_audit.analysis.trust_risks import RISKS
from creator_audit.model.brand import Brand, BrandMention, Stance
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Finding
from creator_audit.model.history import History, TimelineEntry, TrustPost
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.chains import rule_outs
from creator_audit.rules.load import load_pack

DAY = date(2025, 4, 3)
PACK = load_pack()
BRANDS = {
    "torvik": Brand("torvik", "Torvik", "coffee"),
    "melbray": Brand("melbray", "Melbray", "coffee"),
    "melbray-home": Brand("melbray-home", "Melbray Home", "", parent="Melbray"),
    "haldrik": Brand("haldrik", "Haldrik", "pans"),
}


def sign(kind: SignalKind, strength: Strength = Strength.STRONG, start: int = 0) -> Signal:
    return Signal(kind, strength, 0, start, start + 4, kind.value)


def post(
    number: int, days: int, *signals: Signal, tie: Strength = Strength.NONE, **stances: Stance
) -> TrustPost:
    named = {key.replace("_", "-"): stance for key, stance in stances.items()}
    against = Stance.DISSUADE in named.values()
    mentions = tuple(
        BrandMention(id_, f"p{number}", 0, 10 + at, 14 + at, id_, stance)
        for at, (id_, stance) in enumerate(named.items())
    )
    kind = "deinfluencing" if against else "other"
    day = DAY + timedelta(days=days)
    return TrustPost(
        f"p{number}", "a", "x", day, kind, (), tie, False, False, signals, ("caption",), mentions
    )


def found(
    risk: str,
    posts: Sequence[TrustPost],
    deals: Sequence[Deal] = (),
    timeline: Sequence[TimelineEntry] = (),
) -> list[Finding]:
    history = History(posts, timeline, tuple(deals), BRANDS)
    return list(RISKS[risk](history, PACK.rules[risk]))


def test_a_paid_post_for_a_rival_near_the_slam_is_a_question_with_both_posts() -> None:
    paid = post(1, 0, tie=Strength.STRONG, torvik=Stance.NEUTRAL)
    slam = post(2, 9, melbray=Stance.DISSUADE)
    (one,) = found("rival-pay", [paid, slam])
    assert one.post_ids == ("p1", "p2")
    assert dict(one.parameters)["rival"] == "Torvik"
    assert found("rival-pay", [paid, post(2, 40, melbray=Stance.DISSUADE)]) == []
    assert found("rival-pay", [paid, post(2, 9, haldrik=Stance.DISSUADE)]) == []


def test_the_same_view_from_before_clears_rival_pay_and_retaliation() -> None:
    old, slam = post(1, -300, melbray=Stance.DISSUADE), post(2, 9, melbray=Stance.DISSUADE)
    rival = Deal("d", "Torvik", starts=DAY, brand_id="torvik")
    offer = Deal("o", "Melbray", starts=DAY, status=DealStatus.OFFERED, brand_id="melbray")
    assert len(found("rival-pay", [slam], [rival])) == 1
    assert found("rival-pay", [old, slam], [rival]) == []
    assert len(found("retaliation", [slam], [offer])) == 1
    assert found("retaliation", [old, slam], [offer]) == []


def test_words_of_a_break_in_an_earlier_post_are_part_of_the_chain() -> None:
    talk = post(1, 0, sign(SignalKind.DECLINED_DEAL), melbray=Stance.NEUTRAL)
    (one,) = found("retaliation", [talk, post(2, 20, melbray=Stance.DISSUADE)])
    assert one.post_ids == ("p1", "p2")
    assert found("retaliation", [talk, post(2, 200, melbray=Stance.DISSUADE)]) == []


def test_a_turn_is_cleared_by_a_post_between_and_says_where_it_looked() -> None:
    first, last = post(1, 0, melbray=Stance.PRAISE), post(3, 60, melbray=Stance.DISSUADE)
    told = post(2, 30, sign(SignalKind.VIEW_CHANGE), melbray=Stance.NEUTRAL)
    (one,) = found("u-turn", [first, last])
    (out,) = rule_outs(one)
    assert out.sentence == (
        "To rule out: a post that explains the change:"
        " none found in 2 posts from 2025-04-03 to 2025-06-02."
    )
    assert found("u-turn", [first, told, last]) == []


def test_a_post_with_a_tie_counts_as_speaking_for_a_brand() -> None:
    paid = post(1, 0, tie=Strength.RECORDED, melbray=Stance.NEUTRAL)
    (one,) = found("u-turn", [paid, post(2, 60, melbray=Stance.DISSUADE)])
    assert dict(one.parameters)["before"] == "a post with a tie"


def test_brands_of_one_group_are_no_rivals_and_a_deal_covers_its_lines() -> None:
    history = History((), (), (Deal("d", "Melbray", brand_id="melbray"),), BRANDS)
    assert history.are_rivals("torvik", "melbray-home")
    assert not history.are_rivals("melbray", "melbray-home")
    assert [deal.id for deal in history.deals_of("melbray-home")] == ["d"]
    assert history.deals_of("torvik") == ()
    circle = {"a": Brand("a", "A", parent="B"), "b": Brand("b", "B", parent="A")}
    assert History((), (), (), circle).above("a") == ("b",)


def test_a_gift_told_once_asks_about_later_praise_unless_it_was_bought() -> None:
    gift = post(1, 0, sign(SignalKind.GIFT, Strength.RECORDED), haldrik=Stance.PRAISE)
    (one,) = found("gift-to-praise", [gift, post(2, 20, haldrik=Stance.PRAISE)])
    assert one.post_ids == ("p1", "p2")
    bought = post(2, 20, sign(SignalKind.SELF_BOUGHT), haldrik=Stance.PRAISE)
    assert found("gift-to-praise", [gift, bought]) == []
    assert found("gift-to-praise", [gift, post(2, 120, haldrik=Stance.PRAISE)]) == []


def test_exclusivity_for_all_rivals_holds_on_after_the_end() -> None:
    deal = Deal(
        "d",
        "Torvik",
        DealKind.FEE,
        DAY,
        DAY + timedelta(days=30),
        DealStatus.ENDED,
        exclusive_for=("Rivals",),
        exclusive_until=DAY + timedelta(days=90),
        brand_id="torvik",
    )
    late = post(1, 60, tie=Strength.STRONG, melbray=Stance.PRAISE)
    assert len(found("exclusivity-breach", [late], [deal])) == 1
    assert found("exclusivity-breach", [late._replace(day=DAY + timedelta(days=91))], [deal]) == []
    other = post(1, 60, tie=Strength.STRONG, haldrik=Stance.PRAISE)
    assert found("exclusivity-breach", [other], [deal]) == []


def test_a_kind_of_goods_spoken_for_by_one_payer() -> None:
    paid = [post(n, n, tie=Strength.STRONG, torvik=Stance.PRAISE) for n in range(8)]
    (one,) = found("role-conflict", paid)
    assert dict(one.parameters)["shape"] == "category"
    unpaid = [post(n, n, melbray=Stance.PRAISE) for n in range(8, 12)]
    assert found("role-conflict", [*paid, *unpaid]) == []


def test_brands_advised_against_but_never_one_that_pays() -> None:
    paid = post(0, 0, tie=Strength.STRONG, torvik=Stance.PRAISE)
    brands = {f"b{n}": Brand(f"b{n}", f"B{n}", "coffee") for n in range(3)} | BRANDS
    slams = [post(n + 1, n, **{f"b{n % 3}": Stance.DISSUADE}) for n in range(5)]
    history = History([paid, *slams], (), (), brands)
    rule = PACK.rules["role-conflict"]
    shapes = [dict(f.parameters)["shape"] for f in RISKS["role-conflict"](history, rule)]
    assert shapes == ["spared"]
    fair = post(9, 20, torvik=Stance.DISSUADE)
    history = History([paid, *slams, fair], (), (), brands)
    assert list(RISKS["role-conflict"](history, rule)) == []


def test_a_sale_as_the_alternative_days_after_the_slam() -> None:
    slam = post(1, 0, melbray=Stance.DISSUADE)
    sale = post(2, 2, sign(SignalKind.SUBSTITUTION), tie=Strength.STRONG, torvik=Stance.PRAISE)
    (one,) = found("substitution", [slam, sale])
    assert one.post_ids == ("p1", "p2")
    assert found("substitution", [slam, sale._replace(account_id="b")]) == []
    plain = sale._replace(signals=())
    assert found("substitution", [slam, plain]) == []


def test_a_sign_beside_a_third_brand_is_not_about_the_swap() -> None:
    swap = post(
        1,
        0,
        sign(SignalKind.DISCOUNT_CODE, start=13),
        tie=Strength.STRONG,
        melbray=Stance.DISSUADE,
        torvik=Stance.PRAISE,
    )
    assert len(found("substitution", [swap])) == 1
    third = BrandMention("haldrik", "p1", 0, 210, 217, "Haldrik", Stance.NEUTRAL)
    code = sign(SignalKind.DISCOUNT_CODE, start=200)
    aside = swap._replace(signals=(code,), mentions=(*swap.mentions, third))
    assert found("substitution", [aside]) == []


@pytest.mark.parametrize("days", [3, 15])
def test_the_nearest_rival_is_found_past_many_posts_of_the_brand_itself(days: int) -> None:
    own = [post(n, 0, tie=Strength.STRONG, melbray=Stance.PRAISE) for n in range(500)]
    rival = post(900, -days, tie=Strength.STRONG, torvik=Stance.PRAISE)
    history = History([rival, *own], (), (), BRANDS)
    near = Nearby(history, lambda told: told.is_sold)
    hit = near.before("melbray", DAY, 10)
    assert (hit.told.post.post_id if hit else None) == ("p900" if days == 3 else None)
    assert near.after("melbray", DAY, 10) is None
