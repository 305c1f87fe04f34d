"""The archive of X: recognised by its data files, read section by section."""

from collections.abc import Iterator

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.x.members import (
    Owner,
    assignment_of,
    closed_members,
    data_members,
    grailbird_table,
    owner_of,
)
from creator_audit.importers.x.reading import (
    SECTIONS,
    account_of,
    read_archive,
    read_grailbird,
)
from creator_audit.progress import Progress

OWN_TYPES = frozenset({"tweets", "tweet", "note_tweet", "deleted_tweets", "community_tweet"})
GRAILBIRD = "x up to 2018 csv"
NO_FLAG = "The archive does not say whether X's own paid-partnership label was on."


class XImporter:
    """Reads archives of all generations; messages, likes and advertising data stay closed."""

    platform = "x"
    title = "X archive"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the assignment at the head of the data files, or the header of ``tweets.csv``."""
        members = tuple(name for section in SECTIONS for name in data_members(tree, section))
        own = [name for name in members if assignment_of(tree.head(name, 512)) in OWN_TYPES]
        if own:
            return self._since_2019(tree, members)
        table = grailbird_table(tree)
        if table:
            why = (f"found {table} with the column tweet_id",)
            return Recognition("x", GRAILBIRD, 0.95, why, (table,), notes=(NO_FLAG,))
        if tree.find("manifest.js") and _has_manifest(tree):
            why = ("found the manifest of an X archive, but no list of posts",)
            return Recognition("x", "x without posts", 0.6, why, ())
        return None

    def _since_2019(self, tree: ArchiveTree, members: tuple[str, ...]) -> Recognition:
        owner = owner_of(tree)
        read = (*members, *data_members(tree, "long_posts"))
        posts = data_members(tree, "posts")
        notes = [NO_FLAG]
        if owner.is_partial:
            notes.append("X marks this archive as partial; order it again to have all posts.")
        if not posts:
            notes.append("The list of posts itself is missing; a part of the archive is not here.")
        return Recognition(
            platform="x",
            layout=_layout(tree, posts),
            confidence=1.0,
            why=_why(members, owner),
            members=read,
            not_read=closed_members(tree, read),
            exported_on=owner.exported_on,
            owner=owner.username,
            notes=tuple(notes),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts and issues. Raises `UserError` where no post is there."""
        if not found.members:
            raise UserError(
                "The archive of X holds no list of posts (tweets.js).",
                where=str(tree.sources[0]),
                next_step="Drop all parts of it, or order the archive again.",
            )
        owner = owner_of(tree)
        if options.account and not owner.username:
            owner = Owner(username=options.account.lstrip("@"))
        yield account_of(owner)
        if found.layout == GRAILBIRD:
            yield from read_grailbird(tree, found.members[0], owner, found.layout, progress)
        else:
            yield from read_archive(tree, owner, found.layout, progress)


def _has_manifest(tree: ArchiveTree) -> bool:
    return any(b"__THAR_CONFIG" in tree.head(name, 256) for name in tree.find("manifest.js"))


def _layout(tree: ArchiveTree, posts: tuple[str, ...]) -> str:
    base = posts[0].rsplit("/", 1)[-1].casefold() if posts else ""
    if base.startswith("tweets"):
        return "x 2022-10 json"
    if tree.find("data/tweet.js") or tree.find("Your archive.html"):
        return "x 2020-01 json"
    return "x 2019-01 json" if posts else "x json"


def _why(members: tuple[str, ...], owner: Owner) -> tuple[str, ...]:
    why = [f"found {name} with X's own head line" for name in members[:3]]
    if owner.exported_on:
        why.append(f"the archive's manifest says it was made on {owner.exported_on.isoformat()}")
    announced = sum(count for name, count in owner.counts if name.startswith("tweet"))
    if announced:
        why.append(f"{announced} posts announced")
    return tuple(why)


IMPORTER = XImporter()
