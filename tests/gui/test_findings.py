"""Findings: grouping, words, list, detail, decisions, keys."""

import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel

from creator_audit.errors import UserError
from creator_audit.gui.findings import deciding, state
from creator_audit.gui.findings.dialogs import BulkPreview, ClassDialog
from creator_audit.gui.findings.view import FindingsPage
from creator_audit.gui.findings.work_list_model import WorkListModel
from creator_audit.gui.widgets.alike_dialog import AlikeDialog
from creator_audit.gui.widgets.reason_dialog import ReasonDialog
from creator_audit.model.disclosure import Channel, Problem, Verdict
from creator_audit.model.finding import (
    Decision,
    Family,
    Finding,
    FindingVerdict,
    Outcome,
    Review,
    Severity,
)
from creator_audit.model.post import Post
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.alike import AlikeGroup
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import CitationLine, FindingDetail, FindingItem

spec = importlib.util.spec_from_file_location("fakes", Path(__file__).parent / "conftest.py")
fakes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(fakes)

RULES = ("missing-disclosure", "late-disclosure", "ambiguous-disclosure")
TITLES = ("No label found", "The label comes after the claim", "The words hint only")
BRANDS = ("Lumavelle", "Haldrik", "")


def make_item(number, outcome="flag", decision="open"):
    return FindingItem(
        finding_id=f"f{number}",
        rule_id=RULES[number % 3],
        title=TITLES[number % 3],
        outcome=outcome,
        severity="serious",
        verdict="insufficient" if number % 3 else "none_found",
        problem="late" if number % 3 else "",
        day=f"2026-{9 - number % 8:02d}-12" if number % 5 else "",
        platform=("instagram", "tiktok")[number % 2],
        brand=BRANDS[number % 3],
        signs=("discount_code", "affiliate_link", "praise"),
        post_keys=(number,),
        decision=decision,
    )


ITEMS = tuple(make_item(n) for n in range(6)) + tuple(
    make_item(n, "needs_review") for n in range(6, 10)
)


def make_finding_detail(finding_id, *, text=fakes.DETAIL_TEXT, **changes):
    post = fakes.make_detail(3, text)
    finding = Finding(
        id=finding_id,
        rule_id="late-disclosure",
        rule_version="1",
        family=Family.DISCLOSURE,
        outcome=Outcome.FLAG,
        severity=Severity.SERIOUS,
        post_ids=(post.post.id,),
        evidence=(),
        verdicts=(
            FindingVerdict("gb", Verdict.INSUFFICIENT, Severity.SERIOUS, (), Problem.LATE),
            FindingVerdict("us", Verdict.NONE_FOUND, Severity.MODERATE),
        ),
        brand="lumavelle",
        missing_channels=(Channel.PLATFORM_LABEL,),
    )
    facts = {
        "finding": finding,
        "title": "The label comes after the claim",
        "message": 'The label "#collab" stands in the caption at character 80.',
        "rule_text": "The label is to be read before the claim.",
        "innocent": "The platform's own label was on.",
        "question": "Was it on?",
        "remedy": "Put the label first.",
        "suggestion": f"Ad: {text}",
        "citations": (
            CitationLine("a", "A & B <ruling>", "X", "para 3", "https://rules.example/1", "read"),
            CitationLine("b", "A letter", "Y", "", "", "summary"),
        ),
        "posts": (post,),
        "review": None,
        "evidence_changed": False,
        "similar": ("f2", "f4"),
    }
    return FindingDetail(**{**facts, **changes})


@pytest.fixture
def session(session):
    session.answers["finding_items"] = lambda chosen, family, status: (
        ITEMS if status != "decided" else ()
    )
    session.answers["finding_detail"] = make_finding_detail
    session.results["review"] = 1
    return session


@pytest.fixture
def page(qtbot, session):
    made = FindingsPage(session)
    qtbot.addWidget(made)
    made.actions_shown = made.filter_actions()
    for widget in made.actions_shown:
        qtbot.addWidget(widget)
    made.resize(1200, 760)
    made.show()
    made.enter()
    return made


