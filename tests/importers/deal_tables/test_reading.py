"""Lists of deals as people keep them: headers, words and days in several languages."""

from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter

from creator_audit.errors import UserError
from creator_audit.importers.deal_tables import cells, columns, words
from creator_audit.importers.deal_tables.reading import read_deal_table
from creator_audit.model.deal import DealKind, DealStatus

GERMAN = """Kooperationen 2026;;;;;;;
;;;;;;;
Marke;Art der Kooperation;Stand;Zeitraum;Honorar (netto) in €;Rabattcode;Konto;Exklusivität
Lumavelle;bezahlte Kooperation;laufend;1.6.2026 – 30.11.2026;1.200,50;SLOW15, SLOW20;@lumavelle;Hautpflege
Haldrik;Gratisprodukt (PR);abgeschlossen;April 2024;;;;nein
Veldrona;Honorar;abgelehnt;06.03.2025;900;;;
Gesamt;;;;2.100,50;;;
Brindlecove;Schabernack;laufend;;;;;
"""


@pytest.fixture
def listed(tmp_path):
    def write(text, name="deals.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text(text, encoding=encoding)
        return path

    return write


def test_a_german_list_below_a_title_is_read_with_its_sums_and_periods(listed):
    table = read_deal_table(listed(GERMAN, encoding="cp1252"))
    fee, gift, declined = table.deals
    assert (fee.brand, fee.kind, fee.status) == ("Lumavelle", DealKind.FEE, DealStatus.ACTIVE)
    assert (fee.starts, fee.ends) == (date(2026, 6, 1), date(2026, 11, 30))
    assert (fee.amount, fee.currency) == (Decimal("1200.50"), "EUR")
    assert (fee.codes, fee.handles) == (("SLOW15", "SLOW20"), ("@lumavelle",))
    assert fee.exclusive_for == ("Hautpflege",)
    assert (gift.kind, gift.starts, gift.ends) == (
        DealKind.GIFT, date(2024, 4, 1), date(2024, 4, 30),
    )  # fmt: skip
    assert gift.exclusive_for == ()
    assert (declined.status, declined.starts) == (DealStatus.DECLINED, date(2025, 3, 6))


def test_a_row_that_cannot_be_read_is_named_and_a_sum_is_no_row(listed):
    table = read_deal_table(listed(GERMAN))
    assert table.problems == ("line 8: `Schabernack` is no kind of deal that is known.",)
    assert "Gesamt" not in {deal.brand for deal in table.deals}


@pytest.mark.parametrize(
    "head",
    [
        "Client,Type,Stage,Start date,End date,Fee",
        "Kunde,Art,Stand,Beginn,Ende,Honorar",
        "Marque,Type de collaboration,Statut,Début,Fin,Montant",
        "Marca,Tipo,Estado,Inicio,Fin,Importe",
        "Azienda,Tipologia,Stato,Inizio,Fine,Compenso",
        "Anunciante,Tipo de parceria,Situação,Início,Fim,Valor",
        "Merk,Soort samenwerking,Voortgang,Begindatum,Einddatum,Bedrag",
    ],
)
def test_headers_are_known_in_seven_languages(listed, head):
    table = read_deal_table(listed(f"{head}\nLumavelle,gift,active,2026-03-01,2026-04-01,100\n"))
    assert {name for name, _header in table.mapping} == {
        "brand", "kind", "status", "starts", "ends", "amount",
    }  # fmt: skip
    assert table.deals[0].ends == date(2026, 4, 1)


def test_days_that_read_both_ways_are_asked_for_and_the_answer_is_used(listed):
    path = listed("Brand,Start date\nLumavelle,03/04/2026\nHaldrik,01/02/2026\n")
    asked = read_deal_table(path)
    (question,) = asked.questions
    assert (question.field, question.header, question.example) == (
        "starts", "Start date", "03/04/2026",
    )  # fmt: skip
    assert asked.deals[0].starts is None
    assert read_deal_table(path, orders={"starts": "dmy"}).deals[0].starts == date(2026, 4, 3)
    assert read_deal_table(path, orders={"*": "mdy"}).deals[0].starts == date(2026, 3, 4)


def test_one_column_that_proves_its_order_settles_its_neighbour(listed):
    path = listed("Brand,Start date,End date\nLumavelle,03/04/2026,28/04/2026\n")
    table = read_deal_table(path)
    assert table.questions == ()
    assert table.deals[0].starts == date(2026, 4, 3)


def test_a_column_told_by_hand_comes_before_its_name_and_can_be_left_out(listed):
    path = listed("Brand,Who,Notes\nSpring,Lumavelle,four posts\n")
    table = read_deal_table(path, {"brand": "Who", "note": ""})
    (deal,) = table.deals
    assert (deal.brand, deal.note) == ("Lumavelle", "")


@pytest.mark.parametrize(
    ("told", "words_of_error"),
    [({"colour": "Brand"}, "colour"), ({"brand": "Marque"}, "Marque")],
)
def test_a_field_or_column_that_does_not_exist_is_named(listed, told, words_of_error):
    with pytest.raises(UserError, match=words_of_error):
        read_deal_table(listed("Brand,Kind\nLumavelle,fee\n"), told)


def test_a_list_without_rows_is_no_table(listed):
    table = read_deal_table(listed("Brand,Kind\n"))
    assert (table.deals, table.problems) == ((), ())


def test_a_sheet_with_several_tables_gives_the_one_with_deals(tmp_path):
    path = tmp_path / "deals.xlsx"
    book = xlsxwriter.Workbook(path)
    other = book.add_worksheet("Contacts")
    other.write_row(0, 0, ["Person", "Phone"])
    other.write_row(1, 0, ["A. Example", "none"])
    sheet = book.add_worksheet("Deals")
    sheet.write_row(0, 0, ["Brand", "Type of deal", "Offered on", "Declined on", "Declined by"])
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(1, 0, ["Veldrona", "Sponsored"])
    sheet.write_datetime(1, 2, date(2026, 3, 1), day)
    sheet.write_datetime(1, 3, date(2026, 3, 6), day)
    sheet.write(1, 4, "Agency of the client")
    book.close()
    table = read_deal_table(path)
    (deal,) = table.deals
    assert "Deals" in table.how
    assert deal.status is DealStatus.DECLINED
    assert (deal.starts, deal.ends) == (date(2026, 3, 1), date(2026, 3, 6))
    assert deal.declined_by == "brand"


def test_rows_alike_keep_ids_of_their_own_and_the_same_ones_each_time(listed):
    path = listed("Brand,Kind\nLumavelle,gift\nLumavelle,gift\n")
    ids = [deal.id for deal in read_deal_table(path).deals]
    assert len(set(ids)) == 2
    assert ids == [deal.id for deal in read_deal_table(path).deals]


def test_an_end_before_the_start_is_said_with_its_line(listed):
    table = read_deal_table(listed("Brand,From,To\nLumavelle,2026-05-01,2026-04-01\n"))
    assert table.deals == ()
    assert table.problems[0].startswith("line 2: it ends (2026-04-01) before")


# Cells


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("€ 1.200,50", "1200.50"),
        ("$1,200", "1200"),
        ("1 200 EUR", "1200"),
        ("CHF 1'200.-", "1200"),
        ("2k", "2000"),
        ("99,9", "99.90"),
    ],
)
def test_a_sum_is_read_as_people_write_it(cell, read):
    assert cells.read_amount(cell, cells.amount_style([cell])) == Decimal(read)


