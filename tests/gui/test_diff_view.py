"""The difference of two texts: marks on what is put in and taken out, long middles shortened."""

from creator_audit.gui.widgets.diff_view import DiffView, merge_texts, shorten
from creator_audit.gui.widgets.suggestion_card import SuggestionCard, prefix_change
from creator_audit.model.correction import Change

OLD = "A lamp I like #collab and a desk"
NEW = "Ad: A lamp I like and a desk"
CHANGES = (Change(0, 0, 0, 0, 4), Change(0, 14, 22, 18, 18))


def test_both_texts_can_be_read_off():
    text, marks = merge_texts(OLD, NEW, CHANGES)
    assert text == "Ad: A lamp I like #collab and a desk"
    assert [(text[m.start : m.end], m.kind) for m in marks] == [
        ("Ad: ", "label"),
        ("#collab ", "removed"),
    ]


def test_long_stretches_get_shorter_and_marks_follow():
    old = "word " * 200 + "#collab"
    change = Change(0, len(old) - 7, len(old), len(old) - 3, len(old) - 3)
    text, marks = merge_texts(old, "Ad: " + old[:-7], (Change(0, 0, 0, 0, 4), change))
    assert "… unchanged …" in text
    assert text[marks[1].start : marks[1].end] == "#collab"
    assert len(text) < 400
    assert shorten("short") == "short"


def test_a_bare_prefix_is_found_without_changes():
    assert prefix_change("a lamp", "Ad: a lamp") == (Change(0, 0, 0, 0, 4),)
    assert prefix_change("a lamp", "a desk") == ()


def test_the_difference_is_said_as_well(qtbot, appearance):
    view = DiffView()
    qtbot.addWidget(view)
    view.show_change(OLD, NEW, CHANGES)
    assert view.accessibleDescription() == "Put in: Ad:. Taken out: #collab."


def test_steps_alone_show_no_empty_card(qtbot, appearance):
    card = SuggestionCard("Suggested caption", "Ctrl+Shift+C", "Copy")
    qtbot.addWidget(card)
    card.show()
    card.show_suggestion("old", "", "", (), ("Say “Ad” in the first seconds.",))
    assert card.isVisible()
    assert not card.card.isVisible()
    assert "Say “Ad”" in card.steps.text()
    card.show_suggestion("old", "")
    assert not card.isVisible()
