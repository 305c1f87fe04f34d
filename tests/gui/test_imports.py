"""Imports: cards, queue, mapping, report, questions."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from creator_audit.errors import UserError
from creator_audit.gui.imports import state
from creator_audit.gui.imports.mapping_form import MappingForm
from creator_audit.gui.imports.post_chooser import PostChooser
from creator_audit.gui.imports.question_flow import QuestionFlow
from creator_audit.gui.imports.question_steps import CountryStep, LabelStep, NameStep
from creator_audit.gui.imports.running import ImportPage
from creator_audit.gui.imports.view import ArchivesPage, Report
from creator_audit.operations.import_archive import ImportResult, SourceResult
from creator_audit.operations.import_one import MappingQuestion
from creator_audit.operations.recognise_archives import Recognised
from creator_audit.progress import Cancelled
from creator_audit.queries.imports import ImportLine, IssueLine, LabelQuestion, NameCandidate
from creator_audit.queries.posts import PostRow
from creator_audit.queries.questions import OpenQuestions

ZIP = Recognised(
    paths=(Path("instagram.zip"),),
    file="instagram.zip",
    size=50_000_000,
    text_size=4_000_000,
    platform="instagram",
    title="Instagram export",
    why=("found posts_1.json",),
    members=("a/posts_1.json",),
    not_read=(("messages", "private messages are never opened"),),
    other_files=2204,
)
TABLE = Recognised((Path("t.csv"),), "t.csv", 900, 900, "table", "Table (CSV, XLSX, JSON)")
PHOTO = Recognised((Path("p.jpg"),), "p.jpg", what="This is a picture.", next_step="Drop the ZIP.")
QUESTION = MappingQuestion(
    asked="text",
    sentence="It is not certain which column holds the posts' text.",
    member="t.csv",
    headers=("When", "Text 2", "Text 3"),
    samples=(("03/04/2026", "05/06/2026"), ("one", "two", "three"), ()),
    guess=(("published_at", "When"), ("text", "Text 2")),
    fields=("id", "published_at", "text", "title", "permalink"),
)


def make_source(import_id, new=10, platform="instagram"):
    return SourceResult(import_id, "f", platform, "l", new, new, 0, 0, 0, 0, 0, 0, "", "")


def make_line(import_id=1, **changes):
    line = ImportLine(
        import_id, "instagram.zip", "ab", 9, "instagram", "instagram 2025", "slowshelf",
        "2026-09-14T16:20:00+00:00", "2026-09-14", found=236, new=231, edited=0, unchanged=0,
        duplicate=4, rejected=1, missing_since=0, other=(("repost", 2),), without_text=3,
        first_day="2021-10-03", last_day="2026-09-14", why=("found",), notes=("Order JSON.",),
        not_read=(("messages", "private messages are never opened"),), is_undone=False,
    )  # fmt: skip
    return replace(line, **changes)


@pytest.fixture
def page(qtbot, session, monkeypatch):
    monkeypatch.setattr(state, "existing", list)
    made = ImportPage(session)
    qtbot.addWidget(made)
    for widget in made.page_actions():
        qtbot.addWidget(widget)
    made.resize(1100, 700)
    made.show()
    # Answers come when the test gives them.
    session.pending = []

    def act(name, done=None, failed=None, **arguments):
        session.acted.append((name, arguments))
        session.pending.append((name, done, failed))

    session.act = act
    return made


def answer(session, name, result):
    asked, done, _failed = session.pending.pop(0)
    assert asked == name
    done(result)


def refuse(session, name, error):
    asked, _done, failed = session.pending.pop(0)
    assert asked == name
    failed(error)


def statuses(page):
    return [card.status for card in page.queue.cards]


# Words


def test_a_card_says_how_far_it_is():
    card = state.Card(ZIP, "reading")
    card.take_step(2_000_000, 4_000_000, "instagram.zip: 133 posts")
    assert card.status_words == "Reading, 50 %"
    assert card.posts_words == "133 of about 266 posts"
    assert card.spoken == "Instagram export, reading, 50 %, 133 of about 266 posts"
    card.take_step(0, -1, "something else")
    assert card.posts == 133


def test_sizes_are_short():
    assert state.size_words(41) == "41 bytes"
    assert state.size_words(6_200_000) == "6.2 MB"
    assert state.size_words(1_400_000_000) == "1.4 GB"
    assert state.file_line(ZIP) == "instagram.zip · 50 MB, 4.0 MB of it read"


def test_the_report_row_adds_up_and_names_what_is_apart():
    row = state.report_row(make_line())
    assert row[1:7] == ("236", "231", "0", "0", "4", "1")
    assert row[8] == "2 reposts kept apart, 3 without text"
    assert state.sum_row([make_line(), make_line(2), make_line(3, is_undone=True)])[1] == "472"
    assert state.report_row(make_line(is_undone=True))[8] == "Taken back"


def test_the_answer_says_new_edited_unchanged_and_lost():
    assert state.answer_line([make_line()], ()) == (
        "231 posts are new. 1 record could not be read."
    )
    again = make_line(new=0, edited=4, unchanged=598, rejected=0, found=602, duplicate=0)
    assert state.answer_line([again], ()) == (
        "0 posts are new, 4 filled or edited, 598 unchanged. All 602 records were read."
    )
    assert state.answer_line([make_line(is_undone=True)], ()) == "Nothing is in."


def test_remarks_of_one_kind_are_told_once():
    notes = [IssueLine(1, "f", f"line {n}", "joined", "Joined.", "note") for n in range(5)]
    lost = IssueLine(1, "f", "entry 9", "time-not-readable", "Time lies in 1970.", "rejected")
    told = state.remarks([*notes, lost])
    assert told == [(lost, 1), (notes[0], 5)]


# The queue


def test_archives_are_read_one_after_the_other_then_judged(page, session):
    page.show_details({"paths": ["a", "b", "c"]})
    assert page.queue.phase == "looking"
    answer(session, "recognise_archives", (ZIP, PHOTO, TABLE))
    assert statuses(page) == ["reading", "failed", "waiting"]
    assert len(session.pending) == 1
    answer(session, "import_one", ImportResult([make_source(1, 231)]))
    assert statuses(page) == ["imported", "failed", "reading"]
    answer(session, "import_one", ImportResult([make_source(2, 9)]))
    assert page.queue.phase == "judging"
    answer(session, "settle_import", None)
    assert not page.queue.is_running
    place, details = session.went[-1]
    assert place == "archives"
    assert details["import_ids"] == [1, 2]
    assert details["failed"] == [("p.jpg", "This is a picture. Drop the ZIP.")]


def test_progress_reaches_the_card_that_reads(page, session):
    page.show_details({"paths": ["a"]})
    answer(session, "recognise_archives", (ZIP,))
    session.workProgressed.emit("import_one", 1_000_000, 4_000_000, "instagram.zip: 50 posts")
    assert page.cards[0].bar.value() == 25
    assert page.cards[0].posts.text() == "50 of about 200 posts"
    assert page.words.text() == "50 posts read so far · 1.0 MB of 4.0 MB"
    assert page.cards[0].accessibleName().startswith("Instagram export, reading, 25 %")


def test_a_question_does_not_hold_up_the_others(page, session):
    page.show_details({"paths": ["a", "b"]})
    answer(session, "recognise_archives", (TABLE, ZIP))
    answer(session, "import_one", QUESTION)
    assert statuses(page) == ["answer", "reading"]
    answer(session, "import_one", ImportResult([make_source(1)]))
    answer(session, "settle_import", None)
    assert session.went == [], "the question is still open"
    page.cards[0].form.read_button.click()
    assert session.acted[-1][1]["column_map"] == {"published_at": "When", "text": "Text 2"}
    answer(session, "import_one", ImportResult([make_source(2)]))
    answer(session, "settle_import", None)
    assert session.went[-1][1]["import_ids"] == [2, 1]


def test_a_table_can_be_left_out(page, session):
    page.show_details({"paths": ["a"]})
    answer(session, "recognise_archives", (TABLE,))
    answer(session, "import_one", QUESTION)
    page.cards[0].form.leave_button.click()
    assert statuses(page) == ["stopped"]
    assert session.pending == []


def test_cancel_asks_whether_to_keep_what_came_in(page, session, monkeypatch):
    asked = []
    monkeypatch.setattr(page, "ask_take_back", lambda posts: asked.append(posts) or True)
    page.show_details({"paths": ["a", "b"]})
    answer(session, "recognise_archives", (ZIP, TABLE))
    answer(session, "import_one", ImportResult([make_source(7, 364)]))
    page.cancel()
    refuse(session, "import_one", Cancelled())
    assert asked == [364]
    assert session.acted[-1] == ("undo_import", {"import_id": 7})
    assert statuses(page) == ["stopped", "stopped"]


def test_what_is_kept_after_a_stop_is_judged(page, session, monkeypatch):
    monkeypatch.setattr(page, "ask_take_back", lambda _posts: False)
    page.show_details({"paths": ["a", "b"]})
    answer(session, "recognise_archives", (ZIP, TABLE))
    answer(session, "import_one", ImportResult([make_source(7, 364)]))
    page.cancel()
    refuse(session, "import_one", Cancelled())
    assert session.acted[-1][0] == "settle_import"


def test_an_archive_that_fails_is_said_on_its_card(page, session):
    page.show_details({"paths": ["a", "b"]})
    answer(session, "recognise_archives", (ZIP, TABLE))
    refuse(session, "import_one", UserError("It is cut off.", next_step="Download it again."))
    assert page.cards[0].why.text() == "It is cut off. Download it again."
    assert statuses(page) == ["failed", "reading"]


def test_a_bug_in_the_child_fails_one_archive_and_is_reported(page, session):
    errors = []
    session.failed.connect(errors.append)
    page.show_details({"paths": ["a"]})
    answer(session, "recognise_archives", (ZIP,))
    refuse(session, "import_one", RuntimeError("boom"))
    assert statuses(page) == ["failed"]
    assert len(errors) == 1


def test_never_opened_is_counted_beside_the_cards(page, session):
    page.show_details({"paths": ["a"]})
    answer(session, "recognise_archives", (ZIP,))
    words = [label.text() for label in page.panels.findChildren(QLabel)]
    assert "Private messages are never opened" in words
    assert "2,204 files. Only their names are seen." in words
    assert state.member_lines(page.queue.cards)[1][1] == "private messages are never opened"


def test_the_demo_goes_straight_to_the_overview(page, session):
    page.show_details({"paths": ["a"], "brands": Path("b.toml"), "deals": Path("d.csv")})
    answer(session, "recognise_archives", (ZIP,))
    answer(session, "import_one", ImportResult([make_source(1)]))
    answer(session, "import_brands", 3)
    answer(session, "import_deals", 4)
    answer(session, "settle_import", None)
    assert session.went[-1][0] == "overview"


# The mapping


def test_two_columns_cannot_be_the_same(qtbot, appearance):
    form = MappingForm(QUESTION)
    qtbot.addWidget(form)
    assert form.read_button.isEnabled()
    combo = form.combos["Text 3"]
    combo.setCurrentIndex(combo.findData("text"))
    assert not form.read_button.isEnabled()
    assert form.note.text() == "Two columns are read as the same."
    combo.setCurrentIndex(combo.findData("title"))
    assert form.read_button.isEnabled()
    assert combo.accessibleName() == "Read column Text 3 as"


def test_the_order_of_the_date_is_asked_with_the_example(qtbot, appearance):
    form = MappingForm(replace(QUESTION, asked="date_order", example="03/04/2026"))
    qtbot.addWidget(form)
    heard = []
    form.answered.connect(lambda *told: heard.append(told))
    assert not form.read_button.isEnabled()
    form.order.setCurrentIndex(form.order.findData("mdy"))
    form.read_button.click()
    assert heard == [({}, "mdy", "")]


# The report


@pytest.fixture
def archives(qtbot, session):
    lines = (make_line(), make_line(2, platform="tiktok", rejected=0))
    lost = IssueLine(1, "media/reels.json", "entry 14", "time", "Time lies in 1970.", "rejected")
    session.answers["read_report"] = lambda ids: Report(
        tuple(line for line in lines if not ids or line.import_id in ids), (lost,)
    )
    session.answers["open_questions"] = lambda _ids: OpenQuestions(
        False, "gb", (), ("gb",), True, (), ()
    )
    made = ArchivesPage(session)
    qtbot.addWidget(made)
    made.actions_shown = made.page_actions()
    for widget in made.actions_shown:
        qtbot.addWidget(widget)
    made.resize(1200, 800)
    made.show()
    return made


def test_the_report_names_numbers_places_and_gaps(archives):
    archives.show_details({"import_ids": [1], "seconds": 18, "failed": [("p.jpg", "No export.")]})
    assert archives.answer.text() == "231 posts are new. 1 record could not be read."
    assert archives.second.text().startswith("18 seconds, 1 archive.")
    words = [label.text() for label in archives.lists.findChildren(QLabel)]
    assert "Time lies in 1970." in words
    assert "Instagram · media/reels.json · entry 14" in words
    assert "p.jpg" in words
    assert "Never opened: private messages are never opened" in words
    assert archives.go_on.text() == "Open Overview"


def test_numbers_open_the_posts_of_the_import(archives, session):
    archives.enter()
    archives.table.cellClicked.emit(1, 2)
    place, details = session.went[-1]
    assert place == "posts"
    assert details["filter"].import_id == 2
    archives.table.cellClicked.emit(2, 2)
    assert len(session.went) == 1, "the sum opens nothing"


def test_each_row_is_one_sentence(archives):
    archives.enter()
    told = archives.table.item(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith("Instagram · instagram.zip, found 236, new 231, edited 0")


def test_the_report_is_copied_as_a_table(archives):
    archives.enter()
    archives._copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[1] == "Found"
    assert lines[1].split("\t")[1] == "236"
    QGuiApplication.clipboard().clear()


def test_undo_takes_back_what_was_asked_for(archives, session, monkeypatch):
    monkeypatch.setattr(archives, "ask_undo", lambda _lines: True)
    archives.show_details({"import_ids": [2]})
    archives._ask_undo()
    assert session.acted == [("undo_import", {"import_id": 2})]


# The questions

NAMES = (
    NameCandidate("@lumavelle", "handle", 12, "", ("A caption",)),
    NameCandidate("SLOW15", "code", 7, "", ()),
)
LABELS = (
    LabelQuestion("instagram:a", "Slow Shelf", "instagram", "2021-10-03", "2026-09-14",
                  (1, 2, 3), ""),
)  # fmt: skip


@pytest.fixture
def flow(qtbot, session):
    session.found = OpenQuestions(True, "", (), ("gb", "us"), False, NAMES, LABELS)
    session.answers["open_questions"] = lambda _ids: session.found
    for name in ("set_countries", "set_name_roles", "import_deals", "answer_label"):
        session.results[name] = None
    made = QuestionFlow(session)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.prepare([1])
    made.begin()
    return made


def test_at_most_three_questions_then_the_labels(flow):
    assert flow.kinds == ["country", "names", "deals", "label"]
    assert flow.counter.text() == "Question 1 of 4. Each can be skipped."


def test_every_question_can_be_skipped(flow, session):
    ended = []
    flow.finished.connect(lambda: ended.append(True))
    for _question in range(4):
        assert ended == []
        flow.skip.click()
    assert ended == [True]
    assert session.acted == []


def test_countries_are_set_and_a_missing_pack_is_said(flow, session):
    step = flow.step
    assert isinstance(step, CountryStep)
    step.country.setCurrentIndex(step.country.findData("jp"))
    for row in range(step.list.count()):
        if step.list.item(row).data(Qt.ItemDataRole.UserRole) == "us":
            step.list.item(row).setCheckState(Qt.CheckState.Checked)
    assert step.note.text() == (
        "Judged for: United States. No rule pack yet for Japan: signs and questions only there."
    )
    flow.go_on.click()
    assert session.acted == [("set_countries", {"country": "jp", "audience": ("us",)})]
    assert isinstance(flow.step, NameStep)


def test_names_are_told_apart_from_what_was_left_open(flow, session):
    flow.skip.click()
    flow.step.combos[0].setCurrentIndex(flow.step.combos[0].findData("friend"))
    flow.go_on.click()
    assert session.acted == [("set_name_roles", {"roles": {("lumavelle", "handle"): "friend"}})]


def test_a_list_of_deals_that_is_wrong_can_be_mended(flow, session, tmp_path):
    flow.skip.click()
    flow.skip.click()
    flow.step.take(tmp_path / "deals.csv")

    def act(name, done=None, failed=None, **_arguments):
        failed(UserError("The list of deals has no column `brand`.", where="deals.csv"))

    session.act = act
    flow.go_on.click()
    assert "no column" in flow.note.text()
    assert flow.skip.isEnabled()


def test_the_label_is_asked_per_account_and_period(flow, session):
    for _question in range(3):
        flow.skip.click()
    step = flow.step
    assert isinstance(step, LabelStep)
    assert "for these 3 posts?" in step.heading.text()
    assert "3 Oct 2021 – 14 Sep 2026" in step.why.text()
    step.none_button.click()
    name, told = session.acted[-1]
    assert name == "answer_label"
    assert (told["account_id"], told["answer"]) == ("instagram:a", "none")


def test_posts_are_chosen_one_by_one(qtbot, appearance):
    rows = [
        PostRow(n, f"instagram:{n}", "2026-01-02", "instagram", "feed", "Text", "", "", False, "",
                0)
        for n in range(3)
    ]  # fmt: skip
    dialog = PostChooser(rows)
    qtbot.addWidget(dialog)
    assert dialog.chosen_ids == ()
    dialog.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert dialog.chosen_ids == ("instagram:1",)


def test_known_answers_are_not_asked_again(flow, session):
    session.found = OpenQuestions(False, "gb", ("us",), ("gb",), True, NAMES, ())
    flow.prepare([1])
    assert flow.kinds == []
    assert not flow.is_waiting
