"""Regulators' posts, restated with marks, as the parts ``check --jsonl`` takes.

A mark is ``[<where>(, qualifiers)(: <words>)]``; what stands outside marks is the caption (on a
video site the description, in audio and live the words spoken). The grammar:

``[more]``, ``[See More]``     the fold: an offset in the text that runs on around it; before a
                               capital or a tag a new line
``[screen …: w]``              words on the picture; also ``on-screen text``, ``text``, ``letters``,
                               ``end card``, ``question box``
``[voice …: w]``               words spoken; also ``spoken``, ``audio``, ``said``
``[title: w]``, ``[caption: w]``, ``[hashtags: w]``, ``[pinned comment: w]``, ``[alt text: w]``
``[description …: w]``         the description; text after it (and after a fold) runs on in it
``[frame 2: w]``               one frame of a story
``[link sticker: w]``, ``[button: w]``, ``[link: w]``, ``[swipe-up …: w]``
                               what a link shows; what follows ``->`` is its target, kept where it
                               is an address; a word for the sort of link (``affiliate``, ``shop``)
                               is not shown and gives no text
``[label: w]``                 the platform's own label: it was on
``[profile …: w]``, ``[bio …: w]``, ``[on a separate page …: w]``, ``[footer …: w]``
                               another place: ``profile``
``[landing page …: w]``        the page behind the link
``[tap tag …: @x]``            a tag in the picture: no words, no label
``[image: w]``, ``[photo …]``, ``[video …]``, ``[snap …]``, ``[brand-made …]`` and whatever is not
known: the description of a picture; no words of the post
``[day 1 post only: w]``       words of another post: none of this one

Qualifiers. *At the end*, *end card*, *last*: words of the same part come before, of which nothing
is known; a run of dots stands for them. *Once*, *first minute* on a live stream: a run of dots
follows. *Permanent*, *throughout*: the words come again and again (three times). *Nothing said*,
*nothing shown*, *only* (in the description): the channel is held and empty, so an empty part is
given. *Hidden until* a tap: the fold is at 0. *Tiny*, *small*, *white on white*, *behind*, *under*,
*over the edge*: the words are there and cannot be read. A text cannot show that, and the exchange
format has no field for it, so they are given in a place readers are not shown (`alt_text`).
"""

import re
from dataclasses import dataclass, field
from typing import Any

DOTS = ". " * 400
"""Words of unknown content before or after: longer than any depth a rule asks about."""

KINDS = {"story": "story", "stories": "story", "reel": "reel", "reels": "reel", "short": "short"}
KINDS |= {"shorts": "short", "live": "live", "video": "video", "feed": "feed"}
PLATFORM_KINDS = {"youtube": "video", "tiktok": "video", "snapchat": "story", "podcast": "audio"}
PLATFORM_KINDS |= {"live": "live", "tv": "video", "twitch": "live"}
NO_PLATFORM = {"live", "tv", "story", "blog", "forum", "podcast"}

