"""Rows of LinkedIn's tables as posts and comments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from creator_audit.importers.tables.dates import DateReader
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    Link,
    Media,
    PartRole,
    Post,
    PostKind,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

PLATFORM = "linkedin"
_URN = re.compile(r"urn:li:(share|ugcPost|activity|groupPost|comment):\(?([\w:,-]+)", re.IGNORECASE)
_QUOTED_BREAK = '"\n"'
_SHOWN_TO_ALL = frozenset({"", "MEMBER_NETWORK", "PUBLIC", "ANYONE"})
SHARE_START = re.compile(
    r'\n"{0,2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"{0,2}[,;\t]"{0,2}https?://www\.linkedin\.com/'
)


def mend_breaks(text: str) -> str:
    """Undo the quotation marks LinkedIn writes around each line break inside a post.

    Only the three signs together are replaced; real quotation marks stay. Not every copy has
    the habit, so each value is looked at by itself.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace(_QUOTED_BREAK, "\n") if _QUOTED_BREAK in text else text


def mend_escapes(line: str) -> str:
    """Comments escape a quotation mark by a backslash, where posts double it."""
    return line.replace('\\"', '""') if "\\" in line else line


@dataclass(slots=True)
class RowReader:
    """Turns rows into posts of one account."""

    handle: str
    layout: str
    dates: DateReader
    unzoned: int = 0

    def share(self, cells: Mapping[str, str], source: ImportSource) -> Post | None:
        """A post; None where the row has neither a link nor words."""
        address = cells.get("sharelink", "").strip()
        text = mend_breaks(cells.get("sharecommentary", ""))
        target, picture = (cells.get(name, "").strip() for name in ("sharedurl", "mediaurl"))
        if not (address or text.strip() or target or picture):
            return None
        at, is_zone_known = self._time(cells)
        native = _native(address)
        audience = cells.get("visibility", "").strip()
        return Post(
            id=post_id(PLATFORM, native) if native else digest_id(PLATFORM, str(at), text),
            account_id=account_id(PLATFORM, self.handle),
            platform=PLATFORM,
            published_at=at,
            source=source,
            native_id=native,
            is_zone_known=is_zone_known,
            permalink=address,
            parts=(TextPart(PartRole.CAPTION, text),) if text.strip() else (),
            links=(Link(target),) if "://" in target else (),
            media=(Media(picture),) if picture else (),
            extra=() if audience.upper() in _SHOWN_TO_ALL else (("audience", audience),),
        )

    def comment(self, cells: Mapping[str, str], source: ImportSource) -> Post | None:
        """A comment the member wrote; it has no id of its own."""
        text = mend_breaks(cells.get("message", ""))
        address = cells.get("link", "").strip()
        if not text.strip() or (address and "://" not in address):
            return None
        at, is_zone_known = self._time(cells)
        return Post(
            id=digest_id(PLATFORM, "comment", str(at), address, text),
            account_id=account_id(PLATFORM, self.handle),
            platform=PLATFORM,
            published_at=at,
            source=source,
            kind=PostKind.COMMENT,
            standing=Standing.COMMENT,
            is_zone_known=is_zone_known,
            permalink=address,
            parts=(TextPart(PartRole.CAPTION, text),),
        )

    def _time(self, cells: Mapping[str, str]) -> tuple[datetime | None, bool]:
        found = self.dates.read(cells.get("date", ""))
        if found is None:
            return None, True
        self.unzoned += not found.is_zone_known
        return found.at, found.is_zone_known


def _native(address: str) -> str:
    match = _URN.search(unquote(address))
    return match[2] if match else ""
