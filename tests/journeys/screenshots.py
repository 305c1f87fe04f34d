"""Pictures of every page on the demo archives, light and dark, in two sizes.

    python tests/journeys/screenshots.py FOLDER [PLACE ...]

Without a display it draws offscreen; under Xvfb it takes what the screen shows.
"""

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from creator_audit.gui.app import make_application
from creator_audit.gui.shell.navigation import PLACES
from creator_audit.gui.shell.window import MainWindow
from creator_audit.gui.tasks.doer import ClientDoer
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme import palette
from creator_audit.operations.clients import open_client, workspace
from creator_audit.operations.demo import BRANDS, DEALS, archives, demo_files
from creator_audit.operations.registry import run
from creator_audit.progress import NullProgress
from creator_audit.queries.reader import open_reader

CLIENT = "Slow Shelf"
SIZES = ((1280, 800), (1920, 1080))
SETTLE_MS = 700
DRAFT = (
    "Third month with the dew serum and it is the only thing on my bathroom shelf that has earned "
    "its place. Two drops of @lumavelle, press in, done. It sits well under sunscreen too.\n\n"
    "Use SLOW15 for 15 % off at lumavelle.example/slow\n#skincare #slowmornings #collab"
)


def make_client(folder: Path) -> Path:
    """A client's file with the demo archives, its brands and deals."""
    place = workspace(folder)
    with demo_files() as files, open_client(place, CLIENT, create=True) as store:
        quiet = NullProgress()
        run("import_archives", store, quiet, paths=list(archives(files)))
        run("import_brands", store, quiet, path=files / BRANDS)
        run("import_deals", store, quiet, path=files / DEALS)
        run("set_countries", store, quiet, country="gb", audience=("us",))
    return place.path(CLIENT)


def settle(app: QApplication, milliseconds: int = SETTLE_MS) -> None:
    """Let queries answer and widgets paint."""
    deadline = QDeadlineTimer(milliseconds)
    while not deadline.hasExpired():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def show_something(window: MainWindow, place: str) -> None:
    """Bring a page into a state worth a picture."""
    if place == "posts":
        page = window.page
        page.table.selectRow(8)
        page.control.open()
    elif place == "drafts":
        window.page.editor.use_text(DRAFT)


def take_pictures(target: Path, wanted: list[str]) -> int:
    """Write ``<place>-<appearance>-<size>.png`` for all places; the number of pictures."""
    app = make_application()
    taken = 0
    with tempfile.TemporaryDirectory() as folder:
        path = make_client(Path(folder))
        session = Session(Path(folder))
        window = MainWindow(session)
        window.show()
        session.open_client(CLIENT, partial(open_reader, path), ClientDoer(path))
        for appearance in ("light", "dark"):
            palette.apply_appearance(app, appearance)
            for width, height in SIZES:
                window.resize(width, height)
                for place in PLACES:
                    if wanted and place.key not in wanted:
                        continue
                    window.show_place(place.key)
                    settle(app)
                    show_something(window, place.key)
                    settle(app, SETTLE_MS * 4 if place.key == "drafts" else 250)
                    name = f"{place.key}-{appearance}-{width}x{height}.png"
                    window.grab().save(str(target / name))
                    taken += 1
        window.close()
    return taken


if __name__ == "__main__":
    output = Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    print(take_pictures(output, sys.argv[2:]), "pictures in", output)
