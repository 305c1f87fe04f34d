"""Which record is which: Facebook's export names no id that a second export repeats."""

from dataclasses import dataclass, field

from creator_audit.model.post import digest_id

PLATFORM = "facebook"


@dataclass(slots=True)
class Identities:
    """Ids made of the second of publication and the first medium.

    The text is left out on purpose, so that a caption that was edited between two exports is an
    edited post, not another one. Only where two posts share all of it the text tells them apart.
    """

    texts: dict[str, int] = field(default_factory=dict)
    media: set[int] = field(default_factory=set)
    """Media that a post names; albums and lists repeat them."""

    def name(self, stamp: str, medium: str, text: str) -> str:
        """The id of a record; the same record read twice gets the same one."""
        file_name = medium.rsplit("/", 1)[-1]
        if not stamp and not file_name:
            return digest_id(PLATFORM, "", "", text)
        key = digest_id(PLATFORM, stamp, file_name)
        known = self.texts.setdefault(key, hash(text))
        return key if known == hash(text) else digest_id(PLATFORM, stamp, file_name, text)
