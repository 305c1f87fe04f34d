"""Painted widgets: what they show, emit and say."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from creator_audit.gui.theme import palette
from creator_audit.gui.widgets import paint_kit, words
from creator_audit.gui.widgets.balance_chart import BalanceChart, point_of
from creator_audit.gui.widgets.chart_brush import Drag, step_brush
from creator_audit.gui.widgets.chart_data import axis_steps, make_bars
from creator_audit.gui.widgets.chip import Chip
from creator_audit.gui.widgets.filter_bar import FilterBar
from creator_audit.gui.widgets.flow_layout import FlowLayout
from creator_audit.gui.widgets.highlighted_text import CaptionView, TextMark, split_runs
from creator_audit.gui.widgets.marks import ClassChip, VerdictMark
from creator_audit.gui.widgets.period_menu import recent_months
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import ClassCounts, MonthBar


def months(count, start=(2021, 10)):
    return [
        MonthBar((start[0] * 12 + start[1] - 1 + n) // 12, (start[1] - 1 + n) % 12 + 1,
                 ClassCounts(n % 4, 1, 2, 3))
        for n in range(count)
    ]  # fmt: skip


@pytest.fixture
def chart(qtbot, appearance):
    made = BalanceChart()
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_months(months(24))
    made.show()
    return made


# Data of the chart


def test_missing_months_become_empty_bars():
    bars = make_bars([MonthBar(2024, 11, ClassCounts(1)), MonthBar(2025, 2, ClassCounts(2))])
    assert [bar.name for bar in bars.bars] == ["Nov 2024", "Dec 2024", "Jan 2025", "Feb 2025"]
    assert [bar.total for bar in bars.bars] == [1, 0, 0, 2]


def test_sixty_months_are_months_and_more_are_quarters():
    assert make_bars(months(60)).unit == "month"
    bars = make_bars(months(61))
    assert bars.title == "Posts per quarter"
    assert bars.bars[0].name == "Q4 2021"
    assert (bars.bars[0].first, bars.bars[0].last) == (date(2021, 10, 1), date(2021, 12, 31))
    assert sum(bar.total for bar in bars.bars) == sum(m.counts.total for m in months(61))


def test_a_period_touches_whole_bars():
    bars = make_bars(months(24))
    assert bars.span(None, None) is None
    assert bars.span(date(2021, 12, 15), date(2022, 2, 1)) == (2, 4)
    assert bars.span(date(2030, 1, 1), None) is None


@pytest.mark.parametrize(
    ("highest", "steps"),
    [(0, (0, 1)), (4, (0, 1, 2, 3, 4)), (15, (0, 5, 10, 15)), (812, (0, 500, 1000))],
)
def test_axis_steps_are_round(highest, steps):
    assert axis_steps(highest) == steps


def test_a_brush_is_dragged_by_its_handles_and_its_middle():
    assert Drag("", 3, None).move(7, 24) == (3, 7)
    assert Drag("left", 5, (5, 9)).move(2, 24) == (2, 9)
    assert Drag("right", 9, (5, 9)).move(3, 24) == (3, 5)
    assert Drag("inside", 6, (5, 9)).move(23, 24) == (19, 23)
    assert Drag("inside", 5, (5, 5)).end(5, 24) is None
    assert Drag("", 8, (5, 6)).end(8, 24) == (8, 8)


def test_shift_and_arrows_grow_and_shrink_the_brush():
    assert step_brush(None, 4, 5) == (4, 5)
    assert step_brush((4, 5), 5, 6) == (4, 6)
    assert step_brush((4, 6), 6, 5) == (4, 5)
    assert step_brush((4, 6), 4, 3) == (3, 6)


# The chart


def test_dragging_chooses_a_period(qtbot, chart):
    with qtbot.waitSignal(chart.periodChosen) as told:
        qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=point_of(chart, 2).toPoint())
        qtbot.mouseMove(chart, point_of(chart, 4).toPoint())
        qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=point_of(chart, 4).toPoint())
    assert told.args == [date(2021, 12, 1), date(2022, 2, 28)]
    assert chart.span == (2, 4)


def test_keys_walk_brush_clear_and_open(qtbot, chart):
    chart.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.current == 0
    with qtbot.waitSignal(chart.periodChosen) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told.args == [date(2021, 10, 1), date(2021, 11, 30)]
    with qtbot.waitSignal(chart.periodChosen) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert told.args == [None, None]
    with qtbot.waitSignal(chart.barOpened) as told:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert told.args == [date(2021, 11, 1), date(2021, 11, 30)]
    with qtbot.waitSignal(chart.tableAsked):
        qtbot.keyClick(chart, Qt.Key.Key_T)


def test_the_chart_names_itself_and_its_bars(chart):
    chart.show_months(months(24), "Sponsored: 24 of 131 a year earlier, 38 of 141, 27 % now.")
    assert chart.accessibleName() == "Posts per month"
    assert "38 of 141" in chart.accessibleDescription()
    assert chart.bars.bars[3].sentence == (
        "Jan 2022: 3 sponsored, 1 recommending, 2 deinfluencing, 3 other"
    )


def test_the_chart_is_copied_as_picture_and_numbers(chart):
    chart.copy_data()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Month\tSponsored\tRecommending\tDeinfluencing\tOther\tPosts"
    assert len(lines) == 25
    assert chart.picture().height() > chart.height()


def test_bars_outside_the_brush_are_faded(chart):
    def shade(index):
        image = chart.grab().toImage()
        place = point_of(chart, index)
        return image.pixelColor(int(place.x()), chart.height() - 34)

    plain = shade(3)
    chart.set_period(date(2022, 6, 1), None)
    assert plain.name() == palette.colour("class.sponsored").name()
    assert shade(3).lightness() > plain.lightness()


def test_hundred_years_of_posts_still_paint(chart):
    chart.show_months(months(1200))
    assert chart.bars.unit == "quarter"
    assert not chart.grab().isNull()


# Marks


def painted(qtbot, draw):
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

    painter = QPainter(image)
    draw(painter, QPointF(10, 10))
    painter.end()
    dark = QColor(Qt.GlobalColor.white)
    return frozenset(
        (x, y) for x in range(20) for y in range(20)
        if abs(image.pixelColor(x, y).lightness() - dark.lightness()) > 40
    )  # fmt: skip


def test_four_silhouettes_per_set(qtbot, appearance):
    classes = {painted(qtbot, lambda p, c, n=name: paint_kit.paint_class_glyph(p, n, c))
               for name in words.CLASSES}  # fmt: skip
    verdicts = {
        painted(qtbot, lambda p, c, n=name: paint_kit.paint_verdict(p, n, c))
        for name in (*words.VERDICTS, "not_required", "no_text")
    }
    assert len(classes) == 4
    assert len(verdicts) == 6
    assert all(classes)
    assert all(verdicts)


def test_a_class_chip_says_its_class(qtbot, appearance):
    chip = ClassChip("deinfluencing", "Also")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "Class, Also deinfluencing"
    mark = VerdictMark("sufficient")
    qtbot.addWidget(mark)
    mark.set_value("none_found")
    assert mark.value == "none_found"


# Caption


def test_runs_keep_every_character():
    text = "Ad 🎀 with @lumavelle, use SLOW15"
    start = text.index("@lumavelle")
    marks = [TextMark(start, start + 10), TextMark(0, 2, "label")]
    runs = split_runs(text, marks)
    assert "".join(run.text for run in runs) == text
    assert [run.text for run in runs if run.mark >= 0] == ["Ad", "@lumavelle"]


def test_the_cut_splits_the_caption_and_copies_as_one(qtbot, appearance):
    view = CaptionView()
    qtbot.addWidget(view)
    text = "It sits well under 🎀 sunscreen too. #ad"
    start = text.index("#ad")
    view.show_text(text, [TextMark(start, start + 3, "label", "Label")], fold=18)
    view.resize(300, 200)
    view.show()
    assert view._before.toPlainText() == "It sits well under"
    assert view._after.toPlainText() == "🎀 sunscreen too. #ad"
    assert view._line.isVisible()
    view.copy_all()
    assert QGuiApplication.clipboard().text() == text


def test_a_caption_is_never_markup(qtbot, appearance):
    view = CaptionView()
    qtbot.addWidget(view)
    view.show_text("<b>use</b> <img src=x> &amp; SLOW15")
    assert view._before.toPlainText() == "<b>use</b> <img src=x> &amp; SLOW15"


def test_the_caption_is_as_tall_as_its_text(qtbot, appearance):
    view = CaptionView()
    qtbot.addWidget(view)
    view.resize(260, 100)
    view.show()
    view.show_text("word " * 10)
    low = view._before.height()
    view.show_text("word " * 200)
    assert view._before.height() > low * 3


# Filter bar


@pytest.fixture
def bar(qtbot, appearance):
    made = FilterBar()
    qtbot.addWidget(made)
    made.set_facets(("text", "period", "classes"))
    made.resize(900, 40)
    made.show()
    return made


def test_a_set_chip_says_so_and_delete_takes_it_away(qtbot, bar):
    bar.set_filter(FilterState(since=date(2025, 10, 1), until=date(2026, 9, 30)))
    chip = bar._chips["period"]
    assert chip.accessibleName() == ("Filter, period, Oct 2025 – Sep 2026, set. Delete removes it.")
    with qtbot.waitSignal(bar.filterEdited) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [FilterState()]
    assert chip.accessibleName() == "Filter, period, All time"


def test_the_x_of_a_chip_clears_it(qtbot, bar):
    bar.set_filter(FilterState(classes=("sponsored",)))
    chip = bar._chips["classes"]
    assert chip.value == "Sponsored"
    with qtbot.waitSignal(chip.cleared):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 14, 12))
    assert chip.value == ""


def test_typing_is_one_filter_after_a_pause(qtbot, bar):
    heard = []
    bar.filterEdited.connect(heard.append)
    qtbot.keyClicks(bar.search, "serum")
    assert heard == []
    qtbot.waitUntil(lambda: heard == [FilterState(text="serum")], timeout=3000)


def test_clear_all_from_two(qtbot, bar):
    bar.set_filter(FilterState(text="serum"))
    assert not bar._clear.isVisible()
    bar.set_filter(FilterState(text="serum", classes=("other",)))
    assert bar._clear.isVisible()
    with qtbot.waitSignal(bar.filterEdited) as told:
        bar._clear.click()
    assert told.args == [FilterState()]


def test_a_limit_set_elsewhere_shows_its_chip(bar):
    bar.set_filter(FilterState(post_keys=(1, 2, 3), brands=("lumavelle",)))
    assert bar._chips["only"].value == "3 chosen posts"
    assert bar._chips["brands"].isVisible()


def test_menus_offer_what_was_given(bar):
    bar.set_options("brands", [("lumavelle", "Lumavelle")])
    bar._fill_menu("brands")
    assert [one.text() for one in bar._chips["brands"].menu().actions()] == ["Lumavelle"]
    bar.set_days("2024-03-01", "2026-09-14")
    bar._fill_menu("period")
    names = [one.text() for one in bar._chips["period"].menu().actions()]
    assert names[0] == "All time"
    assert {"2024", "2025", "2026"} <= set(names)


def test_recent_months_are_whole():
    assert recent_months(date(2026, 2, 14), 3) == (date(2025, 12, 1), date(2026, 2, 28))


def test_a_flow_breaks_its_row(qtbot, appearance):
    pane = QWidget()
    qtbot.addWidget(pane)
    flow = FlowLayout(pane)
    for number in range(6):
        flow.addWidget(Chip(f"facet {number}", "All of a kind"))
    assert flow.heightForWidth(2000) < flow.heightForWidth(200)


# Words


def test_shares_say_percent_only_from_twenty():
    assert words.share(38, 141) == "38 of 141, 27 %"
    assert words.share(3, 19) == "3 of 19"


def test_periods_and_days_in_words():
    assert words.period_name(date(2026, 3, 1), date(2026, 3, 31)) == "Mar 2026"
    assert words.period_name(date(2026, 3, 2), date(2026, 3, 31)) == "2 Mar 2026 – 31 Mar 2026"
    assert words.period_name(None, date(2024, 2, 29)) == "Until Feb 2024"
    assert words.day_name("2026-03-12T10:00:00Z") == "12 Mar 2026"
    assert words.day_name("") == "No date"
