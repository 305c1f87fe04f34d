"""Lines of ``check --jsonl`` into drafts, with plain errors for lines that cannot be read."""

import json
from datetime import date, datetime
from typing import Any

from creator_audit.errors import UserError
from creator_audit.model.judgement import ScanPart
from creator_audit.model.post import PartRole, PostKind
from creator_audit.operations.check_text import RELATIONS, Draft


class LineError(UserError):
    """One line that cannot be judged; `line_id` is its id if that much could be read."""

    def __init__(self, what: str, line_id: object = None) -> None:
        super().__init__(what)
        self.line_id = line_id


def draft_of_line(line: str) -> Draft:
    """The draft of one JSON line. Raises `LineError` saying what is wrong with it."""
    if any("\udc80" <= sign <= "\udcff" for sign in line):
        raise LineError("not UTF-8 text")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(f"not readable as JSON: {error}") from error
    if not isinstance(record, dict):
        raise LineError("a JSON object is expected on each line")
    name = record.get("id")
    if isinstance(name, (dict, list)):
        raise LineError("`id` must be a string or a number")
    return Draft(
        parts=_parts(record, name),
        id=str(name) if name is not None else "",
        platform=_text(record, "platform", name).strip().casefold(),
        kind=_choice(record, "kind", tuple(PostKind), name) or "feed",
        language=_text(record, "language", name) or None,
        relation=_choice(record, "relation", (*RELATIONS, "unknown"), name),
        platform_label=_flag(record, "platform_label", name),
        platform_label_text=_text(record, "platform_label_text", name),
        published_on=_day(record, "published_at", name),
    )


def _parts(record: dict[str, Any], name: object) -> tuple[ScanPart, ...]:
    if record.get("parts") is None:
        text = record.get("text")
        if not isinstance(text, str):
            raise LineError("`text` (a string) or `parts` (a list) is required", name)
        return (ScanPart(PartRole.CAPTION, text),)
    if not isinstance(record["parts"], list):
        raise LineError("`parts` must be a list", name)
    return tuple(_part(part, number, name) for number, part in enumerate(record["parts"]))


def _part(part: object, number: int, name: object) -> ScanPart:
    if not isinstance(part, dict) or not isinstance(part.get("text"), str):
        raise LineError(f"part {number} needs `role` and `text`", name)
    try:
        role = PartRole(str(part.get("role", "caption")))
    except ValueError as error:
        raise LineError(f"part {number}: unknown role {part.get('role')!r}", name) from error
    fold, frame = part.get("fold"), part.get("frame")
    for key, value in (("fold", fold), ("frame", frame)):
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise LineError(f"part {number}: `{key}` must be a whole number or null", name)
    return ScanPart(role, part["text"], part.get("language"), frame, fold)


def _text(record: dict[str, Any], key: str, name: object) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise LineError(f"`{key}` must be a string or null", name)
    return value


def _choice(record: dict[str, Any], key: str, allowed: tuple[str, ...], name: object) -> str | None:
    value = _text(record, key, name)
    if value and value not in allowed:
        raise LineError(f"`{key}` must be one of {', '.join(allowed)}", name)
    return value if value and value != "unknown" else None


def _flag(record: dict[str, Any], key: str, name: object) -> bool | None:
    value = record.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise LineError(f"`{key}` must be true, false or null", name)


def _day(record: dict[str, Any], key: str, name: object) -> date | None:
    value = _text(record, key, name)
    if not value:
        return None
    try:
        return datetime.fromisoformat(value).date()
    except ValueError as error:
        raise LineError(f"`{key}` must be an ISO date, not {value!r}", name) from error
