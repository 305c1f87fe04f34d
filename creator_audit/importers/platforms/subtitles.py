"""Subtitle files by themselves or beside a YouTube export: words spoken in a video."""

from collections.abc import Iterator

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.archive_names import suffix_of
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.subtitles.names import SUFFIXES, read_name
from creator_audit.importers.subtitles.words import LONGEST, is_subtitle, spoken_text
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import (
    ImportSource,
    PartRole,
    Post,
    PostKind,
    TextPart,
    digest_id,
)
from creator_audit.progress import Progress

PLATFORM = "subtitles"
LAYOUT = "subtitles text"
HEAD_BYTES = 1 << 14
_MEDIA = frozenset(
    {".mp4", ".mov", ".mkv", ".webm", ".m4a", ".mp3", ".jpg", ".jpeg", ".png", ".webp"}
)


class SubtitlesImporter:
    """Each file becomes a record of spoken words, which is joined to its video afterwards."""

    platform = PLATFORM
    title = "Subtitles (SRT, VTT)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By names and by the times of cues, where nothing else or only YouTube lies beside."""
        named = [name for name in tree.names if suffix_of(name) in SUFFIXES]
        if not named or not (_are_alone(tree) or _is_youtube(tree)):
            return None
        members = tuple(name for name in named if is_subtitle(tree.head(name, HEAD_BYTES)))
        if not members:
            return None
        return Recognition(
            platform=PLATFORM,
            layout=LAYOUT,
            confidence=0.6,
            why=(f"found {members[0]}, one of {len(members)} files with the times of cues",),
            members=members,
            notes=(str(platform_facts(PLATFORM)["export"]["leaves_out"]),),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield a record of spoken words for each file. Raises `UserError` where there is none."""
        if not found.members:
            raise UserError(
                "This holds no subtitles.",
                where=str(tree.sources[0]),
                next_step="Drop files that end in .srt or .vtt.",
            )
        handle = options.account.lstrip("@")
        yield Account(account_id(PLATFORM, handle), PLATFORM, handle)
        for index, name in enumerate(found.members):
            progress.step(index, len(found.members), name)
            yield _read_member(tree, name, found.layout, handle)


def _read_member(tree: ArchiveTree, name: str, layout: str, handle: str) -> Post | ImportIssue:
    try:
        with tree.open_member(name) as stream:
            text = spoken_text(stream.read(LONGEST))
    except DamagedMemberError as error:
        return ImportIssue(name, "whole file", "file-not-readable", str(error))
    if not text:
        return ImportIssue(name, "whole file", "no-words", "The file holds no spoken words.")
    told = read_name(name)
    return Post(
        id=digest_id(PLATFORM, told.stem, told.language or "", text),
        account_id=account_id(PLATFORM, handle),
        platform=PLATFORM,
        published_at=None,
        source=ImportSource(name, "whole file", layout),
        kind=PostKind.VIDEO,
        parts=(TextPart(PartRole.TRANSCRIPT, text, told.language),),
    )


def _are_alone(tree: ArchiveTree) -> bool:
    return all(suffix_of(name) in SUFFIXES or suffix_of(name) in _MEDIA for name in tree.names)


def _is_youtube(tree: ArchiveTree) -> bool:
    """Whether the files lie in or beside a YouTube export; other exports read their own."""
    return any("youtube" in name.casefold() for name in tree.names if "/" in name)


IMPORTER = SubtitlesImporter()
"""Subtitles of any platform's videos."""
