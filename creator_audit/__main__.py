"""Start: without arguments the window, otherwise the command line."""

import sys


def open_window(*, demo: bool = False) -> int:
    """Open the window; on the demo archives if asked. Qt is imported only here."""
    from creator_audit.gui.app import run

    return run(demo=demo)


def main() -> int:
    """Entry point of ``creator-audit`` and ``python -m creator_audit``."""
    from creator_audit.cli.display import has_display

    arguments = sys.argv[1:]
    if arguments:
        from creator_audit.cli.main import main as run_command

        return run_command(arguments, open_demo=lambda: open_window(demo=True))
    if not has_display():
        sys.stderr.write(
            "There is no display to open the window on; use `creator-audit audit ARCHIVE` or "
            "`creator-audit demo` instead.\n"
        )
        return 2
    return open_window()


if __name__ == "__main__":
    # Work processes of the frozen app start this file again.
    from multiprocessing import freeze_support

    freeze_support()
    sys.exit(main())
