"""Several compiled parts become one tagged file: pages, structure, bookmarks.

Memory grows with the length of one compilation, so long reports are compiled in parts. Each part
has its own structure tree; here the trees are hung under one root, with their keys moved apart.
"""

import io
from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Object, OutlineItem, Pdf, Stream, String

Bookmark = tuple[str, int, list[Any]]
"""Title, page index, bookmarks beneath."""


def open_pdf(content: bytes) -> Pdf:
    """A PDF from memory."""
    return Pdf.open(io.BytesIO(content))


def bookmarks(pdf: Pdf) -> list[Bookmark]:
    """The outline with page indexes."""
    places = {page.objgen: index for index, page in enumerate(pdf.pages)}

    def listed(items: list[OutlineItem]) -> list[Bookmark]:
        return [(item.title, _page_of(item, places), listed(list(item.children))) for item in items]

    with pdf.open_outline() as outline:
        return listed(list(outline.root))


def join(parts: list[bytes]) -> Pdf:
    """One file of all parts, in order. The first gives title, language and attachments."""
    joined = open_pdf(parts[0])
    root = joined.Root.StructTreeRoot
    top = _document(root)
    parents = list(_pairs(root.get("/ParentTree"), "/Nums"))
    names = list(_pairs(root.get("/IDTree"), "/Names"))
    further: list[Bookmark] = []
    for number, part in enumerate(parts[1:], 1):
        source = open_pdf(part)
        step = max((int(key) for key, _ in parents), default=-1) + 1
        _move_keys(source, step, f"p{number}-")
        first = len(joined.pages)
        further += _shifted(bookmarks(source), first)
        # Pages first: the structure copied after them then points at the copies.
        joined.pages.extend(source.pages)
        copied = joined.copy_foreign(source.Root.StructTreeRoot)
        _hang(copied, top)
        parents += [(int(key) + step, value) for key, value in _pairs(copied.ParentTree, "/Nums")]
        names += list(_pairs(copied.get("/IDTree"), "/Names"))
    _write_trees(joined, parents, names)
    _append(joined, further)
    return joined


def _page_of(item: OutlineItem, places: dict[Any, int]) -> int:
    target: Any = item.destination
    if target is None and item.action is not None:
        target = item.action.get("/D")
    page = target[0] if isinstance(target, Array) and len(target) else None
    return places.get(page.objgen, 0) if isinstance(page, Dictionary) else 0


def _document(root: Object) -> Object:
    return root.K[0] if isinstance(root.K, Array) else root.K


def _pairs(tree: Any, leaf: str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - any PDF object
    if tree is None:
        return
    if leaf in tree:
        entries = list(tree[leaf])
        yield from zip(entries[::2], entries[1::2], strict=True)
    for child in tree.get("/Kids", ()):
        yield from _pairs(child, leaf)


def _move_keys(source: Pdf, step: int, prefix: str) -> None:
    """Keys into the parent tree go up by `step`; ids of table cells get the prefix."""
    for thing in source.objects:
        if not isinstance(thing, Dictionary | Stream):
            continue
        for key in ("/StructParents", "/StructParent"):
            if key in thing:
                thing[key] = int(thing[key]) + step
        if "/S" in thing and "/ID" in thing:
            thing["/ID"] = String(prefix.encode() + bytes(thing["/ID"]))
        if "/S" in thing and "/A" in thing:
            _prefix_headers(thing["/A"], prefix)
    root = source.Root.StructTreeRoot
    if "/IDTree" in root:
        _prefix_names(root.IDTree, prefix)


def _prefix_headers(attributes: Any, prefix: str) -> None:  # noqa: ANN401 - any PDF object
    for attribute in attributes if isinstance(attributes, Array) else [attributes]:
        if isinstance(attribute, Dictionary) and "/Headers" in attribute:
            attribute["/Headers"] = Array(
                [String(prefix.encode() + bytes(name)) for name in attribute["/Headers"]]
            )


def _prefix_names(tree: Any, prefix: str) -> None:  # noqa: ANN401 - any PDF object
    if "/Names" in tree:
        entries = list(tree["/Names"])
        for place in range(0, len(entries), 2):
            entries[place] = String(prefix.encode() + bytes(entries[place]))
        tree["/Names"] = Array(entries)
    for child in tree.get("/Kids", ()):
        _prefix_names(child, prefix)


def _hang(root: Object, top: Object) -> None:
    document = _document(root)
    children = list(document.K) if isinstance(document.K, Array) else [document.K]
    for child in children:
        child["/P"] = top
        top.K.append(child)


def _write_trees(joined: Pdf, parents: list[tuple[Any, Any]], names: list[tuple[Any, Any]]) -> None:
    root = joined.Root.StructTreeRoot
    parents.sort(key=lambda pair: int(pair[0]))
    flat = [item for key, value in parents for item in (int(key), value)]
    root["/ParentTree"] = joined.make_indirect(Dictionary(Nums=Array(flat)))
    root["/ParentTreeNextKey"] = int(parents[-1][0]) + 1 if parents else 0
    if not names:
        return
    names.sort(key=lambda pair: bytes(pair[0]))
    listed = Array([item for key, value in names for item in (String(bytes(key)), value)])
    limits = Array([String(bytes(names[0][0])), String(bytes(names[-1][0]))])
    leaf = joined.make_indirect(Dictionary(Names=listed, Limits=limits))
    root["/IDTree"] = joined.make_indirect(Dictionary(Kids=Array([leaf])))


def _shifted(marks: list[Bookmark], by: int) -> list[Bookmark]:
    return [(title, page + by, _shifted(below, by)) for title, page, below in marks]


def _append(joined: Pdf, marks: list[Bookmark]) -> None:
    def made(mark: Bookmark) -> OutlineItem:
        item = OutlineItem(mark[0], mark[1])
        item.children.extend(made(below) for below in mark[2])
        return item

    with joined.open_outline() as outline:
        outline.root.extend(made(mark) for mark in marks)
