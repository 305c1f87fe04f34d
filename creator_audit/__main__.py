"""Start: without arguments the window, otherwise the command line."""

import os
import sys


def has_display() -> bool:
    """Whether a window could be shown on this machine."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal", "vnc"):
        return True
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def main() -> int:
    """Entry point of ``creator-audit`` and ``python -m creator_audit``."""
    arguments = sys.argv[1:]
    if arguments:
        from creator_audit.cli.main import main as run_command

        return run_command(arguments)
    if not has_display():
        sys.stderr.write(
            "There is no display to open the window on; use `creator-audit audit ARCHIVE` or "
            "`creator-audit demo` instead.\n"
        )
        return 2
    from creator_audit.gui.app import run

    return run()


if __name__ == "__main__":
    # Work processes of the frozen app start this file again.
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
