"""What is asked once after an import: countries, names, deals, platform labels."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.queries.imports import (
    LabelQuestion,
    NameCandidate,
    label_questions,
    name_candidates,
)
from creator_audit.queries.judged_for import judged_because
from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """Answers so far, and what is not answered."""

    is_first: bool
    """Whether the client holds nothing but the imports asked about."""
    country: str
    audience: tuple[str, ...]
    jurisdictions: tuple[str, ...]
    has_deals: bool
    names: tuple[NameCandidate, ...]
    """Frequent names, whoever they belong to."""
    labels: tuple[LabelQuestion, ...]
    """Only those without an answer."""
    judged: str = ""
    """One sentence: whose rules are looked at so far, and what decided it."""


def open_questions(reader: Reader, import_ids: Sequence[int] = ()) -> OpenQuestions:
    """What may be asked after these imports."""
    marks = ",".join("?" * len(import_ids))
    earlier = reader.value(
        f"SELECT count(*) FROM imports WHERE state = 'done' AND id NOT IN ({marks})", import_ids
    )
    return OpenQuestions(
        is_first=not earlier,
        country=reader.setting("country"),
        audience=tuple(json.loads(reader.setting("audience", "[]"))),
        jurisdictions=tuple(json.loads(reader.setting("jurisdictions", "[]"))),
        has_deals=bool(reader.value("SELECT count(*) FROM deals")),
        names=name_candidates(reader),
        labels=tuple(one for one in label_questions(reader) if not one.answer),
        judged=judged_because(reader),
    )