@pytest.mark.parametrize("cell", ["", "to be agreed", "-50"])
def test_what_is_no_sum_is_none(cell):
    assert cells.read_amount(cell, cells.amount_style([cell])) is None


@pytest.mark.parametrize(
    ("cell", "span"),
    [
        ("1.6.2026 - 30.6.2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("1 June to 30 June 2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("1.6. – 30.6.2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("du 1 juin 2026 au 30 juin 2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("Juni 2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("06/2026", (date(2026, 6, 1), date(2026, 6, 30))),
        ("ab 1.6.2026", (date(2026, 6, 1), None)),
        ("1.6.2026 – offen", (date(2026, 6, 1), None)),
        ("some day", None),
    ],
)
def test_a_period_is_read_as_people_write_it(cell, span):
    assert cells.Days("dmy").span(cell) == span


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Fee (EUR)", "amount"),
        ("Honorar in €", "amount"),
        ("BRAND:", "brand"),
        ("exclusive_until", "exclusive_until"),
        ("Gutscheincode", "codes"),
    ],
)
def test_units_and_marks_of_a_header_do_not_hide_its_meaning(header, field):
    assert columns.meaning(header)[0] == field


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("PR package", DealKind.GIFT),
        ("Produits offerts", DealKind.GIFT),
        ("Affiliate, 10 % commission", DealKind.AFFILIATE),
        ("viaje de prensa", DealKind.TRIP),
        ("Leihgabe", DealKind.LOAN),
        ("marca própria", DealKind.OWNERSHIP),
        ("betaalde samenwerking", DealKind.FEE),
        ("print", None),
    ],
)
def test_kinds_are_known_by_words(cell, kind):
    assert words.kind_of(cell) is kind


@pytest.mark.parametrize(
    ("cell", "code"),
    [("€ 100", "EUR"), ("100 R$", "BRL"), ("$100", ""), ("PLN", "PLN"), ("eur", "EUR")],
)
def test_a_sign_that_several_currencies_share_names_none(cell, code):
    assert words.currency_of(cell) == code


def test_a_link_and_a_profile_become_host_and_handle():
    assert cells.host_of("https://www.lumavelle.example/slow?x=1") == "lumavelle.example"
    assert cells.host_of("not a link") == ""
    assert cells.handle_of("https://social.example/lumavelle/?hl=de") == "@lumavelle"