def acted(session):
    name, arguments = session.acted[-1]
    return name, arguments


# Grouping and words


def test_gaps_and_questions_are_never_mixed():
    for grouping, _words in state.GROUPINGS:
        groups = state.group_items(ITEMS, grouping)
        assert sum(len(group.items) for group in groups) == len(ITEMS)
        for group in groups:
            assert len({item.outcome for item in group.items}) == 1
        outcomes = [group.items[0].outcome for group in groups]
        assert outcomes == sorted(outcomes), "gaps come first"


def test_months_run_backwards_and_no_date_comes_last():
    titles = [group.title for group in state.group_items(ITEMS[:6], "month")]
    assert titles == ["Aug 2026", "Jul 2026", "Jun 2026", "May 2026", "No date"]


def test_the_row_is_one_sentence():
    told = state.spoken(ITEMS[1], 2, 10)
    assert told == (
        "12 Aug 2026, TikTok, Haldrik, The label comes after the claim, code, affiliate link,"
        " gap, open, 2 of 10."
    )


def test_a_question_never_carries_the_mark_of_a_gap():
    assert state.mark_of(ITEMS[0]) == "none_found"
    assert state.mark_of(ITEMS[1]) == "insufficient"
    assert state.mark_of(ITEMS[7]) == "cannot_tell"


def test_signs_are_listed_by_strength_and_labels_by_place():
    signals = (
        Signal(SignalKind.BRAND_TAG, Strength.WEAK, 0, 5, 9, "@abc"),
        Signal(SignalKind.DISCOUNT_CODE, Strength.STRONG, 0, 20, 25, "CODE5"),
        Signal(SignalKind.PRAISE, Strength.STRONG, 0, 30, 34, "love"),
        Signal(SignalKind.DISCLOSURE_LABEL, Strength.STRONG, 0, 40, 43, "#ad"),
    )
    assert state.sign_legend(signals) == "Strong: code. Weak: brand tag"
    assert state.label_legend(signals) == "at character 41"
    assert state.label_legend(signals[:2]) == "none found in the caption"
    marks = state.marks_of(signals, 0)
    assert [(mark.start, mark.kind) for mark in marks] == [
        (5, "sign"), (20, "sign"), (30, "sign"), (40, "label"),
    ]  # fmt: skip
    assert state.marks_of(signals, 1) == ()


def test_what_was_decided_is_said_with_reason_and_end():
    review = Review("f1", Decision.ACCEPTED, "Old rules", "2099-01-01", "Ana", "2026-05-03T10:00")
    told = state.banner(make_finding_detail("f1", review=review))
    assert told == "Accepted by Ana on 3 May 2026, until 1 Jan 2099. Reason: Old rules"
    changed = make_finding_detail("f1", review=review, evidence_changed=True)
    assert state.banner(changed).endswith("Since then the evidence changed.")
    over = replace(review, expires="2020-01-01")
    assert state.banner(make_finding_detail("f1", review=over)).endswith("it is open again.")
    assert state.banner(make_finding_detail("f1")) == ""


# The list


def test_the_model_keeps_the_rules_of_models(qtmodeltester, appearance):
    model = WorkListModel()
    model.show_groups(state.group_items(ITEMS, "kind"))
    qtmodeltester.check(model)
    assert model.count == 10


def test_places_run_over_the_heads(appearance):
    model = WorkListModel()
    model.show_groups(state.group_items(ITEMS, "rule"))
    ids = [model.item(model.index_at(place)).finding_id for place in range(model.count)]
    assert sorted(ids) == sorted(item.finding_id for item in ITEMS)
    assert [model.place_of(model.index_at(place)) for place in range(10)] == list(range(10))
    assert [model.place_of_id(name) for name in ids] == list(range(10))
    assert not model.index_at(10).isValid()


