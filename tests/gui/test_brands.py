"""Brands on the demo client: list, page, names."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from creator_audit.gui.brands import state
from creator_audit.gui.brands.brand_pane import role_box
from creator_audit.gui.brands.view import BrandsPage
from creator_audit.model.brand import Brand
from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.brands import BrandLine, BrandPage
from creator_audit.queries.imports import NameCandidate
from creator_audit.queries.posts import post_keys
from creator_audit.queries.reader import open_reader
from creator_audit.rules.ownership import Ownership

WAIT = 30_000


@pytest.fixture
def page(qtbot, demo_session):
    made = BrandsPage(demo_session)
    qtbot.addWidget(made)
    made.resize(1050, 700)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.shown is not None, timeout=WAIT)
    return made


def open_brand(qtbot, page, brand_id):
    page.list.choose(brand_id)
    qtbot.waitUntil(lambda: page.shown.page.line.brand.id == brand_id, timeout=WAIT)


def test_the_brand_with_most_posts_comes_first(page):
    totals = [line.counts.total for line in page.directory.lines]
    assert totals == sorted(totals, reverse=True)
    assert page.shown.page.line == page.directory.lines[0]
    item = page.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert item == state.line_spoken(page.directory.lines[0])
    assert "posts" in item


def test_a_search_looks_into_handles_and_domains(page):
    page.search.setText("veldrona.ex")
    assert page.list.keys == ("veldrona",)
    page.search.setText("no such thing")
    assert page.empty.isVisibleTo(page)
    page.search.clear()
    assert len(page.list.keys) >= len(page.directory.lines)


def test_a_count_opens_as_many_posts_as_it_says(qtbot, page, demo_template):
    open_brand(qtbot, page, "veldrona")
    with open_reader(demo_template) as reader:
        for name, button in page.pane.counts.items():
            button.click()
            place, details = page.session.went[-1]
            assert place == "posts"
            assert f"{len(post_keys(reader, details['filter'])):,}" == button.words[0], name
            assert button.accessibleName().endswith("Shows these posts")


def test_timeline_and_table_hold_the_same_posts(qtbot, page):
    open_brand(qtbot, page, "oatmarl")
    posts = {point.post_key for point in page.shown.page.points}
    assert {dot.key for dot in page.pane.chart.timeline.dots} == posts
    lanes = [lane.title for lane in page.pane.chart.timeline.lanes]
    assert lanes[-2:] == ["Deals", "Rival deals"]
    page.pane.toggle_table()
    assert page.pane.table.isVisibleTo(page)
    assert not page.pane.chart.isVisibleTo(page)
    assert page.pane.table.rowCount() == len(page.shown.page.points)
    assert all(page.pane.table.item(row, 2).text() for row in range(3))
    page.pane.table.cellActivated.emit(0, 0)
    place, details = page.session.went[-1]
    assert (place, details["key"]) == ("posts", page.shown.page.points[-1].post_key)


def test_open_findings_and_deals_lead_to_their_pages(qtbot, page):
    open_brand(qtbot, page, "oatmarl")
    page.pane.findingsAsked.emit("u-turn", ("a", "b"))
    assert page.session.went[-1][0] == "trust"
    page.pane.findingsAsked.emit("missing-disclosure", ("a",))
    assert page.session.went[-1][0] == "findings"
    page.pane.dealAsked.emit("d1")
    assert page.session.went[-1] == ("deals", {"filter": None, "deal_id": "d1"})
    assert {item.finding_id for item in page.shown.findings} == set(page.shown.page.finding_ids)


def test_an_answer_on_a_name_is_kept_and_can_be_undone(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    page.give_role("@veldrona", "handle", "friend")
    qtbot.waitUntil(lambda: page.shown.roles.get(("veldrona", "handle")) == "friend", timeout=WAIT)
    assert page.session.said[-1] == "Answer for @veldrona kept. Ctrl+Z takes it back."
    page.session.act("undo")
    qtbot.waitUntil(lambda: ("veldrona", "handle") not in page.shown.roles, timeout=WAIT)


def test_names_without_an_answer_stand_in_a_list_of_their_own(page, qtbot):
    name = NameCandidate("@juno", "handle", 4, "", ("With @juno at the market",))
    page.show_directory(state.Directory(page.directory.lines, (name,)))
    page.list.choose(state.NAMES_KEY)
    assert len(page.names.rows) == 1
    given = []
    box = role_box("@juno", "", given.append)
    qtbot.addWidget(box)
    assert box.accessibleName() == "Whose name is @juno"
    box.setCurrentIndex(box.findData("friend"))
    box.activated.emit(box.currentIndex())
    assert given == ["friend"]


def test_a_brand_named_by_another_page_is_shown(qtbot, page):
    page.show_details({"brand": "Haldrik"})
    qtbot.waitUntil(lambda: page.shown.page.line.brand.name == "Haldrik", timeout=WAIT)


def test_the_directory_goes_out_as_a_file(qtbot, page, tmp_path, monkeypatch):
    target = tmp_path / "brands.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    page.deeds.ask_export()
    qtbot.waitUntil(lambda: bool(page.session.said), timeout=WAIT)
    assert page.session.said[-1].endswith("brands written.")
    assert 'name = "Veldrona"' in target.read_text(encoding="utf-8")


def test_open_findings_stand_on_lanes_of_their_own(qtbot, page):
    brand = next(line.brand.id for line in page.directory.lines if line.gaps)
    open_brand(qtbot, page, brand)
    lanes = {lane.title: lane for lane in page.pane.chart.timeline.lanes}
    flagged = {
        key for item in page.shown.findings if item.outcome == "flag" for key in item.post_keys
    }
    assert flagged & {dot.key for dot in lanes["Gaps, questions"].dots}
    assert all(dot.class_name.startswith("verdict.") for dot in lanes["Gaps, questions"].dots)


# Editing


def dialog_of(page, deed):
    page.do(deed)
    return page.deeds.dialog


def test_names_category_and_group_are_edited_and_undone(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    form = dialog_of(page, "edit")
    form.fields["aliases"].setText("Veldrona Night, Veldrona Day")
    form.fields["handles"].setText("veldrona.skin")
    form.fields["parent"].setText("Halvorsen Group")
    form.accept()
    qtbot.waitUntil(lambda: page.shown.page.line.brand.parent == "Halvorsen Group", timeout=WAIT)
    brand = page.shown.page.line.brand
    assert brand.aliases == ("Veldrona Night", "Veldrona Day")
    assert brand.handles == ("@veldrona.skin",)
    assert page.session.said[-1] == "Veldrona saved. Ctrl+Z takes it back."
    page.session.act("undo")
    qtbot.waitUntil(lambda: page.shown.page.line.brand.parent != "Halvorsen Group", timeout=WAIT)


def test_a_brand_without_a_name_cannot_be_saved(qtbot, page):
    form = dialog_of(page, "edit")
    form.fields["name"].setText(" ")
    assert not form.save_button.isEnabled()
    form.reject()


def test_several_brands_become_one_under_the_name_chosen(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    before = {line.brand.id for line in page.directory.lines}
    dialog = dialog_of(page, "merge")
    assert not dialog.act_button.isEnabled()
    dialog.tick("oatmarl")
    assert dialog.act_button.text() == "Merge 1"
    dialog.keep.setCurrentIndex(dialog.keep.findData("oatmarl"))
    assert dialog.plan == ("oatmarl", ("veldrona",))
    dialog.accept()
    qtbot.waitUntil(
        lambda: {line.brand.id for line in page.directory.lines} == before - {"veldrona"},
        timeout=WAIT,
    )
    qtbot.waitUntil(lambda: page.shown.page.line.brand.id == "oatmarl", timeout=WAIT)
    assert "Veldrona" in page.shown.page.line.brand.aliases


def test_names_are_split_off_into_a_brand_of_their_own(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    name = page.shown.page.line.brand.handles[0]
    dialog = dialog_of(page, "split")
    assert not dialog.act_button.isEnabled()
    dialog.tick(name)
    assert dialog.name.text() == name.lstrip("@")
    dialog.name.setText("Velmoor")
    dialog.accept()
    qtbot.waitUntil(lambda: page.shown.page.line.brand.name == "Velmoor", timeout=WAIT)
    assert name in page.shown.page.line.brand.handles


def test_an_ignored_brand_stands_apart_and_is_taken_back(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(
        lambda: any(state.is_ignored(line) for line in page.directory.lines), timeout=WAIT
    )
    qtbot.waitUntil(lambda: page.pane.deeds["ignore"].text() == "Take back", timeout=WAIT)
    assert page.list.keys.index("veldrona") > page.list.keys.index("oatmarl")
    assert not page.pane.deeds["edit"].isVisibleTo(page)
    page.do("ignore")
    qtbot.waitUntil(
        lambda: not any(state.is_ignored(line) for line in page.directory.lines), timeout=WAIT
    )


def test_rivals_by_category_are_ticked_until_the_tick_is_taken_away(qtbot, page):
    by_category = set()
    for line in page.directory.lines:
        open_brand(qtbot, page, line.brand.id)
        by_category = {r.brand_id for r in page.shown.page.rivals if r.because == "category"}
        if by_category:
            break
    dialog = dialog_of(page, "rivals")
    gone = min(by_category)
    dialog.tick(gone, on=False)
    dialog.accept()
    qtbot.waitUntil(lambda: page.shown.page.not_rivals == (gone,), timeout=WAIT)
    assert gone not in {r.brand_id for r in page.shown.page.rivals}
    again = dialog_of(page, "rivals")
    assert gone not in again.ticked
    again.tick(gone)
    again.accept()
    qtbot.waitUntil(lambda: page.shown.page.not_rivals == (), timeout=WAIT)


def test_rivals_by_category_stand_and_others_are_ticked(qtbot, page):
    open_brand(qtbot, page, "veldrona")
    by_category = {r.brand_id for r in page.shown.page.rivals if r.because == "category"}
    dialog = dialog_of(page, "rivals")
    other = next(
        line.brand.id
        for line in page.directory.lines
        if line.brand.id not in {"veldrona", *by_category, *dialog.ticked}
    )
    wanted = {*dialog.ticked, other} - by_category
    dialog.tick(other)
    dialog.accept()
    qtbot.waitUntil(
        lambda: {r.brand_id for r in page.shown.page.rivals if r.because == "named"} == wanted,
        timeout=WAIT,
    )
    assert by_category <= {r.brand_id for r in page.shown.page.rivals}


def test_a_shipped_owner_is_shown_with_its_day_unless_the_user_named_a_group():
    fact = Ownership("Northgroup", "https://north.example", date(2023, 8, 14))
    line = BrandLine(Brand("a", "Lumavelle"), ClassCounts(), 0, 0, 0, 0, 0, 0, "", "")
    page = BrandPage(line, (), (), (), (), owner=fact)
    assert state.group_line(page) == "Northgroup, as of 14 Aug 2023"
    named = replace(line, brand=Brand("a", "Lumavelle", parent="Oakmoor"))
    assert state.group_line(replace(page, line=named)) == "Oakmoor"
    assert state.group_line(replace(page, owner=None)) == ""
