"""The Overview: words from the read model, states, where its numbers lead."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from creator_audit.gui.overview import state
from creator_audit.gui.overview.view import OverviewPage
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import ClassCounts

spec = importlib.util.spec_from_file_location("fakes", Path(__file__).parent / "conftest.py")
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)
make_overview = fakes.make_overview

YEAR = FilterState(since=date(2025, 10, 1), until=date(2026, 9, 30))


@pytest.fixture
def page(qtbot, session):
    session.set_filter(YEAR)
    made = OverviewPage(session)
    qtbot.addWidget(made)
    made.resize(1040, 700)
    made.show()
    made.enter()
    return made


# Words


def test_subtitle_says_how_many_of_how_many():
    assert state.subtitle(make_overview(YEAR), YEAR) == "148 of 612 posts, Oct 2025 – Sep 2026"
    assert state.subtitle(make_overview(), FilterState()) == "612 posts, all time"


def test_a_count_comes_with_its_whole_and_the_year_before():
    words = state.count_words(make_overview(YEAR), "sponsored")
    assert (words.figure, words.share) == ("38", "of 141, 27 %")
    assert words.earlier == "24 of 131 (18 %) a year earlier"
    assert words.spoken == "Sponsored, 38 of 141, 27 percent; a year earlier 24 of 131"


def test_small_wholes_get_no_percentage():
    found = make_overview(YEAR, counts=ClassCounts(3, 1, 0, 2), earlier=None)
    words = state.count_words(found, "sponsored")
    assert (words.share, words.earlier) == ("of 6", "")


def test_posts_without_text_are_named_and_not_counted():
    assert state.note(make_overview(YEAR), YEAR) == (
        "7 of 148 posts in this period have no text in the export and are not counted."
    )
    assert state.note(make_overview(YEAR, without_text=0), YEAR) == ""
    assert state.note(make_overview(without_text=1), FilterState()) == (
        "1 of 612 posts has no text in the export and is not counted."
    )


def test_days_of_a_row_are_written_out():
    assert state.in_words("Gaps, newest 2026-08-24") == "Gaps, newest 24 Aug 2026"


@pytest.mark.parametrize(
    ("changes", "form"),
    [
        ({"all_posts": 0, "posts": 0}, "empty"),
        ({"posts": 0}, "no_match"),
        ({"posts": 217, "without_text": 217}, "no_text"),
        ({}, "full"),
    ],
)
def test_layouts(changes, form):
    assert state.layout_of(make_overview(YEAR, **changes)) == form


def test_time_is_shown_only_where_there_is_time():
    assert state.chart_form(make_overview()) == "months"
    assert state.chart_form(make_overview(months=2)) == "bar"
    assert state.chart_form(make_overview(months=0)) == "undated"
    assert state.chart_form(make_overview(without_date=612)) == "undated"


# The page


def test_the_page_shows_counts_chart_and_lists(page):
    assert [count.words[0] for count in page.counts] == ["38", "31", "22", "50"]
    assert page.chart_pane.title.text() == "Posts per month"
    assert page.chart_pane.chart.span == (48, 59)
    assert [row.row.posts for row in page.do_first.rows] == [7, 5, 3]
    assert [row.line.posts for row in page.verdicts.rows] == [24, 11, 8, 3]
    assert [bar.line.note for bar in page.platforms.bars] == [
        "19 of 56", "13 of 47", "5 of 16", "1 of 22",
    ]  # fmt: skip


def test_the_brush_is_the_filters_period(page, session):
    page.chart_pane.chart.periodChosen.emit(date(2024, 1, 1), date(2024, 3, 31))
    assert (session.filter.since, session.filter.until) == (date(2024, 1, 1), date(2024, 3, 31))
    assert page.chart_pane.chart.span == (27, 29)


def test_numbers_lead_to_exactly_their_posts(page, session):
    page.counts[0].click()
    assert session.went[-1][0] == "posts"
    assert session.went[-1][1]["filter"].classes == ("sponsored",)
    assert session.went[-1][1]["filter"].since == YEAR.since
    page.verdicts.rows[2].click()
    assert session.went[-1][1]["filter"].verdicts == ("none_found",)
    page.brands.bars[1].click()
    assert session.went[-1][1]["filter"].brands == ("oatmarl",)
    page.note.click()
    assert session.went[-1][1]["filter"].verdicts == ("no_text",)


def test_do_first_opens_just_these_findings(page, session):
    page.do_first.rows[0].click()
    place, details = session.went[-1]
    assert place == "findings"
    assert details["finding_ids"] == ("a", "b")


def test_the_table_twin_holds_every_bar(page):
    page.chart_pane.toggle_table()
    model = page.chart_pane.table.model()
    assert model.rowCount() == 60
    bar = page.chart_pane.chart.bars.bars[-1]
    assert model.item(0, 0).text() == bar.name
    assert model.item(0, 5).text() == str(bar.total)


def test_nothing_to_judge_says_what_to_add(page, session):
    session.answers["overview"] = lambda chosen: make_overview(
        chosen, posts=217, all_posts=217, without_text=217
    )
    page.refresh()
    assert page._stack.currentWidget() is page.empty
    assert page.empty.sentence.text().startswith("0 of 217 posts can be judged")
    assert page.empty.button.text() == "Add captions…"


def test_no_post_at_all(page, session):
    session.answers["overview"] = lambda chosen: make_overview(chosen, posts=0, all_posts=0)
    page.refresh()
    assert page.empty.sentence.text() == "There are no posts yet."


def test_an_empty_brush_says_so_and_keeps_the_chart(page, session):
    session.answers["overview"] = lambda chosen: make_overview(chosen, posts=0)
    page.refresh()
    assert page.plain_note.text() == "No posts in these months."
    assert page.chart_pane.chart.isVisible()


def test_an_error_stays_in_its_place(page, session):
    def fail(_chosen):
        raise ValueError("disk")

    session.answers["overview"] = fail
    page.refresh()
    assert page._stack.currentWidget() is page.error


def test_nothing_to_do_is_said_without_praise(page, session):
    session.answers["overview"] = lambda chosen: make_overview(chosen, do_first=(), open_findings=0)
    page.refresh()
    assert page.do_first._nothing.text() == "Nothing to do in this period."
    assert page.do_first._nothing.isVisible()
    assert not page.do_first.all_button.isVisible()


def test_running_analysis_shows_how_far_it_is(qtbot, page, session):
    with qtbot.waitSignal(page.hintChanged) as told:
        session.workProgressed.emit("analyse", 364, 612, "judge")
    assert told.args == ["judging, 364 of 612"]


def test_counts_and_chart_are_reached_by_tab(page):
    assert all(count.focusPolicy() & Qt.FocusPolicy.TabFocus for count in page.counts)
    assert page.chart_pane.chart.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert all(row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in page.do_first.rows)
