"""Use the window while 100,000 posts are imported, and print its longest frames.

A person scrolls, searches, filters and opens findings meanwhile. Not a test: times depend on the
machine. Aim: no frame above 50 ms.

    python tests/journeys/frame_times.py [posts]
"""

import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

from creator_audit.gui.app import make_application, make_window
from creator_audit.gui.shell.clients import Clients
from creator_audit.gui.tasks.session import Session
from creator_audit.queries.filters import FilterState

AIM_MS = 50
WORDS = "serum balm mug kettle shelf morning winter quiet travel cup code gift honest".split()


def write_table(path: Path, posts: int, seed: int) -> None:
    """Captions as a table: every twelfth with a code, every thirtieth with a label."""
    with path.open("w", encoding="utf-8") as stream:
        stream.write("id,platform,published_at,text\n")
        for number in range(posts):
            words = " ".join(WORDS[(number * k + seed) % len(WORDS)] for k in range(1, 24))
            code = f" Use code SHELF{number % 40} for 10 % off @brand{number % 90}" * (
                number % 12 == 0
            )
            label = "Ad: " * (number % 30 == 0)
            day = f"20{20 + number % 6}-{number % 12 + 1:02d}-{number % 28 + 1:02d}T10:00:00Z"
            stream.write(f"{seed}-{number},instagram,{day},{label}{words} {number}{code}\n")


class Frames:
    """How long the event loop was away, per thing done, as a 4 ms timer sees it."""

    def __init__(self) -> None:
        self.doing = "nothing"
        self.longest: dict[str, float] = {}
        self.all: list[float] = []
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last = 0
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(4)

    def _tick(self) -> None:
        now = self._clock.nsecsElapsed()
        gap = (now - self._last) / 1e6
        self._last = now
        self.all.append(gap)
        self.longest[self.doing] = max(gap, self.longest.get(self.doing, 0.0))


def spin(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(condition, seconds: float = 600.0) -> None:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        spin(20)


def use(window, frames: Frames) -> None:
    """One round of what a person does."""

    def do(name, call, pause=250):
        frames.doing = name
        call()
        spin(pause)

    session = window.session
    do("open Posts", lambda: window.show_place("posts"))
    table = window.page.table
    for step in range(10):
        bar = table.verticalScrollBar()
        do("scroll Posts", lambda step=step, bar=bar: bar.setValue(bar.maximum() * step // 10), 60)
    do("search", lambda: session.set_filter(FilterState(text="kettle")))
    do("filter", lambda: session.set_filter(FilterState(classes=("sponsored",))))
    do("clear the filter", lambda: session.set_filter(FilterState()))
    do("open Overview", lambda: window.show_place("overview"))
    do("open Findings", lambda: window.show_place("findings"))
    for _step in range(8):
        do("next finding", lambda: window.page.work_list.step(1), 80)
    do("look at the import", lambda: window.show_place("importing"), 300)


def main() -> int:
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        first, large = place / "first.csv", place / "large.csv"
        write_table(first, 2000, 1)
        write_table(large, posts, 2)
        make_application()
        session = Session(place / "clients")
        session.failed.connect(lambda error: print(f"failed: {error!r}"))
        window = make_window(session)
        window.show()
        clients = Clients(window)
        session.navigate("importing", paths=[first])
        queue = window.pages["importing"].queue
        wait(lambda: not queue.is_running)
        for key in ("posts", "findings", "overview", "importing"):
            window.show_place(key)
            spin(400)
        frames = Frames()
        began = time.monotonic()
        session.navigate("importing", paths=[large])
        rounds = 0
        while queue.is_running:
            use(window, frames)
            rounds += 1
        took = time.monotonic() - began
        frames.doing = "after the import"
        spin(2000)
        report(frames, posts, took, rounds)
        window.close()
        del clients
    return 0


def report(frames: Frames, posts: int, took: float, rounds: int) -> None:
    ordered = sorted(frames.all)
    print(f"{posts:,} posts imported and judged in {took:.1f} s; {rounds} rounds of use meanwhile")
    over = sum(gap > AIM_MS for gap in ordered)
    print(f"frames: {len(ordered):,}, of them above {AIM_MS} ms: {over}")
    print(f"longest {ordered[-1]:.0f} ms, 99 % below {ordered[len(ordered) * 99 // 100]:.0f} ms")
    for name, gap in sorted(frames.longest.items(), key=lambda item: -item[1]):
        print(f"  {gap:7.1f} ms  {name}")


if __name__ == "__main__":
    sys.exit(main())
