"""The PDF: tags, title, language, bookmarks, attachment, margins, same bytes, nothing private."""

import getpass
import itertools
import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import page
import pikepdf
import pytest

from creator_audit.errors import UserError
from creator_audit.model.audit import Edition
from creator_audit.progress import Cancelled
from creator_audit.reports import pdf as pdf_module
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.pdf import render_pdf
from creator_audit.reports.preview import preview_pages
from tests.reports.invented import facts, finding
from tests.reports.reading import (
    bookmark_titles,
    boxes_outside,
    everything_in,
    headings,
    tags,
    words_of,
)

MM = 72 / 25.4
PARTS = [
    "The answers", "Contents and how to read", "1 What was examined", "2 How it was judged",
    "3 Balance", "4 Disclosure gaps", "5 Trust risks", "6 Disagreements and exceptions",
    "7 Limits", "8 Sign-off", "Appendix A All findings",
    "Appendix B Rules used and their sources", "Appendix C Posts left out", "Appendix D Glossary",
    "Appendix E Machine copy",
]  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("report") / "report.pdf"
    copy = json.dumps({"schema": "creator-audit/audit@1"}).encode()
    document = build_report(facts(), copy_digest=sha256(copy).hexdigest())
    render_pdf(document, target, json_copy=copy)
    return target


