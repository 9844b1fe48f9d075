"""Grafted pages attached: their elements become nodes of our tree, their pages placements that wait to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sheetbuilder.foreign.graft.found import Below, Claimed, Fillable, FoundElement, FoundRun, Goal, Held
from sheetbuilder.foreign.graft.levels import levels
from sheetbuilder.layout.flow.pages import Bookmark
from sheetbuilder.layout.imported import (
    ImportedArea,
    ImportedElement,
    ImportedPage,
    ImportedWidget,
    Rectangle,
    SharedResources,
    Value,
)
from sheetbuilder.layout.items import Inset
from sheetbuilder.layout.roles import Mark, Node, Role
from sheetbuilder.values import replace

if TYPE_CHECKING:
    from sheetbuilder.foreign.graft.taking import Graft


@dataclass(frozen=True, slots=True)
class ImportedPlacement:
    """A page that waits to be shown, once."""

    page: ImportedPage
    mark: Mark | None
    """What a page without tags belongs to."""

    def inset(self, x: float, y: float, width: float, height: float) -> Inset:
        """The page as large as a rectangle allows, in its middle; y is its top."""
        scale = min(width / self.page.width, height / self.page.height)
        own = self.page.width * scale, self.page.height * scale
        return Inset(x + (width - own[0]) / 2, y + (height - own[1]) / 2, *own, self.page, self.mark)


@dataclass(frozen=True, slots=True)
class Attached:
    """What hangs in our tree now."""

    placements: tuple[ImportedPlacement, ...]
    """One for each chosen page, in order."""
    outline: tuple[Bookmark, ...]
    """The file's own outline, as far as it leads to these pages; levels count from 0."""


def attach(graft: Graft, parent: Node, prefix: str, *, level: int, language: str) -> Attached:
    """Hang the file's elements under a node, its highest heading at `level` (from 1), nothing skipped below it.

    `prefix` is a word in ASCII that nothing else in the document has: names of places and elements begin with it.
    `language` is the document's.
    """
    return _Attaching(graft, prefix, level, language).attached(parent)


