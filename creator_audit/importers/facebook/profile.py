"""The account's name from the profile member; everything else in it is stepped over."""

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.decode import repair_text, text_of
from creator_audit.importers.json_stream import stream_items
from creator_audit.model.issue import ImportIssue

PLACES = ("profile_v2", "profile")


def read_owner(tree: ArchiveTree) -> tuple[str, str]:
    """(user name, display name); empty where the export does not say."""
    for member in tree.find("profile_information/profile_information.json"):
        for place in PLACES:
            handle = _first(tree, member, f"{place}.username")
            name = _first(tree, member, f"{place}.name.full_name")
            if handle or name:
                return handle, name
    return "", ""


def _first(tree: ArchiveTree, member: str, prefix: str) -> str:
    faults: list[ImportIssue] = []
    values = stream_items(tree, member, prefix, faults)
    return next((repair_text(text_of(value)) for _index, value in values), "")
