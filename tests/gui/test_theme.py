"""Tokens keep their contrast and distance; palette, fonts and icons follow them."""

import itertools
import math
import subprocess
import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette

from creator_audit import resources
from creator_audit.gui.theme import fonts, icons, palette
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height
from creator_audit.gui.theme.stylesheet import stylesheet

MODES = ("light", "dark")
GROUNDS = ("surface", "raised", "window", "accent_soft")


def channels(shade):
    return [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def luminance(shade):
    red, green, blue = map(linear, channels(shade))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def lab(shade, sight):
    seen = [linear(c) for c in channels(shade)]
    r, g, b = (
        min(1, max(0, sum(k * x for k, x in zip(row, seen, strict=True)))) for row in SIGHTS[sight]
    )
    x = 0.4124564 * r + 0.3575761 * g + 0.1804375 * b
    y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b
    z = 0.0193339 * r + 0.1191920 * g + 0.9503041 * b

    def curve(t):
        return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116

    fx, fy, fz = curve(x / 0.95047), curve(y), curve(z / 1.08883)
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def distance(one, other):
    """CIEDE2000 (Sharma, Wu, Dalal 2005)."""
    l1, a1, b1 = one
    l2, a2, b2 = other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    stretch = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = a1 * (1 + stretch), a2 * (1 + stretch)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = h2 - h1
    turn -= 360 * (turn > 180)
    turn += 360 * (turn < -180)
    hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2 % 360
    rad = math.radians
    t = (
        1 - 0.17 * math.cos(rad(hm - 30)) + 0.24 * math.cos(rad(2 * hm))
        + 0.32 * math.cos(rad(3 * hm + 6)) - 0.2 * math.cos(rad(4 * hm - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = (
        -2
        * math.sqrt(cm**7 / (cm**7 + 25**7))
        * math.sin(rad(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    )
    dl, dc, dh = (l2 - l1) / sl, (c2 - c1) / sc, hue / sh
    return math.sqrt(dl**2 + dc**2 + dh**2 + rt * dc * dh)


def pairs(mode):
    """(what, foreground role, background role, least contrast)."""
    shades = palette.tokens(mode)
    for ground in ("window", "surface", "raised", "sunken", "hover", "accent_soft"):
        yield "text", ground, 4.5
        yield "muted", ground, 4.5
        yield "focus", ground, 3
    for ground in GROUNDS:
        yield "accent", ground, 4.5
    yield "accent_text", "accent", 4.5
    yield "border_strong", "surface", 3
    yield "border_strong", "window", 3
    for mark in ("mark_sign", "mark_label", "mark_focus"):
        yield "text", mark, 4.5
    for role in shades:
        group, _, name = role.partition(".")
        if group in ("class", "verdict"):
            for ground in GROUNDS:
                yield role, ground, 3
        if group in ("class_text", "verdict_text"):
            for ground in GROUNDS:
                yield role, ground, 4.5
        if group == "class_text":
            yield role, f"class_soft.{name}", 4.5


@pytest.mark.parametrize("mode", MODES)
def test_contrast_of_all_pairs(mode):
    shades = palette.tokens(mode)
    checked = list(pairs(mode))
    low = [
        f"{fore} on {ground}: {contrast(shades[fore], shades[ground]):.2f} < {least}"
        for fore, ground, least in checked
        if contrast(shades[fore], shades[ground]) < least
    ]
    assert len(checked) > 90
    assert low == []


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("group", ["class", "verdict"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_members_of_a_set_stay_apart(mode, group, sight):
    shades = {k: v for k, v in palette.tokens(mode).items() if k.startswith(f"{group}.")}
    assert len(shades) == 4
    nearest = min(
        distance(lab(one, sight), lab(other, sight))
        for one, other in itertools.combinations(shades.values(), 2)
    )
    assert nearest >= 12


def test_both_appearances_hold_the_same_roles():
    assert palette.tokens("light").keys() == palette.tokens("dark").keys()


def test_a_chosen_appearance_needs_no_platform(appearance):
    palette.apply_appearance(appearance, "dark")
    assert palette.is_dark()
    assert appearance.palette().color(QPalette.ColorRole.Window).name() == "#191a1d"
    palette.apply_appearance(appearance, "light")
    assert appearance.palette().color(QPalette.ColorRole.Window).name() == "#f4f4f1"
    assert palette.colour("class.sponsored").name() == "#ba5300"


def test_high_contrast_has_no_soft_grounds_and_no_quiet_inks():
    plain = palette.shown_tokens("light", is_plain=True)
    usual = palette.shown_tokens("light", is_plain=False)
    assert usual == palette.tokens("light")
    assert plain["muted"] == plain["text"]
    assert {plain[f"class_soft.{name}"] for name in ("sponsored", "other")} == {plain["surface"]}
    assert plain["class.sponsored"] == usual["class.sponsored"]


def test_the_stylesheet_is_short_and_complete():
    text = resources.read_text("theme/style.qss")
    assert len(text.splitlines()) < 200
    filled = stylesheet(palette.tokens("light"))
    assert "@" not in filled
    assert palette.tokens("light")["accent"] in filled


def test_type_scale_follows_the_application_font(appearance):
    before = appearance.font()
    try:
        larger = appearance.font()
        larger.setPointSizeF(20)
        appearance.setFont(larger)
        assert fonts.font("title").pointSizeF() == pytest.approx(29)
        assert fonts.font("small").pointSizeF() == pytest.approx(18)
        smaller = appearance.font()
        smaller.setPointSizeF(8)
        appearance.setFont(smaller)
        assert fonts.font("small").pointSizeF() == fonts.SMALLEST_POINTS
    finally:
        appearance.setFont(before)


def test_a_row_grows_with_the_font():
    assert row_height(ROW_TABLE, 14) == ROW_TABLE
    assert row_height(ROW_TABLE, 40) == 56


def test_icons_change_with_the_appearance(appearance):
    def ink(mode):
        palette.apply_appearance(appearance, mode)
        image = icons.icon("check", "accent").pixmap(QSize(24, 24)).toImage()
        return {image.pixelColor(x, y).name() for x in range(24) for y in range(24)
                  if image.pixelColor(x, y).alpha() == 255}  # fmt: skip

    assert "#2458c6" in ink("light")
    assert "#7fa8ff" in ink("dark")
    palette.apply_appearance(appearance, "light")


def test_every_icon_named_in_the_window_is_shipped():
    shipped = {name.removesuffix(".svg") for name in resources.names("icons", ".svg")}
    from creator_audit.gui.posts.state import _SIGNS
    from creator_audit.gui.shell.actions import COMMANDS
    from creator_audit.gui.shell.navigation import PLACES

    used = {icon for _text, icon in _SIGNS.values()} | {place.icon for place in PLACES}
    used |= {command.icon for command in COMMANDS if command.icon}
    assert used <= shipped
    assert "ISC License" in resources.read_text("icons/LICENSE")


def test_void_calls_keep_the_references_of_none():
    """PySide6 6.12.0 gave one away per call on Python before 3.12 and so ended the program."""
    code = (
        "import sys\nfrom PySide6.QtCore import QObject\nthing = QObject()\n"
        "before = sys.getrefcount(None)\n"
        "for _ in range(500):\n    thing.setObjectName('x')\n"
        "print(before - sys.getrefcount(None))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(told.stdout) < 50
