"""The stylesheet with the tokens filled in."""

import re

from creator_audit import resources

_ROLE = re.compile(r"@([a-z_]+(?:\.[a-z_]+)?)")


def stylesheet(roles: dict[str, str]) -> str:
    """Text of ``theme/style.qss`` where each ``@role`` has become its colour."""
    return _ROLE.sub(lambda found: roles[found.group(1)], resources.read_text("theme/style.qss"))
