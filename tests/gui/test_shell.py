"""The frame of the window: places, filter, history, commands, names, start."""

import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QProgressBar,
    QTextEdit,
)

from creator_audit.gui.shell.actions import COMMANDS, go_commands
from creator_audit.gui.shell.command_palette import CommandPalette, Entry, matching
from creator_audit.gui.shell.history import History, Stop
from creator_audit.gui.shell.navigation import PLACES, places
from creator_audit.gui.shell.window import MainWindow
from creator_audit.gui.tasks.reader import ReadingThread
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import Totals
from creator_audit.queries.reader import QueryInterrupted

SERUM = FilterState(text="serum")
HEAVY = ("textblob", "nltk", "sqlite_utils", "typst", "tldextract", "ijson", "ahocorasick",
         "fasttext", "numpy", "requests")  # fmt: skip


@pytest.fixture
def window(qtbot, session):
    made = MainWindow(session)
    qtbot.addWidget(made)
    made.whole_client.refresh()
    made.show()
    made.show_place("overview")
    return made


def test_places_stand_in_the_agreed_order():
    assert [place.key for place in places("main")] == [
        "overview", "posts", "findings", "trust", "brands", "deals", "drafts", "report",
    ]  # fmt: skip
    assert [place.key for place in places("foot")] == ["archives", "rules", "settings"]
    assert len({place.key for place in PLACES}) == len(PLACES)


def test_pages_are_built_on_first_visit(window):
    assert set(window.pages) == {"overview"}
    window.show_place("posts")
    first = window.pages["posts"]
    window.show_place("overview")
    window.show_place("posts")
    assert window.pages["posts"] is first
    assert window.head.title.text() == "Posts"


def test_counts_are_of_the_whole_client(window):
    rows = {item.text(): item for item in window.side_bar._main.items()}
    said = rows["Findings"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Findings, 48 of the whole client, whatever the filter"
    assert window.status._facts["posts"].text() == "612 posts"
    assert window.status._facts["until"].text() == "Data until 14 Sep 2026"


def test_places_without_data_are_disabled_with_the_reason(qtbot, session, window):
    session.answers["totals"] = lambda: Totals(0, 0, 0, 0, 0, "", 0)
    window.whole_client.refresh()
    rows = {item.text(): item for item in window.side_bar._main.items()}
    assert not rows["Posts"].isEnabled()
    assert rows["Posts"].toolTip() == "There are no posts yet. Import an archive first."
    assert rows["Draft check"].isEnabled()


def test_one_filter_for_all_pages(window, session):
    session.set_filter(SERUM)
    window.show_place("posts")
    assert window.filter_bar.search.text() == "serum"
    window.filter_bar.filterEdited.emit(FilterState(classes=("other",)))
    assert session.filter.classes == ("other",)


def test_back_and_forward_walk_pages_and_filters(window, session):
    window.show_place("posts")
    session.set_filter(SERUM)
    window.run_command("back")
    assert (window.current_place, session.filter) == ("posts", FilterState())
    window.run_command("back")
    assert window.current_place == "overview"
    assert not window.actions_by_name["back"].isEnabled()
    window.run_command("forward")
    window.run_command("forward")
    assert (window.current_place, session.filter) == ("posts", SERUM)


def test_a_new_step_forgets_what_lay_ahead():
    history = History()
    for place in ("overview", "posts", "findings"):
        history.visit(Stop(place, FilterState()))
    assert history.back() == Stop("posts", FilterState())
    history.visit(Stop("trust", FilterState()))
    assert history.forward() is None
    assert history.back() == Stop("posts", FilterState())


def test_the_side_bar_narrows_with_the_window(window):
    window.resize(1280, 820)
    assert not window.side_bar.is_narrow
    window.resize(1100, 820)
    assert window.side_bar.is_narrow
    window.resize(1280, 820)
    window.run_command("side-bar")
    assert window.side_bar.is_narrow


def test_the_next_undo_is_named(window, session):
    session.undoChanged.emit("Set class of 12 posts", "")
    assert window.status.undo.text() == "Undo: Set class of 12 posts"
    window.status.undo.click()
    assert session.acted[-1][0] == "undo"
    session.undoChanged.emit("", "")
    assert window.status.undo.text() == "Nothing to undo"


def test_commands_have_one_key_each():
    keys = [
        key
        for command in (*COMMANDS, *go_commands())
        if command.key
        for key in command.key.split("|")
    ]
    assert len(keys) == len(set(keys))
    letters = [command.letter for command in COMMANDS if command.letter]
    assert len(letters) == len(set(letters))
    assert all(command.menu == "Review" for command in COMMANDS if command.letter)


def test_letters_stand_in_the_menu_but_are_not_bound(window):
    action = window.actions_by_name["review-fixed"]
    assert action.text() == "Fixed\tF"
    assert action.shortcut().isEmpty()


def test_every_command_is_understood(window, session):
    from creator_audit.gui.shell.commands import _COMMANDS

    of_pages = {c.name for c in COMMANDS if c.letter or c.name == "new-client"}
    known = set(_COMMANDS) | {"palette"} | of_pages
    assert {command.name for command in COMMANDS} <= known


def test_the_palette_ranks_and_narrows():
    ran = []
    entries = [
        Entry("Actions", "Undo", lambda: ran.append("undo")),
        Entry("Brands", "Lumavelle", lambda: ran.append("brand")),
        Entry("Places", "Deals", lambda: None),
        Entry("Actions", "Import deals from CSV…", lambda: None),
    ]
    assert [one.text for one in matching(entries, "deal")] == ["Deals", "Import deals from CSV…"]
    assert [one.text for one in matching(entries, "@l")] == ["Lumavelle"]
    assert [one.text for one in matching(entries, ">")] == ["Undo", "Import deals from CSV…"]
    assert matching(entries, "nothing of this") == []
    assert ran == []


def test_the_palette_runs_the_chosen_entry(qtbot, window):
    ran = []
    dialog = CommandPalette(
        [Entry("Actions", "Undo", lambda: ran.append("undo")),
         Entry("Places", "Posts", lambda: ran.append("posts"))],
        window,
    )  # fmt: skip
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClicks(dialog.field, "und")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert ran == ["undo"]


CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QProgressBar)


