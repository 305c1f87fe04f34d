"""Whose posts we talk about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One account on one platform, as its export names it.

    `id` is ``platform:handle`` (handle lower case; ``platform:`` alone if the export names none).
    `platform` is a lower-case key (``instagram``, ``tiktok``, ``youtube``, ``x`` …); keys that
    ``resources/platforms`` does not know are legal and simply have no facts of their own.
    """

    id: str
    platform: str
    handle: str = ""
    display_name: str = ""
    audience: tuple[str, ...] = ()
    """Countries of the followers as the user stated them, lower-case ISO 3166 codes."""
    languages: tuple[str, ...] = ()


def account_id(platform: str, handle: str = "") -> str:
    """The stable id of an account."""
    return f"{platform}:{handle.strip().lstrip('@').casefold()}"
