from creator_audit.text.spans import Span, covers, merge, overlaps, shift, slice_text


def test_spans_merge_when_they_touch() -> None:
    assert merge([(5, 7), (0, 2), (2, 3), (6, 9)]) == (Span(0, 3), Span(5, 9))


def test_overlap_and_cover_are_half_open() -> None:
    assert not overlaps((0, 2), (2, 4))
    assert overlaps((0, 3), (2, 4))
    assert covers((0, 4), (0, 4))
    assert not covers((1, 4), (0, 2))


def test_shift_and_slice() -> None:
    assert slice_text("a lamp", shift(Span(0, 4), 2)) == "lamp"
