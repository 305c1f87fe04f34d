"""The page that explains how to read the rest."""

from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block
from creator_audit.reports.words import Words

_MEANINGS = ("none_found", "insufficient", "cannot_tell", "sufficient", "not_required")


def contents(words: Words) -> Block:
    """Contents (filled in by each renderer) and the key to marks."""
    sample = [
        {"t": words.say("contents.card_1")},
        {"t": words.say("contents.card_sign"), "s": True, "n": ["1"]},
        {"t": words.say("contents.card_2")},
        {"t": words.say("contents.card_label"), "l": True, "n": ["L"]},
        {"t": words.say("contents.card_3")},
    ]
    meanings = [
        [
            blocks.cell(words.name("verdict", name), mark=name, strong=name == "none_found"),
            blocks.cell(words.say(f"verdict_meaning.{name}")),
        ]
        for name in _MEANINGS
    ]
    columns = [
        blocks.column(words.say("contents.mark"), "46mm"),
        blocks.column(words.say("contents.meaning")),
    ]
    parts = [
        blocks.side(words.say("contents.contents"), {"type": "contents"}),
        blocks.side(words.say("contents.card"), {"type": "marked", "runs": sample}),
        blocks.side(
            words.say("contents.verdicts"),
            blocks.table("", columns, meanings),
        ),
        blocks.side(
            words.say("contents.strengths"),
            blocks.paragraph(words.runs("contents.strengths_text")),
        ),
        blocks.side(
            words.say("contents.outcomes"),
            blocks.paragraph(words.runs("contents.outcomes_text")),
        ),
    ]
    return blocks.section("contents", words.say("contents.heading"), parts, label="none")
