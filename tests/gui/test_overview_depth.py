"""The Overview in depth on the demo client: every number opens as many posts as it says."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from creator_audit.gui.overview import depth_state as state
from creator_audit.gui.overview.view import OverviewPage
from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.balance_depth import ToldMonth
from creator_audit.queries.balance_page import others_figures

WAIT = 30_000


@pytest.fixture
def page(qtbot, demo_session):
    made = OverviewPage(demo_session)
    qtbot.addWidget(made)
    made.resize(1050, 900)
    made.page_actions()
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.found is not None, timeout=WAIT)
    made.show_in_depth(True)
    qtbot.waitUntil(lambda: made.deep.pane.shown is not None, timeout=WAIT)
    return made


def opened(qtbot, page):
    qtbot.waitUntil(lambda: page.session.went[-1:] != [], timeout=WAIT)
    place, details = page.session.went.pop()
    assert place == "posts"
    return details["filter"].post_keys


def group_by(qtbot, page, by):
    combo = page.deep.pane.by
    combo.setCurrentIndex(combo.findData(by))
    qtbot.waitUntil(lambda: page.deep.pane.shown.by == by, timeout=WAIT)
    return page.deep.pane.shown


@pytest.mark.parametrize("by", [key for key, _name in state.GROUPINGS])
def test_every_group_opens_the_posts_it_counts(qtbot, page, by):
    depth = group_by(qtbot, page, by)
    assert depth.shares
    for row in depth.shares[:4]:
        page.deep.pane.rowAsked.emit(row.key, "")
        assert len(opened(qtbot, page)) == row.counts.total
    row = next(row for row in depth.shares if row.counts.sponsored)
    page.deep.pane.rowAsked.emit(row.key, "sponsored")
    assert len(opened(qtbot, page)) == row.counts.sponsored


def test_chart_and_table_hold_the_same_groups(qtbot, page):
    depth = group_by(qtbot, page, "platform")
    pane = page.deep.pane
    assert [bar.line.key for bar in pane.bars.bars] == [row.key for row in depth.shares]
    pane.share_twin.click()
    assert pane.share_table.isVisibleTo(pane)
    assert not pane.bars.isVisibleTo(pane)
    assert pane.share_table.rowCount() == len(depth.shares)
    pane.share_twin.click()
    assert pane.bars.isVisibleTo(pane)


def test_months_with_a_label_are_walked_by_keys_and_opened(qtbot, page):
    pane = page.deep.pane
    month = pane.shown.told[0]
    qtbot.keyClick(pane.told, Qt.Key.Key_Home)
    qtbot.keyClick(pane.told, Qt.Key.Key_Return)
    assert len(opened(qtbot, page)) == month.total
    month = next(one for one in pane.shown.told if one.none_found)
    pane.monthAsked.emit(month.year, month.month, "none_found")
    assert len(opened(qtbot, page)) == month.none_found
    qtbot.keyClick(pane.told, Qt.Key.Key_T)
    assert pane.told_table.isVisibleTo(pane)
    assert pane.told_table.rowCount() == len(pane.shown.told)


def test_an_account_opens_its_sponsored_posts(qtbot, page):
    one = page.deep.pane.shown.spacing[0]
    page.deep.pane.spacing.cellClicked.emit(0, 1)
    assert len(opened(qtbot, page)) == one.sponsored


def test_time_runs_evenly_also_over_months_without_posts():
    told = [ToldMonth(2025, 11, 1, 0, 0, 0), ToldMonth(2026, 2, 0, 1, 0, 0)]
    months = [(one.year, one.month) for one in state.every_month(told)]
    assert months == [(2025, 11), (2025, 12), (2026, 1), (2026, 2)]


def test_before_and_after_a_bar_of_the_chart(qtbot, page):
    page.show_in_depth(False)
    bars = page.chart_pane.chart.bars.bars
    middle = len(bars) // 2
    page.chart_pane.bar_menu(middle).actions()[1].trigger()
    pane = page.deep.pane
    qtbot.waitUntil(lambda: pane.shown.split is not None, timeout=WAIT)
    assert pane.shown.split.day == bars[middle].first.isoformat()
    assert pane.split.isVisibleTo(pane)
    page.deep.pane.sideAsked.emit(
        pane.shown.split.before.since, pane.shown.split.before.until, "sponsored"
    )
    keys = opened(qtbot, page)
    assert len(keys) == pane.shown.split.before.counts.sponsored


def test_a_day_outside_all_posts_says_so(qtbot, page):
    pane = page.deep.pane
    assert pane.split_note.text() == state.FIRST_DAY_HINT
    page.deep.compare_around(date(1999, 1, 1))
    qtbot.waitUntil(lambda: "No dated post" in pane.split_note.text(), timeout=WAIT)
    assert not pane.split.isVisibleTo(pane)


def test_a_share_has_its_interval_only_from_twenty_posts_on():
    assert state.note_of(ClassCounts(3, 0, 0, 7)) == "3 of 10"
    assert state.note_of(ClassCounts(30, 30, 20, 20)) == "30 of 100, 30 % (22 to 40\u00a0%)"


def test_figures_of_others_have_a_source_and_are_called_no_norm():
    assert all(figure.source and figure.when for figure in others_figures())
    assert "not a norm" in state.OTHERS_NOTE
