"""Writes a ZIP whose bytes depend on nothing but its members."""

import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path


def write_zip(path: Path, members: Mapping[str, str], made: datetime) -> None:
    """Store the members in the order given, under one fixed time.

    Stored, not deflated: zlib and its successors pack differently, and the tests compare bytes.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, text in members.items():
            info = zipfile.ZipInfo(name, made.timetuple()[:6])
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode("utf-8"))


def to_json(value: object) -> str:
    """Indented JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def to_meta_json(value: object) -> str:
    r"""JSON as Meta writes it: each UTF-8 byte as one ``\u00XX`` escape."""
    return json.dumps(_garble(value), ensure_ascii=True, indent=2)


def _garble(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [_garble(item) for item in value]
    if isinstance(value, dict):
        return {_garble(key): _garble(item) for key, item in value.items()}
    return value