def nameless(window):
    found = []
    for control in window.findChildren(CONTROLS[0]) + [
        child for kind in CONTROLS[1:] for child in window.findChildren(kind)
    ]:
        if (
            control.isHidden()
            or control.objectName().startswith("qt_")
            or control.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            continue
        face = QAccessible.queryAccessibleInterface(control)
        if face is not None and not face.text(QAccessible.Text.Name).strip():
            found.append(f"{type(control).__name__} in {type(control.parent()).__name__}")
    return found


def test_every_control_has_a_name(window):
    for key in ("overview", "posts"):
        window.show_place(key)
    posts = window.pages["posts"]
    posts.table.selectRow(3)
    posts.control.open()
    assert nameless(window) == []


def test_panes_are_reached_by_f6(window):
    window.run_command("next-pane")
    first = window.focusWidget()
    window.run_command("next-pane")
    assert window.focusWidget() is not first


# Reading


class SlowReader:
    """Answers when told to; stops when interrupted."""

    def __init__(self):
        self.go = threading.Event()
        self.stopped = threading.Event()
        self.closed = False

    def interrupt(self):
        self.stopped.set()
        self.go.set()

    def close(self):
        self.closed = True


def wait_and_answer(reader, value):
    reader.go.wait(5)
    reader.go.clear()
    if reader.stopped.is_set():
        reader.stopped.clear()
        raise QueryInterrupted
    return value


def test_a_superseded_query_is_stopped_and_never_delivered(qtbot, appearance):
    reader = SlowReader()
    reading = ReadingThread(lambda: reader)
    heard, failed = [], []
    reading.read(wait_and_answer, 1, done=heard.append, failed=failed.append, channel="keys")
    qtbot.waitUntil(lambda: reading._loop._running is not None)
    reading.read(wait_and_answer, 2, done=heard.append, failed=failed.append, channel="keys")
    qtbot.waitUntil(lambda: not reader.stopped.is_set(), timeout=3000)
    reader.go.set()
    qtbot.waitUntil(lambda: heard == [2], timeout=3000)
    reading.close()
    assert failed == []
    assert reader.closed


def test_other_channels_are_left_alone(qtbot, appearance):
    reader = SlowReader()
    reading = ReadingThread(lambda: reader)
    heard = []
    reading.read(lambda _reader: "a", done=heard.append, channel="one")
    reading.read(lambda _reader: "b", done=heard.append, channel="two")
    reading.read(lambda _reader: "c", done=heard.append)
    qtbot.waitUntil(lambda: heard == ["a", "b", "c"], timeout=3000)
    reading.close()


def test_an_error_reaches_the_asker_alone(qtbot, appearance):
    reading = ReadingThread(SlowReader)
    failed, heard = [], []

    def fail(_reader):
        raise ValueError("no such table")

    reading.read(fail, done=heard.append, failed=failed.append)
    qtbot.waitUntil(lambda: len(failed) == 1, timeout=3000)
    reading.close()
    assert (str(failed[0]), heard) == ("no such table", [])


def test_the_start_loads_nothing_heavy():
    code = (
        "import os, sys\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from creator_audit.gui import app\n"
        "from creator_audit.gui.tasks.session import Session\n"
        "running = app.make_application()\n"
        "window = app.make_window(Session())\nwindow.show()\nrunning.processEvents()\n"
        f"print(' '.join(m for m in {HEAVY!r} if m in sys.modules) or 'light')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "light"


def test_a_chart_is_a_chart_to_screen_readers():
    code = (
        "import os\nos.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
        "from PySide6.QtGui import QAccessible\n"
        "from creator_audit.gui import app\n"
        "from creator_audit.gui.widgets.balance_chart import BalanceChart\n"
        "running = app.make_application()\nchart = BalanceChart()\n"
        "chart.setAccessibleDescription('Sponsored: 38 of 141')\n"
        "face = QAccessible.queryAccessibleInterface(chart)\n"
        "print(face.role().name, face.text(QAccessible.Text.Name),"
        " face.text(QAccessible.Text.Description), sep='|')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "Chart|Posts per month|Sponsored: 38 of 141"


def test_a_failure_is_one_sentence_with_a_next_step():
    from creator_audit.errors import UserError
    from creator_audit.gui.shell.failures import words_of
    from creator_audit.progress import Cancelled

    error = UserError("It is not an archive.", where="a.zip", next_step="Drop another file.")
    assert words_of(error) == ("a.zip: It is not an archive.", "Drop another file.", "")
    assert words_of(Cancelled()) == ("", "", "")
    sentence, _next, details = words_of(ValueError("inside"))
    assert "ValueError" not in sentence
    assert "ValueError: inside" in details


def test_labels_follow_the_size_of_text(qtbot, appearance):
    from creator_audit.gui.widgets.labels import make_label, refresh_fonts

    label = make_label("Overview", "title")
    qtbot.addWidget(label)
    before = appearance.font()
    larger = appearance.font()
    larger.setPointSizeF(before.pointSizeF() * 2)
    try:
        appearance.setFont(larger)
        refresh_fonts()
        assert label.font().pointSizeF() == pytest.approx(before.pointSizeF() * 2 * 1.45)
    finally:
        appearance.setFont(before)


def test_files_dropped_anywhere_are_imported(window, session, tmp_path):
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    archive = tmp_path / "export.zip"
    archive.write_bytes(b"")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(archive))])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        carried,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert session.went[-1] == ("importing", {"filter": None, "paths": [archive]})


def test_a_page_is_filled_anew_in_the_other_appearance(qtbot, window, session, appearance):
    from creator_audit.gui.theme import palette

    session.asked.clear()
    palette.apply_appearance(appearance, "dark")
    qtbot.waitUntil(lambda: any(name == "overview" for name, _args in session.asked))
    palette.apply_appearance(appearance, "light")
