"""Roster: every client from its own file; numbers open that client's page."""

import pytest
from PySide6.QtCore import QPoint, Qt

from creator_audit.gui.roster import state
from creator_audit.gui.roster.view import RosterPage
from creator_audit.gui.shell.client_button import ClientButton
from creator_audit.operations.audit_clients import BatchAudit, ClientAudit
from creator_audit.operations.clients import open_file, workspace
from creator_audit.operations.review_finding import review
from creator_audit.progress import NullProgress
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


def test_ticks_choose_clients_and_the_bar_counts_them(page):
    assert page.bar.isHidden()
    item = page.table.item(1, 0)
    item.setCheckState(Qt.CheckState.Checked)
    assert page.table.chosen == {"Slow Shelf"}
    assert not page.bar.isHidden()
    assert page.bar.words.text() == "1 client chosen"
    assert page.bar.save_button.text() == "Save 1 report…"
    for row in (0, 2):  # damaged, and without posts
        assert not page.table.item(row, 0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    page.bar.clear_button.click()
    assert page.table.chosen == frozenset()
    assert page.bar.isHidden()


def test_reports_of_the_chosen_are_saved_and_the_line_says_no_change(qtbot, page, tmp_path):
    page.table.choose(("Slow Shelf",))
    folder = tmp_path / "reports"
    page.run_batch(str(folder))
    assert not page.bar.progress.isHidden()
    qtbot.waitUntil(lambda: page.bar.outcome.text() != "", timeout=120_000)
    assert page.bar.outcome.text() == "1 client audited."
    assert [path.name for path in folder.iterdir()] == ["creator-audit-slow-shelf.pdf"]
    qtbot.waitUntil(lambda: page.lines[1].since_last == "No change", timeout=WAIT)
    assert page.table.item(1, 8).text() == "No change"


def test_a_batch_lists_what_failed_and_what_was_not_begun():
    outcome = BatchAudit(
        (ClientAudit("A", ("x/a.pdf",)), ClientAudit("B", problem="It is damaged.")), ("C",)
    )
    assert state.outcome_words(outcome).splitlines() == [
        "1 client audited, 1 not, 1 not begun.",
        "B: It is damaged.",
        "Stopped before: C",
    ]
    assert state.saved_in(outcome) == "x"


def test_stopping_asks_the_work_to_stop(page, monkeypatch):
    asked = []
    monkeypatch.setattr(page.session.doer, "cancel", lambda: asked.append(True))
    page.bar.progress.cancelAsked.emit()
    assert asked == [True]


def test_a_client_is_handed_over_and_taken_over_under_another_name(qtbot, page, tmp_path):
    file = tmp_path / "slow"
    page.exchanging.hand_over(str(file))
    qtbot.waitUntil(lambda: bool(page.session.said), timeout=WAIT)
    assert "631 posts handed over in slow.creatoraudit" in page.session.said[-1]
    page.exchanging.take_over(f"{file}.creatoraudit", "From Mia")
    qtbot.waitUntil(lambda: len(page.lines) == 4, timeout=WAIT)
    assert "From Mia" in [line.name for line in page.lines]


def test_two_answers_are_shown_and_compared(qtbot, page, demo_session):
    with open_file(workspace(demo_session.workspace).path("Slow Shelf")) as store:
        id_ = store.value("SELECT id FROM findings WHERE outcome = 'flag' ORDER BY id")
        quiet = NullProgress()
        for by, decision in (("Ada", "fixed"), ("Ben", "no_tie")):
            review(store, quiet, (id_,), decision, by=by)
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.lines[1].agreements), timeout=WAIT)
    assert page.agreement.words.text() == (
        "Slow Shelf: Ada and Ben agreed on 0 of 1 finding both decided"
    )
    page.agreement.compareAsked.emit("Slow Shelf", id_)
    assert page.session.went[-1] == ("findings", {"filter": None, "finding_id": id_})


def test_the_reviewer_is_asked_for_once(session):
    names = ["  Ada "]
    session.ask_reviewer = names.pop
    assert session.reviewer() == "Ada"
    assert session.reviewer() == "Ada"
    assert names == []


def test_a_reviewer_without_a_name_is_not_asked_again(session):
    names = ["never", ""]
    session.ask_reviewer = names.pop
    assert session.reviewer() == ""
    assert session.reviewer() == ""
    assert names == ["never"]


def test_a_click_on_the_box_ticks_and_one_on_the_name_does_not(qtbot, page):
    box = page.table.visualItemRect(page.table.item(1, 0))
    for point, is_chosen in (((11, 0), True), ((120, 0), True), ((11, 0), False)):
        spot = box.topLeft() + QPoint(point[0], box.height() // 2)
        qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert bool(page.table.chosen) is is_chosen
