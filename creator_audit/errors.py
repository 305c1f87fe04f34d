"""The two kinds of failure a person can do something about; anything else is our bug."""


class UserError(Exception):
    """Something the user can mend: what happened, where, and what to do next.

    `str()` gives one line of plain sentences; the command line prints it and exits with 2.
    """

    def __init__(self, what: str, *, where: str = "", next_step: str = "") -> None:
        self.what = what
        self.where = where
        self.next_step = next_step
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} {self.next_step}".rstrip()


class RulePackError(UserError):
    """A data file of rules, labels or lexicons is wrong; names file, line and field."""

    def __init__(self, what: str, *, file: str, line: int | None = None, field: str = "") -> None:
        self.file = file
        self.line = line
        self.field = field
        where = file if line is None else f"{file}:{line}"
        if field:
            where = f"{where} [{field}]"
        super().__init__(what, where=where)
