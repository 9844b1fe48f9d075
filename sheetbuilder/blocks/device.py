"""The sheet's device drawn small below the moves, so that one knows the sheet again when leafing."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content.base import Block
from sheetbuilder.content.phrases import alternative
from sheetbuilder.errors import Problem, say
from sheetbuilder.figures.devices import DeviceKind, DevicePart, draw_device, part_counts
from sheetbuilder.layout.block import Zone
from sheetbuilder.layout.context import LayoutContext
from sheetbuilder.layout.flow.bands import Band, Flow
from sheetbuilder.layout.roles import Node, Role
from sheetbuilder.models.field import Field, Given, check, refuse
from sheetbuilder.models.kinds import Words
from sheetbuilder.values import replace

_WIDEST = 105
"""How wide the drawing is at most, in mm on A4."""


class Device(Block):
    """A line drawing made from its parts, with an alternative text made from them as well.

    Where that would not be short, it only names them, and the words of the drawing are a list behind the figure.
    """

    zone: ClassVar[Zone] = Zone.LOW
    sample: ClassVar[dict[str, Any]] = {
        "type": "device",
        "drawing": "nest",
        "parts": [{"id": "midt", "name": "borgeren"}, {"id": "taet-paa", "name": "tæt på"}],
    }

    type: Literal["device"] = Field(description="En lille tegning af arkets redskab.")
    heading: Words | None = Field(default=None, description="En anden overskrift end den sædvanlige.")
    drawing: DeviceKind = Field(
        description="Tegningen: doors (døre), fields (felter), layers (lag), nest (ringe om en midte), path (en vej med"
        " stop), ring (stadier i ring), room (et lokale set oppefra: udgang og to pladser) eller tracks (spor)."
    )
    parts: tuple[DevicePart, ...] = Field(min_length=2, max_length=6, description="Tegningens dele i læserækkefølge.")

    @check("parts")
    @classmethod
    def _as_many_as_it_takes(cls, parts: tuple[DevicePart, ...], given: Given) -> tuple[DevicePart, ...]:
        kind = given.values.get("drawing")  # missing where it was refused itself
        fewest, most = part_counts(kind) if kind is not None else (0, len(parts))
        if not fewest <= len(parts) <= most:
            message = say(
                "“{drawing}” is drawn with {fewest} to {most} parts, and here are {count}",
                drawing=str(kind),
                fewest=fewest,
                most=most,
                count=len(parts),
            )
            raise refuse(message, say("Add or remove parts, or choose another drawing."))
        return parts

    def compose(self, context: LayoutContext, width: float, parent: Node) -> Flow:
        """The heading and the drawing."""
        wide = width if context.theme.format.large else min(width, context.mm(_WIDEST))
        flow = context.heading(self.heading or context.words.device, "heading", wide, parent)
        if context.theme.format.large and not self._drawable(context, width):
            said = [f"**{part.name}** {part.note}" if part.note else part.name for part in self.parts]
            return flow + context.list(said, "item", width, parent, gap=context.space("under-heading"))
        phrase = getattr(context.words.drawings, self.drawing)
        whole = phrase.format(parts="; ".join(part.told for part in self.parts))
        alt = alternative(whole, phrase.format(parts="; ".join(part.name for part in self.parts)))
        mark = parent.add(Role.FIGURE, alt=alt).mark()
        words = parent.add(Role.L, numbering="None") if alt != whole else None
        drawing = draw_device(context, self.drawing, self.parts, wide, mark, words)
        return [*flow, Band(drawing.height, drawing.items, context.space("above-text"))]

    def _drawable(self, context: LayoutContext, width: float) -> bool:
        """Whether all words have room in the drawing: in large print it else gives way to a list that says the same."""
        problems: list[Problem] = []
        draw_device(replace(context, problems=problems), self.drawing, self.parts, width, None)
        return not problems
