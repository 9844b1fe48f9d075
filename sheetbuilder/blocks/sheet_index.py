"""Every sheet of the package with its purpose, and where it is printed."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.content.phrases import sentence
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Flow, kept_together, labelled
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field
from sheetbuilder.models.markup import Run


class SheetIndex(Block):
    """The register of sheets; links to a sheet lead here where the sheet itself is in another file."""

    zone: ClassVar[Zone] = Zone.FULL
    wide: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "sheet_index"}

    type: Literal["sheet_index"] = Field(description="Alle ark med formål og plads.")

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """A heading for each step, then its sheets."""
        words, flow = context.words, Flow()
        indent = context.space("step-indent")
        number = context.style("label")
        for step in context.package.workflow.steps:
            title = words.step_and_name.format(number=step.number, name=step.name)
            section = parent.add(Role.SECT, title=title)
            flow += context.heading(title, "heading", width, section, context.space("row-gap") if flow else 0.0)
            node = section.add(Role.L, numbering="Decimal")
            for sheet in context.package.sheets_of_step(step.number):
                entry = node.add(Role.LI, anchor=f"sheet-{sheet.number}")
                label = context.text(
                    f"{sheet.number} ", number, 0, context.baseline("small"), entry.add(Role.LBL).mark()
                )
                place = context.printed.get(sheet.number)
                where = f" ({words.in_set.format(set=place[0], page=place[1])})" if place else ""
                runs = (Run(sentence(sheet.title), strong=True), Run(" "), *context.runs(sheet.purpose), Run(where))
                body = context.set(runs, "small", width - indent, entry.add(Role.LBODY), context.space("between-lines"))
                flow += kept_together(labelled(body, label, indent))
        return flow