@pytest.fixture(scope="module")
def long_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set in parts and joined."""
    target = tmp_path_factory.mktemp("long") / "report.pdf"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf_module, "TABLES_IN_ONE", 2)
        patch.setattr(pdf_module, "TABLES_A_PART", 2)
        render_pdf(build_report(facts(findings=120)), target)
    return target


@pytest.mark.parametrize("name", ["report", "long_report"])
def test_passes_the_machine_checks_of_pdf_ua(name: str, request: pytest.FixtureRequest) -> None:
    file: Path = request.getfixturevalue(name)
    found = page.validate_pdf(str(file), profile=page.ValidationProfile.PDF_UA_1)
    assert found.is_compliant, found.failures


@pytest.mark.parametrize("name", ["report", "long_report"])
def test_structure(name: str, request: pytest.FixtureRequest) -> None:
    with pikepdf.open(request.getfixturevalue(name)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        title = "Disclosure and trust audit of Marlo Quist: indicative findings"
        assert str(pdf.docinfo["/Title"]) == title
        levels = headings(pdf)
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
        figures = [tag for tag in tags(pdf) if str(tag["/S"]) == "/Figure"]
        assert len(figures) > 10
        assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
        names = {str(tag["/S"]) for tag in tags(pdf)}
        assert {"/BlockQuote", "/TH", "/Table", "/L", "/Caption"} <= names
        assert bookmark_titles(pdf) == PARTS


def test_bookmarks_and_contents_point_at_the_right_pages(long_report: Path) -> None:
    with pikepdf.open(long_report) as pdf, pdf.open_outline() as outline:
        places = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        found = {}
        for item in outline.root:
            target = item.destination if item.destination is not None else item.action.D
            found[" ".join(item.title.split())] = places[target[0].objgen]
    pages = words_of(long_report).split("\f")
    for title, number in found.items():
        assert title.split()[-1] in pages[number - 1]
    contents = pages[found["Contents and how to read"] - 1]
    for title in ("Appendix A All findings", "Appendix D Glossary"):
        assert re.search(rf"{title}\s+{found[title]}\b", contents)


def test_every_font_is_embedded(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        described = [
            thing
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor"
        ]
        assert described
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in described)


def test_the_copy_is_attached_and_named_by_its_hash(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        content = pdf.attachments["audit.json"].get_file().read_bytes()
    assert json.loads(content) == {"schema": "creator-audit/audit@1"}
    assert sha256(content).hexdigest() in "".join(words_of(report).split())


def test_same_facts_same_bytes(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        render_pdf(build_report(facts(findings=3)), tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_reading_order(report: Path) -> None:
    read = words_of(report)
    places = [read.index(part.split(" ", 1)[-1], 0) for part in ("The answers", "Appendix B")]
    assert places == sorted(places)
    start = read.index("Signs of a tie to Hydrelle")
    card = read[start : start + 900]
    assert card.index("sending it over") < card.index("a tagged brand account")
    assert card.index("a tagged brand account") < card.index("No label was found in the caption")


@pytest.mark.parametrize(("paper", "width"), [("a4", 210 * MM), ("us-letter", 8.5 * 72)])
def test_nothing_runs_over_the_margins(paper: str, width: float, tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    render_pdf(build_report(facts(findings=18)), target, paper=paper)
    words_of(target)
    with pikepdf.open(target) as pdf:
        assert abs(float(pdf.pages[0].mediabox[2]) - width) < 1
    assert boxes_outside(target, 22 * MM, width - 18 * MM) == []


def test_right_to_left_quotes_can_be_read_in_order(report: Path) -> None:
    with pikepdf.open(report) as pdf:
        read = [str(tag["/ActualText"]) for tag in tags(pdf) if "/ActualText" in tag]
    arabic = [text for text in read if "هذا المنتج غيّر روتيني" in text]
    assert len(arabic) >= 3
    assert any("استخدموا الكود MARLO20 1 " in text for text in arabic)


def test_nothing_of_this_machine_is_inside(report: Path) -> None:
    inside = everything_in(report)
    assert str(Path.home()) not in inside
    assert str(Path(__file__).parents[2]) not in inside
    assert "site-packages" not in inside
    user = getpass.getuser()
    assert not re.search(rf"\b{re.escape(user)}\b", inside)


def test_long_reports_have_every_finding(long_report: Path) -> None:
    read = "".join(words_of(long_report).split())
    told = [finding(n).id for n in range(120)]
    assert [id_ for id_ in told if f"{id_[:8]}{id_[8:]}" not in read] == []


@pytest.mark.slow
def test_three_thousand_findings(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    render_pdf(build_report(facts(findings=3000)), target)
    with pikepdf.open(target) as pdf:
        assert len(pdf.pages) > 250
    assert target.stat().st_size < 8_000_000


def test_an_old_report_stays_when_the_new_one_cannot_be_finished(tmp_path: Path) -> None:
    target = tmp_path / "report.pdf"
    target.write_bytes(b"the old one")

    class Stop:
        def step(self, done: int, total: int | None, label: str) -> None:
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        render_pdf(build_report(facts(findings=2)), target, Stop())
    assert target.read_bytes() == b"the old one"
    assert [file.name for file in tmp_path.iterdir()] == ["report.pdf"]


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        render_pdf(build_report(facts(findings=1)), tmp_path / "no" / "report.pdf")
    assert "report.pdf" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_empty_client_makes_a_report(tmp_path: Path) -> None:
    bare = replace(
        facts(findings=0, risks=0),
        posts=0, without_text=0, without_date=0, with_tie=0, verdicts=(), by_jurisdiction=(),
        months=(), platforms=(), brands=(), do_first=(), decided=(), rules=(), packs=(),
        accuracy=(), sources=(), accounts=(), counts=type(facts().counts)(), data_until="",
        first_day="", last_day="", prepared_by="", prepared_for="",
    )  # fmt: skip
    render_pdf(build_report(bare), tmp_path / "bare.pdf")
    read = words_of(tmp_path / "bare.pdf")
    assert "The files hold no post that could be read." in read
    assert "found no gap and no question" in read


def test_outside_edition_has_no_attachment(tmp_path: Path) -> None:
    document = build_report(facts(edition=Edition.OUTSIDE), copy_digest="ab" * 32)
    render_pdf(document, tmp_path / "outside.pdf")
    with pikepdf.open(tmp_path / "outside.pdf") as pdf:
        assert len(pdf.attachments) == 0
    assert "stays with the owner" in words_of(tmp_path / "outside.pdf")


def test_preview_shows_pages_as_pictures() -> None:
    pages = preview_pages(build_report(facts(findings=3)), dots_per_inch=40)
    assert len(pages) > 8
    assert all(page.startswith(b"\x89PNG") for page in pages)
