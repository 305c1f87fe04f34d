"""The closed set of rule kinds, and which parameters each takes.

Adding a rule of a known kind is data; a new kind is an entry here and one function in analysis.
"""

from dataclasses import dataclass

from creator_audit.model.disclosure import Problem
from creator_audit.model.finding import Family
from creator_audit.model.post import PartRole
from creator_audit.model.terms import DemandKind


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its type by example, and what it means."""

    name: str
    default: int | bool | str | tuple[str, ...]
    what: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """What a rule of this kind looks for."""

    name: str
    family: Family
    what: str
    parameters: tuple[Parameter, ...] = ()
    problem: Problem | None = None
    """Disclosure kinds that stand for one problem of a label that is there."""


_WINDOW = Parameter("window_days", 365, "how many days may lie between the posts")

_DISCLOSURE = (
    Kind("missing_label", Family.DISCLOSURE, "a tie and no label"),
    Kind(
        "hidden_stake",
        Family.DISCLOSURE,
        "own, family or employer's goods and no word of it",
        (
            Parameter("label_words", (), "words of a label that tell of own goods"),
            Parameter("owners", (), "words that say whose it is, as `my`"),
            Parameter("stakes", (), "words for what one owns or works for, as `company`"),
            Parameter("tellings", (), "whole phrases that tell of a stake, as `i work for`"),
            Parameter("not_own", (), "words between them that name no stake, as `favourite`"),
        ),
    ),
    Kind("wording", Family.DISCLOSURE, "words that do not do", problem=Problem.AMBIGUOUS),
    Kind("position", Family.DISCLOSURE, "a label out of sight", problem=Problem.BURIED),
    Kind("moment", Family.DISCLOSURE, "a label after the claim", problem=Problem.LATE),
    Kind(
        "label_language",
        Family.DISCLOSURE,
        "a label in another language",
        problem=Problem.WRONG_LANGUAGE,
    ),
    Kind(
        "platform_tool",
        Family.DISCLOSURE,
        "nothing but the platform's own label",
        problem=Problem.PLATFORM_LABEL_ONLY,
    ),
    Kind("denial", Family.DISCLOSURE, "words that deny a tie beside signs of one"),
    Kind(
        "program_statement",
        Family.DISCLOSURE,
        "a sentence that a programme's terms ask for",
    ),
    Kind(
        "contract_label",
        Family.DISCLOSURE,
        "a label or words that a platform's terms ask for",
    ),
)

_TRUST = (
    Kind(
        "substitution",
        Family.TRUST,
        "advice against one thing, a paid link to another",
        (Parameter("window_days", 14, "days between advice against and the sale of another"),),
    ),
    Kind(
        "rival-pay",
        Family.TRUST,
        "advice against a brand near a deal with its rival",
        (
            Parameter("after_days", 60, "how long after the deal's end a post still counts"),
            Parameter("before_days", 14, "how long before the deal's start a post counts"),
            Parameter("post_days", 30, "days between the post and one with a tie to the rival"),
        ),
    ),
    Kind("u-turn", Family.TRUST, "praise, then advice against, or the reverse", (_WINDOW,)),
    Kind(
        "retaliation",
        Family.TRUST,
        "advice against a brand after a declined deal",
        (Parameter("window_days", 90, "how many days after the deal was declined"),),
    ),
    Kind("verdict-without-use", Family.TRUST, "a verdict on something not tried"),
    Kind(
        "unproven-harm-claim",
        Family.TRUST,
        "a claim of harm without a source",
        (
            Parameter("own_words", (), "words that make a claim one's own experience, as `my`"),
            Parameter("accusing_words", (), "words that accuse all the same, as `stole`"),
        ),
    ),
    Kind("bought-sentiment", Family.TRUST, "words that say the opinion was bound by terms"),
    Kind(
        "role-conflict",
        Family.TRUST,
        "runs and shares of sponsored posts",
        (
            Parameter("run", 6, "sponsored posts in a row"),
            Parameter("share_percent", 50, "share of sponsored posts in a quarter"),
            Parameter("share_posts", 20, "posts a quarter must have to be looked at"),
            Parameter("between", 20, "sponsored posts without unpaid advice between them"),
            Parameter("between_days", 92, "days within which they lie"),
            Parameter("capture_posts", 8, "paid posts of one brand in a kind of goods and year"),
            Parameter("capture_percent", 80, "their share of all that is said for such goods"),
            Parameter("spared_posts", 5, "posts against brands of a kind of goods, none paying"),
        ),
    ),
    Kind(
        "gift-to-praise",
        Family.TRUST,
        "praise after a gift without a word on the gift",
        (Parameter("window_days", 90, "how many days after the gift"),),
    ),
    Kind(
        "exclusivity-breach",
        Family.TRUST,
        "a post a running deal rules out",
        (Parameter("rival_words", ("rivals", "competitors"), "words for all rivals"),),
    ),
    Kind("trend-riding", Family.TRUST, "the trend's tag over a post that sells"),
    Kind("substantiated-critique", Family.TRUST, "the good sign: critique with reasons"),
)

DEMAND_RULES: dict[DemandKind, str] = {
    DemandKind.STATEMENT: "program_statement",
    DemandKind.WORDS: "contract_label",
    DemandKind.PLATFORM_LABEL: "contract_label",
}
"""Which kind of rule speaks for each kind of contract demand."""

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*_DISCLOSURE, *_TRUST)}

APPLIED: tuple[Parameter, ...] = (
    Parameter(
        "at_most",
        "gap",
        "`question` where the source does not carry more",
        ("gap", "question"),
    ),
    Parameter(
        "beside_label",
        "question",
        "what a stake left untold beside a label that does is worth",
        ("gap", "question"),
    ),
    Parameter("own_goods_severity", "", "severity where the post names the goods as own"),
)
"""What a jurisdiction may set for any rule it applies."""

ROLES = frozenset({*PartRole, "profile"})
"""Text parts a limit may speak of; a profile's text is no part of any post."""
RELATIONS = frozenset(
    {"paid", "gift", "affiliate", "own_brand", "employee", "family", "past_relation"}
)
"""Relations of a post to what it names."""
COUNTED = (*sorted(RELATIONS), "self_bought_link")
"""What ``[[ties]]`` may speak of."""
STATEMENTS = (
    "payment",
    "gift",
    "trip",
    "loan",
    "employment",
    "affiliate_statement",
    "own_goods",
    "reseller",
    "brand_thanks",
)
BODIES = ("law", "self-regulation", "media-law")
EXEMPTIONS = ("self-bought", "criticism", "plain-context", "small-tie", "own-account")
NOTES = ("penalties", "sectors", "registration", "retouching", "minors", "reviews", "enforcement")