def test_the_first_finding_is_shown(page):
    assert page.work_list.place == 0
    assert page.detail.detail.finding.id == "f0"
    assert page.choices.position.text() == "1 of 10"


def test_j_and_k_walk_and_stop_at_the_ends(qtbot, page):
    for _step in range(12):
        qtbot.keyClick(page.work_list, Qt.Key.Key_J)
    assert page.work_list.place == 9
    qtbot.keyClick(page.work_list, Qt.Key.Key_K)
    assert page.choices.position.text() == "9 of 10"


def test_grouping_by_keys_keeps_the_finding(qtbot, page):
    page.work_list.choose(4)
    chosen = page.detail.detail.finding.id
    qtbot.keyClick(page.work_list, Qt.Key.Key_G)
    qtbot.keyClick(page.work_list, Qt.Key.Key_R)
    assert page.grouping == "rule"
    assert page.detail.detail.finding.id == chosen
    assert page.choices.group_chip.value == "Group: rule"


def test_a_finding_named_by_another_page_is_shown(page):
    page.show_details({"finding_id": "f7"})
    assert page.detail.detail.finding.id == "f7"
    page.show_details({"finding_ids": ("f2", "f3")})
    assert {item.finding_id for item in page.items} == {"f2", "f3"}
    assert page.detail.detail.finding.id == "f2"


# The detail


def test_the_rule_card_keeps_its_order(page):
    card = page.detail.card
    headings = [part.text.accessibleName() for part in card.parts]
    assert headings == [
        "What was seen", "The rule", "May be harmless if", "Question", "To mend it",
    ]  # fmt: skip
    rule = card.parts[1].text.text()
    assert "A &amp; B &lt;ruling&gt;, para 3" in rule
    assert 'href="https://rules.example/1"' in rule
    assert "A letter (summary)" in rule
    assert card.rule_id.text().startswith("late-disclosure · gb ")


def test_all_verdicts_stand_with_their_reasons(page):
    lines = state.verdict_lines(page.detail.detail)
    assert [(name, word) for name, _key, word, _why in lines] == [
        ("United States", "None found"), ("United Kingdom", "Insufficient"),
    ]  # fmt: skip
    assert page.detail.post.missing.text() == (
        "Not in this export: the platform's own label. Looked at: the caption."
    )
    told = [label.text() for label in page.detail.post.judged.findChildren(QLabel)]
    assert "Shown first: United States, where nothing that was found counts as a label." in told


def test_the_corrected_text_is_copied_whole(qtbot, page):
    QGuiApplication.clipboard().clear()
    said = []
    page.session.messageShown.connect(said.append)
    page.activateWindow()
    page.detail.post.suggestion.copy_button.click()
    assert QGuiApplication.clipboard().text() == f"Ad: {fakes.DETAIL_TEXT}"
    assert said == ["Corrected text copied."]


def test_the_rule_card_goes_below_the_caption_when_it_is_narrow(qtbot, page):
    post, card = page.detail.post, page.detail.card
    page.resize(1000, 700)
    qtbot.waitUntil(lambda: card.parent() is post)
    qtbot.waitUntil(lambda: card.geometry().top() > post.caption.geometry().bottom() > 0)
    qtbot.waitUntil(lambda: card.geometry().bottom() < post.judged_heading.geometry().top())
    page.resize(1500, 760)
    qtbot.waitUntil(lambda: card.parent() is not post)
    qtbot.waitUntil(lambda: card.geometry().left() > post.geometry().right())


@pytest.mark.parametrize(
    "text", ["שלום לכולם " * 30, "word " * 3000, "🥤" * 400, "\u202eabc\u0000def", "x"]
)
def test_any_caption_is_shown_and_kept(page, text):
    page.detail.show_detail(
        make_finding_detail("f1", text=f"{text}SLOW15 @lumavelle"), "insufficient", ""
    )
    assert page.detail.post.caption.text == f"{text}SLOW15 @lumavelle"


