"""A window without a file: read models by hand, answered at once."""

import os
from array import array
from datetime import UTC, datetime

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme import palette
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.judgement import Judgement
from creator_audit.model.post import ImportSource, PartRole, Post, PostKind, TextPart
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import (
    ClassCounts,
    DoFirst,
    MonthBar,
    Overview,
    ShareRow,
    Totals,
)
from creator_audit.queries.posts import PostDetail, PostFinding, PostRow

CAPTIONS = (
    ("Third month with the serum and the one thing I would tell you first", "Lumavelle"),
    ("Stop buying the Veldrona serum. Here is what it did to me in six weeks", "Veldrona"),
    ("Six serums, one winter: what I finished and what I gave away", "6 brands"),
    ("New morning shelf. Serum from Lumavelle, code SLOW15", "Lumavelle"),
    ("Asked again: no, you do not need a second serum", ""),
    ("Unboxing the night serum, thank you @noctafoil", "Noctafoil"),
    ("Ad. Three ways I ruined a good serum", "Oatmarl"),
    ("Nobody paid for this: the cheap balm I keep going back to", "Oatmarl"),
    ("A shelf tour, nothing new bought", ""),
)
CLASS_OF = ("sponsored", "deinfluencing", "recommending", "sponsored", "deinfluencing",
            "sponsored", "sponsored", "recommending", "other")  # fmt: skip
VERDICT_OF = ("sufficient", "not_required", "sufficient", "none_found", "not_required",
              "cannot_tell", "insufficient", "not_required", "not_required")  # fmt: skip


def make_month(year, month, seed):
    return MonthBar(
        year,
        month,
        ClassCounts(seed % 4, (seed * 3 + 1) % 5, (seed * 7) % 3, (seed * 5 + 2) % 7),
    )


