"""Captions pasted by hand: split into posts, for a result without any archive."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from creator_audit.importers.decode import clean_text
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    PartRole,
    Post,
    PostKind,
    TextPart,
    digest_id,
)

LAYOUT = "pasted captions"
MEMBER = "pasted captions"
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,}|={3,}|—{2,})\s*$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t\u00a0]*\n(?:[ \t\u00a0]*\n)*")


def split_captions(text: str, *, is_one_per_line: bool = False) -> list[str]:
    """The captions in `text`, without the white space around them.

    Parted by lines of dashes (`---`) where there is one, so that captions may hold blank lines;
    else by blank lines; or one on each line where asked for.
    """
    plain = clean_text(text).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if is_one_per_line:
        pieces = plain.split("\n")
    elif _RULE.search(plain):
        pieces = _RULE.split(plain)
    else:
        pieces = _BLANK.split(plain)
    return [piece.strip() for piece in pieces if piece.strip()]


def pasted_posts(
    captions: Iterable[str],
    platform: str,
    *,
    kind: PostKind = PostKind.FEED,
    account: str = "",
    dates: Sequence[datetime | None] = (),
) -> Iterator[Post]:
    """Posts of the captions, in order. `dates` are aware UTC, one for each caption, or none.

    The id comes from the words, so the same caption pasted again is the same post.
    """
    key = platform.strip().casefold()
    for index, caption in enumerate(captions):
        at = dates[index] if index < len(dates) else None
        yield Post(
            id=digest_id(key, at.isoformat() if at else "", caption),
            account_id=account_id(key, account),
            platform=key,
            published_at=at,
            source=ImportSource(MEMBER, f"entry {index + 1}", LAYOUT),
            kind=kind,
            parts=(TextPart(PartRole.CAPTION, caption),),
        )
