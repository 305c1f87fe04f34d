"""Which archives and records of an import could not be read, a sentence each."""

from creator_audit.operations.clients import Store
from creator_audit.operations.import_archive import ImportResult
from creator_audit.queries.imports import issues
from creator_audit.queries.reader import open_reader


def list_not_read(store: Store, result: ImportResult) -> tuple[str, ...]:
    """Failed archives first, then rejected records with file and place."""
    told = [failure.sentence for failure in result.failures]
    reader = open_reader(store.path)
    try:
        for source in result.sources:
            told += [
                f"{source.file}: {issue.member} {issue.pointer}: {issue.detail}"
                for issue in issues(reader, source.import_id)
                if issue.severity == "rejected"
            ]
    finally:
        reader.close()
    return tuple(told)
