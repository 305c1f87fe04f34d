"""Start: without arguments the window, otherwise the command line."""

import sys


def open_window(workspace: str | None = None, *, demo: bool = False) -> int:
    """Open the window; on the demo archives if asked. Qt is imported only here."""
    from pathlib import Path

    from creator_audit.gui.app import run

    return run(Path(workspace) if workspace else None, demo=demo)


def main() -> int:
    """Entry point of ``creator-audit`` and ``python -m creator_audit``."""
    from creator_audit.cli.display import NO_DISPLAY, has_display

    arguments = sys.argv[1:]
    if arguments:
        from creator_audit.cli.main import main as run_command

        return run_command(arguments, open_window)
    if not has_display():
        sys.stderr.write(f"{NO_DISPLAY}\n")
        return 2
    return open_window()


if __name__ == "__main__":
    # Work processes of the frozen app start this file again.
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