def test_a_post_without_text_says_so_and_offers_to_add_it(page, session):
    detail = make_finding_detail("f1")
    bare = replace(detail.posts[0], post=replace(detail.posts[0].post, parts=()))
    page.detail.show_detail(replace(detail, posts=(bare,), suggestion=""), "cannot_tell", "")
    pane = page.detail.post
    assert isinstance(bare.post, Post)
    assert pane.no_text.isVisible()
    assert not pane.caption.isVisible()
    assert not pane.suggestion.isVisible()
    pane.add_text.click()
    assert session.went[-1][0] == "welcome"


# Deciding


def test_fixed_is_recorded_and_the_next_one_chosen(qtbot, page, session):
    said = []
    session.messageShown.connect(said.append)
    qtbot.keyClick(page.work_list, Qt.Key.Key_F)
    name, arguments = acted(session)
    assert (name, arguments["finding_ids"], arguments["decision"]) == ("review", ("f0",), "fixed")
    assert said == ["Fixed. U takes it back."]
    page.show_items([item for item in ITEMS if item.finding_id != "f0"])
    assert page.detail.detail.finding.id == "f1"


def test_the_last_one_decided_falls_back_to_the_one_before(qtbot, page, session):
    page.work_list.choose(9)
    qtbot.keyClick(page.work_list, Qt.Key.Key_N)
    assert acted(session)[1]["decision"] == "no_tie"
    page.show_items(ITEMS[:9])
    assert page.detail.detail.finding.id == "f8"


@pytest.mark.parametrize(("key", "post_class"), [("1", "sponsored"), ("3", "deinfluencing")])
def test_a_digit_sets_the_class(qtbot, page, session, key, post_class):
    qtbot.keyClick(page.work_list, key)
    assert acted(session)[1]["decision"] == "wrong_class"
    assert acted(session)[1]["post_class"] == post_class


@pytest.mark.parametrize(("key", "decision"), [("A", "accepted"), ("P", "not_a_problem")])
def test_reasons_are_asked_and_stored(qtbot, page, session, monkeypatch, key, decision):
    def fill(dialog):
        assert not dialog.accept_button.isEnabled()
        dialog.field.setText("  Seen with the brand  ")
        assert dialog.accept_button.isEnabled()
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(ReasonDialog, "exec", fill)
    qtbot.keyClick(page.work_list, key)
    assert acted(session)[1]["decision"] == decision
    assert acted(session)[1]["reason"] == "Seen with the brand"