_MARK = re.compile(r"\[([^\[\]]*)\]")
_FOLD = re.compile(r"^(?:see |show |read )?more$", re.I)
_UNREADABLE = re.compile(
    r"\b(?:tiny|small|faint|pale|low contrast|unreadable|illegible|invisible|transparent"
    r"|white (?:text |letters )?on white|white background|behind|underneath|covered|under the)\b",
    re.I,
)
_END = re.compile(
    r"\b(?:at the (?:very )?end|near the end|end card|end frame|last|finally)\b", re.I
)
_ONCE = re.compile(r"\bonce\b|\bfirst (?:minute|seconds)\b", re.I)
_ALWAYS = re.compile(r"\b(?:permanent(?:ly)?|throughout|always|continuous(?:ly)?|repeated)\b", re.I)
_NOTHING = re.compile(r"\bnothing\b|\bno (?:words|sound|speech|text)\b", re.I)
_OTHER_POST = re.compile(r"\b(?:day \d+|first|earlier|previous|another|other|next) post\b", re.I)
_ADDRESS = re.compile(r"(?:https?://\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?)")
_LINK_SORTS = re.compile(
    r"^(?:(?:an?|the|own|brand|affiliate|shop|store|storefront|product|tracked|commission|"
    r"referral|partner|website|site|page|link|to|in|bio)\b\s*)+$",
    re.I,
)
_PLACES = (
    ("frame", re.compile(r"^frame\s+\d+", re.I)),
    ("label", re.compile(r"^(?:platform )?label\b|^platform tool\b", re.I)),
    ("alt_text", re.compile(r"^alt[ -]text\b", re.I)),
    ("pinned_comment", re.compile(r"^(?:pinned|first) comment\b|^comment\b", re.I)),
    ("tag", re.compile(r"^(?:tap |photo |picture )?tags?\b", re.I)),
    ("landing_page", re.compile(r"^landing page\b|\bpage after\b", re.I)),
    ("profile", re.compile(r"\b(?:profile|bio|about|separate|footer|home ?page)\b", re.I)),
    ("link_sticker", re.compile(r"^(?:link sticker|sticker|button|link|swipe[- ]up)\b", re.I)),
    ("hashtags", re.compile(r"^hashtags\b", re.I)),
    ("title", re.compile(r"^(?:title|headline|thumbnail)\b", re.I)),
    ("description", re.compile(r"^(?:video )?description\b|^info box\b", re.I)),
    ("caption", re.compile(r"^(?:caption|text below)\b", re.I)),
    ("transcript", re.compile(r"\b(?:voice|voice-?over|spoken|audio|said aloud)\b", re.I)),
    (
        "on_screen",
        re.compile(r"\b(?:screen|on-screen|overlay|end card|letters|question box|text)\b", re.I),
    ),
)


@dataclass
class Reading:
    """A post as it is being read."""

    parts: list[dict[str, Any]] = field(default_factory=list)
    platform: str = ""
    kind: str = ""
    label_words: str = ""
    has_label: bool = False
    silent: set[str] = field(default_factory=set)
    running: dict[str, Any] | None = None
    """The part that text outside of marks goes on in."""


def line_of(example: dict[str, Any]) -> dict[str, Any]:
    """The line of ``check --jsonl`` for one example."""
    platform, kind = _surface(str(example.get("platform", "")))
    context = example.get("context") or {}
    read = read_marks(str(example["post"]), platform, kind)
    label = context.get("platform_label")
    line: dict[str, Any] = {
        "id": example["id"],
        "parts": [part for part in read.parts if part["text"] or part["role"] in read.silent],
        "platform": "" if platform in NO_PLATFORM else platform,
        "kind": read.kind or kind,
        "language": example.get("lang"),
        "relation": context.get("relation") or "unknown",
        "platform_label": True if read.has_label else label,
        "published_at": context.get("published_at"),
    }
    if read.label_words:
        line["platform_label_text"] = read.label_words
    if not line["parts"]:
        line["parts"] = [{"role": "caption", "text": ""}]
    return line


def _surface(name: str) -> tuple[str, str]:
    """Platform and kind of a name such as ``instagram_story``."""
    platform, _, surface = name.casefold().partition("_")
    kind = KINDS.get(surface) or PLATFORM_KINDS.get(platform) or KINDS.get(platform) or "feed"
    return platform, kind


def read_marks(post: str, platform: str, kind: str) -> Reading:
    """Part by part, in the order of the post."""
    read = Reading(platform=platform, kind=kind)
    if kind == "feed" and re.search(r"\[(?:[^\]:]*\b)?video\b", post, re.I):
        read.kind = "reel" if platform == "instagram" else "video"
    if re.search(r"\[[^\]]*\blive stream\b", post, re.I):
        read.kind = "live"
    at = 0
    for found in _MARK.finditer(post):
        _run_on(read, post[at : found.start()])
        _take(read, found[1].strip())
        at = found.end()
    _run_on(read, post[at:])
    for role in sorted(read.silent - {part["role"] for part in read.parts if part["text"]}):
        read.parts.append({"role": role, "text": ""})
    return read


