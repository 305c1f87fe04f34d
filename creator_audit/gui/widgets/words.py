"""Words for the values that read models hold as keys; no Qt here, so screen states may use it."""

from datetime import date

CLASSES = ("sponsored", "recommending", "deinfluencing", "other")
"""Stack order from the base, also the order of the keys 1 to 4."""

CLASS_NAMES = {
    "sponsored": "Sponsored",
    "recommending": "Recommending",
    "deinfluencing": "Deinfluencing",
    "other": "Other",
}
VERDICTS = ("sufficient", "insufficient", "none_found", "cannot_tell")
VERDICT_NAMES = {
    "sufficient": "Sufficient",
    "insufficient": "Insufficient",
    "none_found": "None found",
    "cannot_tell": "Cannot tell",
    "not_required": "Not required",
    "no_text": "No text in the export",
    "": "Not judged yet",
}
_PLATFORMS = {
    "instagram": ("Instagram", "IG"),
    "tiktok": ("TikTok", "TT"),
    "youtube": ("YouTube", "YT"),
    "x": ("X", "X"),
    "facebook": ("Facebook", "FB"),
    "threads": ("Threads", "TH"),
    "linkedin": ("LinkedIn", "LI"),
    "pinterest": ("Pinterest", "PI"),
    "snapchat": ("Snapchat", "SC"),
    "twitch": ("Twitch", "TW"),
    "reddit": ("Reddit", "RE"),
    "bluesky": ("Bluesky", "BS"),
    "mastodon": ("Mastodon", "MA"),
    "tumblr": ("Tumblr", "TU"),
    "substack": ("Substack", "SU"),
    "wordpress": ("WordPress", "WP"),
    "subtitles": ("Subtitles", "ST"),
    "patreon": ("Patreon", "PA"),
    "vk": ("VK", "VK"),
    "table": ("Table", "TB"),
    "pasted": ("Pasted captions", "PC"),
}
_KINDS = {"feed": "Post"}


def platform_name(key: str) -> str:
    """Name of a platform; an unknown key is shown as a word."""
    return _PLATFORMS[key][0] if key in _PLATFORMS else key.replace("_", " ").capitalize()


def platform_tile(key: str) -> str:
    """Two letters for a platform's tile: neutral, no logo."""
    return _PLATFORMS[key][1] if key in _PLATFORMS else key[:2].upper()


def kind_name(kind: str) -> str:
    """Name of a kind of post."""
    return _KINDS.get(kind, kind.replace("_", " ").capitalize())


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_name(year: int, month: int) -> str:
    """``Mar 2026``."""
    return f"{_MONTHS[month - 1]} {year}"


def day_name(iso: str, *, short: bool = False) -> str:
    """``12 Mar 2026``, short ``12 Mar 26``; an empty or odd day comes back as ``No date``."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return "No date"
    year = f"{day.year % 100:02d}" if short else str(day.year)
    return f"{day.day} {_MONTHS[day.month - 1]} {year}"


def period_name(since: date | None, until: date | None) -> str:
    """``Oct 2025 – Sep 2026`` for whole months, days otherwise; ``All time`` without limits."""
    if since is None and until is None:
        return "All time"
    if since is None and until is not None:
        return f"Until {_edge(until, is_end=True)}"
    if until is None and since is not None:
        return f"From {_edge(since, is_end=False)}"
    assert since is not None
    assert until is not None
    if since.day == 1 and _is_last_day(until):
        first, last = month_name(since.year, since.month), month_name(until.year, until.month)
    else:
        first, last = day_name(since.isoformat()), day_name(until.isoformat())
    return first if first == last else f"{first} – {last}"


def _edge(day: date, *, is_end: bool) -> str:
    is_whole = _is_last_day(day) if is_end else day.day == 1
    return month_name(day.year, day.month) if is_whole else day_name(day.isoformat())


def _is_last_day(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def finding_mark(rule_id: str, outcome: str) -> str:
    """The verdict's mark that stands for a finding: a gap by its rule, a question as such."""
    if outcome == "needs_review":
        return "cannot_tell"
    return "none_found" if rule_id.startswith(("missing-", "no-")) else "insufficient"


def share(part: int, whole: int) -> str:
    """``n of m, p %``; under 20 only ``n of m``, since a percentage would claim too much."""
    text = f"{part:,} of {whole:,}"
    return f"{text}, {round(100 * part / whole)} %" if whole >= 20 else text


def count(number: int, one: str, many: str) -> str:
    """``1 post``, ``612 posts``."""
    return f"{number:,} {one if number == 1 else many}"
