"""The window on a real client's file: read, correct, undo, search."""

from functools import partial

import pytest

from creator_audit.gui.shell.window import MainWindow
from creator_audit.gui.tasks.doer import ClientDoer
from creator_audit.gui.tasks.session import Session
from creator_audit.operations.clients import open_client, workspace
from creator_audit.operations.demo import archives, demo_files
from creator_audit.operations.registry import run
from creator_audit.progress import NullProgress
from creator_audit.queries.reader import open_reader

WAIT = 20_000


@pytest.fixture(scope="module")
def client_file(tmp_path_factory):
    place = workspace(tmp_path_factory.mktemp("clients"))
    with demo_files() as files, open_client(place, "Demo", create=True) as store:
        tweets = [one for one in archives(files) if one.name.startswith("twitter")]
        run("import_archives", store, NullProgress(), paths=tweets)
    return place.path("Demo")


@pytest.fixture
def window(qtbot, appearance, client_file):
    session = Session()
    errors = []
    session.failed.connect(errors.append)
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.show()
    session.open_client("Demo", partial(open_reader, client_file), ClientDoer(client_file))
    made.show_place("posts")
    qtbot.waitUntil(lambda: made.whole_client.totals is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: made.page.model.post_row(0) is not None, timeout=WAIT)
    yield made
    made.close()
    assert errors == []


def test_the_table_holds_every_post(window):
    assert window.page.model.rowCount() == window.whole_client.totals.posts > 100
    assert window.status._facts["rules"].text().startswith("Rules ")


def test_a_corrected_class_is_kept_named_and_taken_back(qtbot, window):
    page = window.page
    key = page.model.keys[1]
    before = page.model.post_row(1).post_class
    wanted = "deinfluencing" if before != "deinfluencing" else "other"
    page.table.selectRow(1)
    page.deeds.set_class(wanted)

    def shows(post_class, by_user):
        row = page.model.post_row(page.model.row_of(key))
        return row is not None and (row.post_class, row.by_user) == (post_class, by_user)

    qtbot.waitUntil(lambda: shows(wanted, True), timeout=WAIT)
    qtbot.waitUntil(window.status.undo.isEnabled, timeout=WAIT)
    assert window.status.undo.text() == "Undo: Set class of a post"
    assert list(page.table.chosen_keys()) == [key]
    window.run_command("undo")
    qtbot.waitUntil(lambda: shows(before, False), timeout=WAIT)


def test_a_search_narrows_the_table(qtbot, window):
    everything = window.page.model.rowCount()
    word = max(window.page.model.post_row(0).text.split(), key=len).strip(".,!?\"'")
    window.filter_bar.search.setText(word)
    qtbot.waitUntil(lambda: 0 < window.page.model.rowCount() < everything, timeout=WAIT)
    assert window.head.subtitle.text().endswith("match")


def test_the_overview_counts_the_same_posts(qtbot, window):
    window.show_place("overview")
    qtbot.waitUntil(lambda: window.page.found is not None, timeout=WAIT)
    found = window.page.found
    assert found.all_posts == window.whole_client.totals.posts
    assert found.counts.total + found.without_text == found.posts
    bars = window.page.chart_pane.chart.bars.bars
    assert sum(bar.total for bar in bars) == found.counts.total
