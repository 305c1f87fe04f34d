"""Section on the method: steps, rules with versions, verdicts by country, accuracy, hand checks."""

from creator_audit.queries.shares import FEWEST_FOR_SHARE
from creator_audit.reports import blocks
from creator_audit.reports.blocks import CLASSES, Block
from creator_audit.reports.facts import AccuracyFacts, ReportFacts
from creator_audit.reports.sections.answers import VERDICTS, class_count
from creator_audit.reports.words import Words, plain


def judged(facts: ReportFacts, words: Words, numbers: dict[str, str]) -> Block:
    """How the findings came about, in plain words."""
    steps = [
        plain(_fill(step, numbers))
        for step in words.find("judged.step_list")
        if isinstance(step, str)
    ]
    parts = [
        blocks.side(words.say("judged.steps"), blocks.items(steps, prefix="P")),
        blocks.side(words.say("judged.packs"), *_packs_in_use(facts), _packs(facts, words)),
    ]
    if facts.by_jurisdiction:
        parts.append(blocks.side(words.say("judged.by_country"), _by_country(facts, words)))
    parts += [
        blocks.side(words.say("judged.accuracy"), *_accuracy(facts, words)),
        blocks.side(words.say("judged.hand"), _hand(facts, words)),
        blocks.side(words.say("judged.engine"), _engine(facts, words)),
    ]
    return blocks.section("judged", words.say("judged.heading"), parts)


def _fill(sentence: str, numbers: dict[str, str]) -> str:
    for key, number in numbers.items():
        sentence = sentence.replace("{" + key + "}", number)
    return sentence


def _packs_in_use(facts: ReportFacts) -> list[Block]:
    """Which packs the rules come from, and their age where it should be known."""
    told = f"{facts.rules_words}." if facts.rules_words else ""
    return [blocks.paragraph(plain(line)) for line in (told, facts.rules_age) if line]


def _packs(facts: ReportFacts, words: Words) -> Block:
    rows = [
        [
            blocks.cell(pack.name or words.name("jurisdiction", pack.code)),
            blocks.cell(pack.version),
            blocks.cell("; ".join(pack.sources[:4])),
            blocks.cell(
                words.day(pack.checked_on.isoformat(), short=True) if pack.checked_on else "–"
            ),
        ]
        for pack in facts.packs
    ]
    columns = [
        blocks.column(words.say("judged.jurisdiction"), "28mm"),
        blocks.column(words.say("judged.version"), "17mm"),
        blocks.column(words.say("judged.sources")),
        blocks.column(words.say("judged.as_of"), "19mm", "right"),
    ]
    return blocks.table(words.say("judged.packs_table"), columns, rows)


def _by_country(facts: ReportFacts, words: Words) -> Block:
    rows = []
    for code, verdicts in facts.by_jurisdiction:
        found = dict(verdicts)
        figures = [blocks.cell(found.get(name, 0)) for name in VERDICTS]
        rows.append([blocks.cell(words.name("jurisdiction", code)), *figures])
    titles = (words.name("verdict", name) for name in VERDICTS)
    columns = [
        blocks.column(words.say("judged.jurisdiction")),
        *blocks.numbers(*titles, width="22mm"),
    ]
    return blocks.table(
        words.say("judged.by_country_table"),
        columns,
        rows,
        foot=words.say("judged.by_country_foot"),
    )


def _accuracy(facts: ReportFacts, words: Words) -> list[Block]:
    human = blocks.note(words.say("judged.accuracy_human"))
    if not facts.accuracy:
        none = words.runs("judged.accuracy_none", version=facts.app_version)
        return [blocks.paragraph(none), human]
    rows = []
    for figure in facts.accuracy:
        is_class = figure.name in CLASSES
        here = class_count(facts.counts, figure.name) if is_class else "–"
        rows.append(
            [
                blocks.cell(words.name("class", figure.name)),
                blocks.cell(figure.tested),
                blocks.cell(here),
                blocks.cell(_rate(figure, figure.precision, words)),
                blocks.cell(_rate(figure, figure.recall, words)),
            ]
        )
    columns = [
        blocks.column(words.say("judged.class")),
        *blocks.numbers(words.say("judged.tested"), words.say("judged.here"), width="21mm"),
        *blocks.numbers(words.say("judged.precision"), words.say("judged.recall"), width="31mm"),
    ]
    shown = blocks.table(
        words.say("judged.accuracy_table"), columns, rows, foot=facts.accuracy_note
    )
    return [shown, human]


def _rate(figure: AccuracyFacts, rate: tuple[float, float, float] | None, words: Words) -> str:
    if rate is None or figure.tested < FEWEST_FOR_SHARE:
        return words.say("judged.few")
    value, low, high = (round(100 * part) for part in rate)
    return f"{value}\u00a0% ({low} to {high})"


def _hand(facts: ReportFacts, words: Words) -> Block:
    if not facts.decided and not facts.classes_changed:
        return blocks.paragraph(words.runs("judged.hand_none"))
    said = words.runs("judged.hand_text", len(facts.decided))
    if facts.classes_changed:
        said += [*plain(" "), *words.runs("judged.hand_classes", facts.classes_changed)]
    return blocks.paragraph(said)


def _engine(facts: ReportFacts, words: Words) -> Block:
    return blocks.paragraph(
        words.runs(
            "judged.engine_text",
            version=facts.app_version,
            rules=facts.rules_version,
            digest=facts.rules_digest[:12],
        )
    )
