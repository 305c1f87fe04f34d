"""The Posts page: model of any size, words, drawer, keys."""

import importlib.util
from array import array
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox

from creator_audit.gui.posts import state
from creator_audit.gui.posts.delegate import BRAND, KIND, TEXT
from creator_audit.gui.posts.table import PAGE, ROW_ROLE, PostTableModel
from creator_audit.gui.posts.view import PostsPage
from creator_audit.queries.filters import FilterState

spec = importlib.util.spec_from_file_location("fakes", Path(__file__).parent / "conftest.py")
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)
make_row, make_detail = fakes.make_row, fakes.make_detail


@pytest.fixture
def page(qtbot, session):
    made = PostsPage(session)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.enter()
    return made


class LateAnswers:
    """Rows that arrive when the test says so."""

    def __init__(self):
        self.waiting = []

    def __call__(self, keys, take):
        self.waiting.append((keys, take))

    def answer(self):
        keys, take = self.waiting.pop(0)
        take([make_row(key) for key in keys])
        return list(keys)


# The model


def test_the_model_keeps_the_rules_of_models(qtmodeltester, session):
    model = PostTableModel(lambda keys, take: take([make_row(key) for key in keys]))
    model.set_keys(array("q", range(250)))
    qtmodeltester.check(model)
    assert model.rowCount() == 250


def test_a_million_rows_read_only_the_pages_in_sight(appearance):
    late = LateAnswers()
    model = PostTableModel(late)
    model.set_keys(array("q", range(1_000_000)))
    assert model.rowCount() == 1_000_000
    assert model.data(model.index(999_999, TEXT)) is None
    assert late.answer() == list(range(999_900, 1_000_000))
    assert model.data(model.index(999_999, TEXT)) == make_row(999_999).text
    assert late.waiting == []


def test_the_page_wanted_last_is_read_first(appearance):
    late = LateAnswers()
    model = PostTableModel(late)
    model.set_keys(array("q", range(100_000)))
    for row in (0, 5_000, 90_000):
        model.data(model.index(row, 0), ROW_ROLE)
    assert len(late.waiting) == 1
    assert late.answer()[0] == 0
    assert late.answer()[0] == 90_000
    assert late.answer()[0] == 5_000


def test_rows_of_an_older_filter_are_dropped(appearance):
    late = LateAnswers()
    model = PostTableModel(late)
    model.set_keys(array("q", range(10)))
    model.data(model.index(0, 0))
    model.set_keys(array("q", range(500, 510)))
    late.answer()
    assert model.post_row(0) is None
    model.data(model.index(0, 0))
    late.answer()
    assert model.post_row(0).key == 500


def test_only_so_many_pages_are_kept(appearance):
    model = PostTableModel(lambda keys, take: take([make_row(key) for key in keys]))
    model.set_keys(array("q", range(20_000)))
    for row in range(0, 20_000, PAGE):
        model.data(model.index(row, 0))
    assert len(model._pages) == 60


# Words


def test_a_row_is_one_sentence():
    row = make_row(3)
    assert state.row_sentence(row) == (
        "25 Sep 2026, X post, Lumavelle, sponsored, label none found, 1 open finding, "
        "New morning shelf. Serum from Lumavelle, code SLOW15"
    )


def test_a_dash_where_no_label_is_required():
    assert state.label_words("not_required") == "–"
    assert state.label_words("cannot_tell") == "Cannot tell"


def test_a_post_without_text_is_not_called_other():
    row = replace(make_row(8), verdict="no_text", text="")
    assert state.class_words(row) == "–"
    assert "not judged, label no text in the export" in state.row_sentence(row)
    assert state.class_words(replace(row, by_user=True)) == "Other"


def test_hits_are_the_words_that_begin_so():
    text = "Serums and a serum, not a preserum"
    found = [text[a:b] for a, b in state.hit_spans(text, "serum")]
    assert found == ["Serums", "serum"]
    assert state.hit_spans(text, "  ") == []


def test_reasons_in_words_strongest_first():
    lines = state.sign_lines(make_detail(1).judgement.tie.signals)
    assert [(line.text, line.strength) for line in lines] == [
        ("Code SLOW15", "strong"), ("Tags @lumavelle", "weak"),
    ]  # fmt: skip


def test_marks_stand_where_the_words_stand():
    detail = make_detail(1)
    text = detail.post.parts[0].text
    marks = state.marks_of(detail.judgement, 0)
    assert [text[one.start : one.end] for one in marks] == ["SLOW15", "@lumavelle"]
    assert marks[0].tip == "Code SLOW15, strong"
    assert state.marks_of(None, 0) == []


# The page


def test_the_subtitle_counts_what_matches(qtbot, page, session):
    with qtbot.waitSignal(page.subtitleChanged, check_params_cb=lambda t: t.startswith("3 of")):
        session.set_filter(FilterState(post_keys=(3, 4, 5)))
    assert page.model.rowCount() == 3


def test_choosing_a_row_opens_its_post(qtbot, page):
    page.table.selectRow(4)
    assert page.drawer.isHidden()
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert page.drawer.detail.key == 4
    page.table.selectRow(6)
    assert page.drawer.detail.key == 6
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.drawer.isHidden()
    qtbot.keyClick(page.table, Qt.Key.Key_Escape)
    assert page.table.chosen_count() == 0


def test_keys_set_the_class(qtbot, page, session):
    page.table.selectRow(4)
    qtbot.keyClick(page.table, Qt.Key.Key_2)
    assert session.acted[-1] == (
        "correct_class", {"post_keys": [4], "value": "recommending"},
    )  # fmt: skip


