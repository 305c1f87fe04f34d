"""What can be wrong with an archive as a whole, each as one sentence for the user."""

from pathlib import Path

from creator_audit.errors import UserError

DOWNLOAD_AGAIN = "Download it again from the platform, then drop it once more."
UNPACK_IT = "Unpack it with your file manager and drop the folder instead."


class DamagedMemberError(UserError):
    """One member breaks off or fails its checksum; what was read before stays valid."""


class LimitExceededError(UserError):
    """More bytes came out of the archive than its limits allow."""


def damaged(name: str, source: Path) -> DamagedMemberError:
    """The member cannot be read to its end."""
    return DamagedMemberError(
        f"`{name}` breaks off or is damaged inside the archive.",
        where=str(source),
        next_step=DOWNLOAD_AGAIN,
    )


def locked(source: Path) -> UserError:
    """The ZIP asks for a password."""
    return UserError(
        "This archive is protected by a password.", where=str(source), next_step=UNPACK_IT
    )


def odd_packing(name: str, source: Path) -> DamagedMemberError:
    """The member is packed by a method that cannot be read here."""
    return DamagedMemberError(
        f"`{name}` is packed in a way that cannot be read here.",
        where=str(source),
        next_step=UNPACK_IT,
    )


def unreadable(source: Path, error: OSError) -> UserError:
    """The operating system refuses to read the file."""
    reason = error.strerror or type(error).__name__
    return UserError(
        f"This file cannot be read ({reason}).",
        where=str(source),
        next_step="Check that it is still there and that you may open it.",
    )


def missing(source: Path) -> UserError:
    """The path leads nowhere."""
    return UserError(
        "There is no such file or folder.", where=str(source), next_step="Check the path."
    )


def empty(source: Path, *, is_folder: bool) -> UserError:
    """Nothing is inside."""
    return UserError(
        "This folder holds no files." if is_folder else "This file is empty.",
        where=str(source),
        next_step="Choose the ZIP the platform gave you, or the folder you unpacked it into."
        if is_folder
        else DOWNLOAD_AGAIN,
    )


def cut_off(source: Path, what: str = "ZIP") -> UserError:
    """The archive's end, where its list of files stands, is missing or damaged."""
    return UserError(
        f"This {what} archive is incomplete or damaged; the download probably broke off.",
        where=str(source),
        next_step=DOWNLOAD_AGAIN,
    )


def foreign(source: Path, what: str) -> UserError:
    """An archive of a kind that is not read (RAR, 7z)."""
    return UserError(f"{what} archives are not read.", where=str(source), next_step=UNPACK_IT)


def too_large(name: str, source: Path) -> LimitExceededError:
    """A member unpacks to far more than a platform's export holds."""
    return LimitExceededError(
        f"`{name}` unpacks to far more data than an export holds, so reading was stopped.",
        where=str(source),
        next_step="Use the archive exactly as the platform gave it to you.",
    )


def too_many(source: Path, limit: int) -> LimitExceededError:
    """More members than any export has."""
    return LimitExceededError(
        f"This archive holds more than {limit:,} files.",
        where=str(source),
        next_step="Drop only the folder of one export.",
    )
