"""Open the window on the demo under Xvfb, as a person's machine would, and look at it.

Run by `.ci/run`; exits non-zero when the window does not open, stays empty or is not answered.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHILD = """
import sys
from pathlib import Path
from creator_audit.gui.app import run
sys.exit(run(workspace=Path(sys.argv[2]), demo=True, picture=sys.argv[1]))
"""


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "window.png"
        environment = {k: v for k, v in os.environ.items() if k not in ("QT_QPA_PLATFORM",)}
        command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
        result = subprocess.run(
            [*command, sys.executable, "-c", CHILD, str(picture), f"{folder}/w"],
            env=environment,
            timeout=300,
            check=False,
        )
        if result.returncode != 0:
            print(f"The window ended with {result.returncode}.")
            return 1
        if not picture.exists() or picture.stat().st_size < 20_000:
            print("The window showed nothing.")
            return 1
        print(f"The window opened on the demo; its picture has {picture.stat().st_size} bytes.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