def test_several_posts_are_asked_about_first(page, session, monkeypatch):
    asked = []

    def answer(button):
        def ask(_parent, _title, question, _buttons):
            asked.append(question)
            return button

        monkeypatch.setattr(QMessageBox, "question", ask)

    page.table.selectAll()
    page.control.open()
    answer(QMessageBox.StandardButton.Cancel)
    page.deeds.set_class("other")
    assert asked == ["Set the class to other: 612 posts?"]
    assert session.acted == []
    answer(QMessageBox.StandardButton.Apply)
    page.deeds.mark_no_tie()
    name, arguments = session.acted[-1]
    assert (name, arguments["relation"]) == ("set_relation", "none")
    assert len(arguments["post_keys"]) == 612


def test_a_column_head_sorts_and_turns(page, session):
    head = page.table.horizontalHeader()
    head.sectionClicked.emit(BRAND)
    assert session.asked[-1][1][1:] == ("brand", False)
    head.sectionClicked.emit(BRAND)
    assert session.asked[-1][1][1:] == ("brand", True)
    assert page.model.headerData(BRAND, Qt.Orientation.Horizontal) == "Brand ▾"


def test_a_search_marks_hits_and_says_what_it_cannot_find(page, session):
    session.answers["post_keys"] = lambda chosen, *_sort: array(
        "q", range(18 if chosen.verdicts else 5)
    )
    session.set_filter(FilterState(text="serum"))
    assert page.table.delegate.searched == "serum"
    assert page._footer_words.text() == (
        "18 posts have no text in the export, so a search cannot find them."
    )
    session.set_filter(FilterState())
    assert page._footer.isHidden()


def test_no_match_offers_to_clear(page, session):
    session.answers["post_keys"] = lambda *_arguments: array("q")
    session.set_filter(FilterState(text="nothing"))
    assert page.empty.sentence.text() == "No post matches these filters."
    page.empty.button.click()
    assert session.filter.is_empty


def test_a_change_keeps_place_and_choice(qtbot, page, session):
    page.table.selectRow(200)
    page.table.scrollTo(page.model.index(200, 0))
    before = page.table.verticalScrollBar().value()
    session.dataChanged.emit(None)
    assert page.table.verticalScrollBar().value() == before
    assert list(page.table.chosen_keys()) == [200]


def test_a_post_named_elsewhere_is_brought_up(page):
    page.show_details({"key": 300})
    assert list(page.table.chosen_keys()) == [300]
    assert page.drawer.detail.key == 300


def test_narrow_pages_show_the_drawer_instead(page):
    page.resize(700, 600)
    page.table.selectRow(1)
    page.control.open()
    assert not page._left.isVisible()
    page.control.close()
    assert page._left.isVisible()


def test_the_text_column_keeps_room(page):
    page.resize(620, 600)
    assert page.table.isColumnHidden(BRAND)
    page.resize(1200, 600)
    assert not page.table.isColumnHidden(BRAND)
    page.table.hide_column(KIND, is_hidden=True)
    page.resize(1300, 600)
    assert page.table.isColumnHidden(KIND)


def test_rows_are_copied_as_text(page):
    page.table.selectRow(3)
    page.table.copy_rows()
    assert QGuiApplication.clipboard().text().startswith("2026-09-25\tX\tPost\tNew morning")


def test_a_drawn_row_marks_the_class_by_shape(page):
    before = page.table.grab().toImage()
    page.table.selectRow(0)
    assert page.table.grab().toImage() != before


def test_the_drawer_leads_on(qtbot, page, session):
    page.table.selectRow(3)
    page.control.open()
    page.drawer.findingAsked.emit("f1")
    assert session.went[-1][0] == "findings"
    assert session.went[-1][1]["finding_id"] == "f1"
    page.drawer.classes.buttons["other"].click()
    assert session.acted[-1][1]["value"] == "other"


def test_a_press_on_a_head_sorts_and_chooses_nothing(qtbot, page, session):
    head = page.table.horizontalHeader()
    place = QPoint(head.sectionViewportPosition(BRAND) + 20, head.height() // 2)
    qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.asked[-1][1][1] == "brand"
    assert page.table.chosen_count() == 0


def test_the_head_does_not_ask_a_million_rows(page):
    head = page.table.horizontalHeader()
    assert head.selectionModel() is not page.table.selectionModel()


def test_export_writes_what_is_shown(tmp_path, monkeypatch):
    from creator_audit.gui.posts import export

    def rows_of(_reader, keys):
        return [make_row(key) for key in keys]

    monkeypatch.setattr(export, "post_rows", rows_of)
    target = tmp_path / "posts.csv"
    assert export.write_posts(None, array("q", range(1200)), target) == 1200
    lines = target.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "Date,Platform,Kind,Text,Brand,Class,Label"
    assert len(lines) == 1201
    assert list(tmp_path.iterdir()) == [target]


def test_an_exported_cell_is_never_a_formula():
    from creator_audit.gui.posts.export import _plain

    assert _plain("=HYPERLINK(1)") == "'=HYPERLINK(1)"
    assert _plain("plain") == "plain"


def test_escape_closes_the_drawer_from_within(qtbot, page):
    page.table.selectRow(3)
    page.control.open()
    page.window().activateWindow()
    page.drawer.classes.buttons["other"].setFocus()
    qtbot.keyClick(page.drawer.classes.buttons["other"], Qt.Key.Key_Escape)
    qtbot.waitUntil(page.drawer.isHidden)
