"""The repository's index: which blocks are the account's posts, and under which keys.

The index is a tree of blocks of its own (a Merkle search tree). Only what leads to posts is kept
in memory; likes and follows, the bulk of most repositories, are forgotten block by block.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky.car import Block, Faults, is_intact, read_blocks, read_roots
from creator_audit.importers.bluesky.cbor import BrokenBlockError, Cid, Value, decode

POSTS = "app.bsky.feed.post"
PROFILE_TYPE = "app.bsky.actor.profile"
PROFILE = f"{PROFILE_TYPE}/self"
_NODE_STARTS = (b"\xa2\x61e", b"\xa2\x61l", b"\xa1\x61e")
_PROFILE_MARK = PROFILE_TYPE.encode()
LONGEST_PROFILE = 1 << 16
MOST_PROFILES = 64


@dataclass(slots=True)
class _Node:
    children: tuple[Cid, ...]
    entries: tuple[tuple[str, Cid], ...]


@dataclass(slots=True)
class Index:
    """What the tree says, and what is wrong with it."""

    did: str = ""
    name: str = ""
    keys: dict[Cid, str] = field(default_factory=dict)
    """Block of a post -> its key (``rkey``)."""
    damaged: int = 0
    """Blocks of the index that are missing or not what their name says."""

    @property
    def is_whole(self) -> bool:
        """Whether every post of the repository is surely listed."""
        return not self.damaged


def read_index(tree: ArchiveTree, member: str, faults: Faults) -> Index:
    """One pass over the file: the commit and the tree, then a walk from the root."""
    roots = set(read_roots(tree, member))
    commits: dict[Cid, Mapping[str, Value]] = {}
    nodes: dict[Cid, _Node] = {}
    names: dict[Cid, str] = {}
    index = Index()
    for block in read_blocks(tree, member, faults):
        is_node = block.data.startswith(_NODE_STARTS)
        is_profile = not is_node and len(names) < MOST_PROFILES and _is_profile(block)
        if not (is_node or is_profile or block.cid in roots):
            continue
        value = _checked(block)
        if not isinstance(value, dict):
            continue
        if block.cid in roots and "data" in value:
            commits[block.cid] = value
        elif is_profile and value.get("$type") == PROFILE_TYPE:
            names[block.cid] = _text(value.get("displayName"))
        elif is_node:
            nodes[block.cid] = _node(value)
    commit = next((commits[root] for root in roots if root in commits), None)
    if commit is None:
        index.damaged += 1
        return index
    index.did = _text(commit.get("did"))
    top = commit.get("data")
    _walk(index, nodes, names, top if isinstance(top, Cid) else None)
    return index


def _is_profile(block: Block) -> bool:
    return len(block.data) < LONGEST_PROFILE and _PROFILE_MARK in block.data[:2048]


def _checked(block: Block) -> Value:
    if is_intact(block) is False:
        return None
    try:
        return decode(block.data)
    except BrokenBlockError:
        return None


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _node(value: Mapping[str, Value]) -> _Node:
    """Children and posts of a node; keys are written as what differs from the key before."""
    left = value.get("l")
    children = [left] if isinstance(left, Cid) else []
    entries = []
    key = b""
    listed = value.get("e")
    for entry in listed if isinstance(listed, list) else ():
        if not isinstance(entry, dict):
            continue
        shared, rest, record = entry.get("p"), entry.get("k"), entry.get("v")
        if isinstance(shared, int) and 0 <= shared <= len(key) and isinstance(rest, bytes):
            key = key[:shared] + rest
            name = key.decode("ascii", "replace")
            if isinstance(record, Cid) and name.startswith((f"{POSTS}/", PROFILE)):
                entries.append((name, record))
        right = entry.get("t")
        if isinstance(right, Cid):
            children.append(right)
    return _Node(tuple(children), tuple(entries))


def _walk(
    index: Index, nodes: Mapping[Cid, _Node], names: Mapping[Cid, str], top: Cid | None
) -> None:
    seen: set[Cid] = set()
    waiting = [top]
    while waiting:
        cid = waiting.pop()
        if cid in seen:
            continue
        node = nodes.get(cid) if cid is not None else None
        if cid is None or node is None:
            index.damaged += 1
            continue
        seen.add(cid)
        for name, record in node.entries:
            if name == PROFILE:
                index.name = names.get(record, "")
            else:
                index.keys[record] = name.removeprefix(f"{POSTS}/")
        waiting.extend(node.children)
