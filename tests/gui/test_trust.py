"""Trust on the demo client: list, card, timeline, answers, keys."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from creator_audit.gui.trust import grouping, state
from creator_audit.gui.trust.answering import ReasonDialog
from creator_audit.gui.trust.view import TrustPage
from creator_audit.model.finding import Outcome
from creator_audit.queries.chains import RuleOut, chain
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_items
from creator_audit.queries.overview import totals
from creator_audit.queries.reader import open_reader

WAIT = 20_000
ACCUSING = re.compile(
    r"\b(hid|lied|fake|failed to|violation|undisclosed|guilty|caught|cheat)\b", re.IGNORECASE
)


@pytest.fixture
def page(qtbot, demo_session):
    made = TrustPage(demo_session)
    qtbot.addWidget(made)
    made.filter_actions()
    made.resize(1050, 700)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.chain is not None, timeout=WAIT)
    return made


@pytest.fixture
def reader(demo_template):
    with open_reader(demo_template) as opened:
        yield opened


def find(page, rule_id, posts=1):
    return next(
        item for item in page.items if item.rule_id == rule_id and len(item.post_keys) >= posts
    )


def open_item(qtbot, page, item):
    page.list.choose(item.finding_id)
    qtbot.waitUntil(lambda: page.chain.detail.finding.id == item.finding_id, timeout=WAIT)


def test_the_list_holds_what_the_side_bar_counts(page, reader):
    chains, good = state.split_items(page.items)
    assert len(chains) == totals(reader).chains > 0
    assert len(good) > 0
    assert sorted(page.list.keys) == sorted(item.finding_id for item in (*chains, *good))
    assert page.list.keys[-len(good) :] == tuple(item.finding_id for item in good)


def test_a_turned_stance_is_a_bracket_between_two_numbered_posts(qtbot, page):
    open_item(qtbot, page, find(page, "u-turn", posts=2))
    drawn = page.pane.card.chart.timeline
    numbered = [dot for dot in drawn.dots if dot.number]
    assert [dot.number for dot in numbered] == [1, 2]
    assert drawn.bracket == (numbered[0].day, numbered[1].day)
    assert drawn.bracket_words == f"{(numbered[1].day - numbered[0].day).days} days"
    assert len(page.pane.card.buttons) == 2
    assert page.pane.card.buttons[0].accessibleName().startswith("Post 1 of 2, ")


def test_a_deal_with_the_rival_has_a_lane_of_its_own(qtbot, page):
    open_item(qtbot, page, find(page, "rival-pay"))
    named = dict(page.chain.detail.finding.parameters)
    titles = [lane.title for lane in page.pane.card.chart.timeline.lanes]
    assert f"{named['rival']} deals" in titles
    assert f"On {named['brand']}" in titles


def test_a_declined_deal_opens_the_bracket(reader, page):
    found = chain(reader, find(page, "verdict-without-use").finding_id)
    day = found.detail.posts[0].post.published_at.date()
    declined = day - timedelta(days=20)
    finding = replace(found.detail.finding, parameters=(("declined", declined.isoformat()),))
    drawn = state.timeline(replace(found, detail=replace(found.detail, finding=finding)))
    assert drawn.bracket == (declined, day)
    assert drawn.bracket_words == "20 days"


def test_every_chain_can_be_drawn_and_accuses_nobody(reader):
    for item in finding_items(reader, FilterState(), "trust", "all"):
        found = chain(reader, item.finding_id)
        drawn = state.timeline(found)
        numbers = {dot.number for dot in drawn.dots} - {0}
        assert numbers == set(range(1, len(item.post_keys) + 1))
        assert all(drawn.first <= dot.day <= drawn.last for dot in drawn.dots)
        told = " ".join((drawn.message, found.detail.question, found.detail.innocent))
        assert not ACCUSING.search(told)
        assert not re.search(r"\d{4}-\d{2}-\d{2}", drawn.message)


def test_an_answer_moves_on_and_undo_brings_the_chain_back(qtbot, page):
    first, second = page.list.keys[:2]
    number = len(page.items)
    page.run_command("review-fixed")
    qtbot.waitUntil(lambda: len(page.items) == number - 1, timeout=WAIT)
    qtbot.waitUntil(lambda: page.chain.detail.finding.id == second, timeout=WAIT)
    assert page.session.said[-1] == "Fixed. U takes it back."
    page.set_status("decided")
    qtbot.waitUntil(lambda: [item.finding_id for item in page.items][:1] == [first], timeout=WAIT)
    qtbot.waitUntil(lambda: page.pane.bar.reopen.isVisibleTo(page), timeout=WAIT)
    assert page.pane.card.banner.text().startswith("Fixed on ")
    page.run_command("review-undo")
    page.set_status("open")
    qtbot.waitUntil(lambda: len(page.items) == number, timeout=WAIT)


def test_accepting_needs_a_reason(qtbot, page, monkeypatch):
    number = len(page.items)
    monkeypatch.setattr(ReasonDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    page.run_command("review-accept")
    assert page.session.said == []

    def fill(dialog):
        assert not dialog.accept_button.isEnabled()
        dialog.field.setText("Both posts are about other goods")
        assert dialog.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonDialog, "exec", fill)
    page.run_command("review-accept")
    qtbot.waitUntil(lambda: len(page.items) == number - 1, timeout=WAIT)


def test_a_good_sign_takes_no_answer(qtbot, page):
    good = next(item for item in page.items if item.outcome == "pass")
    open_item(qtbot, page, good)
    assert page.chain.detail.finding.outcome is Outcome.PASS
    assert not any(button.isVisibleTo(page) for button in page.pane.bar.answers.values())
    page.run_command("review-fixed")
    assert page.session.said == []


def test_letters_walk_the_list_and_arrows_the_timeline(qtbot, page):
    qtbot.keyClick(page.list, Qt.Key.Key_J)
    assert page.list.place == 1
    qtbot.keyClick(page.list, Qt.Key.Key_K)
    assert page.list.place == 0
    open_item(qtbot, page, find(page, "u-turn", posts=2))
    chart = page.pane.card.chart
    assert chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    first = chart.walked
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.walked == chart.timeline.dots[1] != first
    with qtbot.waitSignal(chart.dotChosen) as chosen:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert chosen.args == [chart.walked.key]
    assert page.session.went[-1][0] == "posts"


def test_a_finding_named_by_another_page_is_shown(qtbot, page):
    wanted = page.items[5]
    page.show_details({"finding_id": wanted.finding_id})
    qtbot.waitUntil(lambda: page.chain.detail.finding.id == wanted.finding_id, timeout=WAIT)
    page.show_details({"finding_ids": [page.items[2].finding_id]})
    qtbot.waitUntil(lambda: len(page.items) == 1, timeout=WAIT)


def test_a_filter_without_a_match_offers_to_clear_it(qtbot, page):
    page.session.set_filter(FilterState(brands=("nobody",)))
    qtbot.waitUntil(lambda: page.items == (), timeout=WAIT)
    assert page.pane.empty.sentence.text() == "No chain matches these filters."
    page.pane.empty.button.click()
    assert page.session.filter.is_empty
    qtbot.waitUntil(lambda: len(page.items) > 0, timeout=WAIT)


def test_without_deals_the_page_says_what_it_cannot_see(page):
    page.show_list((page.items, False))
    assert page.no_deals.isVisibleTo(page)
    page.show_list((page.items, True))
    assert not page.no_deals.isVisibleTo(page)


def test_a_card_says_what_would_clear_it_and_whether_it_was_found(qtbot, page):
    open_item(qtbot, page, find(page, "u-turn", posts=2))
    card, (one,) = page.pane.card, page.chain.ruled_out
    shown = card.clears.text.text()
    assert one.what[1:] in shown
    assert "<b>Not found</b> in " in shown
    assert not re.search(r"\d{4}-\d{2}-\d{2}", shown)
    assert "Not found" in card.clears.text.accessibleDescription()
    assert card.innocent.isVisibleTo(page)
    assert card.question.isVisibleTo(page)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("none found in 4 posts from 2025-01-10 to 2025-03-10", "not_found"),
        ("no other post names the brand", "not_found"),
        ("a label was found in the post", "found"),
        ("3 of 24 posts are not sponsored", "in_part"),
        ("0 of 24 posts speak for others", "not_found"),
    ],
)
def test_what_was_looked_for_is_found_or_not(found, expected):
    assert RuleOut("a post that explains the change", found).state == expected


def test_every_open_gap_says_what_would_clear_it(reader):
    items = finding_items(reader, FilterState(), "trust", "all")
    gaps = [item for item in items if item.outcome == "flag"]
    assert {item.rule_id for item in gaps} >= {"u-turn", "misleading-denial", "hidden-stake"}
    assert all(chain(reader, item.finding_id).ruled_out for item in gaps)


def test_a_good_sign_stands_apart_and_asks_nothing(qtbot, page):
    good = next(item for item in page.items if item.outcome == "pass")
    open_item(qtbot, page, good)
    card = page.pane.card
    assert "builds trust" in card.banner.text()
    assert not any(p.isVisibleTo(page) for p in (card.innocent, card.clears, card.question))
    for by, _words in grouping.GROUPINGS:
        heading, members = grouping.grouped(page.items, by)[-1]
        assert heading == grouping.GOOD_HEADING
        assert {item.outcome for item in members} == {"pass"}


def test_the_list_is_grouped_by_kind_or_brand_and_narrowed_to_a_kind(page):
    everything = set(page.list.keys)
    page.set_grouping("brand")
    heads = [heading for heading, _members in grouping.grouped(page.items, "brand")]
    assert heads[-2:] == [grouping.NO_BRAND, grouping.GOOD_HEADING]
    assert heads[:-2] == sorted(heads[:-2], key=str.casefold)
    assert set(page.list.keys) == everything
    page.set_kind("u-turn")
    assert {item.rule_id for item in page.items} == {"u-turn"}
    assert page.chips.kind.value == "The stance on a brand turned"
    page.chips.kind.cleared.emit()
    assert set(page.list.keys) == everything


def test_an_answer_moves_no_group(page):
    chains, _good = state.split_items(page.items)
    for by in ("kind", "brand"):
        before = [heading for heading, _members in grouping.grouped(chains, by)]
        after = [heading for heading, _members in grouping.grouped(chains[1:], by)]
        assert [heading for heading in before if heading in after] == after
