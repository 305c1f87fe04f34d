"""A text and its correction in one: what is put in stands out, what goes is struck through."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from creator_audit.gui.widgets.highlighted_text import CaptionView, TextMark
from creator_audit.model.correction import Change

_LONGEST = 260
_KEPT_START = 170
_KEPT_END = 60
PUT_IN = "Would be put in"
TAKEN_OUT = "Would be taken out"


def merge_texts(old: str, new: str, changes: Sequence[Change]) -> tuple[str, list[TextMark]]:
    """The corrected text with the words taken out still in their places, and marks for both.

    Long stretches that stay as they are get shorter; the marks follow.
    """
    pieces: list[str] = []
    marks: list[TextMark] = []
    length = place = 0

    def put(text: str, kind: str = "", tip: str = "") -> None:
        nonlocal length
        if text and kind:
            marks.append(TextMark(length, length + len(text), kind, tip))
        pieces.append(text)
        length += len(text)

    for change in sorted(changes, key=lambda one: (one.old_start, one.old_end)):
        put(shorten(old[place : change.old_start]))
        put(new[change.new_start : change.new_end], "label", PUT_IN)
        put(old[change.old_start : change.old_end], "removed", TAKEN_OUT)
        place = max(place, change.old_end)
    put(shorten(old[place:]))
    return "".join(pieces), marks


def shorten(text: str) -> str:
    """Opening and end of a long text, with what lies between named by an ellipsis."""
    if len(text) <= _LONGEST:
        return text
    opening = text[:_KEPT_START].rsplit(" ", 1)[0]
    return f"{opening} … unchanged … {text[-_KEPT_END:].split(' ', 1)[-1]}"


class DiffView(CaptionView):
    """Read-only; the whole difference is also said in the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, has_panel=False)
        self.setAccessibleName("Difference")

    def show_change(self, old: str, new: str, changes: Sequence[Change]) -> None:
        """Show what turns `old` into `new`."""
        text, marks = merge_texts(old, new, changes)
        self.show_text(text, marks)
        put_in = [text[m.start : m.end].strip() for m in marks if m.kind == "label"]
        taken = [text[m.start : m.end].strip() for m in marks if m.kind == "removed"]
        said = [f"Put in: {', '.join(put_in)}." if put_in else ""]
        said.append(f"Taken out: {', '.join(taken)}." if taken else "")
        self.setAccessibleDescription(" ".join(filter(None, said)))
