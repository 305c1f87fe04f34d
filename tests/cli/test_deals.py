"""The ledger by command: lists with any headers."""

from pathlib import Path

import pytest

from creator_audit.cli.main import main

LIST = "Client,Type,Fee,Start date\nLumavelle,gifted,0,03/04/2026\nHaldrik,{kind},100,01/02/2026\n"


@pytest.fixture
def run(tmp_path: Path):
    workspace = str(tmp_path / "clients")
    assert main(("--workspace", workspace, "clients", "add", "Ada")) == 0

    def command(*arguments: str) -> int:
        return main(("--workspace", workspace, "deals", *arguments, "--client", "Ada"))

    return command


@pytest.fixture
def listed(tmp_path: Path):
    def write(kind: str = "paid") -> str:
        path = tmp_path / "deals.csv"
        path.write_text(LIST.format(kind=kind), encoding="utf-8")
        return str(path)

    return write


def test_days_that_read_both_ways_stop_the_import_with_the_option_to_use(run, listed, capsys):
    assert run("import", listed()) == 2
    assert "--date-order" in capsys.readouterr().err
    assert run("import", listed(), "--date-order", "dmy") == 0
    capsys.readouterr()
    assert run("list") == 0
    assert "Lumavelle,gift,2026-04-03" in capsys.readouterr().out


def test_a_row_that_cannot_be_read_is_listed_and_the_others_are_taken(run, listed, capsys):
    assert run("import", listed("mischief"), "--date-order", "mdy") == 3
    told = capsys.readouterr().err
    assert "1 deal taken over." in told
    assert "Not read: line 3: `mischief`" in told


def test_a_column_is_said_by_hand(run, tmp_path, capsys):
    path = tmp_path / "own.csv"
    path.write_text("Wer,Was\nLumavelle,Reise\n", encoding="utf-8")
    assert run("import", str(path)) == 2
    assert "--map" in capsys.readouterr().err
    assert run("import", str(path), "--map", "Wer=brand", "--map", "Was=kind") == 0
    run("list")
    assert "Lumavelle,trip" in capsys.readouterr().out


def test_a_preview_takes_nothing_over(run, listed, capsys):
    assert run("import", listed(), "--preview") == 0
    shown = capsys.readouterr()
    assert "Client" in shown.out
    assert "Lumavelle" in shown.out
    assert "reads both ways" in shown.err
    run("list")
    assert "Lumavelle" not in capsys.readouterr().out


def test_a_list_of_the_exchange_format_is_taken_whole_or_not_at_all(run, tmp_path, capsys):
    path = tmp_path / "deals.csv"
    path.write_text("brand,kind\nLumavelle,gift\nHaldrik,loot\n", encoding="utf-8")
    assert run("import", str(path)) == 2
    assert "loot" in capsys.readouterr().err
