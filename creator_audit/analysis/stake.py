"""A label that does, on goods in which the writer has a stake that the post leaves untold.

"#ad" on one's own, one's family's or one's employer's brand reads as if the writer were hired.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from creator_audit.analysis.disclosure.view import View, view_of
from creator_audit.analysis.ties import covering_deals
from creator_audit.model.deal import DealKind
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.post import PartRole
from creator_audit.model.rule import Rule, RulePack
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.fold import fold_text

_STAKES = frozenset({"own_brand", "employee", "family"})
_DEALS = frozenset({DealKind.OWNERSHIP, DealKind.EMPLOYMENT})
_TELLING = frozenset({SignalKind.OWN_GOODS, SignalKind.RESELLER, SignalKind.EMPLOYMENT})
_ASIDE = frozenset({PartRole.LANDING_PAGE, PartRole.ALT_TEXT, PartRole.PINNED_COMMENT})
"""Parts a reader of the post may never see: the stake told there alone stays untold in the post."""
REASON = "stake-beside-label"


def find_stake(
    given: JudgeInput, tie: Tie, disclosures: Sequence[Disclosure], pack: RulePack, day: date
) -> list[Disclosure]:
    """Rows of the jurisdictions that take the label as enough and ask for the stake as well.

    Empty where no stake is on record, or where words of the post, or of the platform's label,
    tell of it. A jurisdiction whose source does not carry more raises a question.
    """
    enough = [d for d in disclosures if d.verdict is Verdict.SUFFICIENT]
    if not enough or not _has_stake(given, tie) or _is_told(given, pack):
        return []
    return [
        row
        for told in enough
        if (view := view_of(pack, told.jurisdiction, day)) is not None
        and (row := _row(view, told)) is not None
    ]


def _has_stake(given: JudgeInput, tie: Tie) -> bool:
    if given.relation not in (None, "", "unknown"):
        return given.relation in _STAKES
    if any(deal.kind in _DEALS for deal in covering_deals(given)):
        return True
    return tie.relation in _STAKES and any(_tells(s, given) for s in given.signals)


def _is_told(given: JudgeInput, pack: RulePack) -> bool:
    if any(_tells(s, given) and given.scan.parts[s.part].role not in _ASIDE for s in given.signals):
        return True
    rule = next((rule for rule in pack.rules.values() if rule.kind == "hidden_stake"), None)
    if rule is None:
        return False
    words = rule.parameters["label_words"]
    shown = fold_text(given.platform_label_text)
    labels = [
        fold_text(s.text)
        for s in given.signals
        if s.kind is SignalKind.DISCLOSURE_LABEL
        and (s.part < 0 or given.scan.parts[s.part].role not in _ASIDE)
    ]
    if isinstance(words, tuple) and any(
        word in shown or any(word.replace(" ", "") in label.replace(" ", "") for label in labels)
        for word in words
    ):
        return True
    told = _own_words(
        *(_listed(rule, name) for name in ("owners", "stakes", "not_own", "tellings"))
    )
    seen = (part for part in given.scan.parts if part.role not in _ASIDE)
    return any(told.search(fold_text(part.text)) for part in seen)


def _listed(rule: Rule, name: str) -> tuple[str, ...]:
    value = rule.parameters[name]
    return value if isinstance(value, tuple) else ()


@lru_cache(maxsize=8)
def _own_words(
    *listed: tuple[str, ...],
) -> re.Pattern[str]:
    """Whose it is, up to three words, and what it is, as in ``my sister's new bakery``."""
    whose, what, other, whole = (
        "|".join(re.escape(fold_text(word)) for word in words) or r"(?!)" for words in listed
    )
    between = rf"(?:\s+(?!{other})[\w'-]+){{0,3}}?"
    return re.compile(rf"(?<!\w)(?:{whole}|(?:{whose}){between}\s+(?:{what}))(?!\w)")


def _tells(signal: Signal, given: JudgeInput) -> bool:
    """Words of the writer on the stake; a bare name, handle or link tells nothing of it."""
    is_words = signal.kind in _TELLING and 0 <= signal.part < len(given.scan.parts)
    return is_words and signal.strength.rank >= Strength.STRONG.rank


def _row(view: View, told: Disclosure) -> Disclosure | None:
    rule_id = view.rule_by_kind.get("hidden_stake", "")
    applied = view.jurisdiction.rules.get(rule_id)
    citations = view.rule_citations(rule_id)
    if applied is None or not citations:
        return None
    return Disclosure(
        view.code,
        Verdict.INSUFFICIENT,
        None,
        rule_id,
        applied.severity.value,
        citations,
        told.mark,
        reason=REASON,
        is_open=applied.parameters.get("beside_label") != "gap",
    )
