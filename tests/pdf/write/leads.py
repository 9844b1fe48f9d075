"""All that leads from one place of a file to another, in words that hold for any file that says the same."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

_FIELD = ("/T", "/FT", "/V", "/MaxLen", "/DA", "/TU", "/Contents", "/Ff")


def leads(data: bytes) -> list[object]:
    """Annotations in the order of each page, the form, named destinations, the outline, references of elements."""
    return list(_Told(data).everything())


class _Told:
    def __init__(self, data: bytes) -> None:
        file: Any = PdfReader(io.BytesIO(data), strict=True)
        self._file = file
        self._root: Any = self._file.trailer["/Root"]
        self._pages = {page.indirect_reference.idnum: at for at, page in enumerate(self._file.pages)}
        rows = self._root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        self._parents = {int(key): value for key, value in zip(rows[::2], rows[1::2], strict=True)}

    def everything(self) -> Iterator[object]:
        for at, page in enumerate(self._file.pages):
            # Whose marks a page has; which of them comes first is each writer's own affair.
            yield at, sorted(map(str, map(_element, self._parents[page["/StructParents"]].get_object())))
            for each in page.get("/Annots", ()):
                yield at, *self._annotation(each.get_object())
        form = self._root.get("/AcroForm")
        if form is not None:
            fields = [each.get_object() for each in form["/Fields"]]
            yield (
                [(each["/T"], each["/TU"], len(each.get("/Kids", ()))) for each in fields],
                sorted(form["/DR"]["/Font"]),
            )
        names = self._root["/Names"]["/Dests"]["/Names"] if "/Names" in self._root else []
        yield from ((name, self._goal(goal)) for name, goal in zip(names[::2], names[1::2], strict=True))
        yield from self._lines(self._root.get("/Outlines", {}).get("/First"))
        yield from self._elements(self._root["/StructTreeRoot"]["/K"])

    def _annotation(self, each: Any) -> Iterator[object]:
        yield each["/Subtype"], [round(float(edge), 2) for edge in each["/Rect"]]
        yield [each.get(key) for key in _FIELD]
        yield each["/Parent"]["/T"] if "/Parent" in each else None
        yield [*_appearances(each["/AP"]["/N"])] if "/AP" in each else None
        yield self._action(each), _element(self._parents[each["/StructParent"]])

    def _action(self, each: Any) -> object:
        action = each.get("/A", {})
        goals = each.get("/Dest"), action.get("/D"), action.get("/SD")
        return action.get("/URI"), [None if goal is None else self._goal(goal) for goal in goals]

    def _goal(self, goal: Any) -> object:
        goal = goal.get_object()
        if isinstance(goal, dict):
            return [self._goal(goal[key]) for key in ("/D", "/SD") if key in goal]
        at = goal[0].idnum
        return self._pages[at] if at in self._pages else _element(goal[0]), [str(each) for each in goal[1:]]

    def _lines(self, line: Any) -> Iterator[object]:
        while line is not None:
            yield line["/Title"], self._action(line)
            yield from self._lines(line.get("/First"))
            line = line.get("/Next")

    def _elements(self, element: Any) -> Iterator[object]:
        element = element.get_object()
        yield _element(element), [_element(each) for each in element.get("/Ref", ())]
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            below = kid.get_object()
            if isinstance(below, dict) and "/S" in below:
                assert below["/P"] == element, "whose kid it is, it knows"
                yield from self._elements(kid)


def _element(element: Any) -> tuple[object, ...]:
    element = element.get_object()
    above = element["/P"]
    told = element["/S"], element.get("/T"), element.get("/Alt"), str(element.get("/A")), "/NS" in element
    return *told, above.get("/S"), above.get("/T")


def _appearances(normal: Any) -> Iterator[tuple[str, bytes, str]]:
    states = {"": normal} if hasattr(normal, "get_data") else {name: normal[name] for name in sorted(normal)}
    yield from ((name, state.get_data(), str(state["/BBox"])) for name, state in states.items())
