"""Settle whose rules a client is judged by: as asked, as stored, or by the posts' language."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from creator_audit.model.audit import AuditScope
from creator_audit.operations.analyse_posts import analyse_stage
from creator_audit.progress import Progress
from creator_audit.rules.choosing import Choice, by_language, covering
from creator_audit.rules.pack_folders import active_pack
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.journal import change

if TYPE_CHECKING:
    from creator_audit.store.database import Store

_UNSET = "unset"


def choice_by_language(store: "Store", progress: Progress) -> Choice:
    """Read the captions, and take what the language of most posts gives. Nothing is chosen yet."""
    analyse_stage(store, progress, "scan")
    rows = store.rows(
        "SELECT s.language, count(*) FROM scans s JOIN posts p ON p.key = s.post_key"
        " WHERE p.standing = 'own' GROUP BY s.language"
    )
    return by_language(dict(rows), active_pack())


def write_choice(store: "Store", choice: Choice) -> None:
    """Keep codes and what decided them, as one step of undo."""
    with change(store, "Set countries"):
        write_client_setting(store, "jurisdictions", choice.codes)
        write_client_setting(store, "judged_language", choice.language)


def was_chosen(store: "Store") -> bool:
    """Whether the user chose, or a scope was given; the language may decide anew otherwise."""
    stored = store.setting("jurisdictions", _UNSET)
    return stored != _UNSET and not store.setting("judged_language", "")


def settle_scope(store: "Store", progress: Progress, scope: AuditScope) -> AuditScope:
    """The scope with its jurisdictions filled in and stored for the judge.

    Jurisdictions asked for by code are taken as they are; followers' countries add theirs and
    their union's. Where neither is given: what the client's file holds, else the language.
    """
    asked = (*scope.jurisdictions, *covering(scope.audience, active_pack()))
    if asked:
        choice = Choice(tuple(dict.fromkeys(asked)))
        write_choice(store, choice)
    elif was_chosen(store):
        choice = Choice(tuple(json.loads(store.setting("jurisdictions", "[]"))))
    else:
        choice = choice_by_language(store, progress)
        write_choice(store, choice)
    return replace(scope, jurisdictions=choice.codes)
