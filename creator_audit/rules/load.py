"""TOML files -> `RulePack`. No post is looked at here."""

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources.abc import Traversable

from creator_audit import resources
from creator_audit.errors import RulePackError
from creator_audit.model.finding import Family
from creator_audit.model.rule import Citation, Jurisdiction, LabelTerm, Rule, RulePack
from creator_audit.model.terms import Terms
from creator_audit.rules.lexicons import FOLDER as LEXICONS
from creator_audit.rules.lexicons import LINKS_FILE, parse_lexicon, parse_links
from creator_audit.rules.packs import read_fold
from creator_audit.rules.read_examples import read_examples
from creator_audit.rules.read_jurisdiction import read_jurisdiction
from creator_audit.rules.read_rule import read_citation, read_rule
from creator_audit.rules.read_terms import read_terms
from creator_audit.rules.tables import parse
from creator_audit.rules.validate import validate

FOLDERS = ("rules", "rules/disclosure", "rules/trust", "jurisdictions", "terms", "platforms")
EXAMPLES = ".examples.toml"


def load_pack(folder: Traversable | None = None) -> RulePack:
    """The shipped pack, or the one in `folder` (same tree as the shipped data).

    Raises `RulePackError` with file, line and field where a file is wrong.
    """
    if folder is None:
        return _shipped()
    pack = _load(folder)
    _read_rest(folder, pack)
    return pack


def load_tree(top: Traversable) -> RulePack:
    """The pack in any tree, its examples and lengths unread: what an analysis needs."""
    return _load(top)


@cache
def _shipped() -> RulePack:
    return _load(resources.root())


def label_terms(pack: RulePack) -> tuple[LabelTerm, ...]:
    """Every form of words any jurisdiction has a view on, each once, for the scan."""
    seen: dict[tuple[str, str], LabelTerm] = {}
    for code in sorted(pack.jurisdictions):
        for label in pack.jurisdictions[code].labels:
            seen.setdefault((label.term, label.language), label)
    return tuple(seen.values())


def data_files(top: Traversable, folder: str, suffix: str = ".toml") -> Iterator[Traversable]:
    """Files of one folder of the pack in order of name; nothing where the folder is absent."""
    place = top
    for step in folder.split("/"):
        place = place / step
    if place.is_dir():
        entries = sorted(place.iterdir(), key=lambda entry: entry.name)
        yield from (entry for entry in entries if entry.name.endswith(suffix) and entry.is_file())


def _load(top: Traversable) -> RulePack:
    digest = sha256()
    texts: dict[str, str] = {}
    for folder in FOLDERS:
        for entry in data_files(top, folder):
            name = f"{folder}/{entry.name}"
            texts[name] = _read(entry, name)
            digest.update(f"{name}\0{texts[name]}\0".encode())
    if not texts:
        raise RulePackError("No rules or no jurisdictions were found here.", file=str(top))
    pack = _assemble(texts, digest.hexdigest())
    validate(pack, texts)
    return pack


def _read_rest(top: Traversable, pack: RulePack) -> None:
    """Reads what no pack holds, so that slips in lengths, words or examples are found as well."""
    for entry in data_files(top, LEXICONS):
        name = f"{LEXICONS}/{entry.name}"
        read = parse_links if entry.name == LINKS_FILE else parse_lexicon
        text = _read(entry, name)
        try:
            read(text, name)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise RulePackError(
                f"A value is missing or of a wrong kind: {error}.", file=name
            ) from error
    for entry in data_files(top, "platforms"):
        name = f"platforms/{entry.name}"
        for fold in parse(_read(entry, name), name).tables("fold"):
            read_fold(fold, entry.name.removesuffix(".toml"))
    known = pack.rules.keys() | pack.jurisdictions.keys()
    for folder in ("rules/disclosure", "rules/trust", "jurisdictions"):
        for entry in data_files(top, folder, EXAMPLES):
            name = f"{folder}/{entry.name}"
            read_examples(_read(entry, name), name)
            if entry.name.removesuffix(EXAMPLES) not in known:
                raise RulePackError("These examples belong to no rule or country.", file=name)


def _read(entry: Traversable, name: str) -> str:
    try:
        return entry.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulePackError("This file cannot be read as UTF-8 text.", file=name) from error


def _assemble(texts: dict[str, str], digest: str) -> RulePack:
    rules: dict[str, Rule] = {}
    citations: dict[str, Citation] = {}
    jurisdictions: dict[str, Jurisdiction] = {}
    contracts: dict[str, Terms] = {}
    for name, text in texts.items():
        folder, _, file = name.rpartition("/")
        if file.endswith(EXAMPLES) or folder == "platforms":
            continue
        table = parse(text, name)
        if folder == "rules":
            found = tuple(read_citation(entry) for entry in table.tables("citations"))
            table.close()
        elif folder == "jurisdictions":
            jurisdiction, found = read_jurisdiction(table)
            _unique(jurisdictions, jurisdiction.code, name)
            jurisdictions[jurisdiction.code] = jurisdiction
        elif folder == "terms":
            terms, found = read_terms(table)
            contracts[terms.id] = terms
        else:
            rule, found = read_rule(table, Family(folder.rpartition("/")[2])), ()
            _unique(rules, rule.id, name)
            rules[rule.id] = rule
        for citation in found:
            _unique(citations, citation.id, name)
            citations[citation.id] = citation
    if not rules or not jurisdictions:
        raise RulePackError("No rules or no jurisdictions were found here.", file="rules")
    version = max(jurisdiction.version for jurisdiction in jurisdictions.values())
    return RulePack(version, digest, rules, jurisdictions, citations, contracts)


def _unique(known: object, key: str, file: str) -> None:
    if isinstance(known, dict) and key in known:
        raise RulePackError(f"The id `{key}` is already taken.", file=file, field="id")
