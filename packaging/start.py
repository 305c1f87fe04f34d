"""Set Creator Audit up and start it, with nothing but Python's own library.

    python3 packaging/start.py             set up, then open the app on the demo archives
    python3 packaging/start.py test        set up, then run all tests
    python3 packaging/start.py -- ARGS     set up, then run `creator-audit ARGS`

The syntax is that of old Pythons on purpose: too old a Python must be told so in a plain
sentence, not by a syntax error.
"""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)
PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(PROJECT, ".venv")
STAMP = os.path.join(VENV, "creator-audit-setup.txt")

# Library -> Debian package. The first group is needed to import Qt at all, the second to show
# a window on X11. Qt's own message names libxcb-cursor0 whichever of them is missing.
QT_LIBRARIES = [
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libGL.so.1", "libgl1"),
    ("libEGL.so.1", "libegl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
]
X11_LIBRARIES = [
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
]
FONT_FOLDERS = [
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    os.path.expanduser("~/.fonts"),
    os.path.expanduser("~/.local/share/fonts"),
]
FONT_PACKAGES = ["fonts-dejavu-core"]


def say(text):
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def stop(text):
    say(text)
    sys.exit(2)


def version_text(version):
    return ".".join(str(part) for part in version)


def is_supported(version):
    return OLDEST <= tuple(version[:2]) <= NEWEST


def find_supported_python():
    """Path of another Python on this machine that fits, or None."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which("python3.{0}".format(minor)) if hasattr(shutil, "which") else None
        if path is None:
            continue
        probe = [path, "-c", "import sys; print(sys.version_info[:2] == (3, {0}))".format(minor)]
        try:
            answer = subprocess.check_output(probe, stderr=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError):
            continue
        if answer.strip() == b"True":
            return path
    return None


def ensure_python():
    """Go on only in a Python that fits; hand over to one that does if it is installed."""
    if is_supported(sys.version_info):
        return
    here = version_text(sys.version_info[:3])
    other = find_supported_python()
    if other:
        say("This is Python {0}; going on with {1}.".format(here, other))
        sys.exit(subprocess.call([other, os.path.abspath(__file__)] + sys.argv[1:]))
    stop(
        "Creator Audit needs Python {0} to {1}; this is Python {2}. Install one of those, "
        "for instance from python.org, and start again with it.".format(
            version_text(OLDEST), version_text(NEWEST), here
        )
    )


def is_loadable(library):
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_fonts():
    for folder in FONT_FOLDERS:
        for _where, _folders, files in os.walk(folder):
            if any(name.lower().endswith((".ttf", ".otf", ".ttc", ".pfb")) for name in files):
                return True
    return False


def missing_libraries():
    """(library, package) pairs that Qt would fail on, seen before Qt does."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = list(QT_LIBRARIES)
    if os.environ.get("DISPLAY") or not os.environ.get("WAYLAND_DISPLAY"):
        wanted += X11_LIBRARIES
    missing = [pair for pair in wanted if not is_loadable(pair[0])]
    if not has_fonts():
        missing += [("a font", package) for package in FONT_PACKAGES]
    return missing


def is_root_with_apt():
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages):
    """Install Debian packages as root; True when it worked."""
    say("Installing system packages: " + " ".join(packages))
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"] + packages
    with open(os.devnull, "w") as nowhere:
        subprocess.call(["apt-get", "update", "-q"], env=environment, stdout=nowhere)
        return subprocess.call(install, env=environment, stdout=nowhere) == 0


def ensure_system():
    missing = missing_libraries()
    if not missing:
        return
    packages = sorted({package for _library, package in missing})
    names = ", ".join(library for library, _package in missing)
    if is_root_with_apt() and apt_install(packages) and not missing_libraries():
        return
    if shutil.which("apt-get"):
        stop(
            "The system lacks {0}. Run this one line, then start again:\n"
            "  sudo apt-get install {1}".format(names, " ".join(packages))
        )
    stop(
        "The system lacks {0}. Install the packages of your system that hold these, "
        "then start again (on Debian they are: {1}).".format(names, " ".join(packages))
    )


def venv_python():
    if os.name == "nt":
        return os.path.join(VENV, "Scripts", "python.exe")
    return os.path.join(VENV, "bin", "python")


def make_venv():
    """Make `.venv`; a Debian without python3-venv is named, or mended as root."""
    if os.path.isdir(VENV):
        shutil.rmtree(VENV)
    say("Setting up for the first time; this takes about a minute.")
    command = [sys.executable, "-m", "venv", VENV]
    with open(os.devnull, "w") as nowhere:
        if subprocess.call(command, stdout=nowhere) == 0:
            return
        package = "python{0}.{1}-venv".format(*sys.version_info[:2])
        if is_root_with_apt() and apt_install([package]):
            if subprocess.call(command, stdout=nowhere) == 0:
                return
    stop(
        "Python cannot make a virtual environment here. On Debian or Ubuntu run this one line, "
        "then start again:\n  sudo apt-get install python3-venv"
    )


def fingerprint(extra):
    """What a finished setup was made from: changes here mean setting up again."""
    with open(os.path.join(PROJECT, "pyproject.toml"), "rb") as settings:
        digest = hashlib.sha256(settings.read()).hexdigest()
    return "\n".join([digest, version_text(sys.version_info[:2]), PROJECT, extra])


def read_stamp():
    try:
        with open(STAMP) as stamp:
            return stamp.read()
    except (IOError, OSError):
        return ""


def ensure_project(extra):
    """Install the project and what it needs into `.venv`, unless that was done already.

    A setup with the test extra also serves a plain start.
    """
    wanted = [fingerprint("test")] if extra else [fingerprint(""), fingerprint("test")]
    if read_stamp() in wanted and os.path.exists(venv_python()):
        return
    made_by = read_stamp().split("\n")
    same_python = len(made_by) == 4 and made_by[1:3] == fingerprint("").split("\n")[1:3]
    if not (same_python and os.path.exists(venv_python())):
        make_venv()
    if os.path.exists(STAMP):
        os.remove(STAMP)
    target = PROJECT + ("[" + extra + "]" if extra else "")
    command = [
        venv_python(),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--editable",
        target,
    ]
    if subprocess.call(command) != 0:
        stop(
            "The parts that Creator Audit needs could not be installed; the lines above say why. "
            "Check the internet connection (needed this once) and start again."
        )
    with open(STAMP, "w") as stamp:
        stamp.write(fingerprint(extra))


def run_tests(arguments):
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    command = [venv_python(), "-m", "pytest"]
    if not any(word.startswith("-n") for word in arguments):
        command += ["-n", "auto", "--dist", "loadfile"]
    return subprocess.call(command + arguments, env=environment, cwd=PROJECT)


def run_app(arguments):
    return subprocess.call([venv_python(), "-m", "creator_audit"] + arguments)


def main():
    ensure_python()
    arguments = sys.argv[1:]
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    is_test = arguments[:1] == ["test"]
    if arguments and not is_test and arguments[0] != "--":
        stop(
            "Unknown word {0!r}. Use `start.py`, `start.py test` or `start.py -- ARGS`.".format(
                arguments[0]
            )
        )
    ensure_system()
    ensure_project("test" if is_test else "")
    if is_test:
        return run_tests(arguments[1:])
    return run_app(arguments[1:] if arguments else ["demo"])


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
