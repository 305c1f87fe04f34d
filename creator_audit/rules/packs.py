"""Which facts apply to a post: a platform's fold on the day of the post."""

from datetime import date
from functools import cache, lru_cache

from creator_audit import resources
from creator_audit.model.post import PartRole, PostKind
from creator_audit.model.rule import Fold, SourceBasis
from creator_audit.rules.tables import Table, parse


def fold_for(platform: str, kind: str, role: str, day: date) -> int | None:
    """Characters (code points) seen before "more"; None: that text has no fold we know of."""
    fold = fold_facts(platform, kind, role, day)
    return None if fold is None else fold.visible_chars


@lru_cache(maxsize=8192)
def fold_facts(platform: str, kind: str, role: str, day: date) -> Fold | None:
    """The whole fact. Where several apply, one that names the kind of post comes first."""
    fits = [fold for fold in _folds(platform) if fold.applies(kind, role, day)]
    return next((fold for fold in fits if fold.kinds), fits[0] if fits else None)


@cache
def _folds(platform: str) -> tuple[Fold, ...]:
    if not platform.replace("_", "").replace("-", "").isalnum():
        return ()
    name = f"{platform}.toml"
    if name not in resources.names("platforms", ".toml"):
        return ()
    table = parse(resources.read_text(f"platforms/{name}"), f"platforms/{name}")
    return tuple(read_fold(entry, platform) for entry in table.tables("fold"))


def read_fold(table: Table, platform: str) -> Fold:
    """One ``[[fold]]`` table. Raises `RulePackError` where it is wrong."""
    kinds = table.strings("kinds")
    for kind in kinds:
        if kind not in tuple(PostKind):
            table.fail(f"`{kind}` is no kind of post.", "kinds")
    fold = Fold(
        platform=platform,
        surface=table.choice("surface", PartRole).value,
        kinds=kinds,
        visible_chars=table.integer("visible_chars"),
        near_chars=table.integer("near_chars", 0),
        source=table.string("source"),
        basis=table.choice("basis", SourceBasis, SourceBasis.SUMMARY),
        effective_from=table.day("from"),
        effective_to=table.day("to"),
    )
    table.close()
    return fold
