"""Whether there is a screen to show a window on."""

import os
import platform

NO_DISPLAY = (
    "There is no display to open the window on; use `creator-audit audit ARCHIVE` or "
    "`creator-audit demo` instead."
)
WITHOUT_SCREEN = ("offscreen", "minimal", "vnc")


def has_display() -> bool:
    """Whether a window could be shown on this machine."""
    if os.environ.get("QT_QPA_PLATFORM") in WITHOUT_SCREEN:
        return True
    is_linux = platform.system() == "Linux"
    return not is_linux or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
