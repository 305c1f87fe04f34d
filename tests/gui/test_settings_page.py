"""Settings on the demo client: countries, time zone, appearance, privacy, erasing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMessageBox

from creator_audit.gui.settings import state
from creator_audit.gui.settings.erase_dialog import EraseDialog
from creator_audit.gui.settings.view import SettingsPage
from creator_audit.gui.tasks.session import Session
from creator_audit.operations.clients import workspace
from creator_audit.operations.erase_client import KeptFile, erase_client, kept_files
from creator_audit.queries.client_facts import ClientFacts, ClosedGroup
from creator_audit.settings import load_settings

WAIT = 30_000


@pytest.fixture
def page(qtbot, demo_session):
    made = SettingsPage(demo_session)
    qtbot.addWidget(made)
    made.resize(1050, 700)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.client.country.currentData() == "gb", timeout=WAIT)
    return made


def tick(pane, code, *, is_on=True):
    for row in range(pane.audience.count()):
        item = pane.audience.item(row)
        if item.data(Qt.ItemDataRole.UserRole) == code:
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)


def test_countries_are_those_stored_and_set_only_when_changed(qtbot, page):
    pane = page.client
    assert pane.chosen_audience == ("us",)
    assert not pane.judge.isEnabled()
    tick(pane, "us", is_on=False)
    assert pane.judge.isEnabled()
    assert "United States" not in pane.note.text()
    pane.judge.click()
    qtbot.waitUntil(lambda: bool(page.session.said), timeout=WAIT)
    qtbot.waitUntil(lambda: not pane.judge.isEnabled(), timeout=WAIT)
    assert pane.chosen_audience == ()
    page.session.act("undo")
    qtbot.waitUntil(lambda: pane.chosen_audience == ("us",), timeout=WAIT)


def test_a_country_without_rules_is_said(page):
    tick(page.client, "jp")
    assert "No rule pack yet for Japan" in page.client.note.text()


def test_a_time_zone_is_checked_and_set(qtbot, page):
    pane = page.client
    pane.zone.setText("Nowhere/Land")
    assert not pane.set_zone.isEnabled()
    assert pane.zone_note.text()
    pane.zone.setText("Europe/London")
    assert pane.set_zone.isEnabled()
    pane.apply_zone()
    qtbot.waitUntil(
        lambda: "Time zone set. Ctrl+Z takes it back." in page.session.said, timeout=WAIT
    )
    qtbot.waitUntil(lambda: not pane.set_zone.isEnabled(), timeout=WAIT)
    assert pane.zone.text() == "Europe/London"


def test_appearance_acts_at_once_is_kept_and_can_be_reset(page):
    pane = page.appearance
    pane.theme.setCurrentIndex(pane.theme.findData("dark"))
    pane.theme.activated.emit(pane.theme.currentIndex())
    assert page.session.settings.text("theme") == "dark"
    assert load_settings().text("theme") == "dark"
    assert pane.rows["theme"].reset.isVisibleTo(pane)
    pane.rows["theme"].reset.click()
    assert load_settings().text("theme") == "system"
    assert pane.theme.currentData() == "system"
    page.session.set_setting("text_scale", 130)
    assert pane.text_scale.currentText() == "130 %"


def test_the_reviewers_name_is_kept(page):
    page.review.name.setText(" Ines ")
    page.review.name.editingFinished.emit()
    assert load_settings().text("reviewer") == "Ines"
    page.review.row.reset.click()
    assert page.review.name.text() == ""


def test_privacy_says_what_was_opened_and_what_never(page):
    page.show_details({"section": "privacy"})
    assert page.list.chosen == "privacy"
    facts = ClientFacts(
        "gb", (), ("gb",), "UTC", 2, 9, 735,
        (ClosedGroup("private messages are never opened", 3),
         ClosedGroup("location is skipped while reading and never kept", 1)),
    )  # fmt: skip
    rows = state.opened_rows(facts)
    assert [row[1:3] for row in rows] == [
        ("Read", "9"), ("Listed, never opened", "3"), ("Skipped, never kept", "1"),
    ]  # fmt: skip
    assert "makes no network connection" in state.PROMISE
    assert page.privacy.folder.text() == str(page.session.workspace)


def test_search_finds_a_section_by_its_settings(page):
    page.search.setText("zone")
    assert page.list.keys == ("client",)
    page.search.setText("erase")
    assert page.list.keys == ("privacy",)


def test_erasing_needs_the_name_typed(qtbot, appearance):
    dialog = EraseDialog("Slow Shelf", (KeptFile("Slow Shelf.db", 1_400_000),))
    qtbot.addWidget(dialog)
    assert not dialog.erase_button.isEnabled()
    dialog.field.setText("slow shelf")
    assert not dialog.erase_button.isEnabled()
    dialog.field.setText("Slow Shelf")
    assert dialog.erase_button.isEnabled()


def test_an_erased_client_is_gone_and_the_next_is_opened(page, monkeypatch):
    session = page.session
    place = workspace(session.workspace)
    place.add("Tide and Thread")
    asked, told = [], []
    session.clientAsked.connect(asked.append)
    monkeypatch.setattr(EraseDialog, "exec", lambda _self: QDialog.DialogCode.Rejected)
    page.ask_erase()
    assert place.path("Slow Shelf").exists()
    monkeypatch.setattr(EraseDialog, "exec", lambda _self: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(QMessageBox, "information", lambda *given: told.append(given[-1]))
    page.ask_erase()
    assert place.clients() == ("Tide and Thread",)
    assert asked == ["Tide and Thread"]
    assert "Slow Shelf.db" in told[0]


def test_erasing_the_last_client_leads_to_welcome(page):
    removed = page.erase("Slow Shelf")
    assert "Slow Shelf.db" in removed
    assert not page.session.is_open
    assert page.session.went[-1][0] == "welcome"
    assert page.stack.currentWidget() is page.no_client


def test_without_a_client_the_app_can_still_be_set(qtbot, appearance, tmp_path):
    made = SettingsPage(Session(tmp_path))
    qtbot.addWidget(made)
    made.show()
    made.enter()
    assert made.stack.currentWidget() is made.no_client
    assert not made.privacy.erase.isEnabled()
    made.list.choose("appearance")
    assert made.appearance.isVisibleTo(made)


def test_what_is_listed_is_what_goes(tmp_path):
    place = workspace(tmp_path)
    path = place.add("Ninth Lamp")
    (tmp_path / f"{path.name}.v1-copy").write_bytes(b"older")
    names = tuple(file.name for file in kept_files(tmp_path, "Ninth Lamp"))
    assert erase_client(tmp_path, "Ninth Lamp") == names
    assert f"{path.name}.v1-copy" in names
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("size", "words"), [(512, "512 bytes"), (14_200, "14.2 KB"), (1_500_000, "1.5 MB")]
)
def test_sizes_in_words(size, words):
    assert state.size_words(size) == words
