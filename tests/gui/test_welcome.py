"""Welcome: the guide from the platform data, the ways in, pasted captions."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from creator_audit.gui.welcome import guide
from creator_audit.gui.welcome.order_guide import OrderGuide
from creator_audit.gui.welcome.paste_dialog import PasteDialog
from creator_audit.gui.welcome.view import DEMO_CLIENT, WelcomePage, drag_note


@pytest.fixture
def page(qtbot, session):
    made = WelcomePage(session)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.enter()
    return made


def test_every_platform_that_is_read_tells_how_to_order_its_export():
    from creator_audit.importers.registry import importers

    told = {one.key for one in guide.guides()}
    read = {one.platform for one in importers()} & {"instagram", "tiktok", "youtube", "x", "table"}
    assert read <= told
    for one in guide.guides():
        assert one.title
        assert len(one.steps) >= 3
        assert one.source
        assert one.leaves_out
        assert one.checked_on is not None


def test_the_common_platforms_come_first():
    assert [one.key for one in guide.guides()][:5] == list(guide.FIRST)


def test_the_steps_are_copied_with_numbers():
    first = guide.guides()[0]
    lines = first.as_text.split("\n")
    assert lines[0].startswith("Instagram: ")
    assert lines[1] == f"1. {first.steps[0]}"
    assert len(lines) == len(first.steps) + 1


def test_a_reminder_is_a_calendar_file():
    text = guide.reminder(guide.guides()[0], date(2026, 9, 3))
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20260903\r\n" in text
    assert text.endswith("END:VCALENDAR\r\n")


def test_choosing_a_platform_shows_its_steps(qtbot, appearance):
    shown = OrderGuide(guide.guides())
    qtbot.addWidget(shown)
    shown.list.setCurrentRow(1)
    steps = shown.steps.currentWidget()
    assert steps.guide.key == "tiktok"
    assert shown.checked.text().startswith("Steps last checked ")
    assert "captions" in shown.leaves_out.text()
    names = [label.accessibleName() for label in steps.findChildren(type(shown.checked))]
    assert any(name.startswith("Step 1 of ") for name in names)


def test_the_ways_in_are_asked_of_the_window(page, session):
    asked = []
    session.commandAsked.connect(asked.append)
    page.zone.files.click()
    page.zone.folder.click()
    assert asked == ["import", "import-folder"]
    assert page.zone.files.hasFocus() or page.zone.files.focusPolicy()


def test_the_demo_opens_its_own_client_with_archives_brands_and_deals(page, session):
    clients = []
    session.clientAsked.connect(clients.append)
    page.zone.demo.click()
    assert clients == [DEMO_CLIENT]
    place, details = session.went[-1]
    assert place == "importing"
    assert len(details["paths"]) == 5
    assert all(path.is_file() for path in [*details["paths"], details["brands"], details["deals"]])


def test_captions_are_imported_with_what_is_known_of_them(page, session, monkeypatch):
    QGuiApplication.clipboard().setText("First caption\n\nSecond caption")

    def fill(dialog):
        assert dialog.text.toPlainText() == "First caption\n\nSecond caption"
        dialog.platform.setCurrentIndex(dialog.platform.findData("tiktok"))
        dialog.account.setText("@slowshelf")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(PasteDialog, "exec", fill)
    page.zone.paste.click()
    QGuiApplication.clipboard().clear()
    name, arguments = session.acted[-1]
    assert name == "import_captions"
    assert arguments["platform"] == "tiktok"
    assert arguments["account"] == "slowshelf"
    assert arguments["day"] == ""


def test_nothing_pasted_cannot_be_imported(qtbot, appearance):
    QGuiApplication.clipboard().clear()
    dialog = PasteDialog()
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.text.setPlainText("A caption")
    assert dialog.accept_button.isEnabled()


def test_a_drag_is_told(page):
    assert drag_note(["a.JPG", "b.png"]) == (
        "This looks like a picture. Drop the archive it came from."
    )
    assert drag_note(["a.zip", "b.png"]) == drag_note(["folder"]) == drag_note([]) == ""
    page.zone.show_drag("This looks like a picture. Drop the archive it came from.", is_hot=True)
    assert page.zone.note.text().startswith("This looks like a picture")
    page.zone.show_drag(is_hot=False)
    assert page.zone.note.text().startswith("ZIP, several parts")
