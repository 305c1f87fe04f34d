"""Rules: the list with and without a client, the page of a rule, of a country."""

import re
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from creator_audit.gui.rules import state
from creator_audit.gui.rules.packs_pane import PackDeeds, packs_pane
from creator_audit.gui.rules.view import RulesPage
from creator_audit.gui.tasks.session import Session
from creator_audit.queries.rule_changes import RuleChange, RuleUpdate
from creator_audit.queries.rule_texts import pack
from creator_audit.resources import read_text
from creator_audit.rules.pack_folders import PACKS_VARIABLE, active, forget
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
    book = pack()
    assert len(bare.list.keys) == 1 + len(book.rules) + len(book.jurisdictions) + len(book.terms)
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
    shown = texts(bare)
    place = pack().jurisdictions["gb"]
    for label in place.labels:
        assert label.term in shown
        assert label.condition in shown
    for heading in ("Labels that are enough", "Where a label must stand", "What held when"):
        assert heading in shown
    assert "Posts before 26 May 2008 are not judged" in shown
    assert "6 Apr 2025" in shown
    assert "not verified against the text" in shown
    buttons = bare.stack.currentWidget().findChildren(QPushButton)
    assert {pack().rules[name].title for name in place.rules} <= {b.text() for b in buttons}


def test_terms_have_a_page_that_says_they_are_no_law(bare):
    bare.list.choose(state.TERMS_PREFIX + "x")
    shown = texts(bare)
    assert "a contract and no law" in shown
    assert pack().terms["x"].demands[0].condition in shown


def test_a_source_named_by_another_page_is_brought_into_sight(bare, qtbot):
    bare.show_details({"jurisdiction": "gb", "citation": "gb-dmcc-2024"})
    assert bare.list.chosen == state.PLACE_PREFIX + "gb"
    pane = bare.stack.currentWidget()
    wanted = pane.findChild(QWidget, "wanted")
    assert "Digital Markets" in wanted.accessibleName()
    qtbot.waitUntil(lambda: pane.verticalScrollBar().value() > 0, timeout=WAIT)


def test_rules_in_use_name_their_packs_and_take_a_file(bare, tmp_path, monkeypatch):
    monkeypatch.setenv(PACKS_VARIABLE, str(tmp_path / "packs"))
    forget()
    own = tmp_path / "own"
    (own / "terms").mkdir(parents=True)
    text = (read_text("terms/x.toml")).replace('id = "x"', 'id = "y"', 1)
    (own / "terms" / "y.toml").write_text(
        re.sub(r'"(x-[\w-]+)"', r'"y-\1"', text), encoding="utf-8"
    )
    manifest = 'name = "Agency pack"\nversion = "1.2"\nmade_on = 2026-11-01\nby = "An agency"\n'
    (own / "pack.toml").write_text(manifest, encoding="utf-8")
    bare.updates.use(own)
    assert bare.list.chosen == state.PACKS
    assert '"Agency pack" 1.2' in texts(bare)
    assert state.TERMS_PREFIX + "y" in bare.list.keys
    bare.updates.take_back()
    assert "Agency pack" not in texts(bare)
    forget()


def test_an_update_is_told_with_the_way_to_its_findings(qtbot, appearance):
    change = RuleChange("f1", "new", "late-disclosure", "The label comes late", "Luma", "flag", "",
                        ("p1",), (1,))  # fmt: skip
    gone = replace(change, finding_id="f2", change="gone")
    update = RuleUpdate(1, "2026.11", "2027.1", "", True, (change, gone))
    went = []
    deeds = PackDeeds(print, print, went.append, went.append)
    pane = packs_pane(active(), "These rules were last checked 14 months ago.", update, deeds)
    qtbot.addWidget(pane)
    shown = "\n".join(label.text() for label in pane.findChildren(QLabel))
    assert "Rules were updated: 1 finding new, 1 gone." in shown
    assert "These rules were last checked 14 months ago." in shown
    for button in pane.findChildren(QPushButton):
        if button.text() in ("Show", "Open its post"):
            button.click()
    assert went == [("f1",), (1,), (1,)]


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
