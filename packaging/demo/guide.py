"""Writes the samples' README: what is invented, what lies where, what each post shows."""

from collections import Counter, defaultdict
from pathlib import Path

from demo.schedule import Dated

_MOST = 6
_MEANT = {"s": "sponsored", "r": "recommending", "d": "deinfluencing", "o": "other"}


def write_guide(path: Path, posts: dict[str, list[Dated]]) -> None:
    """The README from the template, with the counts and the table of examples filled in."""
    template = (Path(__file__).parent / "guide.md").read_text(encoding="utf-8")
    text = template.replace("{counts}", _counts(posts)).replace("{table}", _table(posts))
    path.write_bytes(text.encode("utf-8"))


def _own(items: list[Dated]) -> list[Dated]:
    return [item for item in items if item.entry.kind != "RT"]


def _counts(posts: dict[str, list[Dated]]) -> str:
    lines = ["| platform | posts | without a caption | " + " | ".join(_MEANT.values()) + " |"]
    lines.append("|---" * 7 + "|")
    total: Counter[str] = Counter()
    for platform, items in posts.items():
        own = _own(items)
        count = Counter(_MEANT[item.entry.meant] for item in own)
        count["posts"] = len(own)
        count["silent"] = sum(not item.entry.text for item in own)
        total += count
        lines.append(_row(platform, count))
    return "\n".join([*lines, _row("**all**", total)])


def _row(name: str, count: Counter[str]) -> str:
    cells = [count["posts"], count["silent"], *(count[meant] for meant in _MEANT.values())]
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def _table(posts: dict[str, list[Dated]]) -> str:
    found: dict[str, list[str]] = defaultdict(list)
    for platform, items in posts.items():
        for item in items:
            for show in item.entry.shows:
                found[show].append(f"{platform} {item.at:%Y-%m-%d}: {_opening(item.entry.text)}")
    lines = ["| shows | posts | for instance |", "|---|---|---|"]
    for show in sorted(found):
        some = found[show][:: max(1, len(found[show]) // _MOST)][:_MOST]
        lines.append(f"| `{show}` | {len(found[show])} | {'<br>'.join(some)} |")
    return "\n".join(lines)


def _opening(text: str) -> str:
    words = " ".join(text.split()).replace("|", "/")
    words = words.replace("\u200b", "")
    return words if len(words) <= 56 else words[:55].rstrip() + "…"
