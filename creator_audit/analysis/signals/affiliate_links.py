"""Links: known affiliate hosts and parameters, storefronts, shops, release and ticket pages."""

import re
from urllib.parse import parse_qs, parse_qsl

from creator_audit.analysis.reading import Reading
from creator_audit.model.lexicon import HostFact, LinkFacts, ParameterFact
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.addresses import split
from creator_audit.text.tokens import Token

DETECTOR = "affiliate_links"
_KINDS = {
    "affiliate": SignalKind.AFFILIATE_LINK,
    "storefront": SignalKind.STOREFRONT_LINK,
    "shop": SignalKind.SHOP_LINK,
    "merch": SignalKind.OWN_GOODS,
    "music": SignalKind.OWN_GOODS,
    "tickets": SignalKind.OWN_GOODS,
    "shortener": SignalKind.TRACKING_LINK,
    "bio": SignalKind.LINK_IN_BIO,
}
_SHOP_LABELS = frozenset({"shop", "store", "merch", "boutique", "tienda", "loja", "negozio"})
_SHOP_STEPS = frozenset(
    {"shop", "store", "merch", "product", "products", "collection", "collections", "dp", "gp"}
)
_PAYING = ("affiliate", "storefront")


def detect(reading: Reading) -> list[Signal]:
    """One signal for each address in the text that tells something."""
    signals: list[Signal] = []
    for link in reading.links:
        first, last = reading.folded.original(link.start, link.end)
        found = assess(reading.folded.source[first:last], reading.lexicons.links)
        if _is_starred(reading, link) and (found is None or found[1] is not Strength.STRONG):
            host = split(link.text)[0]
            found = SignalKind.AFFILIATE_LINK, Strength.WEAK, host, "marked-with-asterisk"
        if found is not None:
            kind, strength, host, why = found
            signals.append(
                reading.signal(
                    kind, strength, link.start, link.end, value=host, detector=f"{DETECTOR}/{why}"
                )
            )
    return signals


def _is_starred(reading: Reading, link: Token) -> bool:
    """Whether an asterisk right behind it marks a link, as some languages mark paid ones.

    An asterisk on both sides is bold type.
    """
    text = reading.text
    if not text.startswith("*", link.end) or text.startswith("*", link.end + 1):
        return False
    is_bold = link.start > 0 and text[link.start - 1] == "*"
    return not is_bold and "*" in reading.listed("link_marks")


def detect_targets(urls: tuple[str, ...], seen: frozenset[str], facts: LinkFacts) -> list[Signal]:
    """Signals of link objects whose address stands in no text (`part` is -1)."""
    signals: list[Signal] = []
    for url in urls:
        if url.casefold() in seen:
            continue
        found = assess(url, facts)
        if found is not None:
            kind, strength, host, why = found
            signals.append(Signal(kind, strength, -1, 0, 0, url, host, f"{DETECTOR}/{why}", ""))
    return signals


def assess(url: str, facts: LinkFacts) -> tuple[SignalKind, Strength, str, str] | None:
    """Kind, strength, host and the fact that decided; None: an ordinary link."""
    host, path, query = split(_target(url, facts))
    fact = _host_fact(host, path, facts)
    parameter = _parameter_fact(host, query, facts) if query else None
    if fact is not None and fact.kind in _PAYING and fact.strength == Strength.STRONG:
        return _KINDS[fact.kind], fact.strength, host, fact.network
    if parameter is not None and parameter.strength == Strength.STRONG:
        return SignalKind.AFFILIATE_LINK, parameter.strength, host, parameter.network
    if fact is not None:
        kind = _KINDS.get(fact.kind)
        return None if kind is None else (kind, fact.strength, host, f"{fact.kind} {fact.network}")
    if _is_shop(host, path):
        return SignalKind.SHOP_LINK, Strength.WEAK, host, "shop-in-address"
    if parameter is not None:
        return SignalKind.TRACKING_LINK, parameter.strength, host, parameter.network
    hint = _path_hint(path, facts) if host else ""
    return (SignalKind.TRACKING_LINK, Strength.WEAK, host, hint) if hint else None


def _target(url: str, facts: LinkFacts) -> str:
    """Where a platform's own page of leaving leads to; else the address itself."""
    host, path, query = split(url)
    name = facts.redirects.get(host + path.rstrip("/")) if query else None
    if name is None:
        return url
    return parse_qs(query).get(name, [url])[0]


def _path_hint(path: str, facts: LinkFacts) -> str:
    steps = path.lower().split("/")[1:-1]
    return next((facts.paths[step] for step in steps[:3] if step in facts.paths), "")


def _host_fact(host: str, path: str, facts: LinkFacts) -> HostFact | None:
    candidate = host
    while host and candidate.count(".") >= 1:
        listed = facts.hosts.get(candidate)
        if listed:
            fitting = [f for f in listed if not f.path or path.lower().startswith(f.path)]
            if fitting:
                return max(fitting, key=lambda f: len(f.path))
        candidate = candidate.partition(".")[2]
    return None


def _parameter_fact(host: str, query: str, facts: LinkFacts) -> ParameterFact | None:
    best: ParameterFact | None = None
    labels = host.split(".")
    for name, value in parse_qsl(query, keep_blank_values=False):
        for fact in facts.parameters.get(name.lower(), ()):
            if fact.host and fact.host not in labels:
                continue
            if fact.beside and f"{fact.beside}=" not in query.lower():
                continue
            if fact.value and not value.lower().startswith(fact.value):
                continue
            if fact.shape and not re.fullmatch(fact.shape, value.lower()):
                continue
            if best is None or fact.strength.rank > best.strength.rank:
                best = fact
    return best


def _is_shop(host: str, path: str) -> bool:
    labels = host.split(".")
    if labels[0] in _SHOP_LABELS or labels[-1] in ("shop", "store"):
        return True
    steps = path.lower().strip("/").split("/")
    return any(step in _SHOP_STEPS for step in steps[:3]) and len(labels) >= 2