def make_overview(chosen=None, *, months=60, **changes):
    chosen = chosen or FilterState()
    bars = tuple(
        make_month(2021 + (9 + n) // 12, (9 + n) % 12 + 1, n * 3 + n // 7) for n in range(months)
    )
    has_period = chosen.since is not None
    facts = {
        "posts": 148 if has_period else 612,
        "all_posts": 612,
        "without_text": 7 if has_period else 31,
        "without_date": 0,
        "counts": ClassCounts(38, 31, 22, 50),
        "earlier": ClassCounts(24, 28, 16, 63) if has_period else None,
        "months": bars,
        "verdicts": (("sufficient", 24), ("insufficient", 11), ("none_found", 8),
                     ("cannot_tell", 3)),
        "with_tie": 46,
        "platforms": (
            ShareRow("instagram", "Instagram", ClassCounts(19, 13, 6, 18)),
            ShareRow("tiktok", "TikTok", ClassCounts(13, 10, 12, 12)),
            ShareRow("youtube", "YouTube", ClassCounts(5, 4, 1, 6)),
            ShareRow("x", "X", ClassCounts(1, 4, 3, 14)),
        ),
        "brands": (
            ShareRow("lumavelle", "Lumavelle", ClassCounts(9, 3, 0, 1)),
            ShareRow("oatmarl", "Oatmarl", ClassCounts(6, 2, 0, 1)),
            ShareRow("haldrik", "Haldrik", ClassCounts(4, 1, 2, 0)),
            ShareRow("veldrona", "Veldrona", ClassCounts(1, 0, 5, 1)),
        ),
        "do_first": (
            DoFirst("missing-disclosure", "flag", 7, "7 posts: code or link, no label found",
                    "Recorded, or a strong sign each", ("a", "b")),
            DoFirst("late-disclosure", "flag", 5, "5 posts: the label comes late",
                    "After the cut, or behind other hashtags", ("c",)),
            DoFirst("rival-pay", "needs_review", 3, "3 posts on Veldrona near a rival's deal",
                    "Was there a link to the Lumavelle deal?", ("d",)),
        ),
        "open_findings": 22,
        "first_day": "2021-10-03",
        "last_day": "2026-09-14",
    }  # fmt: skip
    return Overview(**{**facts, **changes})


def make_row(key):
    text, brand = CAPTIONS[key % len(CAPTIONS)]
    return PostRow(
        key=key,
        post_id=f"instagram:{key}",
        day=f"{2026 - key // 365}-{9 - key // 30 % 9:02d}-{28 - key % 28:02d}",
        platform=("instagram", "tiktok", "youtube", "x")[key % 4],
        kind=("reel", "video", "short", "feed", "story")[key % 5],
        text=text,
        brand=brand,
        post_class=CLASS_OF[key % len(CLASS_OF)],
        by_user=key % 11 == 0,
        verdict=VERDICT_OF[key % len(VERDICT_OF)],
        open_findings=1 if key % 9 == 3 else 0,
    )


DETAIL_TEXT = (
    "New morning shelf. Serum from Lumavelle, code SLOW15 if you want it, link in my profile.\n"
    "#morning #shelfie @lumavelle"
)


def sign(kind, strength, words, value="", text=DETAIL_TEXT):
    start = text.index(words)
    return Signal(kind, strength, 0, start, start + len(words), words, value)


def make_detail(key, text=DETAIL_TEXT):
    post = Post(
        id=f"instagram:{key}",
        account_id="instagram:slowshelf",
        platform="instagram",
        published_at=datetime(2026, 8, 28, 9, 12, tzinfo=UTC),
        source=ImportSource("posts_1.json", "entry 203", "instagram 2025-04 json"),
        kind=PostKind.FEED,
        permalink="https://instagram.example/p/1",
        parts=(TextPart(PartRole.CAPTION, text),),
    )
    signals = (
        sign(SignalKind.DISCOUNT_CODE, Strength.STRONG, "SLOW15", "slow15"),
        sign(SignalKind.BRAND_TAG, Strength.WEAK, "@lumavelle", "lumavelle"),
    )
    judgement = Judgement(
        post.id,
        "en",
        Classification(PostClass.SPONSORED, 0.93, reasons=signals),
        Tie(Strength.STRONG, signals, "affiliate"),
        (Disclosure("gb", Verdict.NONE_FOUND, rule_id="missing-disclosure"),),
        (),
    )
    findings = (PostFinding("f1", "missing-disclosure", "No label found", "flag", "open"),)
    return PostDetail(key, post, judgement, findings, ("Lumavelle",), "instagram.zip", 0)


TOTALS = Totals(612, 48, 31, 17, 9, "2026-09-14", 4)


class FakeSession(Session):
    """Answers by the name of the query, at once; remembers what was asked and done."""

    def __init__(self, count=612):
        super().__init__()
        self.client = "Slow Shelf"
        self.count = count
        self.asked = []
        self.acted = []
        self.went = []
        self.results = {"correct_class": 1, "set_relation": 1, "undo": "", "redo": ""}
        self.answers = {
            "overview": make_overview,
            "totals": lambda: TOTALS,
            "post_keys": lambda chosen, sort="date", descending=True: self.keys(chosen, descending),
            "post_rows": lambda keys: [make_row(key) for key in keys],
            "post_detail": make_detail,
        }
        self.navigationAsked.connect(lambda place, details: self.went.append((place, details)))

    def keys(self, chosen, descending):
        found = array("q", chosen.post_keys or range(self.count))
        return found if descending else array("q", reversed(found))

    @property
    def is_open(self):
        return True

    def read(self, query, *arguments, done=None, failed=None, channel=""):
        self.asked.append((query.__name__, arguments))
        answer = self.answers.get(query.__name__)
        if answer is None:
            return
        try:
            result = answer(*arguments)
        except Exception as error:
            (failed or self.failed.emit)(error)
            return
        if done is not None:
            done(result)

    def act(self, name, done=None, failed=None, **arguments):
        self.acted.append((name, arguments))
        if done is not None and name in self.results:
            done(self.results[name])


@pytest.fixture(autouse=True)
def _own_settings(tmp_path, monkeypatch):
    """No test touches the settings of the person who runs it."""
    monkeypatch.setattr("creator_audit.settings.default_place", lambda: tmp_path / "settings.toml")


@pytest.fixture
def appearance(qapp):
    """The light appearance, with the app's style.

    Set only where it is not in force: it repaints every widget that earlier tests left behind.
    """
    light = palette.stylesheet(palette.tokens("light"))
    if palette.chosen_appearance() != "light" or qapp.styleSheet() != light:
        qapp.setStyle("Fusion")
        palette.apply_appearance(qapp, "light")
    return qapp


@pytest.fixture
def session(appearance):
    return FakeSession()


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory):
    """A client's file with the demo archives, their brands and deals; copied, never opened."""
    from creator_audit.operations.clients import open_client, workspace
    from creator_audit.operations.demo import BRANDS, DEALS, archives, demo_files
    from creator_audit.operations.registry import run
    from creator_audit.progress import NullProgress

    place = workspace(tmp_path_factory.mktemp("template"))
    with demo_files() as files, open_client(place, "Slow Shelf", create=True) as store:
        quiet = NullProgress()
        run("import_archives", store, quiet, paths=list(archives(files)))
        run("import_brands", store, quiet, path=files / BRANDS)
        run("import_deals", store, quiet, path=files / DEALS)
        run("set_countries", store, quiet, country="gb", audience=("us",))
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return place.path("Slow Shelf")


@pytest.fixture
def demo_session(appearance, demo_template, tmp_path):
    """A session on a copy of the demo client; failures that nobody took are kept in `failures`."""
    import shutil
    from functools import partial

    from creator_audit.gui.tasks.doer import ClientDoer
    from creator_audit.queries.reader import open_reader

    folder = tmp_path / "clients"
    folder.mkdir()
    path = folder / demo_template.name
    shutil.copyfile(demo_template, path)
    session = Session(folder)
    session.failures = []
    session.went = []
    session.said = []
    session.failed.connect(session.failures.append)
    session.messageShown.connect(session.said.append)
    session.navigationAsked.connect(lambda place, details: session.went.append((place, details)))
    session.open_client("Slow Shelf", partial(open_reader, path), ClientDoer(path))
    yield session
    session.close_client()
    assert session.failures == []
