"""What was learned is said beside the class; one answer for posts like this."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from creator_audit.analysis.owner_lessons import reason_of
from creator_audit.gui.posts.view import PostsPage
from creator_audit.gui.settings import state as settings_state
from creator_audit.gui.settings.learning_pane import LearningPane
from creator_audit.gui.widgets.alike_dialog import AlikeDialog
from creator_audit.gui.widgets.review_words import lesson_line, question_of
from creator_audit.model.classification import PostClass
from creator_audit.model.lesson import NO_TIE, Feature, Lesson
from creator_audit.queries.alike import AlikeGroup
from creator_audit.queries.client_facts import ClientFacts

spec = importlib.util.spec_from_file_location("fakes", Path(__file__).parent / "conftest.py")
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)

CODE = Feature("code", "CLUB5", "CLUB5")
GROUPS = (
    AlikeGroup("the code CLUB5", tuple(fakes.make_row(key) for key in range(1, 8))),
    AlikeGroup("the tag @lumavelle", tuple(fakes.make_row(key) for key in range(1, 4))),
)


def learned_detail(key=3, answer="recommending", text=fakes.DETAIL_TEXT):
    detail = fakes.make_detail(key, text)
    said = replace(
        detail.judgement.classification,
        value=PostClass.RECOMMENDING,
        reasons=(reason_of(Lesson(CODE, answer, 4)),),
    )
    return replace(detail, judgement=replace(detail.judgement, classification=said))


@pytest.fixture
def dialog(qtbot, appearance):
    made = AlikeDialog(11, GROUPS, now="sponsored")
    qtbot.addWidget(made)
    return made


def test_the_line_says_what_was_marked():
    told = lesson_line(learned_detail().judgement)
    assert told == "Class: recommending, because you marked 4 posts with the code CLUB5 so."
    told = lesson_line(learned_detail(answer=NO_TIE).judgement)
    assert told.endswith("because you said that 4 posts with the code CLUB5 have no tie.")
    assert lesson_line(fakes.make_detail(3).judgement) == ""


def test_the_drawer_gives_the_reason_and_the_offer(qtbot, session):
    session.answers["post_detail"] = learned_detail
    session.answers["alike_posts"] = lambda _key: GROUPS
    page = PostsPage(session)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    page.table.selectRow(3)
    page.control.open()
    words = {label.text() for label in page.drawer.findChildren(QLabel)}
    assert "Because you marked 4 posts with the code CLUB5 so" in words
    assert page.drawer.alike.isVisible()
    assert page.drawer.alike.text() == "And 7 posts like this…"


def test_one_step_answers_for_the_post_and_its_likes(qtbot, session, monkeypatch):
    session.answers["alike_posts"] = lambda _key: GROUPS
    page = PostsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    page.table.selectRow(3)
    page.control.open()

    def choose(dialog):
        dialog.answer.setCurrentIndex(dialog.answer.findData("recommending"))
        dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AlikeDialog, "exec", choose)
    page.drawer.alike.click()
    shown = page.drawer.detail.key
    assert session.acted == [
        ("correct_class", {"post_keys": [shown, 2, 3, 4, 5, 6, 7], "value": "recommending"})
    ]


def test_nothing_is_offered_where_no_post_is_like_it(qtbot, session):
    session.answers["alike_posts"] = lambda _key: ()
    page = PostsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    page.table.selectRow(3)
    page.control.open()
    assert page.drawer.alike.isHidden()


def test_the_dialog_shows_what_each_post_becomes(dialog):
    assert dialog.table.rowCount() == 7
    dialog.answer.setCurrentIndex(dialog.answer.findData("recommending"))
    becomes = [dialog.table.item(n, 3).text() for n in range(7)]
    now = [dialog.table.item(n, 2).text() for n in range(7)]
    assert set(becomes) == {"Recommending", "Stays"}
    same = [told == "Stays" for told in becomes]
    assert same == [words == "Recommending" for words in now]
    assert dialog.title.text() == "Recommending: this post and 7 posts like it"


def test_the_dialog_can_take_another_likeness_and_no_tie(dialog):
    dialog.likeness.setCurrentIndex(1)
    dialog.answer.setCurrentIndex(dialog.answer.count() - 1)
    assert dialog.deed == ("set_relation", {"post_keys": [11, 1, 2, 3], "relation": "none"})
    assert dialog.said == "No commercial tie: 4 posts. Ctrl+Z takes it back."


def test_a_post_that_cannot_be_told_carries_its_question():
    judgement = fakes.make_detail(3).judgement
    assert question_of(judgement) == ""
    unsure = replace(judgement.classification, cannot_tell=True)
    assert question_of(replace(judgement, classification=unsure)).endswith("?")
    asked = replace(judgement, classification=unsure, question="Was it a gift?")
    assert question_of(asked) == "Was it a gift?"
    answered = replace(asked, classification=replace(unsure, by_user=True))
    assert question_of(answered) == ""


FACTS = ClientFacts("", (), (), "UTC", 1, 1, 1, ())


def test_settings_list_what_was_learned_and_switch_it(qtbot, session):
    pane = LearningPane(session)
    qtbot.addWidget(pane)
    learned = (("recommending", "the code CLUB5", 4), ("no_tie", "the brand Oatmarl", 3))
    pane.show_facts(replace(FACTS, learned=learned))
    assert pane.learned.text().splitlines() == [
        "4 posts with the code CLUB5: recommending",
        "3 posts with the brand Oatmarl: no tie",
    ]
    pane.switch.click()
    assert session.acted == [("set_learning", {"is_on": False})]
    pane.show_facts(replace(FACTS, learns=False))
    assert not pane.switch.isChecked()
    assert "Switched off" in pane.learned.text()


def test_settings_cut_a_long_list():
    many = tuple(("other", f"the code N{n}", 3) for n in range(20))
    lines = settings_state.learned_words(replace(FACTS, learned=many)).splitlines()
    assert lines[-1] == "and 8 more"