def _plain_role(read: Reading) -> str:
    if read.kind in ("audio", "live"):
        return "transcript"
    return "description" if read.platform == "youtube" else "caption"


def _run_on(read: Reading, text: str) -> None:
    """Text outside of marks: after a fold it goes on in the part that was folded."""
    text = text.strip()
    if not text:
        return
    part = read.running or _open(read)
    joint = " " if part["text"][-1:].strip() else ""
    if part.get("fold") == len(part["text"]) and (text[0] in "#@" or text[0].isupper()):
        joint = "\n"  # what a fold hides and what begins anew stands in a paragraph of its own
    part["text"] += joint + text


def _open(read: Reading) -> dict[str, Any]:
    role = _plain_role(read)
    spoken = (p for p in read.parts if p["role"] == role == "transcript")
    read.running = next(spoken, None)
    if read.running is not None:
        read.running["text"] += "\n"  # words of another moment
    if read.running is None:
        read.running = {"role": role, "text": ""}
        read.parts.append(read.running)
    return read.running


def _take(read: Reading, inside: str) -> None:
    if _FOLD.match(inside):
        _fold(read)
        return
    where, colon, words = inside.partition(":")
    if colon and re.match(r"//", words):  # a bare address is no place with words
        where, words = inside, ""
    where, words = where.strip(), words.strip()
    if _OTHER_POST.search(where):
        return
    if _NOTHING.search(inside) and re.search(r"video|review|voice|live", inside, re.I):
        read.silent |= {"transcript", "on_screen"}
    role = next((name for name, shape in _PLACES if shape.search(where)), "")
    if not role or not words or _is_picture(where):
        return
    if role == "label":
        read.has_label, read.label_words = True, words
    elif role != "tag":
        _add(read, role, where, words)


def _is_picture(where: str) -> bool:
    """Whether the mark tells what is seen, not what is written: no place for words in it."""
    if re.search(r"\b(?:letters|text|screen|voice|end card|spoken)\b", where, re.I):
        return False
    return bool(re.match(r"(?:image|photo|picture|snap|video|brand-made|talk show)\b", where, re.I))


def _fold(read: Reading) -> None:
    if read.running is None and read.parts and read.parts[-1]["role"] == "description":
        read.running = read.parts[-1]
    part = read.running or _open(read)
    part.setdefault("fold", len(part["text"]))


def _add(read: Reading, role: str, where: str, words: str) -> None:
    if role == "link_sticker":
        words = _link_words(words)
        if not words:
            return
    part: dict[str, Any] = {"role": role, "text": words}
    if role == "frame":
        part["frame"] = int(re.findall(r"\d+", where)[0])
    if role == "description" and re.search(r"\bonly\b", where, re.I):
        read.silent |= {"transcript", "on_screen"}
    if re.search(r"\bhidden until\b|\buntil you tap\b|\bafter tapping\b", where, re.I):
        part["fold"] = 0
    elif _UNREADABLE.search(where):
        part["role"] = "alt_text"
    _place_in_time(part, where)
    same = next((p for p in read.parts if p["role"] == role == "transcript"), None)
    if same is not None:
        same["text"] += "\n" + part["text"]
    else:
        read.parts.append(part)


def _place_in_time(part: dict[str, Any], where: str) -> None:
    if part["role"] not in ("transcript", "on_screen"):
        return
    words = part["text"]
    if _ALWAYS.search(where):
        part["text"] = "\n".join([words] * 3)
    elif _END.search(where):
        part["text"] = DOTS + words
    elif _ONCE.search(where) and re.search(r"\blive\b", where, re.I):
        part["text"] = words + ". " + DOTS


def _link_words(words: str) -> str:
    shown, arrow, target = words.partition("->")
    shown = shown.strip()
    if not arrow and _LINK_SORTS.match(shown):
        return ""
    address = _ADDRESS.search(target)
    return f"{shown} {address[0]}" if address else shown
