"""Rules: the list with and without a client, the page of a rule, of a country."""

import pytest
from PySide6.QtWidgets import QLabel, QTableWidget

from creator_audit.gui.rules import state
from creator_audit.gui.rules.view import RulesPage
from creator_audit.gui.tasks.session import Session
from creator_audit.queries.rule_texts import pack
from creator_audit.rules.pages import page as rule_page

WAIT = 20_000


def texts(page):
    shown = page.stack.currentWidget()
    return "\n".join(label.text() for label in shown.findChildren(QLabel))


@pytest.fixture
def bare(qtbot, appearance):
    made = RulesPage(Session())
    qtbot.addWidget(made)
    made.resize(1050, 700)
    made.show()
    made.enter()
    return made


def test_every_rule_and_country_has_a_page_without_a_client(bare):
    assert len(bare.list.keys) == len(pack().rules) + len(pack().jurisdictions)
    for key in bare.list.keys:
        bare.list.choose(key)
        shown = texts(bare)
        if key in pack().rules:
            rule = pack().rules[key]
            for words in (rule.title, rule.doc.what, rule.doc.fix, rule.doc.question):
                assert words in shown
    assert bare.stack.count() == 1


def test_each_source_says_how_well_it_was_read():
    bases = set()
    for rule_id in pack().rules:
        for entry in rule_page(pack(), rule_id).citations:
            line = state.source_line(entry)
            basis = entry.citation.basis.value
            bases.add(basis)
            assert line.basis.startswith(f"Basis: {state.BASIS_WORDS[basis]}")
            assert line.title
    assert bases <= set(state.BASIS_WORDS)
    assert state.BASIS_WORDS["recalled"] == "not verified against the text"


def test_a_country_lists_its_labels_and_rules(bare):
    bare.list.choose(state.PLACE_PREFIX + "gb")
    table = bare.stack.currentWidget().findChild(QTableWidget)
    assert table.rowCount() == len(pack().jurisdictions["gb"].labels)
    assert table.accessibleName() == f"Labels of {pack().jurisdictions['gb'].name}"
    assert "posts before 26 May 2008 are not judged" in texts(bare)


def test_a_search_narrows_the_list(bare):
    bare.search.setText("u-turn")
    assert bare.list.keys == ("u-turn",)


def test_a_rule_named_by_another_page_is_shown(bare):
    bare.show_details({"rule_id": "late-disclosure"})
    assert bare.list.chosen == "late-disclosure"
    assert pack().rules["late-disclosure"].doc.why in texts(bare)


def test_the_number_beside_a_rule_is_what_it_opens(qtbot, demo_session):
    page = RulesPage(demo_session)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: len(page.lines) > 0, timeout=WAIT)
    counted = [line for line in page.lines if line.gaps + line.questions]
    assert len(counted) > 5
    for line in counted:
        before = len(demo_session.went)
        page._show_findings(line)
        qtbot.waitUntil(lambda before=before: len(demo_session.went) > before, timeout=WAIT)
        place, details = demo_session.went[-1]
        assert place == ("trust" if line.family == "trust" else "findings")
        assert len(details["finding_ids"]) == line.gaps + line.questions
