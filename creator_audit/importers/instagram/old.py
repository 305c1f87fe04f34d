"""``media.json`` of 2018 to 2020: one row a file, a carousel is several rows alike."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.decode import iso_moment, repair_text, text_of
from creator_audit.importers.instagram.classic import PLATFORM, TIME_WORDS, FileReading, media_id
from creator_audit.importers.json_stream import stream_items
from creator_audit.model.post import (
    ImportSource,
    Media,
    MediaKind,
    PartRole,
    Post,
    PostKind,
    TextPart,
    digest_id,
)

GROUPS = {
    "photos": (PostKind.FEED, MediaKind.PHOTO),
    "videos": (PostKind.FEED, MediaKind.VIDEO),
    "stories": (PostKind.STORY, MediaKind.UNKNOWN),
}
"""``direct`` (messages) and ``profile`` stand in the same file and are stepped over."""


def read_old(tree: ArchiveTree, at: FileReading) -> Iterator[Post]:
    """Posts of the file; rows of one second and caption are one post, photos and videos alike.

    Rows are held until the file is read: these exports are small and end in 2020.
    """
    groups: dict[tuple[str, ...], list[tuple[str, Media]]] = {}
    for section, (kind, media_kind) in GROUPS.items():
        for index, row in stream_items(tree, at.file, f"{section}.item", at.issues):
            pointer = f"/{section}/{index}"
            path = text_of(row.get("path")) if isinstance(row, dict) else ""
            if not isinstance(row, dict) or not path:
                at.reject(pointer, "json-wrong-type", "A photo or video was due here.")
                continue
            alone = pointer if kind is PostKind.STORY or not row.get("taken_at") else ""
            key: tuple[str, ...] = (
                kind,
                text_of(row.get("taken_at")),
                text_of(row.get("caption")),
                alone,
            )
            groups.setdefault(key, []).append((pointer, Media(path, media_kind)))
    for facts, rows in groups.items():
        yield _post(facts, rows, at)


def _post(key: tuple[str, ...], rows: list[tuple[str, Media]], at: FileReading) -> Post:
    kind, taken_at, caption, _alone = key
    pointer, first = rows[0]
    moment = iso_moment(taken_at)
    if moment.at is None:
        at.note(pointer, moment.fault, TIME_WORDS[moment.fault])
    native_id = media_id(first.uri)
    text = repair_text(caption)
    file_name = first.uri.rsplit("/", 1)[-1]
    stamp = moment.at.isoformat() if moment.at else ""
    return Post(
        id=f"instagram:{native_id}" if native_id else digest_id(PLATFORM, stamp, file_name),
        account_id=at.account_id,
        platform=PLATFORM,
        published_at=moment.at,
        source=ImportSource(at.file, pointer, at.layout),
        kind=PostKind(kind),
        native_id=native_id,
        utc_offset_minutes=moment.offset_minutes,
        is_zone_known=moment.is_zone_known,
        parts=(TextPart(PartRole.CAPTION, text),) if text else (),
        media=tuple(medium for _pointer, medium in rows),
    )
