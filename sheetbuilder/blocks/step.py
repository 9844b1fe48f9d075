"""A step of the workflow in running text, and the box that lists its sheets with where to find them."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from sheetbuilder.blocks.panel import field
from sheetbuilder.blocks.text import paragraphs
from sheetbuilder.content import Sheet
from sheetbuilder.content.base import Block, StepNumber
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.desk import Desk
from sheetbuilder.layout.flow.bands import Stack, labelled, spaced
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.kinds import Text, Words
from sheetbuilder.models.markup import Run


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

    def compose(self, desk: Desk, width: float, parent: Node) -> Stack:
        """The heading and purpose from the workflow, the text, and the box of sheets."""
        step = next((one for one in desk.package.workflow.steps if one.number == self.step), None)
        if step is None:
            return []
        title = desk.words.step_and_name.format(number=step.number, name=step.name)
        section = parent.add(Role.SECT, title=title)
        stack = desk.heading(title, "subsection", width, section, anchor=f"step-{step.number}")
        stack += spaced(desk.paragraph(step.purpose, "body", width, section), desk.mm(1))
        if self.text is not None:
            stack += spaced(paragraphs(desk, self.text, "body", width, section), desk.mm(2.6))
        return stack + spaced([field(desk, self._box(desk, width - 2 * desk.mm(5), section), width)], desk.mm(5))

    def _box(self, desk: Desk, width: float, parent: Node) -> Stack:
        box = parent.add(Role.SECT)
        stack = desk.heading(self.box_title, "heading", width, box, below=2)
        if self.box_text is not None:
            stack += spaced(desk.paragraph(self.box_text, "body", width, box), desk.mm(1))
        node = box.add(Role.L, numbering="Decimal")
        indent = desk.mm(11)
        look = desk.style("label")
        for index, sheet in enumerate(desk.package.sheets_of_step(self.step)):
            entry = node.add(Role.LI)
            label = desk.text(f"{sheet.number} ", look, 0, desk.baseline("item"), entry.add(Role.LBL).mark())
            gap = desk.mm(2 if index == 0 else 1)
            body = desk.set(sheet_reference(desk, sheet), "item", width - indent, entry.add(Role.LBODY), gap)
            stack += labelled(body, label, indent)
        return stack


def sheet_reference(desk: Desk, sheet: Sheet) -> tuple[Run, ...]:
    """A sheet's title, a link where this document can follow it, and the set and page where it is printed."""
    anchor = f"sheet-{sheet.number}"
    title = Run(sheet.title, target=f"#{anchor}" if anchor in desk.anchors else None)
    found = desk.printed.get(sheet.number)
    if found is None:
        return (title,)
    place = desk.words.in_set.format(set=found[0], page=found[1])
    return (title, Run(f" – {place}"))
