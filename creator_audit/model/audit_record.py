"""What one audit reported, kept small, so that the next one can say what changed since."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class FindingState:
    """One finding as it stood when it was reported."""

    id: str
    rule: str
    rule_version: str
    outcome: str
    is_quiet: bool = False
    decision: str = "open"
    """As it held on the day; an expired one counts as open."""
    severity: str = ""
    brand: str = ""
    """The brand's name."""
    verdict: str = ""
    """Digest of outcome, severity, problem, brand and what each country says."""
    basis: str = ""
    """Digest of the posts it rests on, and of what a person stated for them."""
    day: str = ""
    """ISO day of its newest post."""
    post_ids: tuple[str, ...] = ()

    @property
    def is_raised(self) -> bool:
        """Whether it stood in the report, open or decided."""
        return self.outcome in ("flag", "needs_review") and not self.is_quiet

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.is_raised and self.decision == "open"


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One audit: when, of which data, by which rules, and what it reported."""

    made_at: str
    """ISO 8601 UTC."""
    data_until: str
    rules_version: str
    rules_digest: str
    base: str
    """Digest of rules and engine together; stands with each judgement."""
    app: str
    jurisdictions: tuple[str, ...]
    scope: str = ""
    """Period and platforms in words, empty for everything."""
    records: str = ""
    """Digest of the user's deals, brands, names and answers."""
    last_import: int = 0
    """Number of the newest import then."""
    posts: int = 0
    findings: tuple[FindingState, ...] = field(default=())
    id: int = 0
    """0: not kept yet."""
    digest: str = ""
    """Of everything but the moment: equal for two audits that say the same."""
