"""What the next undo and redo would do, by name."""

from creator_audit.queries.reader import Reader


def undo_names(reader: Reader) -> tuple[str, str]:
    """Names of the next undo and the next redo, empty where there is none."""
    return _label(reader, "max", 0), _label(reader, "min", 1)


def _label(reader: Reader, pick: str, undone: int) -> str:
    found = reader.value(
        f'SELECT label FROM journal WHERE "group" ='
        f' (SELECT {pick}("group") FROM journal WHERE undone = ?) LIMIT 1',
        (undone,),
    )
    return str(found or "")
