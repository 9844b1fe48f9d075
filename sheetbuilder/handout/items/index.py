"""The index: core elements and sheets by name, with the pages where they are met."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Literal

from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.titled import bottom, titled
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.personal.sorting import collation
from sheetbuilder.layout.flow.bands import (
    Flow,
    TooTall,
    height,
    into_pages,
    items,
    kept_with_next,
    shifted,
    spaced,
)
from sheetbuilder.layout.items import Item
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words
from sheetbuilder.models.markup import Run
from sheetbuilder.templates.prose import Pagination, overflow, text_pages


class Index(RecipeItem):
    """Where to find what one remembers the name of."""

    late: ClassVar[bool] = True
    outside: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "index"}

    type: Literal["index"] = Field(description="Registeret over kerneelementer og ark; det laver sig selv.")
    title: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")

    def lay(self, item_context: ItemContext) -> Laid:
        """Two columns a page, over as many pages as it takes."""
        item_context = item_context.page()
        context, words = item_context.context, item_context.words
        title = self.title or words.index
        head, part = titled(item_context, title)
        if context.theme.format.large:
            return self._flowing(item_context, head, part)
        gutter = context.space("column-gutter")
        column = (context.theme.paper.content_width - gutter) / 2
        elements, sheets = self._elements(item_context, column, part), self._sheets(item_context, column, part)
        first = context.theme.paper.head + height(head) + context.space("under-page-title")
        end = bottom(item_context)

        def room(number: int) -> float:
            return end - (first if number < 2 else context.theme.paper.head)

        columns = [elements, sheets]
        if max(height(elements), height(sheets)) > room(0):
            try:
                columns = into_pages([*elements, *spaced(sheets, context.space("between-sections"))], room)
            except TooTall as too_tall:
                context.report(overflow(context, title, too_tall.excess, self.where))
                columns = []
        drafts = []
        for at in range(0, max(len(columns), 1), 2):
            drawn: list[Item] = [*items(head, 0, context.theme.paper.head)] if at == 0 else []
            top = first if at == 0 else context.theme.paper.head
            for index, rows in enumerate(columns[at : at + 2]):
                drawn += items(rows, index * (column + gutter), top)
            drafts.append(item_context.draft(drawn))
        return Laid((PageRun(tuple(drafts)),), (OutlineLine(item_context.depth, title, item_context.anchor),))

    def _flowing(self, item_context: ItemContext, head: Flow, part: Node) -> Laid:
        """The index in one column."""
        context, title = item_context.context, part.title or ""
        width = context.theme.paper.content_width
        flow = kept_with_next(head)
        for rows in (self._elements(item_context, width, part), self._sheets(item_context, width, part)):
            flow += spaced(rows, context.space("between-sections"))
        drafts = text_pages(context, flow, Pagination(item_context.foot, title, self.where))
        return Laid((PageRun(tuple(drafts)),), (OutlineLine(item_context.depth, title, item_context.anchor),))

    def _elements(self, item_context: ItemContext, width: float, part: Node) -> Flow:
        package = item_context.context.package
        met: dict[str, list[str]] = {}
        for line in item_context.lines:
            for element in line.sheet.core_elements if line.sheet else ():
                met.setdefault(element, []).append(line.anchor)
        rows = [(package.element(element).name, anchors) for element, anchors in met.items()]
        return self._rows(item_context, package.core_elements.title, rows, width, part)

    def _sheets(self, item_context: ItemContext, width: float, part: Node) -> Flow:
        met: dict[str, list[str]] = {}
        see = item_context.context.words.see_sheet
        for line in item_context.lines:
            if line.sheet:
                name = f"{line.sheet.title} ({see.format(number=line.sheet.number)})"
                met.setdefault(name, []).append(line.anchor)
        return self._rows(item_context, item_context.words.index_sheets, met.items(), width, part)

    def _rows(
        self, item_context: ItemContext, title: str, rows: Iterable[tuple[str, list[str]]], width: float, part: Node
    ) -> Flow:
        context, words = item_context.context, item_context.words
        by_name = collation(words.alphabet, words.alike)
        sorted_rows = sorted(rows, key=lambda row: by_name(row[0]))
        if not sorted_rows:
            return []
        section = part.add(Role.SECT, title=title)
        flow = context.heading(title, "heading", width, section)
        node = section.add(Role.L)
        indent = context.space("list-indent")
        for index, (name, anchors) in enumerate(sorted_rows):
            runs = [Run(f"{name}  ")]
            for number, anchor in enumerate(anchors):
                runs += [Run(", ")] if number else []
                runs.append(Run(item_context.labels.get(anchor, "0"), target=f"#{anchor}", strong=True))
            body = node.add(Role.LI).add(Role.LBODY)
            lines = context.set(
                runs, "item", width - indent, body, context.space("before-first" if index == 0 else "between-points")
            )
            # What wraps is indented behind the name's first line.
            flow += [*lines[:1], *shifted(lines[1:], indent)]
        return flow
