"""Distances in device-independent pixels: one scale for gaps, rows, controls and corners."""

S1, S2, S3, S4, S5, S6, S7 = 4, 8, 12, 16, 24, 32, 48
"""Gaps. S5 is the outer margin of the content sheet, S3 stands between related controls."""

ROW_NAV, ROW_TABLE, ROW_LIST, ROW_TALL = 32, 36, 52, 50
CONTROL, CONTROL_CHIP, CONTROL_WELCOME = 30, 26, 36
SIDE, SIDE_NARROW = 208, 60
NARROW_BELOW = 1180
"""Window width under which the side bar shows icons only."""

RADIUS_S, RADIUS_M, RADIUS_L, RADIUS_PILL = 4, 7, 10, 13
USUAL_LINE = 16
"""Line height of the usual system font."""

ICON, ICON_NAV, ICON_CHIP, ICON_EMPTY = 16, 17, 14, 34
GRIP = 7
"""Width of the place where a splitter can be taken; the line drawn in it is 1 px."""


def scaled(token: int, line_height: int) -> int:
    """A width in which the same words still fit when the user's font is larger than usual."""
    return round(token * max(1.0, line_height / USUAL_LINE))


def row_height(token: int, line_height: int, lines: int = 1) -> int:
    """Height of a row that never cuts its text, however large the user's font is."""
    return max(token, line_height * lines + 2 * S2)
