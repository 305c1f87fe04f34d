"""What a jurisdiction holds of a label's words, with its conditions and those of other files."""

from collections.abc import Iterable
from functools import lru_cache

from creator_audit.analysis.disclosure.conditions import holds
from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.held import Held, Term, Words
from creator_audit.analysis.disclosure.view import PackKey, View
from creator_audit.model.disclosure import Clarity
from creator_audit.model.limits import Unlisted
from creator_audit.model.rule import LabelTerm, RulePack
from creator_audit.model.signal import Signal
from creator_audit.rules.label_entries import label_key

ORDER = {Clarity.SUFFICIENT: 0, Clarity.CONDITIONAL: 1, Clarity.INSUFFICIENT: 2}
_NONE: frozenset[str] = frozenset()


def read_label(signal: Signal, facts: PostFacts, view: View) -> Held:
    """The entry in the label's own language first, then any; the strictest body decides.

    A term that only other files list counts as a plain label of its language.
    """
    key = (signal.value, signal.language)
    words = view.words.get(key)
    if words is None:
        words = view.words[key] = _gather(view, *key)
    if words.plain is not None:
        return words.plain
    if not words.by_body:
        return _from_elsewhere(signal, facts, view)
    views = [_decide(terms, signal, facts, words.languages) for terms in words.by_body]
    return max(views, key=lambda held: ORDER[held.clarity])


def _gather(view: View, key: str, language: str) -> Words:
    listed = view.terms.get(key, ())
    languages = frozenset(term.label.language for term in listed)
    chosen = [t for t in listed if t.label.language == language] or list(listed)
    bodies: dict[str, list[Term]] = {}
    for term in chosen:
        bodies.setdefault(term.label.body, []).append(term)
    by_body = tuple(tuple(terms) for terms in bodies.values())
    if not by_body or any(term.label.when for term in chosen):
        return Words(by_body, languages, None)
    views = (_plain(terms[0], languages) for terms in by_body)
    return Words(by_body, languages, max(views, key=lambda held: ORDER[held.clarity]))


def _plain(term: Term, languages: frozenset[str]) -> Held:
    return Held(term.label.clarity, term.citations, term.is_read, languages)


def _decide(
    terms: tuple[Term, ...], signal: Signal, facts: PostFacts, languages: frozenset[str]
) -> Held:
    """The first view whose condition holds; else what the first says of the other cases."""
    for term in terms:
        when = term.label.when
        if holds(when, term.after_keys, signal, facts):
            is_at_home = when is not None and facts.language_of(signal.part) in when.post_languages
            return Held(term.label.clarity, term.citations, term.is_read, languages, is_at_home)
    first = terms[0]
    return Held(first.label.otherwise, first.citations, first.is_read, languages)


def _from_elsewhere(signal: Signal, facts: PostFacts, view: View) -> Held:
    if signal in facts.elsewhere:
        held = facts.elsewhere[signal]
    else:
        held = facts.elsewhere[signal] = _held_elsewhere(signal, facts, view.pack)
    return held or _unlisted(facts, view, frozenset({signal.language}))


def _held_elsewhere(signal: Signal, facts: PostFacts, pack: RulePack) -> Held | None:
    """The best that other files hold of the term; they count none that is vague everywhere."""
    every = _index(PackKey(pack)).get(signal.value, ())
    listed = [term for term in every if term.in_force(facts.day)]
    chosen = [term for term in listed if term.language == signal.language] or listed
    best = min((_worth(t, signal, facts) for t in chosen), key=ORDER.__getitem__, default=None)
    if best is None or best is Clarity.INSUFFICIENT:
        return None
    return Held(best, (), True, frozenset(term.language for term in listed))


def _worth(term: LabelTerm, signal: Signal, facts: PostFacts) -> Clarity:
    after = frozenset(label_key(name) for name in term.when.after_labels) if term.when else _NONE
    return term.clarity if holds(term.when, after, signal, facts) else term.otherwise


def _unlisted(facts: PostFacts, view: View, languages: frozenset[str]) -> Held:
    given = facts.given
    found = view.limits_for(given.kind, given.scan.platform, facts.tie.relation).unlisted
    if not found:
        return Held(Clarity.INSUFFICIENT, (), False, languages)

    def worth(pair: tuple[Unlisted, object]) -> int:
        return ORDER[pair[0].clarity]

    asks, ruled = max(found, key=worth)
    return Held(asks.clarity, ruled.citations, False, languages)


@lru_cache(maxsize=4)
def _index(key: PackKey) -> dict[str, tuple[LabelTerm, ...]]:
    """All views of every term that some country takes as a label."""
    found: dict[str, list[LabelTerm]] = {}
    for term in _all_terms(key.pack):
        if term.clarity is not Clarity.INSUFFICIENT:
            found.setdefault(label_key(term.term), []).append(term)
    return {key: tuple(terms) for key, terms in found.items()}


def _all_terms(pack: RulePack) -> Iterable[LabelTerm]:
    for code in sorted(pack.jurisdictions):
        yield from pack.jurisdictions[code].labels
