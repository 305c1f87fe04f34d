"""Ids of TikTok videos: found in links, and the time inside them."""

import re
from datetime import UTC, datetime

from creator_audit.importers.decode import is_plausible

_IN_LINK = re.compile(r"/(?:video|photo|v|embed)/(\d{15,20})")
FIRST_TIMED_ID = 6_000_000_000_000_000_000
"""Ids below this (before 2014) are not of the timed kind."""


def video_id(link: str) -> str:
    """The id in a link to a video or photo post; empty where the link holds none."""
    match = _IN_LINK.search(link)
    return match[1] if match else ""


def time_in_video_id(native_id: str) -> datetime | None:
    """The time in the upper 32 bits of an id, to the second.

    Not documented by TikTok: to be believed only where it agrees with stated days.
    """
    if not native_id.isdecimal() or not FIRST_TIMED_ID <= int(native_id) < 1 << 63:
        return None
    at = datetime.fromtimestamp(int(native_id) >> 32, UTC)
    return at if is_plausible(at) else None