def test_a_dialog_left_decides_nothing(qtbot, page, session, monkeypatch):
    for dialog in (ReasonDialog, ClassDialog):
        monkeypatch.setattr(dialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    for key in ("A", "P", "C"):
        qtbot.keyClick(page.work_list, key)
    assert session.acted == []


def test_similar_shows_each_finding_before_it_is_decided(qtbot, page, session, monkeypatch):
    seen = []

    def look(dialog):
        seen.append(dialog.title.text())
        dialog.table.item(1, 0).setCheckState(Qt.CheckState.Unchecked)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(deciding.BulkPreview, "exec", look)
    qtbot.keyClick(page.work_list, Qt.Key.Key_S)
    assert seen == ["Mark as fixed: 3 of 3 findings"]
    assert acted(session)[1]["finding_ids"] == ("f0", "f4")


def test_a_bulk_decision_needs_a_finding_and_where_asked_a_reason(qtbot, appearance):
    dialog = BulkPreview("Not a problem", ITEMS[:2], needs_reason=True)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("Old posts")
    assert dialog.accept_button.isEnabled()
    for row in range(2):
        dialog.table.item(row, 0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.accept_button.isEnabled()


@pytest.mark.parametrize("width", [300, 620, 700, 780, 860, 1200])
def test_no_decision_is_cut_at_any_width(qtbot, page, width):
    bar = page.detail.bar
    bar.show_state(similar=4, is_decided=width > 800)
    bar.resize(width, bar.height())
    if width >= 620:
        assert bar._needed() <= width
    shown = bar.buttons["review-not-a-problem"].text()
    assert shown == ("Not a problem…" if width == 1200 else shown)
    assert bar.buttons["review-class"].accessibleName().endswith(", C")


def test_u_takes_back(qtbot, page, session):
    qtbot.keyClick(page.work_list, Qt.Key.Key_U)
    assert acted(session)[0] == "undo"


def test_letters_do_nothing_in_a_text_field(qtbot, page, session):
    qtbot.keyClick(page.detail.post.caption._before, Qt.Key.Key_F)
    assert session.acted == []


# States


def test_nothing_open_offers_what_was_decided(page):
    page.show_items(())
    assert page.detail.empty.sentence.text() == "Nothing open here."
    page.detail.empty.button.click()
    assert page.status == "decided"


def test_no_match_offers_to_clear_the_filters(page, session):
    session.answers["finding_items"] = lambda *_arguments: ()
    session.set_filter(FilterState(platforms=("x",)))
    assert page.detail.empty.sentence.text() == "No finding matches these filters."
    page.detail.empty.button.click()
    assert session.filter.is_empty


def test_a_finding_that_is_gone_leaves_the_list_usable(page, session):
    def gone(_finding_id):
        raise UserError("This finding is not there any more.", next_step="Reload the list.")

    session.answers["finding_detail"] = gone
    page.work_list.choose(3)
    assert page.detail.detail is None
    assert page.detail._stack.currentWidget() is page.detail.error
    assert page.work_list.items.count == 10


def test_every_control_has_a_name(page):
    for button in [*page.detail.bar.buttons.values(), page.detail.bar.similar]:
        assert button.accessibleName()
    assert page.detail.bar.buttons["review-fixed"].accessibleName() == "Fixed, F"
    assert page.work_list.accessibleName() == "Findings"


def test_a_source_leads_to_its_place_in_the_rule_book(qtbot, appearance):
    from creator_audit.gui.widgets.rule_part import RulePart, citation_links
    from creator_audit.queries.findings import CitationLine

    line = CitationLine("gb-cap-2", "CAP Code", "", "rule 2.1", "https://a.example/x", "recalled")
    links = citation_links([line], in_book=True)
    assert "not verified against the text" in links
    assert 'href="https://a.example/x"' in links
    part = RulePart("scale", "The rule")
    qtbot.addWidget(part)
    part.show_text("", links)
    with qtbot.waitSignal(part.sourceAsked) as asked:
        part.text.linkActivated.emit("source:gb-cap-2")
    assert asked.args == ["gb-cap-2"]


# What the owner taught, and posts like this


def test_a_finding_says_what_the_class_was_learned_from_and_answers_alike(
    page, session, monkeypatch
):
    post = fakes.make_detail(3)
    lesson = Signal(
        SignalKind.OWNER_LESSON, Strength.NONE, -1, 0, 0, "you marked 4 posts with the code B so"
    )
    said = replace(post.judgement.classification, reasons=(lesson,))
    learned = replace(post, judgement=replace(post.judgement, classification=said))
    group = AlikeGroup("the code B", (fakes.make_row(7), fakes.make_row(8)))
    session.answers["alike_posts"] = lambda key: (group,)
    assert not page.detail.post.lesson.isVisible()
    session.answers["finding_detail"] = lambda id_: make_finding_detail(id_, posts=(learned,))
    page.run_command("review-next")
    line = page.detail.post.lesson.text()
    assert line == "Class: sponsored, because you marked 4 posts with the code B so."
    assert page.detail.post.alike.text() == "And 2 posts like this…"

    def choose(dialog):
        dialog.answer.setCurrentIndex(dialog.answer.count() - 1)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(AlikeDialog, "exec", choose)
    page.detail.post.alike.click()
    assert acted(session) == ("set_relation", {"post_keys": [3, 7, 8], "relation": "none"})
