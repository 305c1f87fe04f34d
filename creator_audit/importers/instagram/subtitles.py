"""Subtitle files beside videos: the only spoken words the export holds."""

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.subtitles.words import spoken_text
from creator_audit.model.post import Media, PartRole, TextPart

SUFFIXES = (".srt", ".vtt")
SUBTITLE_BYTES = 4 << 20


class Subtitles:
    """Subtitle members of a tree, found by the stem of the video's name."""

    def __init__(self, tree: ArchiveTree) -> None:
        self._tree = tree
        names = [name for suffix in SUFFIXES for name in tree.find(f"*{suffix}")]
        self._by_stem = {_stem(name): name for name in names}

    def __bool__(self) -> bool:
        return bool(self._by_stem)

    def parts_for(self, media: list[Media]) -> tuple[TextPart, ...]:
        """Transcripts of the media, each subtitle file once."""
        names = dict.fromkeys(self._by_stem.get(_stem(one.uri), "") for one in media)
        texts = (self._read(name) for name in names if name)
        return tuple(TextPart(PartRole.TRANSCRIPT, text) for text in texts if text)

    def _read(self, name: str) -> str:
        try:
            with self._tree.open_member(name) as stream:
                return spoken_text(stream.read(SUBTITLE_BYTES))
        except DamagedMemberError:
            return ""


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
