"""Colours by role, light, dark or as the system has it; the one place that knows the tokens.

Custom painting asks `colour(role)` each time it paints, so a change of appearance needs no
bookkeeping. The palette is set by us in both appearances, because Qt's own request for a colour
scheme is ignored on platforms without a theme plugin.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from creator_audit import resources
from creator_audit.gui.theme.stylesheet import stylesheet


class Appearance(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(slots=True)
class _State:
    choice: Appearance = Appearance.SYSTEM
    is_dark: bool = False
    is_plain: bool = False
    """Whether the system asks for high contrast."""


_state = _State()
_DARK_BELOW = 128
"""Lightness of a window colour under which a palette counts as dark."""


@cache
def tokens(mode: str) -> dict[str, str]:
    """All roles of one appearance; members of a set as ``class.sponsored``."""
    flat: dict[str, str] = {}
    for key, value in tomllib.loads(resources.read_text("theme/tokens.toml"))[mode].items():
        if isinstance(value, str):
            flat[key] = value
        else:
            flat.update({f"{key}.{name}": shade for name, shade in value.items()})
    return flat


@cache
def _colours(mode: str, is_plain: bool) -> dict[str, QColor]:
    return {role: QColor(value) for role, value in shown_tokens(mode, is_plain=is_plain).items()}


_PLAIN = {
    "muted": "text",
    "border": "border_strong",
    "hover": "surface",
    "sunken": "surface",
    "raised": "surface",
    "accent_soft": "surface",
    "focus": "text",
}
"""What high contrast does without: soft grounds and quiet inks; shapes and underlines stay."""


def shown_tokens(mode: str, *, is_plain: bool) -> dict[str, str]:
    """The tokens of an appearance, in high contrast without soft grounds and quiet inks."""
    roles = dict(tokens(mode))
    if is_plain:
        for role, stand_in in _PLAIN.items():
            roles[role] = roles[stand_in]
        for role in tuple(roles):
            if role.startswith("class_soft."):
                roles[role] = roles["surface"]
    return roles


def is_dark() -> bool:
    """Whether the dark appearance is shown."""
    return _state.is_dark


def colour(role: str, alpha: float = 1.0) -> QColor:
    """The colour of a role in the appearance now shown; `alpha` from 0 to 1."""
    found = QColor(_colours(_mode(), _state.is_plain)[role])
    if alpha < 1.0:
        found.setAlphaF(alpha)
    return found


def chosen_appearance() -> Appearance:
    """What was chosen last, which may be to follow the system."""
    return _state.choice


def apply_appearance(app: QApplication, choice: Appearance | str) -> None:
    """Show light, dark or the system's appearance; works where the platform ignores the hint."""
    _state.choice = Appearance(choice)
    _state.is_dark = _resolve(app, _state.choice)
    _state.is_plain = _wants_contrast(app)
    app.setPalette(build_palette(_mode()))
    app.setStyleSheet(stylesheet(shown_tokens(_mode(), is_plain=_state.is_plain)))
    for widget in app.topLevelWidgets():
        widget.update()


def _mode() -> str:
    return "dark" if _state.is_dark else "light"


def _wants_contrast(app: QApplication) -> bool:
    # Each wrapper is held: the hints go when the style hints' wrapper does.
    style_hints = app.styleHints()
    hints = style_hints.accessibility()
    return hints.contrastPreference() is Qt.ContrastPreference.HighContrast


def _resolve(app: QApplication, choice: Appearance) -> bool:
    if choice is not Appearance.SYSTEM:
        return choice is Appearance.DARK
    scheme = app.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    style = app.style()
    return style is not None and style.standardPalette().window().color().lightness() < _DARK_BELOW


_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "sunken",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent_soft",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.BrightText: "accent_text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border_strong",
}


def build_palette(mode: str) -> QPalette:
    """The Qt palette of an appearance; selection keeps its colour in an inactive window."""
    shades = _colours(mode, _state.is_plain)
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, shades[token])
    faded = QColor(shades["muted"])
    faded.setAlphaF(0.55)
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.ButtonText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette
