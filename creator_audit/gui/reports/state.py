"""What a report is made of, from the options; no Qt here."""

import json
from dataclasses import dataclass
from datetime import date, timedelta

from creator_audit.gui.widgets.words import day_name, period_name
from creator_audit.model.audit import AuditScope, Edition
from creator_audit.operations.export_report import ReportRequest
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import overview
from creator_audit.queries.reader import Reader
from creator_audit.queries.since_last import since_last

EDITIONS = (
    ("owner", "Owner", "Everything, with ledger and amounts"),
    ("manager", "Manager", "Without amounts"),
    ("outside", "Outside", "Names you list and money taken out of the file"),
)
PAPERS = (("a4", "A4"), ("us-letter", "US Letter"))
FORMATS = (
    ("html", "Web page (HTML)…"),
    ("csv", "Table (CSV)…"),
    ("xlsx", "Spreadsheet (XLSX)…"),
    ("json", "Data (JSON)…"),
)
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the client's file says before anything is chosen."""

    first_day: str = ""
    last_day: str = ""
    jurisdictions: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    time_zone: str = "UTC"
    name: str = ""
    since_last: str = ""
    """One sentence: what changed since the last audit."""


def read_defaults(reader: Reader) -> Defaults:
    """Span of the posts and the client's settings."""
    found = overview(reader, FilterState())
    return Defaults(
        first_day=found.first_day,
        last_day=found.last_day,
        jurisdictions=tuple(json.loads(reader.setting("jurisdictions", "[]"))),
        audience=tuple(json.loads(reader.setting("audience", "[]"))),
        time_zone=reader.setting("time_zone", "UTC"),
        name=reader.setting("name"),
        since_last=_since(reader),
    )


def _since(reader: Reader) -> str:
    found = since_last(reader)
    if found is None:
        return "No audit was saved yet. The next one will say what changed since this one."
    return f"Since the audit of {day_name(found.last.made_at[:10])}: {found.sentence}."


Period = tuple[date | None, date | None]


def periods(defaults: Defaults, chosen: FilterState) -> tuple[tuple[str, Period], ...]:
    """Periods on offer: the filter's, all time, the last twelve months, each year."""
    offers: list[tuple[str, Period]] = []
    if chosen.since or chosen.until:
        span = (chosen.since, chosen.until)
        offers.append((f"{period_name(*span)}, as filtered", span))
    offers.append(("All time", (None, None)))
    if defaults.last_day:
        last = date.fromisoformat(defaults.last_day)
        year_before = last - _YEAR + timedelta(days=1)
        offers.append((f"Twelve months to {period_name(last, last)}", (year_before, last)))
        first = date.fromisoformat(defaults.first_day)
        offers += [
            (str(year), (date(year, 1, 1), date(year, 12, 31)))
            for year in range(last.year, first.year - 1, -1)
        ]
    return tuple(offers)


@dataclass(frozen=True, slots=True)
class Choice:
    """The options as they stand."""

    edition: str = "owner"
    period: Period = (None, None)
    jurisdictions: tuple[str, ...] = ()
    prepared_for: str = ""
    prepared_by: str = ""
    paper: str = "a4"
    hidden: str = ""
    """Names to take out, parted by commas."""


def request_of(
    choice: Choice, defaults: Defaults, client: str, targets: dict[str, str]
) -> ReportRequest:
    """The request that the operations take."""
    since, until = choice.period
    scope = AuditScope(
        jurisdictions=choice.jurisdictions,
        audience=defaults.audience,
        since=since,
        until=until,
        edition=Edition(choice.edition),
        time_zone=defaults.time_zone or "UTC",
    )
    hidden = tuple(name.strip() for name in choice.hidden.split(",") if name.strip())
    return ReportRequest(
        scope=scope,
        targets=targets,
        client=defaults.name or client,
        prepared_for=choice.prepared_for,
        prepared_by=choice.prepared_by,
        paper=choice.paper,
        redacted=hidden if choice.edition == "outside" else (),
    )


def file_name(client: str, ending: str) -> str:
    """``creator-audit-slow-shelf.pdf``."""
    plain = "".join(letter if letter.isalnum() else "-" for letter in client.casefold())
    stem = "-".join(filter(None, plain.split("-"))) or "report"
    return f"creator-audit-{stem}.{ending}"
