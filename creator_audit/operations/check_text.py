"""Judge one draft or caption; nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from creator_audit.analysis.judge import judge
from creator_audit.errors import UserError
from creator_audit.model.judgement import JudgeInput, Judgement, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.operations.engine import Engine, engine
from creator_audit.queries.suggestion import Suggestion, suggest

RELATIONS = ("paid", "gift", "affiliate", "own_brand", "employee", "past_relation", "none")


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to judge with what is known of it."""

    parts: tuple[ScanPart, ...]
    id: str = "draft"
    platform: str = ""
    kind: str = "feed"
    language: str | None = None
    relation: str | None = None
    """One of `RELATIONS`, or None: unknown."""
    platform_label: bool | None = None
    platform_label_text: str = ""
    published_on: date | None = None
    own_names: tuple[str, ...] = ()


def draft_of(text: str, **known: object) -> Draft:
    """A draft of one caption."""
    return Draft(parts=(ScanPart(PartRole.CAPTION, text),), **known)  # type: ignore[arg-type]


def check_draft(
    draft: Draft,
    jurisdictions: Sequence[str],
    *,
    today: date,
    using: Engine | None = None,
) -> Judgement:
    """Judge a draft by the law of its day (`today` if it has none).

    Raises `UserError` for a jurisdiction no pack covers.
    """
    tools = using or engine()
    require_jurisdictions(jurisdictions, tools)
    return judge(_given(draft, today, tools), tools.pack, jurisdictions, today)


def suggest_draft(draft: Draft, jurisdictions: Sequence[str], *, today: date) -> Suggestion:
    """A corrected text for a draft under these jurisdictions, judged again by the same rules.

    Raises `UserError` for a jurisdiction no pack covers.
    """
    tools = engine()
    require_jurisdictions(jurisdictions, tools)
    return suggest(_given(draft, today, tools), jurisdictions, today)


def _given(draft: Draft, today: date, tools: Engine) -> JudgeInput:
    given = ScanInput(
        post_id=draft.id,
        platform=draft.platform,
        parts=draft.parts,
        language_hint=draft.language,
    )
    seen = tools.scanner.scan(given)
    day = draft.published_on or today
    return JudgeInput(
        scan=given,
        language=draft.language or seen.language,
        signals=seen.signals,
        kind=draft.kind,
        published_at=datetime.combine(day, time(12), UTC),
        platform_label=draft.platform_label,
        platform_label_text=draft.platform_label_text,
        relation=draft.relation,
        own_names=draft.own_names,
    )


def require_jurisdictions(codes: Sequence[str], tools: Engine) -> None:
    """Raise `UserError` naming the first code that has no pack."""
    for code in codes:
        if code not in tools.pack.jurisdictions:
            known = ", ".join(tools.jurisdictions)
            raise UserError(
                f"There is no rule pack for {code!r}.",
                where="--jurisdictions",
                next_step=f"Choose from: {known}.",
            )
