"""The first audit by window: drop, import, answer, look, decide, take back, save."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from creator_audit.gui.app import make_application, make_window
from creator_audit.gui.imports.question_steps import CountryStep, LabelStep
from creator_audit.gui.shell.clients import Clients
from creator_audit.gui.tasks.session import Session
from creator_audit.operations.demo import archives, demo_files

WAIT = 90_000


@pytest.fixture
def window(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("creator_audit.settings.default_place", lambda: tmp_path / "settings.toml")
    make_application()
    session = Session(tmp_path / "clients")
    errors = []
    session.failed.connect(errors.append)
    made = make_window(session)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    made.clients = Clients(made)
    yield made
    made.close()
    assert errors == []


def drop(window, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(200, 200),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_from_the_drop_to_the_saved_pdf(qtbot, window, tmp_path):
    session = window.session
    assert window.current_place == "welcome"

    with demo_files() as files:
        drop(window, archives(files))
        assert window.current_place == "importing"
        qtbot.waitUntil(lambda: window.current_place == "archives", timeout=WAIT)
    report = window.pages["archives"]
    qtbot.waitUntil(lambda: bool(report.report.lines), timeout=WAIT)
    assert len(report.report.lines) == 5
    for line in report.report.lines:
        parts = (line.new, line.edited, line.unchanged, line.duplicate, line.rejected)
        assert line.found == sum(parts)

    answer_questions(qtbot, window, report)
    overview = window.pages["overview"]
    qtbot.waitUntil(lambda: overview.found is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: window.whole_client.totals is not None, timeout=WAIT)
    assert overview.found.all_posts == window.whole_client.totals.posts > 500

    decide_and_take_back(qtbot, window)
    save(qtbot, window, session, tmp_path / "audit.pdf")


def answer_questions(qtbot, window, report):
    qtbot.waitUntil(lambda: report.questions.is_waiting, timeout=WAIT)
    report.go_on.click()
    flow = report.questions
    qtbot.waitUntil(lambda: isinstance(flow.step, CountryStep), timeout=WAIT)
    flow.step.country.setCurrentIndex(flow.step.country.findData("gb"))
    flow.go_on.click()
    qtbot.waitUntil(lambda: not isinstance(flow.step, CountryStep), timeout=WAIT)
    flow.skip.click()
    flow.skip.click()
    qtbot.waitUntil(lambda: isinstance(flow.step, LabelStep), timeout=WAIT)
    first = flow.step
    first.none_button.click()
    qtbot.waitUntil(lambda: flow.step is not first, timeout=WAIT)
    flow.skip_all.click()
    assert window.current_place == "overview"


def decide_and_take_back(qtbot, window):
    window.show_place("findings")
    page = window.pages["findings"]
    qtbot.waitUntil(lambda: page.detail.detail is not None, timeout=WAIT)
    before, first = len(page.items), page.detail.detail.finding.id
    qtbot.keyClick(page.work_list, Qt.Key.Key_F)
    qtbot.waitUntil(lambda: len(page.items) == before - 1, timeout=WAIT)
    assert first not in {item.finding_id for item in page.items}
    qtbot.waitUntil(
        lambda: page.detail.detail is not None and page.detail.detail.finding.id != first,
        timeout=WAIT,
    )
    qtbot.keyClick(page.work_list, Qt.Key.Key_U)
    qtbot.waitUntil(lambda: len(page.items) == before, timeout=WAIT)
    assert first in {item.finding_id for item in page.items}


def save(qtbot, window, session, target):
    said = []
    session.messageShown.connect(said.append)
    window.show_place("report")
    page = window.pages["report"]
    qtbot.waitUntil(lambda: len(page.pages) > 5, timeout=WAIT)
    assert page.options.choice.jurisdictions == ("gb",)
    page.save("pdf", str(target))
    qtbot.waitUntil(lambda: "Saved as audit.pdf." in said, timeout=WAIT)
    assert target.read_bytes().startswith(b"%PDF-")
