"""From a small table of captions to JSON, CSV, XLSX, HTML and PDF: schemas, sums, same words."""

import csv
import io
import json
import re
from collections import Counter
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.operations.run_audit import AuditRequest, run_audit
from creator_audit.progress import NullProgress
from creator_audit.queries.reader import Reader, open_reader
from creator_audit.reports.audit_json import json_copy, write_audit_json
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.collect import collect
from creator_audit.reports.html import html_text, render_html
from creator_audit.reports.tables import write_csv, write_xlsx
from creator_audit.resources import read_text

MADE_AT = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
SCOPE = AuditScope()
POSTS = (
    (
        "a1",
        "2025-03-01T10:00:00Z",
        "The Velmora balm saved my skin, use my code MARLO15 for 15% off",
    ),
    ("a2", "2025-04-01T10:00:00Z", "Ad: Velmora sent me this balm, use my code MARLO15"),
    ("a3", "2025-05-02T10:00:00Z", "Do not buy the Hydrelle serum, it broke after two days"),
    ("a4", "2025-06-01T10:00:00Z", "sunset over the harbour, nothing else"),
    ("a5", "2025-07-01T10:00:00Z", ""),
    ("a6", "2025-08-01T10:00:00Z", '=HYPERLINK("https://bad.example","x") love this kettle'),
    ("a7", "2025-09-01T10:00:00Z", "<script>alert(1)</script> & <b>tea</b> \ud83d \x07"),
    ("a8", "2026-01-05T10:00:00Z", "gifted by Velmora, thank you @velmora, love it #gifted"),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client")
    archive = folder / "posts.jsonl"
    records = (
        {"id": id_, "published_at": at, "platform": "instagram", "kind": "feed", "text": text}
        for id_, at, text in POSTS
    )
    archive.write_text("\n".join(map(json.dumps, records)) + "\n", encoding="utf-8")
    run_audit(folder, AuditRequest((archive,), SCOPE, client="Marlo"), NullProgress())
    return next(file for file in folder.rglob("*") if file.suffix in (".sqlite", ".db", ".audit"))


@pytest.fixture
def reader(client: Path):
    with open_reader(client) as opened:
        yield opened


def schema(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(read_text(f"schemas/{name}.schema.json")))


def audit(reader: Reader, scope: AuditScope = SCOPE) -> dict:
    stream = io.StringIO()
    write_audit_json(reader, scope, stream, made_at=MADE_AT)
    return json.loads(stream.getvalue())


def rows_of(reader: Reader, tmp_path: Path, scope: AuditScope = SCOPE) -> list[dict[str, str]]:
    write_csv(reader, scope, tmp_path / "posts.csv")
    with (tmp_path / "posts.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_json_fits_its_schema(reader: Reader) -> None:
    found = audit(reader)
    assert [error.message for error in schema("audit@1").iter_errors(found)] == []
    assert found["counts"]["posts"] == len(found["posts"]) == len(POSTS)
    assert sum(found["counts"]["by_class"].values()) == len(POSTS)
    assert [post["native_id"] for post in found["posts"]] == [post[0] for post in POSTS]
    assert {finding["rule"] for finding in found["findings"]} >= {"missing-disclosure"}


def test_the_schema_refuses_what_is_not_an_audit(reader: Reader) -> None:
    found = audit(reader)
    found["findings"][0]["outcome"] = "guilty"
    del found["posts"][0]["class"]
    assert len(list(schema("audit@1").iter_errors(found))) >= 2


def test_json_says_the_same_twice(reader: Reader) -> None:
    assert audit(reader) == audit(reader)


def test_counts_agree_between_json_csv_and_report(reader: Reader, tmp_path: Path) -> None:
    found, rows = audit(reader), rows_of(reader, tmp_path)
    told = collect(reader, SCOPE, made_at=MADE_AT)
    assert len(rows) == told.posts == found["counts"]["posts"]
    assert Counter(row["Class"] for row in rows) == Counter(
        {name: n for name, n in found["counts"]["by_class"].items() if n}
    )
    without = sum(row["Verdict, United States"] == "No text" for row in rows)
    assert without == told.without_text == 1
    open_ids = {one.id for one in (*told.findings, *told.risks)}
    assert open_ids == {
        one["id"]
        for one in found["findings"]
        if one["outcome"] in ("flag", "needs_review") and one["decision"] == "open"
    }


def test_csv_and_report_use_the_same_words(reader: Reader, tmp_path: Path) -> None:
    rows = {row["Post"]: row for row in rows_of(reader, tmp_path)}
    row = next(row for name, row in rows.items() if name.endswith("a1"))
    assert row["Verdict, United States"] == "None found"
    assert row["Class"] == "sponsored"
    assert "a discount code" in row["Which signs"]


def test_no_cell_is_taken_for_a_formula(reader: Reader, tmp_path: Path) -> None:
    rows = rows_of(reader, tmp_path)
    for row in rows:
        assert not any(value.startswith(("=", "+", "@", "\t", "\r")) for value in row.values())
    assert any(row["Text"].startswith("'=HYPERLINK") for row in rows)


def test_workbook_holds_posts_and_findings_as_text(reader: Reader, tmp_path: Path) -> None:
    write_xlsx(reader, SCOPE, tmp_path / "audit.xlsx")
    book = CalamineWorkbook.from_path(str(tmp_path / "audit.xlsx"))
    assert book.sheet_names == ["Posts", "Findings"]
    posts = book.get_sheet_by_name("Posts").to_python()
    findings = book.get_sheet_by_name("Findings").to_python()
    assert len(posts) == len(POSTS) + 1
    assert any(str(cell).startswith("=HYPERLINK") for row in posts for cell in row)
    told = collect(reader, SCOPE)
    assert {row[0] for row in findings[1:]} == {one.id for one in (*told.findings, *told.risks)}


class Page(HTMLParser):
    """Tags and addresses of a page; unbalanced tags fail."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.headings: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names[tag] += 1
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "action")
        ]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag not in ("meta", "br", "rect", "path", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "path", "circle"):
            assert self.open.pop() == tag


def test_the_web_page_stands_alone(reader: Reader, tmp_path: Path) -> None:
    render_html(build_report(collect(reader, SCOPE)), tmp_path / "report.html")
    text = (tmp_path / "report.html").read_bytes().decode("utf-8")
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    assert page.names["script"] == page.names["link"] == page.names["img"] == 0
    assert all(address.startswith("#") for address in page.addresses)
    assert "url(http" not in text
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))


def test_captions_cannot_become_markup(reader: Reader) -> None:
    told = collect(reader, SCOPE, client="<img src=x onerror=alert(1)>", prepared_by='"><script>')
    page = Page()
    page.feed(html_text(build_report(told)))
    assert page.names["img"] == page.names["script"] == 0


def test_collected_findings_have_rule_version_source_and_words(reader: Reader) -> None:
    told = collect(reader, SCOPE)
    assert told.findings
    for one in told.findings:
        assert one.rule_id
        assert one.rule_version
        assert one.citations
        assert any(quote.text for quote in one.quotes) or one.signs
        for quote in one.quotes:
            for mark in quote.marks:
                assert quote.text[mark.start : mark.end] == mark.text


def test_collect_is_the_same_for_the_same_input(reader: Reader) -> None:
    assert collect(reader, SCOPE, made_at=MADE_AT) == collect(reader, SCOPE, made_at=MADE_AT)


def test_copy_for_the_report_is_bounded_and_never_outside(reader: Reader) -> None:
    content = json_copy(reader, SCOPE, MADE_AT, 1_000_000)
    assert content is not None
    assert json.loads(content)["counts"]["posts"] == len(POSTS)
    assert json_copy(reader, SCOPE, MADE_AT, 500) is None
    assert json_copy(reader, AuditScope(edition=Edition.OUTSIDE), MADE_AT, 1_000_000) is None


def test_period_of_the_scope_limits_everything(reader: Reader, tmp_path: Path) -> None:
    scope = AuditScope(since=datetime(2025, 4, 1, tzinfo=UTC).date())
    assert len(rows_of(reader, tmp_path, scope)) == audit(reader, scope)["counts"]["posts"] == 7
    assert collect(reader, scope).posts == 7
