"""Plain words for signs, strengths, verdicts and decisions; no Qt here."""

from creator_audit.gui.widgets.words import CLASS_NAMES, day_name, platform_name, platform_tile
from creator_audit.model.judgement import Judgement
from creator_audit.model.signal import SignalKind

SIGN_WORDS = {
    "affiliate_link": "affiliate link",
    "storefront_link": "storefront link",
    "tracking_link": "tracking link",
    "shop_link": "shop link",
    "discount_code": "code",
    "public_sale": "public sale",
    "gift": "gift",
    "trip": "trip",
    "loan": "loan",
    "payment": "payment named",
    "employment": "own work",
    "own_goods": "own goods",
    "affiliate_statement": "affiliate statement",
    "known_deal": "deal recorded",
    "platform_label": "platform label",
    "brand_tag": "brand tag",
    "brand_thanks": "thanks to a brand",
    "link_in_bio": "link in bio",
    "reseller": "reseller link",
    "disclosure_label": "label",
    "denial": "denial",
    "self_bought": "bought by oneself",
    "praise": "praise",
    "urge": "call to buy",
    "dissuasion": "advice against",
    "disappointment": "disappointment",
    "substitution": "one instead of the other",
    "harm_claim": "claim of harm",
    "no_use": "no use named",
    "declined_deal": "declined deal",
    "trend": "trend words",
}
"""Signal kind -> words in a list of signs."""

TIE_SIGNS = frozenset(list(SIGN_WORDS)[:19])
"""Kinds that speak of a tie; the others are context."""

SIGN_ICONS = {
    "discount_code": "ticket-percent",
    "affiliate_link": "link",
    "storefront_link": "store",
    "tracking_link": "link",
    "shop_link": "shopping-cart",
    "gift": "gift",
    "brand_tag": "at-sign",
    "brand_thanks": "quote",
    "trip": "plane",
    "employment": "briefcase",
    "own_goods": "store",
    "loan": "key-round",
    "payment": "banknote",
    "known_deal": "handshake",
    "platform_label": "info",
}

STRENGTH_WORDS = {"recorded": "recorded", "strong": "strong", "weak": "weak", "none": ""}

PROBLEM_WORDS = {
    "buried": "not seen with the post",
    "late": "after the claim",
    "wrong_language": "in another language",
    "ambiguous": "the wording is unclear",
    "platform_label_only": "the platform's own label alone",
}
REASON_WORDS = {
    "after-the-fold": "after the cut",
    "near-the-fold": "about at the cut",
    "hashtag-run": "among hashtags",
    "other-place": "in another place",
    "description-only": "in the description only",
    "landing-page": "on a page behind a link",
    "end-of-text": "at the end of the text",
    "far-down": "far down in the text",
    "end-of-sound": "near the end of what is said",
    "weak-signs-only": "weak signs only",
    "before-first-text": "older than the first rule known",
    "not-up-front": "not with the first words",
    "not-in-video": "beside the video only",
    "other-frame": "a frame without a label",
    "tie-not-counted": "such a tie asks for no label here",
    "tie-open": "whether such a tie counts is open",
    "past-tie": "a past tie",
    "past-tie-over": "a tie that ended long enough ago",
    "past-tie-only": "a past tie, nothing promoted",
    "exempt:self-bought": "bought by the writer",
    "exempt:criticism": "plain criticism, no tie",
    "exempt:plain-context": "named in plain context",
    "exempt:small-tie": "a tie too small to tell",
    "exempt:own-account": "the seller's own account",
}
CHANNEL_WORDS = {
    "platform_label": "the platform's own label",
    "spoken": "spoken words",
    "on_screen": "text on the picture",
}
DECISION_WORDS = {
    "open": "Open",
    "fixed": "Fixed",
    "accepted": "Accepted",
    "not_a_problem": "Not a problem",
    "no_tie": "No tie",
    "wrong_class": "Class changed",
}
JURISDICTION_NAMES = {"gb": "Great Britain", "us": "United States"}
RELATION_WORDS = {
    "": "Not stated",
    "paid": "Paid",
    "gift": "Gift, no fee",
    "affiliate": "Affiliate",
    "own_brand": "Own brand",
    "employee": "Employed by it",
    "past_relation": "Earlier relation",
    "none": "No tie",
}


def sign_word(kind: str) -> str:
    """A kind of signal in words."""
    return SIGN_WORDS.get(kind, kind.replace("_", " "))


def list_signs(kinds: tuple[str, ...], most: int = 3) -> str:
    """``code, affiliate link``: the first signs of a tie, each once."""
    tied = [sign_word(kind) for kind in kinds if kind in TIE_SIGNS]
    return ", ".join(dict.fromkeys(tied[:most]))


def reason_word(reason: str, problem: str) -> str:
    """Why a verdict is what it is, short."""
    if reason in REASON_WORDS:
        return REASON_WORDS[reason]
    if problem in PROBLEM_WORDS:
        return PROBLEM_WORDS[problem]
    return reason.replace("-", " ").replace("_", " ")


def jurisdiction_name(code: str) -> str:
    """Name of a jurisdiction as the rule pack has it; contract rules are terms of a party."""
    from creator_audit.queries.rule_texts import pack, party_of

    if party := party_of(code):
        return f"Terms of {party}"
    known = pack().jurisdictions.get(code)
    return known.name if known else JURISDICTION_NAMES.get(code, code.upper())


def cut_note(platform: str, at: int) -> str:
    """The words on the dashed line."""
    name = platform_name(platform) if platform else "The platform"
    return f"{name} shows text up to about here, then “more” · character {at:,}"


def place_line(platform: str, brand: str, signs: tuple[str, ...]) -> str:
    """``IG · Lumavelle · code, affiliate link``."""
    pieces = (platform_tile(platform), brand, list_signs(signs))
    return " · ".join(piece for piece in pieces if piece)


def decided_line(decision: str, by: str, at: str, expires: str, reason: str) -> str:
    """``Accepted by Reviewer 1 on 3 May 2026, until 1 Jan 2027. Reason: …``."""
    line = DECISION_WORDS.get(decision, decision)
    line += f" by {by}" if by else ""
    line += f" on {day_name(at)}" if at else ""
    line += f", until {day_name(expires)}" if expires else ""
    return f"{line}. Reason: {reason}" if reason else f"{line}."


def lesson_line(judgement: Judgement | None) -> str:
    """``Class: recommending, because you marked 4 posts with the code CLUB5 so.``, or empty."""
    if judgement is None:
        return ""
    said = judgement.classification
    told = next((s.text for s in said.reasons if s.kind is SignalKind.OWNER_LESSON), "")
    return f"Class: {CLASS_NAMES[said.value].lower()}, because {told}." if told else ""


_CLASS_QUESTION = (
    "Do you recommend something here, advise against it, or neither? Were you paid for it?"
)


def question_of(judgement: Judgement | None) -> str:
    """The one question whose answer would settle what cannot be told; empty where nothing asks."""
    if judgement is None or judgement.no_text or judgement.classification.by_user:
        return ""
    if judgement.question:
        return judgement.question
    return _CLASS_QUESTION if judgement.classification.cannot_tell else ""
