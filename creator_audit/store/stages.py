"""Which whole-client results are up to date; per-post results carry their own digests."""

from creator_audit.store.database import Store


def is_current(store: Store, stage: str, digest: str) -> bool:
    """Whether a stage ran with exactly these inputs and nothing it reads changed since."""
    return bool(store.value("SELECT digest FROM stages WHERE name = ?", (stage,)) == digest)


def set_current(store: Store, stage: str, digest: str) -> None:
    """Note that a stage is up to date with `digest`."""
    with store.atomic():
        store.run("INSERT OR REPLACE INTO stages VALUES (?, ?)", (stage, digest))
