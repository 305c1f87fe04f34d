"""Which rules are in use, their age, packs of one's own, and what the last update changed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QScrollArea, QWidget

from creator_audit.gui.rules import state
from creator_audit.gui.rules.document_pane import WIDEST, left, page_head, rows_of
from creator_audit.gui.theme.spacing import S3
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.queries.rule_changes import RuleUpdate
from creator_audit.rules.documents import Row
from creator_audit.rules.pack_folders import ActivePack


@dataclass(frozen=True, slots=True)
class PackDeeds:
    """What the buttons of the pane do."""

    update: Callable[[], object]
    take_back: Callable[[], object]
    show_findings: Callable[[tuple[str, ...]], object]
    show_posts: Callable[[tuple[int, ...]], object]


def packs_pane(
    used: ActivePack, age: str, update: RuleUpdate | None, deeds: PackDeeds
) -> QScrollArea:
    """The page "Rules in use"."""
    note = f"{used.words} · {used.pack.digest[:12]}"
    widgets: list[QWidget] = [page_head("Rules in use", note)]
    if age:
        widgets.append(make_label(age, "strong", wraps=True))
    choose = make_button("Update from a file…", deeds.update, icon_name="file-plus")
    back = make_button("Take the last update back", deeds.take_back, icon_name="undo-2")
    back.setEnabled(state.can_take_back())
    widgets.append(left(choose, back))
    widgets.append(make_label(state.UPDATE_NOTE, "small", tone="muted", wraps=True))
    widgets += [make_line(), make_label("Packs", "heading")]
    widgets += rows_of(state.pack_rows(used), _nowhere)
    if used.left_out:
        widgets += [make_line(), make_label("Packs left out", "heading")]
        widgets += rows_of([Row(one.folder, (one.reason,)) for one in used.left_out], _nowhere)
    if update is not None:
        widgets += [make_line(), *_changes(update, deeds)]
    return scroll_column(*widgets, widest=WIDEST, gap=S3)


def _changes(update: RuleUpdate, deeds: PackDeeds) -> list[QWidget]:
    """What changed only because the rules did, with the way to it."""
    versions = f"From {update.before} to {update.after}."
    app = "" if update.is_app_same else " The app was updated as well: some may come from that."
    widgets: list[QWidget] = [
        make_label("What the last update changed", "heading"),
        make_label(update.sentence, "strong", wraps=True),
        make_label(versions + app, "small", tone="muted", wraps=True),
    ]
    standing = update.ids("new", "changed")
    if standing:
        widgets.append(left(make_button("Show", lambda: deeds.show_findings(standing))))
    for change in update.changes[: state.MOST_CHANGES]:
        row = Row(state.change_words(change), tuple(filter(None, (change.detail,))))
        widgets += rows_of([row], _nowhere)
        if change.post_keys:
            words = "Open its post" if len(change.post_keys) == 1 else "Open its posts"
            button = make_button(words, kind="link")
            button.clicked.connect(lambda _on=False, keys=change.post_keys: deeds.show_posts(keys))
            widgets.append(left(button))
    more = len(update.changes) - state.MOST_CHANGES
    if more > 0:
        widgets.append(make_label(f"and {more:,} more", "small", tone="muted"))
    return widgets


def _nowhere(_key: str) -> None:
    """These rows lead to no rule."""
