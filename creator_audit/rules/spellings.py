"""From a phrase as the lexicons write it to its spellings, or to a fixed start and a pattern.

See `creator_audit.rules.lexicons` for the marks a phrase may hold.
"""

import re
from functools import lru_cache
from math import prod

_SET = re.compile(r"<([a-z_]+)>")
_LISTED_SET = re.compile(r"(?<=[{|])<([a-z_]+)>(?=[|}])")
_CHOICE = re.compile(r"\{([^{}]*)\}")
_SIGNS = "£$€@#"
_GAP = re.compile(r"\s*~(\d)\s*")
_MOST_SPELLINGS = 96
"""More than this many spellings of one phrase make the start slow and the memory large."""
_SHORTEST_HEAD = 6
BETWEEN = r"[^\w\n.!?#@]+"
"""What may stand between two words of one phrase."""
_WORD = r"[#@]?\w(?:[\w'-]|\.(?=\w))*"


def expand(phrase: str, sets: dict[str, str] | None = None) -> tuple[str, ...]:
    """All spellings a phrase with alternatives stands for, blanks tidied."""
    waiting, done = [_name_sets(phrase, sets or {})], []
    while waiting:
        current = waiting.pop()
        choice = _CHOICE.search(current)
        if choice is None:
            done.append(" ".join(current.split()))
            continue
        head, tail = current[: choice.start()], current[choice.end() :]
        waiting.extend(head + option + tail for option in choice.group(1).split("|"))
    return tuple(dict.fromkeys(reversed(done)))


def _name_sets(phrase: str, sets: dict[str, str]) -> str:
    flat = _LISTED_SET.sub(lambda m: sets[m.group(1)], phrase)
    return _SET.sub(lambda m: "{" + sets[m.group(1)] + "}", flat)


def spellings_of(phrase: str, sets: dict[str, str] | None = None) -> tuple[str, ...]:
    """Like `expand`, but alternatives behind the first gap stay together where they can."""
    named = _gapped(_name_sets(phrase, sets or {}))
    head, gap, tail = named.partition("~")
    if not gap or "{" not in tail or "{" in head[head.rfind("}") + 1 :]:
        return expand(named)
    if not _is_plain(tail):
        return expand(named)
    return tuple(spelling + " ~" + tail for spelling in expand(head))


def _gapped(phrase: str) -> str:
    """A phrase of very many spellings with its rest as a pattern behind a gap of no words.

    Only where what stands before the gap stays telling enough to be looked for by itself.
    """
    if "~" in phrase or phrase.endswith("*") or _count(phrase) <= _MOST_SPELLINGS:
        return phrase
    spaces = [m.start() for m in re.finditer(r" (?![^{]*\})", phrase)]
    for space in reversed(spaces):
        head, tail = phrase[:space].rstrip(), phrase[space:].lstrip()
        if not head or not tail or _count(head) > _MOST_SPELLINGS:
            continue
        is_telling = min(len(" ".join(one.split())) for one in expand(head)) >= _SHORTEST_HEAD
        if is_telling and "{" in tail and _is_plain("0 " + tail):
            return f"{head} ~0 {tail}"
    return phrase


def _count(phrase: str) -> int:
    return prod(len(options.split("|")) for options in _CHOICE.findall(phrase))


def _is_plain(tail: str) -> bool:
    """Whether no alternative of a tail begins with a mark or holds a gap of its own."""
    groups = _CHOICE.findall(tail)
    rest = _CHOICE.sub("", tail)
    return not set(rest) & set("{}") and all(
        not option or ((option[0].isalnum() or option[0] in _SIGNS) and "~" not in option)
        for group in groups
        for option in group.split("|")
    )


def split_gaps(phrase: str) -> tuple[str, str]:
    """The fixed start of a phrase, and a pattern for what follows its first gap."""
    if "~" not in phrase:
        return phrase.strip(), ""
    pieces = _GAP.split(phrase)
    tail = ""
    for count, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if count != "0":
            tail += rf"(?:{BETWEEN}{_WORD}){{0,{count}}}?"
        if words:
            leads = words[0].isalnum() or words[0] == "{"
            tail += (BETWEEN if leads else r"[^\w\n.!?#@]*") + _pattern_of(words)
    return pieces[0].strip(), tail


@lru_cache(maxsize=4096)
def _pattern_of(words: str) -> str:
    """Words with alternatives as a pattern; an empty one takes the blank behind it along."""
    pattern, place = "", 0
    for choice in _CHOICE.finditer(words):
        pattern += re.escape(words[place : choice.start()])
        place = choice.end()
        options = choice.group(1).split("|")
        listed = "|".join(re.escape(one) for one in dict.fromkeys(options) if one)
        if "" not in options:
            pattern += f"(?:{listed})"
        elif words[place : place + 1] == " ":
            pattern, place = pattern + f"(?:(?:{listed}) )?", place + 1
        else:
            pattern += f"(?:{listed})?"
    pattern += re.escape(words[place:])
    if words[-1] == "}":
        return pattern + r"(?:(?<!\w)|(?!\w))"
    return pattern + (r"(?!\w)" if words[-1].isalnum() else "")
