"""Channels the export does not hold."""

import pytest
from disclosure_factories import part, post

from creator_audit.analysis.disclosure.channels import missing_channels


@pytest.mark.parametrize(
    ("kind", "roles", "state", "missing"),
    [
        ("feed", ["caption"], None, ["platform_label"]),
        ("feed", ["caption"], False, []),
        ("video", ["title"], None, ["platform_label", "spoken", "on_screen"]),
        ("video", ["title", "transcript"], True, ["on_screen"]),
        ("audio", ["title"], False, ["spoken"]),
        ("story", ["caption"], False, ["on_screen"]),
        ("story", ["frame"], False, []),
    ],
)
def test_missing(kind, roles, state, missing):
    given = post([part("x", role) for role in roles], kind=kind, platform_label=state)
    assert [channel.value for channel in missing_channels(given)] == missing
