"""Words of TikTok's export: what is empty, on, off, and what the disclosure switch says."""

from functools import cache

from creator_audit.importers.platform_facts import fold_label, platform_facts
from creator_audit.model.post import LabelKind, PlatformLabel


@cache
def _folded(table: str, key: str) -> frozenset[str]:
    return frozenset(map(fold_label, platform_facts("tiktok")[table][key]))


def is_nothing(text: str) -> bool:
    """Whether the value is one of the words the export writes for "no value"."""
    return not text or (len(text) < 8 and fold_label(text) in _folded("words", "nothing"))


def disclosure_label(value: str, name: str = "ContentDisclosure") -> PlatformLabel | None:
    """The disclosure switch as recorded: empty says nothing, an unknown word is not "off"."""
    if is_nothing(value):
        return None
    word = fold_label(value)
    raw = f"{name}: {value}"
    if word in _folded("disclosure", "paid_partnership"):
        return PlatformLabel(LabelKind.PAID_PARTNERSHIP, True, raw)
    if word in _folded("disclosure", "own_brand"):
        return PlatformLabel(LabelKind.OWN_BRAND, True, raw)
    is_on = True if word in _folded("disclosure", "on") else None
    if word in _folded("disclosure", "off"):
        is_on = False
    return PlatformLabel(LabelKind.COMMERCIAL_CONTENT, is_on, raw)


def ai_label(value: str, name: str = "AIGeneratedContent") -> PlatformLabel | None:
    """The AI switch as recorded."""
    if is_nothing(value):
        return None
    word = fold_label(value)
    is_on = True if word in _folded("words", "yes") else None
    if word in _folded("words", "no"):
        is_on = False
    return PlatformLabel(LabelKind.AI_GENERATED, is_on, f"{name}: {value}")
