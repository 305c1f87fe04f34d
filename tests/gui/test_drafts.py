"""Draft check: words of a result, offsets, typing, suggestion, options."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from creator_audit.errors import UserError
from creator_audit.gui.drafts import state
from creator_audit.gui.drafts.editor import DraftEditor, utf16_places
from creator_audit.gui.drafts.judging import DraftJudge
from creator_audit.gui.drafts.view import DraftsPage

WAIT = 20_000
DAY = date(2026, 9, 1)
LATE = (
    "Put the big tumblers down. I carried the travel cup for three weeks, it does not leak, and it"
    " fits the bag I own already. Use code HAL10 for ten off. #deinfluencing #gifted"
)


@pytest.fixture
def page(qtbot, session):
    made = DraftsPage(session)
    qtbot.addWidget(made)
    for widget in made.page_actions():
        qtbot.addWidget(widget)
    made.resize(1200, 760)
    made.show()
    made.enter()
    return made


def wait_for(qtbot, page, text):
    qtbot.waitUntil(
        lambda: page.result is not None and page.result.asked.text == text, timeout=WAIT
    )


# The result in words


def test_a_label_after_the_cut_is_named_with_its_place():
    found = state.check(state.Asked(LATE, relation="gift"), DAY)
    assert [line.word for line in found.verdicts] == ["Insufficient", "Insufficient"]
    assert all("after the cut" in line.why for line in found.verdicts)
    assert found.post_class == "sponsored"
    assert any(sign.text == "Code HAL10" for sign in found.signs)
    assert {mark.kind for mark in found.marks} == {"sign", "label"}
    for mark in found.marks:
        assert LATE[mark.start : mark.end].strip() == LATE[mark.start : mark.end] != ""
    assert found.suggestion.endswith("#deinfluencing"), "the tag after the cut moves to the front"
    assert found.suggested.taken == ("#gifted",)
    assert found.suggested.added[0][0] == 0


def test_a_clear_label_first_needs_no_change():
    found = state.check(state.Asked(f"Ad: {LATE}", relation="paid"), DAY)
    assert {line.verdict for line in found.verdicts} == {"sufficient"}
    assert found.suggestion == ""


def test_the_suggestion_is_itself_sufficient():
    found = state.check(state.Asked(LATE, relation="paid"), DAY)
    again = state.check(state.Asked(found.suggestion, relation="paid"), DAY)
    assert {line.verdict for line in again.verdicts} == {"sufficient"}
    assert state.met_words(found) == "judged again: meets all chosen"


def test_without_a_tie_no_label_is_asked_for():
    found = state.check(state.Asked("A quiet morning with the old kettle."), DAY)
    assert {line.verdict for line in found.verdicts} == {"not_required"}
    assert found.signs == ()
    assert found.suggestion == ""


def test_too_short_a_text_has_no_language():
    assert state.language_words(state.check(state.Asked("ok"), DAY)) == (
        "Language: too short to tell"
    )


def test_the_cut_is_told_only_where_the_text_is_longer():
    long, short = (state.check(state.Asked(text), DAY) for text in (LATE, "Short."))
    assert "Instagram cuts here" in state.fold_words(long)
    assert state.fold_words(short) == ""
    assert state.length_words(long.asked) == f"{len(LATE):,} of 2,200 characters"


def test_only_the_chosen_jurisdictions_are_judged():
    found = state.check(state.Asked(LATE, jurisdictions=("us",)), DAY)
    assert [line.name for line in found.verdicts] == ["United States"]


# Offsets


def test_offsets_count_as_the_editor_does():
    text = "a🥤b\u0301c"
    assert utf16_places(text, [0, 1, 2, 3, 5]) == {0: 0, 1: 1, 2: 3, 3: 4, 5: 6}
    assert utf16_places("plain", [2, 4]) == {2: 2, 4: 4}


def test_marks_stand_on_their_words_behind_emoji(qtbot, appearance):
    text = "🥤🥤 use CODE5\nnow #ad"
    editor = DraftEditor()
    qtbot.addWidget(editor)
    editor.setPlainText(text)
    start, label = text.index("CODE5"), text.index("#ad")
    editor.show_marks(
        [state.Mark(start, start + 5, "sign", "Code"), state.Mark(label, label + 3, "label", "")],
        None,
    )
    block = editor.document().firstBlock()
    spans = [(one.start, one.length) for one in block.layout().formats()]
    assert (start + 2, 5) in spans, "two emoji count two more"
    second = [(one.start, one.length) for one in block.next().layout().formats()]
    assert second == [(4, 3)]


# The page


def test_typing_is_judged_after_a_pause(qtbot, page):
    qtbot.keyClicks(page.editor, "Use code HAL10 for ten off")
    wait_for(qtbot, page, "Use code HAL10 for ten off")
    assert "United Kingdom" in page.pane.sentence
    assert page.suggestion.isVisible()


def test_only_the_newest_text_is_answered(qtbot, appearance):
    judge, heard = DraftJudge(run=lambda asked: asked.text), []
    judge.judged.connect(heard.append)
    for number in range(20):
        judge.ask(state.Asked(f"text {number}"))
    qtbot.waitUntil(lambda: "text 19" in heard, timeout=WAIT)
    assert heard == ["text 19"]


def test_a_check_that_fails_says_so(qtbot, page):
    def refuse(_asked):
        raise UserError("There is no rule pack.", next_step="Choose another.")

    page.judge._run = refuse
    page.editor.setPlainText("Any text")
    page.check()
    qtbot.waitUntil(lambda: page.pane.sentence.startswith("This check did not run"), timeout=WAIT)
    assert "no rule pack" in page.pane.sentence


def test_the_suggestion_is_used_as_one_step(qtbot, page):
    page.editor.setPlainText(LATE)
    page.options.relation.setCurrentIndex(page.options.relation.findData("gift"))
    page.check()
    wait_for(qtbot, page, LATE)
    wanted = page.result.suggestion
    page.use_suggestion()
    assert page.editor.toPlainText() == wanted
    page.editor.undo()
    assert page.editor.toPlainText() == LATE


def test_paste_and_check_takes_the_clipboard(qtbot, page):
    QGuiApplication.clipboard().setText("Gifted by a friend of the house")
    page.paste()
    wait_for(qtbot, page, "Gifted by a friend of the house")
    QGuiApplication.clipboard().clear()


def test_an_emptied_editor_forgets_the_result(qtbot, page):
    page.editor.setPlainText(LATE)
    page.check()
    wait_for(qtbot, page, LATE)
    page.editor.clear()
    page.check()
    assert page.result is None
    assert page.pane.sentence == "Paste or type a caption."
    assert not page.suggestion.isVisible()


def test_the_options_reach_the_judge(page):
    page.options.platform.setCurrentIndex(3)
    page.options.relation.setCurrentIndex(page.options.relation.findData("paid"))
    page.options._label_group.button(0).click()
    page.options._toggle("gb", is_on=False)
    asked = page.asked
    assert (asked.platform, asked.kind) == ("tiktok", "video")
    assert asked.relation == "paid"
    assert asked.platform_label is True
    assert asked.jurisdictions == ("us",)
    page.options._toggle("us", is_on=False)
    assert page.asked.jurisdictions == ("us",), "one always stays"


def test_a_draft_is_judged_as_the_client_until_something_else_is_ticked(page):
    page.options.follow(("us",))
    assert page.asked.jurisdictions == ("us",)
    page.options._toggle("gb", is_on=True)
    page.options.follow(("us",))
    assert page.asked.jurisdictions == ("gb", "us")


def test_tab_leaves_the_editor_and_every_control_has_a_name(qtbot, page):
    page.editor.setFocus()
    qtbot.keyClick(page.editor, Qt.Key.Key_Tab)
    assert page.editor.toPlainText() == ""
    for control in (page.options.platform, page.options.relation, page.editor, page.pane):
        assert control.accessibleName()
    assert page.options.countries.accessibleName().startswith("Judged for United Kingdom")
