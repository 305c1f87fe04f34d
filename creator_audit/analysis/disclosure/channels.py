"""Where a disclosure may stand that the export does not hold."""

from functools import lru_cache

from creator_audit.model.disclosure import Channel
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.post import PartRole

_SPOKEN_KINDS = frozenset({"video", "short", "reel", "live", "audio"})
_SHOWN_KINDS = frozenset({"video", "short", "reel", "live", "story"})
_SCREEN = (PartRole.ON_SCREEN, PartRole.FRAME)


def missing_channels(given: JudgeInput) -> tuple[Channel, ...]:
    """Channels nothing is known of, in a fixed order."""
    roles = tuple([part.role for part in given.scan.parts])
    return _missing(given.kind, given.platform_label is None, roles)


@lru_cache(maxsize=1024)
def _missing(kind: str, is_label_unknown: bool, roles: tuple[PartRole, ...]) -> tuple[Channel, ...]:
    found: list[Channel] = []
    if is_label_unknown:
        found.append(Channel.PLATFORM_LABEL)
    if kind in _SPOKEN_KINDS and PartRole.TRANSCRIPT not in roles:
        found.append(Channel.SPOKEN)
    if kind in _SHOWN_KINDS and not any(role in roles for role in _SCREEN):
        found.append(Channel.ON_SCREEN)
    return tuple(found)
