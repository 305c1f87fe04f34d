"""Deals on the demo client: table, form, suggestions, CSV."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from creator_audit.gui.deals import state
from creator_audit.gui.deals.form import DealForm
from creator_audit.gui.deals.view import DealsPage
from creator_audit.gui.widgets.day_field import DayField
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.queries.deals import DealLine

WAIT = 30_000
FEE = Deal(
    "d1",
    "Lumavelle",
    DealKind.FEE,
    date(2026, 6, 1),
    date(2026, 11, 30),
    DealStatus.ACTIVE,
    handles=("@lumavelle",),
    codes=("SLOW15", "SLOW20"),
    domains=("lumavelle.example",),
    exclusive_for=("skincare",),
    exclusive_until=date(2027, 2, 28),
    note="Four posts",
    amount=Decimal("1200.50"),
    currency="EUR",
    contract="contracts/lumavelle.pdf",
    brand_id="lumavelle",
)


@pytest.fixture
def form(qtbot, appearance):
    made = DealForm()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(qtbot, demo_session):
    made = DealsPage(demo_session)
    qtbot.addWidget(made)
    made.resize(1050, 700)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: len(made.ledger.lines) > 0, timeout=WAIT)
    return made


# The form


def test_a_deal_goes_through_the_form_unchanged(form):
    form.show_deal(FEE, ())
    assert form.deal == FEE


def test_a_declined_deal_keeps_who_declined_and_an_active_one_does_not(form):
    declined = replace(FEE, status=DealStatus.DECLINED, declined_by="brand")
    form.show_deal(declined, ())
    assert form.deal == declined
    form.status.setCurrentIndex(form.status.findData("active"))
    assert form.deal.declined_by == ""


def test_an_end_before_the_start_is_said_and_cannot_be_saved(form):
    form.show_deal(FEE, ())
    assert form.save_button.isEnabled()
    form.ends.setText("2026-05-01")
    assert not form.save_button.isEnabled()
    assert form.effect.text().startswith("The deal ends before it starts.")
    form.ends.setText("some day")
    assert "“some day” is no day." in form.effect.text()
    form.ends.setText("")
    assert form.save_button.isEnabled()
    assert form.deal.ends is None


def test_a_new_deal_needs_a_brand_and_gets_an_id(qtbot, form):
    form.show_deal(Deal("", ""), ())
    assert not form.save_button.isEnabled()
    assert not form.remove_button.isVisibleTo(form)
    form.brand.setText("Noctafoil")
    with qtbot.waitSignal(form.saved) as saved:
        form.save_button.click()
    assert saved.args[0].brand == "Noctafoil"
    assert len(saved.args[0].id) == 12


def test_an_overlap_is_a_note_and_no_error(form):
    other = DealLine(replace(FEE, id="d2"), (1, 2), 0)
    form.show_deal(FEE, (DealLine(FEE, (1, 2, 3), 1), other))
    assert form.save_button.isEnabled()
    assert "Another deal with Lumavelle lies in these dates" in form.effect.text()
    assert "3 posts name this brand" in form.effect.text()
    assert "1 open gap on them." in form.effect.text()


@pytest.mark.parametrize("typed", ["2026-06-01", "1 Jun 2026", "1.6.2026", " 1 Jun 2026 "])
def test_a_day_is_read_in_usual_ways(qtbot, appearance, typed):
    field = DayField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.day == date(2026, 6, 1)
    assert field.problem == ""
    field.editingFinished.emit()
    assert field.text() == "1 Jun 2026"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1200", "1200"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1200,5", "1200.5"),
        ("1,200", "1200"),
        ("1 200", "1200"),
        ("12'000.00", "12000.00"),
    ],
)
def test_an_amount_is_read_in_usual_ways(typed, read):
    assert state.read_amount(typed) == Decimal(read)
    assert state.amount_problem(typed) == ""


@pytest.mark.parametrize("typed", ["a lot", "-5", "NaN", "1e", "12€"])
def test_what_is_no_amount_is_said_and_cannot_be_saved(form, typed):
    form.show_deal(FEE, ())
    form.amount.setText(typed)
    assert state.amount_problem(typed) in form.effect.text()
    assert not form.save_button.isEnabled()


def test_names_are_parted_and_kept_once():
    assert state.split_names(" A10; B20,A10 , ,") == ("A10", "B20")


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (5, 7, "Saved. 7 open gaps, 5 before. Ctrl+Z takes it back."),
        (1, 1, "Saved. 1 open gap, as before. Ctrl+Z takes it back."),
    ],
)
def test_saving_says_what_changed(before, after, words):
    assert state.after_saving(before, after) == words


# The page


def test_the_table_shows_every_deal_with_its_numbers(page):
    assert page.table.rowCount() == len(page.ledger.lines)
    line = page.ledger.lines[1]
    assert page.table.item(1, 6).text() == f"{len(line.post_keys):,}"
    spoken = page.table.item(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == state.spoken(line)
    assert "open gap" in spoken


def test_a_number_opens_just_these_posts_and_gaps(qtbot, page):
    row, line = next((n, one) for n, one in enumerate(page.ledger.lines) if one.gaps)
    page.table.cellClicked.emit(row, 6)
    place, details = page.session.went[-1]
    assert (place, details["filter"].post_keys) == ("posts", line.post_keys)
    page.table.cellClicked.emit(row, 7)
    qtbot.waitUntil(lambda: page.session.went[-1][0] == "findings", timeout=WAIT)
    assert len(page.session.went[-1][1]["finding_ids"]) > 0


def test_a_deal_is_recorded_shown_and_taken_back(qtbot, page):
    number = len(page.ledger.lines)
    page.add_deal()
    assert page.form.isVisibleTo(page)
    page.form.brand.setText("Burrmoss")
    page.form.texts["domains"].setText("amzn.to")
    page.form.save_button.click()
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number + 1, timeout=WAIT)
    qtbot.waitUntil(lambda: page.form.heading.text() == "Burrmoss, Fee, No dates", timeout=WAIT)
    assert any(words.startswith("Saved. ") for words in page.session.said)
    assert "this brand, its handles, codes or links." in page.form.effect.text()
    assert all(one.name != "amzn.to" for one in page.ledger.suggestions)
    page.session.act("undo")
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number, timeout=WAIT)
    qtbot.waitUntil(lambda: not page.form.isVisibleTo(page), timeout=WAIT)


def test_a_suggestion_fills_the_form_or_goes_away(qtbot, page):
    found = page.ledger.suggestions[0]
    row = page.suggestions.rows[0]
    qtbot.keyClick(row.record, Qt.Key.Key_Y)
    assert page.form.deal.domains == (found.name,)
    assert page.form.deal.brand == found.brand
    qtbot.keyClick(row.no_deal, Qt.Key.Key_N)
    qtbot.waitUntil(
        lambda: all(one.name != found.name for one in page.ledger.suggestions), timeout=WAIT
    )


def test_a_deal_is_deleted_only_when_the_person_agrees(qtbot, page, monkeypatch):
    number, deal = len(page.ledger.lines), page.ledger.lines[0].deal
    page.table.choose(deal.id)
    no = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda *_a: no)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    assert page.session.said == []
    yes = QMessageBox.StandardButton.Yes
    monkeypatch.setattr(QMessageBox, "question", lambda *_a: yes)
    qtbot.keyClick(page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number - 1, timeout=WAIT)
    assert deal.id not in {line.deal.id for line in page.ledger.lines}


def test_the_ledger_goes_out_as_csv_and_comes_back(qtbot, page, tmp_path, monkeypatch):
    target = tmp_path / "deals.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(target), ""))
    number = len(page.ledger.lines)
    page.deeds.ask_export()
    qtbot.waitUntil(lambda: page.session.said == [f"{number} deals written."], timeout=WAIT)
    lines = target.read_text(encoding="utf-8").splitlines()
    assert len(lines) == number + 1
    target.write_text(f"{lines[0]}\nNewbrand,gift,2026-01-02\n", encoding="utf-8")
    page.show_details({"import_file": True})
    qtbot.waitUntil(lambda: page.session.said[-1] == "1 deal imported.", timeout=WAIT)
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number + 1, timeout=WAIT)


def test_an_empty_ledger_says_what_that_means(page):
    page.show_ledger(state.Ledger((), (), (), 0))
    assert page.empty.isVisibleTo(page)
    assert page.empty.sentence.text() == "No deals recorded. Weak signs alone stay questions."
    page.empty.button.click()
    assert page.form.isVisibleTo(page)


# Lists with headers of their own


def test_a_list_with_other_headers_is_shown_changed_and_taken_over(
    qtbot, page, tmp_path, monkeypatch
):
    path = tmp_path / "own.csv"
    path.write_text(
        "Client,Type,Begins,Remark\nBurrmoss,gifted,03/04/2026,box\nFernalow,mischief,,\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    number = len(page.ledger.lines)
    page.deeds.ask_import()
    qtbot.waitUntil(lambda: page.deeds.dialog is not None, timeout=WAIT)
    dialog = page.deeds.dialog
    assert dialog.heading.text() == "own.csv: 1 deal can be read, 1 row cannot."
    assert "`mischief`" in dialog.problems.text()
    assert not dialog.take_button.isEnabled()
    assert "day or month" in dialog.hindrance.text()
    order = dialog.order_boxes["starts"]
    order.setCurrentIndex(order.findData("dmy"))
    qtbot.waitUntil(dialog.take_button.isEnabled, timeout=WAIT)
    assert dialog.table.item(0, 3).text() == "3 Apr 2026 – open"
    note = dialog.combos["Remark"]
    note.setCurrentIndex(note.findData("note"))
    qtbot.waitUntil(lambda: dialog.table.item(0, 6).text() == "box", timeout=WAIT)
    dialog.take_button.click()
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number + 1, timeout=WAIT)
    qtbot.waitUntil(
        lambda: (
            page.session.said[-1:] == ["1 deal imported. 1 row was left out. Ctrl+Z takes it back."]
        ),
        timeout=WAIT,
    )


def test_two_columns_read_as_the_same_cannot_be_taken_over(qtbot, page, tmp_path, monkeypatch):
    path = tmp_path / "own.csv"
    path.write_text("Client,Other\nBurrmoss,Fernalow\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    page.deeds.ask_import()
    qtbot.waitUntil(lambda: page.deeds.dialog is not None, timeout=WAIT)
    dialog = page.deeds.dialog
    assert dialog.take_button.isEnabled()
    other = dialog.combos["Other"]
    other.setCurrentIndex(other.findData("brand"))
    assert not dialog.take_button.isEnabled()
    assert dialog.hindrance.text() == "Two columns are read as the same."
    dialog.reject()


# Suggestions by one key


def test_enter_records_a_suggestion_at_once_and_undo_takes_it_back(qtbot, page):
    row = next(row for row in page.suggestions.rows if row.found.brand)
    number, name = len(page.ledger.lines), row.found.name
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number + 1, timeout=WAIT)
    assert all(one.name != name for one in page.ledger.suggestions)
    page.session.act("undo")
    qtbot.waitUntil(lambda: len(page.ledger.lines) == number, timeout=WAIT)


def test_enter_asks_for_the_brand_where_none_is_known(page):
    found = replace(page.ledger.suggestions[0], brand="", brand_id="")
    page.confirm_suggestion(found)
    assert page.form.isVisibleTo(page)
    assert not page.form.save_button.isEnabled()


def test_the_days_of_an_offer_say_what_they_are(form):
    form.show_deal(replace(FEE, status=DealStatus.DECLINED), ())
    assert form.starts.accessibleName() == "Offered on"
    assert form.ends.accessibleName() == "Declined on"
    form.status.setCurrentIndex(form.status.findData("active"))
    assert form.ends.accessibleName() == "To"