class _Attaching:
    def __init__(self, graft: Graft, prefix: str, level: int, language: str) -> None:
        self._graft = graft
        self._found = graft.found
        self._prefix = prefix
        self._language = language
        self._levels = levels(graft.found, level)
        self._identifiers: dict[str, str] = {}
        """What elements of a run are called with us, by their names in the file; a page that comes twice has two."""
        self._pages = self._guests()
        self._fields = [
            replace(each, name=f"{prefix}-field-{index}") for index, each in enumerate(graft.found.fields, 1)
        ]

    def attached(self, parent: Node) -> Attached:
        marks: list[Mark | None] = [None] * len(self._pages)
        if self._found.tagged:
            for run in self._found.runs:
                self._run(run, parent)
        else:
            for place, page in enumerate(self._graft.pages):
                alt = self._graft.alts.get(page.number, "")
                marks[place] = parent.add(Role.FIGURE, alt=alt).mark()
        placements = tuple(ImportedPlacement(page, mark) for page, mark in zip(self._pages, marks, strict=True))
        outline = tuple(Bookmark(line.level, line.title, self._anchor(line.goal)) for line in self._found.outline)
        return Attached(placements, outline)

    def _guests(self) -> tuple[ImportedPage, ...]:
        cuts = {cut.number: cut for cut in self._found.cuts}
        shared = SharedResources(self._found.shared)
        goals = [line.goal for line in self._found.outline]
        goals += [link.goal for link in self._found.links if link.goal is not None]
        anchors: dict[int, dict[str, float]] = {}
        for goal in goals:
            anchors.setdefault(goal.place, {})[self._anchor(goal)] = goal.height
        return tuple(
            ImportedPage(
                shared,
                cuts[number].forms,
                cuts[number].width,
                cuts[number].height,
                self._found.tagged,
                anchors.get(place, {}),
                self._graft.keeps_pdfa(place),
                self._graft.keeps_pdfua(place),
            )
            for place, number in enumerate(self._found.chosen)
        )

    def _anchor(self, goal: Goal) -> str:
        return f"{self._prefix}-page-{goal.place + 1}-{round(goal.height)}"

    # The tree

    def _run(self, run: FoundRun, parent: Node) -> None:
        """Elements of pages that follow each other, under one part, which the file's Document becomes."""
        self._identifiers = {
            element.identifier: f"{self._prefix}-{index}"
            for index, element in reversed(list(self._below(run.tops)))
            if element.identifier
        }
        language = self._found.language if self._found.language != self._language else ""
        if [self._found.elements[index].role for index in run.tops] == ["Document"]:
            self._element(run.tops[0], parent, language)
            return
        part = parent.add(Role.PART, language=language or None)
        for index in run.tops:
            self._element(index, part)

    def _below(self, indices: Iterable[int]) -> Iterator[tuple[int, FoundElement]]:
        """Elements and all that stands below them, in reading order."""
        for index in indices:
            element = self._found.elements[index]
            yield index, element
            yield from self._below(kid.element for kid in element.kids if isinstance(kid, Below))

    def _element(self, index: int, parent: Node, language: str = "") -> None:
        element = self._found.elements[index]
        node = parent.add(
            self._role(index, element),
            title=element.title or None,
            alt=element.alt,
            language=element.language or language or None,
        )
        areas: list[ImportedArea] = []
        for kid in element.kids:
            if isinstance(kid, Below):
                self._element(kid.element, node)
            elif isinstance(kid, Claimed):
                node.imported_mark(self._pages[kid.place], kid.form, kid.number)
            elif isinstance(kid, Fillable):
                # A field stands alone in its element (ISO 14289-1, 7.18.4).
                holder = node if node.role is Role.FORM else node.add(Role.FORM, alt=element.alt)
                holder.imported = ImportedElement(widget=self._widget(kid))
            elif node.role is Role.LINK:
                areas.append(self._area(kid))
            else:  # a link belongs into an element of its own (ISO 14289-1, 7.18.5)
                node.add(Role.LINK).imported = ImportedElement(areas=(self._area(kid),))
        node.imported = ImportedElement(
            actual=element.actual,
            expansion=element.expansion,
            identifier=self._identifier(index, element),
            attributes=dict(self._attributes(element)),
            box=self._box(element),
            areas=tuple(areas),
            widget=node.imported.widget if node.imported is not None else None,
        )

    def _role(self, index: int, element: FoundElement) -> Role:
        if index in self._levels:
            return self._levels[index]
        match element.role:
            case "Document":
                return Role.PART
            case "Link" if not any(isinstance(kid, Held) for kid in element.kids):
                return Role.SPAN  # it leads nowhere any more, but its words are read
            case "Form" if len(element.kids) == 1 and isinstance(element.kids[0], Fillable):
                return Role.FORM
            case "Annot" | "Form" if "Role" not in element.attributes:
                return Role.SPAN
        return Role(element.role)

    def _identifier(self, index: int, element: FoundElement) -> str | None:
        if element.identifier:
            return f"{self._prefix}-{index}"
        # A note can be referred to (ISO 14289-1, 7.9).
        return f"{self._prefix}-{index}" if element.role == "Note" else None

    def _attributes(self, element: FoundElement) -> Iterator[tuple[str, Value]]:
        for name, value in element.attributes.items():
            if name != "Headers":
                yield name, value
                continue
            known = self._identifiers
            heads = [known[head] for head in value if head in known] if isinstance(value, tuple) else []
            if heads:
                yield name, tuple(heads)

    def _box(self, element: FoundElement) -> tuple[ImportedPage, Rectangle] | None:
        page = self._pages[element.place]
        if element.box is not None:
            return page, element.box
        return (page, (0.0, 0.0, page.width, page.height)) if element.role in ("Figure", "Formula") else None

    def _widget(self, kid: Fillable) -> ImportedWidget:
        widget = self._found.widgets[kid.widget]
        return ImportedWidget(
            self._pages[widget.place], widget.box, self._fields[widget.field], widget.states, widget.state
        )

    def _area(self, kid: Held) -> ImportedArea:
        link = self._found.links[kid.link]
        page = self._pages[link.place]
        target = f"#{self._anchor(link.goal)}" if link.goal is not None else link.address
        goal = "" if link.goal is None else f"{self._graft.path.stem}, {self._found.chosen[link.goal.place]}"
        return ImportedArea(page, link.box, target, link.contents or link.address or goal, link.quads)
