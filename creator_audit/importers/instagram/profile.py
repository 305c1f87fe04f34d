"""The account's handle and name from the small profile member; nothing else of it is kept."""

import json

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.decode import repair_text, text_of
from creator_audit.importers.platform_facts import fold_label, platform_facts

PROFILE_BYTES = 1 << 20
PLACES = (
    "personal_information/personal_information.json",
    "account_information/personal_information.json",
    "instagram_profile_information.json",
    "profile.json",
)


def read_owner(tree: ArchiveTree) -> tuple[str, str]:
    """(handle, display name); empty where the export does not say."""
    for place in PLACES:
        for name in tree.find(place):
            if "/threads/" in f"/{name}":
                continue
            owner = owner_in(tree, name)
            if owner[0]:
                return owner
    return "", ""


def owner_in(tree: ArchiveTree, name: str, key: str = "profile_user") -> tuple[str, str]:
    """(handle, display name) in one profile member, whose list stands under `key`."""
    try:
        content = json.loads(tree.head(name, PROFILE_BYTES))
    except (ValueError, DamagedMemberError):
        return "", ""
    if not isinstance(content, dict):
        return "", ""
    if isinstance(content.get("username"), str):
        return content["username"], repair_text(text_of(content.get("name")))
    facts = platform_facts("instagram")["profile"]
    said = dict(_pairs(content.get(key)))
    names = {fold_label(key): value for key, value in said.items()}
    handle = _first(names, facts["username"])
    return handle, _first(names, facts["display_name"])


def _pairs(profile: object) -> list[tuple[str, str]]:
    pairs = []
    for entry in profile if isinstance(profile, list) else ():
        fields = entry.get("string_map_data") if isinstance(entry, dict) else None
        for key, value in fields.items() if isinstance(fields, dict) else ():
            if isinstance(value, dict):
                pairs.append((repair_text(str(key)), repair_text(text_of(value.get("value")))))
    return pairs


def _first(names: dict[str, str], labels: list[str]) -> str:
    return next((found for label in labels if (found := names.get(fold_label(label)))), "")
