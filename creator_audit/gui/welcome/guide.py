"""How each platform's export is ordered, from the platform data; no Qt here."""

from dataclasses import dataclass
from datetime import date

from creator_audit import resources
from creator_audit.gui.widgets.words import month_name

FIRST = ("instagram", "tiktok", "youtube", "x", "table")


@dataclass(frozen=True, slots=True)
class Guide:
    """The steps for one platform."""

    key: str
    title: str
    wait: str
    steps: tuple[str, ...]
    leaves_out: str
    source: str
    checked_on: date | None

    @property
    def checked(self) -> str:
        """When the steps were last checked, as a sentence."""
        if self.checked_on is None:
            return ""
        when = month_name(self.checked_on.year, self.checked_on.month)
        return f"Steps last checked {when}. Menus may have moved since."

    @property
    def as_text(self) -> str:
        """The steps as numbered lines, for copying."""
        lines = [f"{number}. {step}" for number, step in enumerate(self.steps, 1)]
        return "\n".join([f"{self.title}: {self.wait}", *lines])


def guides() -> tuple[Guide, ...]:
    """All platforms whose data tells how to order an export; the common ones first."""
    import tomllib

    found = []
    for name in resources.names("platforms", ".toml"):
        table = tomllib.loads(resources.read_text(f"platforms/{name}"))
        export = table.get("export")
        if export and export.get("steps"):
            found.append(_guide(table.get("platform", {}), export, name))
    order = {key: number for number, key in enumerate(FIRST)}
    found.sort(key=lambda one: (order.get(one.key, len(order)), one.title))
    return tuple(found)


def _guide(platform: dict[str, str], export: dict[str, object], name: str) -> Guide:
    steps = export["steps"]
    checked = export.get("checked_on")
    key = str(platform.get("key", name.removesuffix(".toml")))
    return Guide(
        key=key,
        title=str(platform.get("title", key.capitalize())),
        wait=str(export.get("wait", "")),
        steps=tuple(map(str, steps)) if isinstance(steps, list) else (),
        leaves_out=str(export.get("leaves_out", "")),
        source=str(export.get("source", "")),
        checked_on=checked if isinstance(checked, date) else None,
    )


def reminder(guide: Guide, day: date) -> str:
    """A calendar file that reminds to fetch the export that was ordered."""
    stamp = f"{day:%Y%m%d}"
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//creator-audit//EN\r\nBEGIN:VEVENT\r\n"
        f"UID:{guide.key}-{stamp}@creator-audit\r\nDTSTAMP:{stamp}T090000Z\r\n"
        f"DTSTART;VALUE=DATE:{stamp}\r\n"
        f"SUMMARY:Fetch the {guide.title} export and import it\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
