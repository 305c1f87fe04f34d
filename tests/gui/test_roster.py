"""Roster: every client from its own file; numbers open that client's page."""

import pytest
from PySide6.QtCore import Qt

from creator_audit.gui.roster import state
from creator_audit.gui.roster.view import RosterPage
from creator_audit.gui.shell.client_button import ClientButton
from creator_audit.operations.clients import workspace
from creator_audit.queries.overview import totals
from creator_audit.queries.reader import open_reader

WAIT = 20_000


@pytest.fixture
def page(qtbot, demo_session):
    place = workspace(demo_session.workspace)
    place.add("Tide and Thread")
    (place.folder / "Plainkeep.db").write_bytes(b"not a database at all")
    made = RosterPage(demo_session)
    qtbot.addWidget(made)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: len(made.lines) == 3, timeout=WAIT)
    return made


def test_each_client_shows_its_own_numbers(page, demo_template):
    by_name = {line.name: line for line in page.lines}
    with open_reader(demo_template) as reader:
        assert by_name["Slow Shelf"].totals == totals(reader)
    assert by_name["Tide and Thread"].totals.posts == 0
    assert by_name["Plainkeep"].totals is None
    assert by_name["Plainkeep"].problem
    assert [line.name for line in page.lines] == ["Plainkeep", "Slow Shelf", "Tide and Thread"]
    spoken = page.table.item(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == state.spoken(by_name["Slow Shelf"])


def test_a_number_opens_the_place_it_counts(page):
    for column, place in ((3, "posts"), (5, "findings"), (7, "trust")):
        page.table.cellClicked.emit(1, column)
        assert page.session.went[-1][0] == place
    page.table.cellActivated.emit(1, 0)
    assert page.session.went[-1][0] == "overview"


def test_another_client_is_asked_for_first(page):
    asked = []
    page.session.clientAsked.connect(asked.append)
    page.table.cellActivated.emit(2, 0)
    assert asked == ["Tide and Thread"]


def test_all_clients_are_offered_once_there_is_a_second(qtbot, appearance):
    button = ClientButton()
    qtbot.addWidget(button)
    for names, is_offered in ((("One",), False), (("One", "Two"), True)):
        button.offer(names)
        words = [action.text() for action in button.menu().actions()]
        assert ("All clients" in words) is is_offered
