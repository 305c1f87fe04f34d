"""The timeline: its days, its marks, its words."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from creator_audit.gui.widgets.deal_words import deal_bar, deal_days, deal_line
from creator_audit.gui.widgets.timeline_chart import TimelineChart
from creator_audit.gui.widgets.timeline_data import Bar, Dot, Lane, Timeline, ticks, widen
from creator_audit.model.deal import Deal, DealKind, DealStatus


def make_dot(day, class_name="sponsored", number=0, key=0):
    return Dot(day, class_name, f"{day}, {class_name}", number, key)


def make_timeline(dots, bars=(), bracket=None):
    first, last = widen([dot.day for dot in dots])
    return Timeline((Lane("On it", tuple(dots), tuple(bars)),), first, last, bracket, "Words.")


def test_no_mark_stands_on_the_edge():
    first, last = widen([date(2026, 3, 1), date(2026, 6, 1)])
    assert first < date(2026, 2, 1)
    assert last > date(2026, 6, 28)
    assert widen([date.max])[1] == date.max


@pytest.mark.parametrize(
    ("days", "names"),
    [
        (90, ["Feb 2026", "Mar", "Apr"]),
        (500, ["Apr 2026", "Jul", "Oct", "Jan 2027", "Apr"]),
        (1500, ["2027", "2028", "2029", "2030"]),
    ],
)
def test_ticks_are_months_quarters_or_years(days, names):
    first = date(2026, 1, 20)
    found = ticks(Timeline((), first, first + timedelta(days=days)))
    assert [name for _day, name in found] == names


def test_near_marks_of_one_class_become_one_and_numbered_ones_stay_apart(qtbot, appearance):
    chart = TimelineChart("Timeline")
    qtbot.addWidget(chart)
    chart.resize(700, 120)
    day = date(2026, 3, 1)
    many = [make_dot(day + timedelta(days=n % 2)) for n in range(40)]
    apart = [make_dot(day, "deinfluencing", 1), make_dot(day, "deinfluencing", 2)]
    chart.show_timeline(make_timeline([*many, *apart, make_dot(date(2027, 3, 1))]))
    groups = chart.groups()
    assert sorted(len(group.dots) for group in groups) == [1, 1, 1, 40]
    assert [group.dots[0].number for group in groups[-2:]] == [1, 2]


def test_keys_walk_every_post_in_order_of_time(qtbot, appearance):
    chart = TimelineChart("Timeline of this chain")
    qtbot.addWidget(chart)
    days = [date(2026, month, 5) for month in (6, 2, 4)]
    chart.show_timeline(make_timeline([make_dot(day, key=day.month) for day in days]))
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    seen = [chart.walked.key]
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        seen.append(chart.walked.key)
    assert seen == [2, 4, 6, 6]
    assert chart.accessibleDescription() == "Words."


def test_it_paints_in_both_appearances_with_deals_and_bracket(qtbot, appearance):
    chart = TimelineChart("Timeline")
    qtbot.addWidget(chart)
    chart.resize(700, chart.sizeHint().height())
    blank = chart.grab().toImage()
    dots = [make_dot(date(2026, 3, 1), number=1), make_dot(date(2026, 4, 1), "other", 2)]
    bars = [Bar(None, None, "Fee"), Bar(date(2026, 3, 5), None, "Declined", is_quiet=True)]
    chart.show_timeline(make_timeline(dots, bars, (dots[0].day, dots[1].day)))
    chart.resize(700, chart.sizeHint().height())
    assert chart.grab().toImage() != blank


@pytest.mark.parametrize(
    ("deal", "words"),
    [
        (Deal("1", "A", starts=date(2026, 3, 1), ends=date(2026, 5, 31)),
         "Fee, 1 Mar 2026 – 31 May 2026"),
        (Deal("2", "A", DealKind.GIFT, date(2026, 3, 1), date(2026, 3, 1)), "Gift, 1 Mar 2026"),
        (Deal("3", "A", DealKind.AFFILIATE, date(2026, 3, 1)), "Affiliate, 1 Mar 2026 – open"),
        (Deal("4", "A", ends=date(2026, 3, 1)), "Fee, until 1 Mar 2026"),
        (Deal("5", "A"), "Fee, No dates"),
        (Deal("6", "A", starts=date(2026, 3, 1), status=DealStatus.DECLINED),
         "Fee declined, 1 Mar 2026"),
    ],
)  # fmt: skip
def test_deals_in_words(deal, words):
    assert deal_line(deal) == words
    assert deal_days(deal) in words
    assert deal_bar(deal).is_quiet == (deal.status is DealStatus.DECLINED)
