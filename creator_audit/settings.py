"""The app's own settings: each declared once with its type, default and label; kept as TOML."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from creator_audit.errors import UserError

Value = str | int | bool
FILE_NAME = "settings.toml"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. Its type is that of the default."""

    key: str
    default: Value
    label: str
    choices: tuple[str, ...] = ()
    """Allowed values of a text; empty: any."""
    least: int | None = None
    most: int | None = None


SETTINGS: Mapping[str, Setting] = MappingProxyType(
    {
        setting.key: setting
        for setting in (
            Setting("workspace", "", "Folder of the clients"),
            Setting("last_client", "", "Client opened last"),
            Setting("theme", "system", "Appearance", ("system", "light", "dark")),
            Setting("language", "", "Language of the app"),
            Setting("text_scale", 100, "Size of text in percent", least=80, most=200),
            Setting("is_sidebar_narrow", False, "Show the side bar as icons"),
            Setting("report_paper", "a4", "Paper of reports", ("a4", "us-letter")),
            Setting(
                "report_edition", "owner", "Edition of reports", ("owner", "manager", "outside")
            ),
            Setting("reviewer", "", "Name beside your decisions"),
            Setting("is_reviewer_asked", False, "The name beside decisions was asked for"),
            Setting("window", "", "Place and size of the window"),
        )
    }
)
"""Every setting, in the order in which the page shows them."""


def default_place() -> Path:
    """The file of the settings in the user's own configuration folder."""
    from platformdirs import user_config_path

    return user_config_path("creator-audit", appauthor=False) / FILE_NAME


@dataclass(slots=True)
class Settings:
    """Values in use. What a file holds beyond the declared settings is kept as it is."""

    values: dict[str, Value] = field(default_factory=dict)
    unknown: dict[str, object] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key, SETTINGS[key].default)

    def text(self, key: str) -> str:
        """A setting that is a text."""
        return str(self[key])

    def number(self, key: str) -> int:
        """A setting that is a whole number."""
        return int(self[key])

    def is_on(self, key: str) -> bool:
        """A setting that is on or off."""
        return bool(self[key])

    def is_changed(self, key: str) -> bool:
        """Whether it differs from its default."""
        return self[key] != SETTINGS[key].default

    def set(self, key: str, value: Value) -> None:
        """Change a setting. Raises `UserError` for a value of the wrong type or range."""
        problem = _problem(SETTINGS[key], value)
        if problem:
            raise UserError(problem, where=SETTINGS[key].label)
        self.values[key] = value

    def reset(self, key: str) -> None:
        """Back to the default."""
        self.values.pop(key, None)


def load_settings(place: Path | None = None) -> Settings:
    """Read the settings; a missing file means defaults, a wrong value its default."""
    path = place or default_place()
    try:
        stored = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(
            f"The settings cannot be read ({error}).",
            where=str(path),
            next_step="Correct the file, or remove it to start with the defaults.",
        ) from error
    settings = Settings()
    for key, value in stored.items():
        if key not in SETTINGS:
            settings.unknown[key] = value
        elif not _problem(SETTINGS[key], value):
            settings.values[key] = value
    return settings


def save_settings(settings: Settings, place: Path | None = None) -> None:
    """Write what differs from the defaults; the file is replaced whole."""
    path = place or default_place()
    lines = [f"{key} = {_toml(settings[key])}\n" for key in SETTINGS if settings.is_changed(key)]
    lines += [
        f"{key} = {_toml(value)}\n"
        for key, value in settings.unknown.items()
        if isinstance(value, str | int | bool) and key.isidentifier()
    ]
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text("".join(lines), encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise UserError(
            f"The settings cannot be saved ({error.strerror}).",
            where=str(path),
            next_step="Check the folder's permissions and the free space.",
        ) from error


def _toml(value: Value) -> str:
    """A TOML value; JSON's spelling is TOML's for these three types."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(setting: Setting, value: object) -> str:
    """What is wrong with a value, empty for nothing."""
    if type(value) is not type(setting.default):
        return f"A value of type {type(setting.default).__name__} is needed."
    if setting.choices and value not in setting.choices:
        return f"Choose one of: {', '.join(setting.choices)}."
    if isinstance(value, int) and not isinstance(value, bool):
        is_low = setting.least is not None and value < setting.least
        is_high = setting.most is not None and value > setting.most
        if is_low or is_high:
            return f"A number from {setting.least} to {setting.most} is needed."
    return ""
