"""A proposed text: a clear label first, the rest as it stands."""

from creator_audit.model.disclosure import Clarity
from creator_audit.model.finding import Family, Finding
from creator_audit.queries.posts import PostDetail
from creator_audit.queries.rule_texts import pack

BRAND_MARK = "[brand]"


def suggested_text(finding: Finding, post: PostDetail, brand: str) -> str:
    """The post's first text with a clear label before it; empty where none can be made."""
    if finding.family is not Family.DISCLOSURE or not post.post.has_text:
        return ""
    text = next(part.text for part in post.post.parts if part.text.strip())
    language = post.judgement.language if post.judgement else ""
    codes = [verdict.jurisdiction for verdict in finding.verdicts]
    label = clear_label(codes, language or "en", brand)
    return f"{label}: {text}"


def clear_label(codes: list[str], language: str, brand: str) -> str:
    """A label that every one of these jurisdictions takes as clear in this language."""
    shared: list[str] | None = None
    for code in codes:
        jurisdiction = pack().jurisdictions.get(code)
        if jurisdiction is None:
            continue
        terms = [
            label.term
            for label in jurisdiction.labels
            if label.language == language
            and label.clarity is Clarity.SUFFICIENT
            and not label.condition
            and (brand or BRAND_MARK not in label.term)
            and label.effective_to is None
        ]
        shared = terms if shared is None else [term for term in shared if term in terms]
    if shared:
        term = next((term for term in shared if BRAND_MARK in term), shared[0])
        return _capital(term.replace(BRAND_MARK, brand))
    return f"Ad with {brand}" if brand else "Ad"


def _capital(term: str) -> str:
    return term[:1].upper() + term[1:]
