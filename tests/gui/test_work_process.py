"""The work process: answers, user errors, crashes, cancel, a killed child, closing."""

import os
import signal
import sqlite3

import pytest

from creator_audit.errors import UserError
from creator_audit.gui.tasks.doer import ClientDoer
from creator_audit.gui.tasks.work_process import WorkCrashedError, WorkProcess, _PipeProgress
from creator_audit.operations.clients import open_file, workspace
from creator_audit.operations.demo import archives, demo_files
from creator_audit.operations.import_archive import ImportResult
from creator_audit.progress import Cancelled

WAIT = 30_000


@pytest.fixture
def place(tmp_path):
    return workspace(tmp_path).add("Demo")


@pytest.fixture
def files():
    with demo_files() as folder:
        yield {path.name.split("_")[0].split("-")[0]: path for path in archives(folder)}


@pytest.fixture
def child(qtbot, place):
    made = WorkProcess(place)
    yield made
    made.close()


class Heard:
    """Takes what a run comes to."""

    def __init__(self):
        self.results, self.errors = [], []

    def done(self, result, changes):
        self.results.append((result, changes))

    def failed(self, error):
        self.errors.append(error)

    @property
    def count(self):
        return len(self.results) + len(self.errors)


def posts_in(place):
    with sqlite3.connect(place) as connection:
        return connection.execute("SELECT count(*) FROM posts WHERE standing = 'own'").fetchone()[0]


def test_an_operation_answers_with_progress(qtbot, child, place, files):
    heard, steps = Heard(), []
    child.progressed.connect(lambda *step: steps.append(step))
    child.run("import_one", {"paths": (files["twitter"],)}, heard.done, heard.failed)
    assert child.running == "import_one"
    qtbot.waitUntil(lambda: heard.count == 1, timeout=WAIT)
    result, changes = heard.results[0]
    assert isinstance(result, ImportResult)
    assert result.sources[0].new == posts_in(place) > 0
    assert changes
    assert child.running == ""
    assert {step[0] for step in steps} == {"import_one"}
    assert any(label.endswith(" posts") for *_rest, label in steps)


def test_what_is_queued_in_an_answer_runs_once(qtbot, child, files):
    """`done` starting the next operation must not send it twice."""
    heard = Heard()

    def again(result, changes):
        heard.done(result, changes)
        if len(heard.results) < 3:
            child.run("import_one", {"paths": (files["takeout"],)}, again, heard.failed)

    child.run("import_one", {"paths": (files["takeout"],)}, again, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 3, timeout=WAIT)
    first, second, third = (result.sources[0] for result, _changes in heard.results)
    assert first.new > 0
    assert second.new == third.new == 0
    assert second.import_id == first.import_id + 1
    assert third.import_id == first.import_id + 2


def test_a_user_error_arrives_with_its_next_step(qtbot, child, tmp_path):
    heard = Heard()
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    child.run("import_one", {"paths": (picture,)}, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 1, timeout=WAIT)
    error = heard.errors[0]
    assert isinstance(error, UserError)
    assert "picture" in error.what
    assert error.next_step


def test_a_bug_is_told_and_the_child_goes_on(qtbot, child, files):
    heard = Heard()
    child.run("import_one", {"no_such_argument": 1}, heard.done, heard.failed)
    child.run("recognise_archives", {"paths": (files["twitter"],)}, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 2, timeout=WAIT)
    assert isinstance(heard.errors[0], WorkCrashedError)
    assert "no_such_argument" in str(heard.errors[0])
    assert heard.results[0][0][0].platform == "x"


def test_cancel_takes_back_what_was_half_read(qtbot, child, place, files):
    heard = Heard()
    child.progressed.connect(lambda *_step: child.cancel())
    paths = (files["instagram"],)
    child.run("import_one", {"paths": paths}, heard.done, heard.failed)
    child.cancel()
    qtbot.waitUntil(lambda: heard.count == 1, timeout=WAIT)
    assert [type(error) for error in heard.errors] == [Cancelled]
    assert posts_in(place) == 0


def test_a_killed_child_fails_what_ran_and_the_next_one_works(qtbot, child, place, files):
    heard = Heard()
    child.progressed.connect(lambda *_step: os.kill(child._process.pid, signal.SIGKILL))
    child.run("import_one", {"paths": (files["instagram"],)}, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 1, timeout=WAIT)
    assert isinstance(heard.errors[0], WorkCrashedError)
    child.progressed.disconnect()
    child.run("import_one", {"paths": (files["twitter"],)}, heard.done, heard.failed)
    qtbot.waitUntil(lambda: heard.count == 2, timeout=WAIT)
    assert heard.results[0][0].sources[0].new == posts_in(place)


def test_closing_ends_the_child_and_leaves_a_sound_file(qtbot, place, files):
    child, heard, steps = WorkProcess(place), Heard(), []
    child.progressed.connect(lambda *step: steps.append(step))
    child.run("import_one", {"paths": (files["instagram"],)}, heard.done, heard.failed)
    qtbot.waitUntil(lambda: bool(steps), timeout=WAIT)
    process = child._process
    child.close()
    assert not process.is_alive()
    assert heard.count == 0
    with open_file(place) as store:
        assert store.value("PRAGMA quick_check") == "ok"


def test_a_short_operation_does_not_wait_for_a_long_one(qtbot, place, files):
    doer, heard, order = ClientDoer(place), Heard(), []
    paths = tuple(files.values())
    doer.run("import_archives", {"paths": paths}, lambda *_r: order.append("long"), heard.failed)
    doer.run("undo", {}, lambda *_r: order.append("short"), heard.failed)
    qtbot.waitUntil(lambda: len(order) == 2, timeout=WAIT)
    assert order == ["short", "long"]
    assert heard.errors == []
    doer.close()


class FakePipe:
    def __init__(self, *incoming):
        self.sent, self.incoming = [], list(incoming)

    def send(self, message):
        self.sent.append(message)

    def poll(self):
        return bool(self.incoming)

    def recv(self):
        return self.incoming.pop(0)


def test_steps_are_told_no_more_often_than_a_screen_shows_them():
    pipe = FakePipe()
    progress = _PipeProgress(pipe)
    for done in range(1000):
        progress.step(done, 1000, "reading")
    progress.step(1000, 1000, "reading")
    assert len(pipe.sent) < 500
    assert pipe.sent[0][1:3] == (0, 1000)
    assert pipe.sent[-1][1:3] == (1000, 1000)


def test_a_cancel_between_two_told_steps_is_heard():
    progress = _PipeProgress(FakePipe(("cancel",)))
    with pytest.raises(Cancelled):
        progress.step(1, 10, "reading")
