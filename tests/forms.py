"""The form of a finished file as pypdf reads it: fields by name, with their widgets and elements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True, slots=True)
class Widget:
    """One widget of a field, on a page counted from 0."""

    page: int
    told: str
    rect: tuple[float, float, float, float]
    states: frozenset[str]
    holder: Any
    """The element of the structure tree that the parent tree gives for it."""
    body: Any


@dataclass(frozen=True, slots=True)
class Field:
    """One field."""

    name: str
    kind: str
    """`text`, `tick`, or `one-of-many`."""
    told: str
    flags: int
    widgets: tuple[Widget, ...]
    body: Any

    @property
    def widget(self) -> Widget:
        """The only one."""
        (one,) = self.widgets
        return one


def form_of(path: Path) -> Any:
    """The interactive form; None where there is none."""
    found = PdfReader(path).root_object.get("/AcroForm")
    return found.get_object() if found is not None else None


def fields(path: Path) -> dict[str, Field]:
    """The fields of a file by their names, in the order of its form."""
    reader = PdfReader(path)
    root: Any = reader.root_object
    form = root.get("/AcroForm")
    pages = {one.indirect_reference.idnum: at for at, one in enumerate(reader.pages) if one.indirect_reference}
    shown = {
        reference.idnum: pages[page.indirect_reference.idnum]
        for page in reader.pages
        if page.indirect_reference
        for reference in page.get("/Annots", ())
    }
    parents = dict(_numbers(root["/StructTreeRoot"]["/ParentTree"]))
    found = {}
    for reference in form["/Fields"] if form else ():
        body = reference.get_object()
        kids = body.get("/Kids", [reference])
        widgets = tuple(_widget(kid, shown[kid.idnum], parents) for kid in kids)
        name = str(body["/T"])
        assert name not in found, name
        found[name] = Field(name, _kind(body), str(body["/TU"]), int(body.get("/Ff", 0)), widgets, body)
    return found


def _widget(reference: Any, page: int, parents: dict[int, Any]) -> Widget:
    body = reference.get_object()
    normal = body["/AP"]["/N"].get_object()
    states = frozenset(normal) if body.get("/AS") else frozenset()
    rect = tuple(float(edge) for edge in body["/Rect"])
    holder = parents[int(body["/StructParent"])].get_object()
    return Widget(page, str(body["/TU"]), rect, states, holder, body)  # type: ignore[arg-type]


def _kind(body: Any) -> str:
    if body["/FT"] == "/Tx":
        return "text"
    return "one-of-many" if int(body.get("/Ff", 0)) & (1 << 15) else "tick"


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    for kid in tree.get("/Kids", ()):
        yield from _numbers(kid.get_object())
    rows = tree.get("/Nums", ())
    yield from zip(map(int, rows[::2]), rows[1::2], strict=True)


def tab_order(path: Path) -> list[tuple[int, str]]:
    """The page and the description of each widget, as the pages list their annotations."""
    return [
        (at, str(body["/TU"]))
        for at, page in enumerate(PdfReader(path).pages)
        for reference in page.get("/Annots", ())
        if (body := reference.get_object())["/Subtype"] == "/Widget"
    ]
