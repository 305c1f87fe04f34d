"""The operations of the window: recognise, import one, settle, captions, preview, save."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope
from creator_audit.operations.clients import open_client, workspace
from creator_audit.operations.demo import archives, demo_files
from creator_audit.operations.export_report import ReportRequest
from creator_audit.operations.import_one import MappingQuestion
from creator_audit.operations.registry import run
from creator_audit.progress import NullProgress
from creator_audit.queries.imports import imports
from creator_audit.queries.questions import open_questions
from creator_audit.queries.reader import open_reader


@pytest.fixture
def store(tmp_path):
    with open_client(workspace(tmp_path / "clients"), "Ana", create=True) as opened:
        yield opened


@pytest.fixture
def reader(store):
    with open_reader(store.path) as opened:
        yield opened


def act(store, name, **arguments):
    return run(name, store, NullProgress(), **arguments)


def pick(folder, start):
    return next(path for path in archives(folder) if path.name.startswith(start))


def test_dropped_files_are_told_before_anything_is_read(store, tmp_path):
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    with demo_files() as files:
        found, changes = act(store, "recognise_archives", paths=(*archives(files), picture))
    assert not changes
    assert [one.platform for one in found[:-1]].count("tiktok") == 2
    instagram = next(one for one in found if one.platform == "instagram")
    assert instagram.members
    assert instagram.not_read
    assert instagram.text_size > 0
    assert found[-1].what.startswith("This is a picture")
    assert store.value("SELECT count(*) FROM imports") == 0


def test_a_table_that_is_not_certain_is_asked_about_then_read(store, tmp_path, reader):
    table = tmp_path / "t.csv"
    table.write_text(
        "When;Text 2;Text 3\n13/04/2026;Hello there this is;More words here\n"
        "25/06/2026;Again hello there;and words too\n",
        encoding="utf-8",
    )
    asked, changes = act(store, "import_one", paths=(table,))
    assert isinstance(asked, MappingQuestion)
    assert not changes
    assert asked.headers == ("When", "Text 2", "Text 3")
    assert asked.samples[0] == ("13/04/2026", "25/06/2026")
    assert "text" in asked.fields
    result, _changes = act(
        store, "import_one", paths=(table,),
        column_map={"text": "Text 3", "published_at": "When"}, platform="instagram",
    )  # fmt: skip
    assert result.sources[0].new == 2
    assert [line.found for line in imports(reader) if not line.is_undone] == [2]


def test_a_client_without_a_country_is_judged_by_the_language_of_the_posts(store, reader):
    with demo_files() as files:
        act(store, "import_one", paths=(pick(files, "twitter"),))
    assert open_questions(reader, [1]).jurisdictions == ()
    act(store, "settle_import")
    asked = open_questions(reader, [1])
    assert asked.jurisdictions == ("us", "gb")
    assert "because most posts are in English and no country was chosen" in asked.judged
    assert asked.is_first
    assert not asked.has_deals
    assert asked.labels
    act(store, "set_countries", country="us", audience=())
    act(store, "settle_import")
    assert open_questions(reader, [1]).jurisdictions == ("us",)
    assert open_questions(reader, [1]).judged.endswith("as chosen.")


def test_a_country_without_a_pack_stays_without_jurisdictions(store, reader):
    act(store, "set_countries", country="jp", audience=())
    act(store, "settle_import")
    assert open_questions(reader).jurisdictions == ()


def test_captions_are_posts_and_the_same_caption_is_the_same_post(store, reader):
    text = "Ad: the new mug\n\nUse code MUG10 today"
    first, _changes = act(
        store, "import_captions", text=text, platform="tiktok", account="ana", day="2026-09-14"
    )
    assert (first.sources[0].new, first.sources[0].first_day) == (2, "2026-09-14")
    again, _changes = act(
        store, "import_captions", text=text, platform="tiktok", account="ana", day="2026-09-14"
    )
    assert (again.sources[0].new, again.sources[0].unchanged) == (0, 2)
    assert [line.layout for line in imports(reader)] == ["pasted captions"] * 2
    assert store.value("SELECT count(*) FROM posts WHERE missing_since IS NOT NULL") == 0


@pytest.mark.parametrize(
    ("text", "day", "what"), [("  \n\n ", "", "no caption"), ("A mug", "14.9.", "is no day")]
)
def test_captions_that_cannot_be_read_say_why(store, text, day, what):
    with pytest.raises(UserError, match=what) as caught:
        act(store, "import_captions", text=text, platform="x", day=day)
    assert caught.value.next_step
    assert store.value("SELECT count(*) FROM posts") == 0


def test_pages_are_made_and_saved_for_any_choice_of_jurisdictions(store, tmp_path):
    with demo_files() as files:
        act(store, "import_one", paths=(pick(files, "twitter"),))
    act(store, "set_countries", country="gb", audience=())
    before = store.value("SELECT count(*) FROM verdicts")
    scope = AuditScope(jurisdictions=("us",))
    found, changes = act(
        store, "preview_report", request=ReportRequest(scope, {}, "Ana"), folder=tmp_path
    )
    assert not changes
    assert len(found.pages) > 5
    for page in found.pages:
        assert Path(page).read_bytes()[:4] == b"\x89PNG"
    target = tmp_path / "a.json"
    act(store, "save_report", request=ReportRequest(scope, {"json": str(target)}, "Ana"))
    assert '"us"' in target.read_text(encoding="utf-8")
    assert store.value("SELECT count(*) FROM verdicts") == before, "a report changes nothing"
    assert store.value("SELECT count(*) FROM verdicts WHERE jurisdiction = 'us'") == 0
