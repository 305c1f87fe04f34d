from creator_audit.reports.rule_facts import accuracy
from creator_audit.resources import read_text


def test_shipped_accuracy_names_every_class_with_intervals_that_hold_the_value() -> None:
    figures, note = accuracy()
    assert [f.name for f in figures] == ["sponsored", "deinfluencing", "recommending", "other"]
    assert sum(f.tested for f in figures) == 427
    assert "optimistic" in note
    for figure in figures:
        for rate in (figure.precision, figure.recall):
            assert rate is not None
            value, low, high = rate
            assert 0 < low <= value <= high < 1


def test_the_page_on_accuracy_says_what_the_table_says() -> None:
    page = read_text("help/accuracy.md")
    for figure in accuracy()[0]:
        (row,) = (r for r in page.splitlines() if r.startswith(f"| {figure.name.capitalize()} "))
        for rate in (figure.precision, figure.recall):
            assert rate is not None
            assert "{:.2f} ({:.2f} to {:.2f})".format(*rate) in row
        assert f" {figure.tested} " in row
