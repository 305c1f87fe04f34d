"""Settings of one client: country, followers, time zone. They travel with the client's file."""

import json

from creator_audit.store.calendar import recompute_days, time_zone
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put

DEFAULTS: dict[str, object] = {
    "time_zone": "UTC",
    "jurisdictions": [],
    "audience": [],
    "country": "",
    "judged_language": "",
    "name": "",
    "learns": "on",
    "not_rivals": [],
}


def read_client_settings(store: Store) -> dict[str, object]:
    """All settings with their defaults; text stays text, lists are lists."""
    known = dict(DEFAULTS)
    for key, value in store.rows("SELECT key, value FROM settings"):
        known[key] = json.loads(value) if isinstance(DEFAULTS.get(key), list) else value
    return known


def write_client_setting(
    store: Store, key: str, value: str | tuple[str, ...], label: str = "Change settings"
) -> None:
    """Change one setting. A new time zone moves days and months of all posts at once."""
    if key == "time_zone":
        time_zone(str(value))
    with change(store, label):
        text = value if isinstance(value, str) else json.dumps(list(value), ensure_ascii=False)
        put(store, "settings", {"key": key, "value": text})
        if key == "time_zone":
            recompute_days(store)
