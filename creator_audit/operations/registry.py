"""All operations by name, so that a work process can be told which one to run."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from creator_audit.operations.changes import Changes
from creator_audit.progress import Progress

if TYPE_CHECKING:
    from creator_audit.store.database import Store


@dataclass(frozen=True, slots=True)
class Operation:
    """Where an operation lives, and whether it belongs into the work process.

    Its function is called as ``function(store, progress, **arguments)`` and returns the result
    (which must survive pickling) and the `Changes` it made.
    """

    module: str
    function: str
    is_long: bool = False

    def load(self) -> Callable[..., tuple[Any, Changes]]:
        """The function; imported on first use."""
        loaded: Callable[..., tuple[Any, Changes]] = getattr(
            import_module(f"creator_audit.operations.{self.module}"), self.function
        )
        return loaded


OPERATIONS: dict[str, Operation] = {
    "import_archives": Operation("import_archive", "import_archives", is_long=True),
    "import_captions": Operation("import_captions", "import_captions", is_long=True),
    "recognise_archives": Operation("recognise_archives", "recognise_archives", is_long=True),
    "import_one": Operation("import_one", "import_one", is_long=True),
    "settle_import": Operation("import_one", "settle_import", is_long=True),
    "undo_import": Operation("import_archive", "undo_import", is_long=True),
    "analyse": Operation("analyse_posts", "analyse", is_long=True),
    "set_countries": Operation("edit_settings", "set_countries", is_long=True),
    "set_time_zone": Operation("edit_settings", "set_time_zone", is_long=True),
    "set_learning": Operation("edit_settings", "set_learning", is_long=True),
    "set_name_roles": Operation("edit_brand", "set_name_roles", is_long=True),
    "save_brand": Operation("brand_directory", "save_brand", is_long=True),
    "merge_brands": Operation("brand_directory", "merge_brands", is_long=True),
    "split_brand": Operation("brand_directory", "split_brand", is_long=True),
    "ignore_brand": Operation("brand_directory", "ignore_brand", is_long=True),
    "set_rivals": Operation("brand_directory", "set_rivals", is_long=True),
    "import_brands": Operation("edit_brand", "import_brands", is_long=True),
    "export_brands": Operation("edit_brand", "export_brands"),
    "record_deal": Operation("record_deal", "record_deal", is_long=True),
    "remove_deal": Operation("record_deal", "remove_deal", is_long=True),
    "import_deals": Operation("record_deal", "import_deals", is_long=True),
    "preview_deal_list": Operation("import_deal_list", "preview_deal_list"),
    "import_deal_list": Operation("import_deal_list", "import_deal_list", is_long=True),
    "export_deals": Operation("record_deal", "export_deals"),
    "answer_label": Operation("answer_label", "answer_label", is_long=True),
    "review": Operation("review_finding", "review"),
    "correct_class": Operation("correct_post", "correct_class"),
    "set_relation": Operation("correct_post", "set_relation"),
    "undo": Operation("undo", "undo"),
    "redo": Operation("undo", "redo"),
    "export_report": Operation("export_report", "export_report", is_long=True),
    "preview_report": Operation("preview_report", "preview_report", is_long=True),
    "save_report": Operation("preview_report", "save_report", is_long=True),
    "audit_clients": Operation("audit_clients", "audit_clients", is_long=True),
    "hand_over": Operation("hand_over", "hand_over_client", is_long=True),
    "take_over": Operation("hand_over", "take_over_client", is_long=True),
    "export_reviews": Operation("exchange_reviews", "export_reviews"),
    "import_reviews": Operation("exchange_reviews", "import_reviews"),
}


def run(name: str, store: "Store", progress: Progress, /, **arguments: Any) -> tuple[Any, Changes]:  # noqa: ANN401
    """Run the operation `name`. Raises `KeyError` for a name that is none (our bug)."""
    return OPERATIONS[name].load()(store, progress, **arguments)
