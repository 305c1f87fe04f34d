"""Words that deny a tie beside signs of one, and links that ask for a programme's sentence."""

from collections.abc import Sequence
from typing import NamedTuple

from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.fold import fold_text

_WORDS = frozenset(
    {
        SignalKind.DISCLOSURE_LABEL,
        SignalKind.AFFILIATE_STATEMENT,
        SignalKind.PAYMENT,
        SignalKind.GIFT,
        SignalKind.OWN_GOODS,
    }
)
_EARNING = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.DISCOUNT_CODE,
        SignalKind.KNOWN_DEAL,
        SignalKind.PLATFORM_LABEL,
        SignalKind.GIFT,
        SignalKind.TRIP,
        SignalKind.EMPLOYMENT,
    }
)


class Denial(NamedTuple):
    """The words that deny, and whether nothing in the post explains them."""

    signal: Signal
    is_certain: bool


def find_denial(given: JudgeInput, tie: Tie, disclosures: Sequence[Disclosure]) -> Denial | None:
    """A denial beside strong or recorded signs. Where the post itself tells of the tie: none."""
    denial = next((s for s in given.signals if s.kind is SignalKind.DENIAL), None)
    if denial is None:
        return None
    if tie.relation == "none":
        return (
            Denial(denial, False)
            if any(d.reason == "stated-none" for d in disclosures)
            and (any(d.verdict is Verdict.CANNOT_TELL for d in disclosures))
            else None
        )
    strong = [s for s in tie.signals if s.strength.rank >= Strength.STRONG.rank]
    is_recorded = tie.strength is Strength.RECORDED and not strong
    if not is_recorded and not any(s.kind in _EARNING for s in strong):
        return None
    if any(s.kind in _WORDS and s.strength is Strength.RECORDED for s in given.signals):
        return None
    if any(d.verdict is Verdict.SUFFICIENT for d in disclosures):
        return Denial(denial, is_certain=False)
    return Denial(denial, is_certain=True)


def find_program_link(
    given: JudgeInput, disclosures: Sequence[Disclosure], pack: RulePack
) -> Signal | None:
    """A link of a programme whose own sentence is absent from a post that does not do otherwise.

    A label that does is the notice the terms want near the link, and the sentence may then stand
    on the profile; where no label is there at all, that finding says enough.
    """
    if not any(s.kind is SignalKind.AFFILIATE_LINK for s in given.signals):
        return None
    if {d.verdict for d in disclosures} != {Verdict.INSUFFICIENT}:
        return None
    for rule in pack.rules.values():
        if rule.kind != "program_statement":
            continue
        hosts, statements = rule.parameters["hosts"], rule.parameters["statements"]
        assert isinstance(hosts, tuple)
        assert isinstance(statements, tuple)
        link = next((s for s in given.signals if _is_of(s, hosts)), None)
        if link is not None and not _says_any(given, statements):
            return link
    return None


def _is_of(signal: Signal, hosts: tuple[str, ...]) -> bool:
    return signal.kind is SignalKind.AFFILIATE_LINK and any(
        signal.value == host or signal.value.endswith(f".{host}") for host in hosts
    )


def _says_any(given: JudgeInput, statements: tuple[str, ...]) -> bool:
    texts = [fold_text(part.text) for part in given.scan.parts]
    return any(statement in text for statement in statements for text in texts)
