"""What a label of the detailed layout means, in the language of the account."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from creator_audit.importers.platform_facts import fold_label, platform_facts


class Meaning(NamedTuple):
    """Meaning of a label; a wording not seen in a real export is not `is_confirmed`."""

    name: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Dictionary of labels and of the words for yes and no, all folded."""

    labels: dict[str, Meaning]
    yes: frozenset[str]
    no: frozenset[str]

    def meaning(self, label: str) -> Meaning | None:
        """Meaning of the label, None for one that is not known."""
        return self.labels.get(fold_label(label))

    def is_true(self, value: str) -> bool | None:
        """True or False for a word of yes or no in any language, else None."""
        word = fold_label(value)
        return True if word in self.yes else False if word in self.no else None


@cache
def label_words(platform: str = "instagram") -> LabelWords:
    """The dictionary in ``resources/platforms/instagram.toml``, after that of another platform.

    Meta's platforms share one shape and most labels; a platform's own file wins.
    """
    facts = platform_facts("instagram")
    own = platform_facts(platform).get("labels", {})
    labels: dict[str, Meaning] = {}
    for is_confirmed in (True, False):
        status = "confirmed" if is_confirmed else "unverified"
        for name, words in (*own.items(), *facts["labels"].items()):
            for word in words.get(status, ()):
                labels.setdefault(fold_label(word), Meaning(name, is_confirmed))
    yes, no = (frozenset(map(fold_label, facts["words"][key])) for key in ("yes", "no"))
    return LabelWords(labels, yes, no)
