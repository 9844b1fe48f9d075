"""A step of the workflow in running text, and the box that lists its sheets with where to find them."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.panel import field
from sheetbuilder.blocks.text import paragraphs
from sheetbuilder.content import Sheet
from sheetbuilder.content.base import Block, StepNumber
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, height, kept_with_next, labelled, spaced
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text, Words
from sheetbuilder.models.markup import Run

_HIGHEST = 0.5
"""The share of a paper's height that a box may have; a longer list goes on in another one."""


class StepBlock(Block):
    """A step, told."""

    zone: ClassVar[Zone] = Zone.FULL
    opens: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {
        "type": "step",
        "step": 1,
        "text": "Mere om trinnet.",
        "box_title": "Gode greb og råd",
    }

    type: Literal["step"] = Field(description="Et trin i arbejdsgangen.")
    step: StepNumber = Field(description="Trinnets nummer.")
    text: Text | None = Field(default=None, description="Det, vejledningen føjer til.")
    box_title: Words = Field(description="Overskriften på feltet med trinnets ark.")
    box_text: Text | None = Field(default=None, description="Én sætning, der indleder listen.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading and purpose from the workflow, the text, and the box of sheets."""
        step = next((one for one in context.package.workflow.steps if one.number == self.step), None)
        if step is None:
            return []
        title = context.words.step_and_name.format(number=step.number, name=step.name)
        section = parent.add(Role.SECT, title=title)
        flow = context.heading(title, "heading", width, section, anchor=f"step-{step.number}")
        # Where the step goes on, its head and purpose do not stay behind alone.
        flow += kept_with_next(
            spaced(context.paragraph(step.purpose, "body", width, section), context.space("under-heading"))
        )
        if self.text is not None:
            flow += spaced(paragraphs(context, self.text, "body", width, section), context.space("between-paragraphs"))
        rows = self._box(context, width - 2 * context.space("in-panel"), section)
        if context.theme.format.large:
            return flow + spaced(field(context, rows, width), context.space("row-gap"))
        parts = _boxfuls(rows, _HIGHEST * context.theme.paper.height)
        boxes = [box for part in parts for box in field(context, part, width)]
        return flow + spaced(boxes[:1], context.space("row-gap")) + boxes[1:]

    def _box(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        box = parent.add(Role.SECT)
        flow = context.heading(self.box_title, "heading", width, box, below=2)
        if self.box_text is not None:
            flow += spaced(context.paragraph(self.box_text, "body", width, box), context.space("under-heading"))
        node = box.add(Role.L, numbering="Decimal")
        indent = context.space("step-indent")
        look = context.style("label")
        for index, sheet in enumerate(context.package.sheets_of_step(self.step)):
            entry = node.add(Role.LI)
            label = context.text(f"{sheet.number} ", look, 0, context.baseline("item"), entry.add(Role.LBL).mark())
            gap = context.space("before-first" if index == 0 else "between-lines")
            body = context.set(sheet_reference(context, sheet), "item", width - indent, entry.add(Role.LBODY), gap)
            flow += labelled(body, label, indent)
        return flow


def _boxfuls(rows: Flow, most: float) -> list[Flow]:
    """The rows in as many boxes as it takes, so that a long list can go on on the next page."""
    found: list[Flow] = [[]]
    for row in rows:
        if found[-1] and not found[-1][-1].keep_with_next and height([*found[-1], row]) > most:
            found.append([])
        found[-1].append(row)
    return found


def sheet_reference(context: LayoutContext, sheet: Sheet) -> tuple[Run, ...]:
    """A sheet's title, a link where this document can follow it, and the set and page where it is printed."""
    anchor = f"sheet-{sheet.number}"
    known = anchor in context.anchors
    title = Run(sheet.title, target=f"#{anchor}" if known else None, cited=not known)
    found = context.printed.get(sheet.number)
    if found is None:
        return (title,)
    place = context.words.in_set.format(set=found[0], page=found[1])
    return (title, Run(f" – {place}"))
