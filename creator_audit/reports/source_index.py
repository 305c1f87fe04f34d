"""Numbers for the sources of a report: named in full once, cited as S1, S2 … everywhere else."""

from collections.abc import Iterable

from creator_audit.queries.findings import CitationLine
from creator_audit.reports.facts import ReportFacts

_LONGEST = 44


class SourceIndex:
    """Every source a report uses, in order of first use."""

    def __init__(self, facts: ReportFacts) -> None:
        self._numbers: dict[str, int] = {}
        self.lines: list[CitationLine] = []
        for rule in facts.rules:
            self._take(line for _, line in rule.sources)
        for finding in (*facts.findings, *facts.risks, *facts.decided):
            self._take(finding.citations)

    def _take(self, lines: Iterable[CitationLine]) -> None:
        for line in lines:
            if line.id not in self._numbers:
                self.lines.append(line)
                self._numbers[line.id] = len(self.lines)

    def number(self, line: CitationLine) -> str:
        """The source's number, as ``S3``."""
        return f"S{self._numbers[line.id]}"

    def numbers(self, lines: Iterable[CitationLine]) -> str:
        """Numbers of several sources, each once, in rising order."""
        wanted = sorted({self._numbers[line.id] for line in lines})
        return ", ".join(f"S{number}" for number in wanted)

    def cite(self, lines: Iterable[CitationLine]) -> str:
        """Numbers with the place in the text, as ``S2 16 CFR 255.5; S7 CAP Code, section 2``."""
        every = {self._numbers[line.id]: line for line in lines}
        return "; ".join(f"S{number}\u00a0{short_name(every[number])}" for number in sorted(every))


def short_name(line: CitationLine) -> str:
    """The place in the text where it says enough by itself, else the opening of the title."""
    title = line.title.split(": ")[0]
    if line.locator and any(sign.isalpha() and sign.isupper() for sign in line.locator):
        title = line.locator
    elif line.locator:
        title = f"{title}, {line.locator}"
    return title if len(title) <= _LONGEST else title[: _LONGEST - 2].rsplit(" ", 1)[0] + " …"


def full_name(line: CitationLine) -> str:
    """Publisher, title and place."""
    head = f"{line.publisher}: " if line.publisher else ""
    place = f", {line.locator}" if line.locator else ""
    return f"{head}{line.title}{place}"
