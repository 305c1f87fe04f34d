"""The report page: request, preview, saving, what stays when it fails."""

from datetime import date

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from creator_audit.errors import UserError
from creator_audit.gui.reports import state
from creator_audit.gui.reports.view import ReportPage
from creator_audit.model.audit import Edition
from creator_audit.operations.preview_report import Preview
from creator_audit.queries.filters import FilterState

DEFAULTS = state.Defaults(
    "2024-10-03", "2026-09-14", ("gb",), ("gb", "us"), "Europe/London", "Slow Shelf"
)


@pytest.fixture
def page(qtbot, session, tmp_path):
    session.answers["read_defaults"] = lambda: DEFAULTS
    session.pending = []

    def act(name, done=None, failed=None, **arguments):
        session.acted.append((name, arguments))
        session.pending.append((done, failed))

    session.act = act
    made = ReportPage(session)
    made.actions_shown = made.page_actions()
    qtbot.addWidget(made)
    for widget in made.actions_shown:
        qtbot.addWidget(widget)
    made.resize(1300, 800)
    made.show()
    made.enter()
    return made


def make_pages(folder, number):
    paths = []
    for page in range(number):
        path = folder / f"{page}.png"
        image = QImage(80, 113, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF - page)
        image.save(str(path))
        paths.append(str(path))
    return tuple(paths)


def answer(session, result):
    done, _failed = session.pending.pop(0)
    done(result)


def refuse(session, error):
    _done, failed = session.pending.pop(0)
    failed(error)


# The request


def test_the_options_become_the_request():
    choice = state.Choice(
        edition="outside",
        period=(date(2026, 1, 1), date(2026, 6, 30)),
        jurisdictions=("gb", "us"),
        prepared_for="An agency",
        paper="us-letter",
        hidden="Lumavelle,  Haldrik ,",
    )
    told = state.request_of(choice, DEFAULTS, "client", {"pdf": "a.pdf"})
    assert told.scope.edition is Edition.OUTSIDE
    assert (told.scope.since, told.scope.until) == choice.period
    assert told.scope.jurisdictions == ("gb", "us")
    assert told.scope.time_zone == "Europe/London"
    assert told.redacted == ("Lumavelle", "Haldrik")
    assert (told.client, told.paper, told.prepared_for) == ("Slow Shelf", "us-letter", "An agency")


def test_names_are_only_taken_out_of_the_outside_edition():
    told = state.request_of(state.Choice(hidden="Lumavelle"), DEFAULTS, "c", {})
    assert told.redacted == ()


def test_periods_on_offer_run_from_the_filter_to_each_year():
    chosen = FilterState(since=date(2025, 10, 1), until=date(2026, 9, 30))
    names = [name for name, _span in state.periods(DEFAULTS, chosen)]
    assert names == [
        "Oct 2025 – Sep 2026, as filtered",
        "All time",
        "Twelve months to 14 Sep 2026",
        "2026",
        "2025",
        "2024",
    ]
    assert dict(state.periods(DEFAULTS, FilterState()))["2025"] == (
        date(2025, 1, 1), date(2025, 12, 31),
    )  # fmt: skip
    assert [name for name, _span in state.periods(state.Defaults(), FilterState())] == ["All time"]


def test_the_file_is_named_after_the_client():
    assert state.file_name("Hob & Kettle / 2", "pdf") == "creator-audit-hob-kettle-2.pdf"
    assert state.file_name("///", "csv") == "creator-audit-report.csv"


# The page


def test_the_client_s_settings_are_filled_in_and_pages_made(page, session):
    assert page.options.jurisdictions["gb"].isChecked()
    assert not page.options.jurisdictions["us"].isChecked()
    name, arguments = session.acted[-1]
    assert name == "preview_report"
    assert arguments["request"].scope.jurisdictions == ("gb",)
    assert arguments["folder"].is_dir()
    assert page.card.heading.text() == "Making pages …"


def test_pages_are_shown_listed_and_walked(page, session, tmp_path):
    answer(session, Preview(make_pages(tmp_path, 3), is_shortened=False))
    assert page.list.pages.rowCount() == 3
    assert page.card.heading.text() == "Ready to save"
    assert page.card.words.text().startswith("3 pages.")
    page.view.stepAsked.emit(1)
    assert page.list.currentIndex().row() == 1
    assert page.view._label.accessibleName() == "Page 2 of 3"
    for _step in range(5):
        page.view.stepAsked.emit(1)
    assert page.list.currentIndex().row() == 2


def test_the_page_in_sight_stays_when_pages_are_made_anew(qtbot, page, session, tmp_path):
    answer(session, Preview(make_pages(tmp_path, 4), is_shortened=False))
    page.list.choose(2)
    page.options.choose_edition("manager")
    qtbot.waitUntil(lambda: len(session.pending) == 1, timeout=5000)
    assert page.list.pages.rowCount() == 4, "the old pages stay meanwhile"
    answer(session, Preview(make_pages(tmp_path, 4), is_shortened=True))
    assert page.list.currentIndex().row() == 2
    assert "longer in the saved file" in page.card.words.text()


def test_the_last_good_pages_stay_when_making_fails(qtbot, page, session, tmp_path):
    answer(session, Preview(make_pages(tmp_path, 2), is_shortened=False))
    page.options.choose_edition("outside")
    assert page.options.hidden.isVisible()
    qtbot.waitUntil(lambda: len(session.pending) == 1, timeout=5000)
    refuse(session, UserError("No space is left.", next_step="Free some."))
    assert page.list.pages.rowCount() == 2
    assert page.card.heading.text() == "The report could not be made."
    assert page.card.words.text() == "No space is left. Free some. The last good pages stay."


def test_options_changed_while_pages_are_made_are_made_next(qtbot, page, session, tmp_path):
    page.options.paper.setCurrentIndex(1)
    qtbot.waitUntil(lambda: page._is_outdated, timeout=5000)
    assert len(session.pending) == 1
    answer(session, Preview(make_pages(tmp_path, 1), is_shortened=False))
    qtbot.waitUntil(lambda: len(session.pending) == 1, timeout=5000)
    assert session.acted[-1][1]["request"].paper == "us-letter"


@pytest.mark.parametrize("ending", ["pdf", "html", "csv", "xlsx", "json"])
def test_saving_names_the_file_and_says_so(page, session, tmp_path, monkeypatch, ending):
    session.pending.clear()
    chosen = str(tmp_path / "report")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: (chosen, ""))
    page.ask_save(ending)
    name, arguments = session.acted[-1]
    assert name == "save_report"
    assert arguments["request"].targets == {ending: f"{chosen}.{ending}"}
    answer(session, (f"{chosen}.{ending}",))
    assert page.card.heading.text() == "Saved"
    assert page.card.words.text() == f"report.{ending}"


def test_a_dialog_left_saves_nothing(page, session, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments: ("", ""))
    before = len(session.acted)
    page.ask_save("pdf")
    assert len(session.acted) == before


def test_every_control_has_a_name(page):
    for control in (
        page.options.period, page.options.paper, page.options.hidden, page.options.prepared_for,
        page.options.prepared_by, page.list, page.view, page.card, page.save_button,
    ):  # fmt: skip
        assert control.accessibleName()
