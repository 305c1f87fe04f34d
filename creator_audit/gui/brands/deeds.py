"""What can be done with a brand: edit, merge, split, ignore, name rivals. All can be undone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from creator_audit.gui.brands import edit_state as state
from creator_audit.gui.brands.dialogs import BrandForm, ChoiceDialog, MergeDialog, SplitDialog
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.words import count
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.queries.brands import BrandLine, BrandPage

_TOML = "Brand file (*.toml)"
_BACK = "Ctrl+Z takes it back."


class BrandDeeds:
    """Asks what must be asked, then acts through the session."""

    def __init__(self, session: Session, parent: QWidget, shown: Callable[[str], object]) -> None:
        """`shown` is told the id of the brand to show once an operation is done."""
        self.session = session
        self._parent = parent
        self._shown = shown
        self.dialog: QDialog | None = None
        """The dialog opened last."""

    def _open(self, dialog: QDialog, act: Callable[[], None]) -> None:
        self.dialog = dialog
        dialog.accepted.connect(act)
        dialog.open()

    def _done(self, sentence: str) -> Callable[[object], None]:
        def tell(brand_id: object) -> None:
            self.session.say(f"{sentence} {_BACK}")
            if isinstance(brand_id, str):
                self._shown(brand_id)

        return tell

    def edit(self, brand: Brand, lines: Sequence[BrandLine]) -> None:
        """Show the form of a brand, or of a new one (its id is empty)."""
        categories = sorted({line.brand.category for line in lines if line.brand.category})
        form = BrandForm(brand, categories, self._parent)
        self._open(
            form,
            lambda: self.session.act(
                "save_brand", self._done(f"{form.brand.name} saved."), brand=form.brand
            ),
        )

    def merge(self, brand: Brand, lines: Sequence[BrandLine]) -> None:
        """Choose brands that are the same as this one."""
        dialog = MergeDialog(brand, state.others(lines, brand.id), self._parent)

        def act() -> None:
            keep, gone = dialog.plan
            self.session.act("merge_brands", self._done("Merged."), keep=keep, others=gone)

        self._open(dialog, act)

    def split(self, brand: Brand) -> None:
        """Choose names that are a brand of their own."""
        dialog = SplitDialog(brand, self._parent)

        def act() -> None:
            name = dialog.name.text().strip()
            self.session.act(
                "split_brand",
                self._done(f"{name} split off."),
                from_id=brand.id,
                name=name,
                moved=dialog.ticked,
            )

        self._open(dialog, act)

    def ignore(self, brand: Brand) -> None:
        """Leave a name out, or take an ignored one back in."""
        is_ignored = brand.role is not HandleRole.IGNORED
        told = f"{brand.name} ignored." if is_ignored else f"{brand.name} is a brand again."
        self.session.act("ignore_brand", self._done(told), of=brand.id, is_ignored=is_ignored)

    def name_rivals(self, page: BrandPage, lines: Sequence[BrandLine]) -> None:
        """Tick the rivals of a brand; those of its category are ticked until it is taken away."""
        brand = page.line.brand
        alike = state.of_its_category(page)
        dialog = ChoiceDialog(
            f"Rivals of {brand.name}",
            "Brands of the same category count as rivals unless their tick is taken away.",
            state.others(lines, brand.id),
            "Save",
            ticked=state.named_rivals(page) | state.rivals_by_category(page),
            may_be_none=True,
            parent=self._parent,
        )
        self._open(
            dialog,
            lambda: self.session.act(
                "set_rivals",
                lambda _n: self.session.say(f"Rivals of {brand.name} saved. {_BACK}"),
                of=brand.id,
                rivals=tuple(one for one in dialog.ticked if one not in alike),
                not_rivals=tuple(sorted(alike - set(dialog.ticked))),
            ),
        )

    def ask_import(self) -> None:
        """Take brands and rivals over from a brand file."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, "Import brands", "", _TOML)
        if name:
            self.session.act(
                "import_brands",
                lambda number: self.session.say(f"{count(number, 'brand', 'brands')} imported."),
                path=Path(name),
            )

    def ask_export(self) -> None:
        """Write the directory as a brand file."""
        name, _kind = QFileDialog.getSaveFileName(
            self._parent, "Export brands", "brands.toml", _TOML
        )
        if name:
            self.session.act(
                "export_brands",
                lambda number: self.session.say(f"{count(number, 'brand', 'brands')} written."),
                path=Path(name),
            )
