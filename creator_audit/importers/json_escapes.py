"""Escapes in JSON that name half a character, which no text can hold."""

import re

_ESCAPE = re.compile(
    rb"\\(?:u[dD][89abAB][\da-fA-F]{2}(?:\\u[dD][c-fC-F][\da-fA-F]{2})?"
    rb"|u[dD][c-fC-F][\da-fA-F]{2}|.)",
    re.DOTALL,
)
_ESCAPE_BYTES = b"\\u0123456789abcdefABCDEF"


class WholeEscapes:
    """Replaces such halves by U+FFFD in a stream of pieces; pairs and all else stay."""

    def __init__(self) -> None:
        self._held = b""

    def mend(self, piece: bytes) -> bytes:
        """The piece without what may be the start of an escape that goes on in the next one."""
        piece = self._held + piece
        whole = piece.rstrip(_ESCAPE_BYTES)
        self._held = piece[len(whole) :]
        return _ESCAPE.sub(_mark_half, whole)

    def end(self) -> bytes:
        """What was held back last."""
        held, self._held = self._held, b""
        return _ESCAPE.sub(_mark_half, held)


def _mark_half(found: re.Match[bytes]) -> bytes:
    escape = found[0]
    return b"\\ufffd" if len(escape) == 6 and escape[2:3] in (b"d", b"D") else escape
