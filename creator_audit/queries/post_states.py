"""What is known of the posts behind findings: there or missing, judged, same as at an import."""

from collections.abc import Collection
from dataclasses import dataclass, field

from creator_audit.queries.reader import Reader

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PostState:
    """One post that is still in the file."""

    platform: str
    is_missing: bool
    """The newest archive of its account no longer held it."""
    is_judged: bool
    first_import: int
    last_edit: int
    """Number of the import that changed it last, 0 for none."""


@dataclass(frozen=True, slots=True)
class PostStates:
    """Posts by id; one that is not in the file is neither there nor judged."""

    known: dict[str, PostState] = field(default_factory=dict)

    def is_there(self, post_id: str) -> bool:
        """Whether the newest archive held it."""
        found = self.known.get(post_id)
        return found is not None and not found.is_missing

    def is_judged(self, post_id: str) -> bool:
        """Whether it is judged by the rules in use and with the records of now."""
        found = self.known.get(post_id)
        return found is not None and found.is_judged

    def is_same_since(self, post_id: str, import_id: int) -> bool:
        """Whether it was there at this import and was not edited by a later one."""
        found = self.known.get(post_id)
        return found is not None and max(found.first_import, found.last_edit) <= import_id

    def platform(self, post_id: str) -> str:
        """Its platform; of a post that is gone, what its id begins with."""
        found = self.known.get(post_id)
        return found.platform if found else post_id.partition(":")[0]


def post_states(reader: Reader, ids: Collection[str]) -> PostStates:
    """Read the states of these posts."""
    base = reader.value("SELECT digest FROM stages WHERE name = 'rules'")
    wanted = sorted(ids)
    known = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        rows = reader.rows(
            "SELECT p.id, p.platform, p.missing_since IS NOT NULL, coalesce(j.digest, ''),"
            " (SELECT min(s.import_id) FROM sightings s WHERE s.post_key = p.key),"
            " (SELECT max(s.import_id) FROM sightings s WHERE s.post_key = p.key"
            " AND s.state = 'edited')"
            " FROM posts p LEFT JOIN judgements j ON j.post_key = p.key"
            f" WHERE p.id IN ({','.join('?' * len(some))})",
            some,
        )
        for id_, platform, missing, digest, first, edited in rows:
            is_judged = bool(digest) and (base is None or digest == base)
            known[id_] = PostState(platform, bool(missing), is_judged, first or 0, edited or 0)
    return PostStates(known)
