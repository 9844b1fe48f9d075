"""A whole set as a part of its own: its name, the figure with its phase lit, its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from sheetbuilder.compose.sets import lit_figure
from sheetbuilder.content import Package, Sheet, SheetSet
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.items.divider import divider_draft
from sheetbuilder.handout.items.sheet import sheet_and_notes
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier
from sheetbuilder.models.nearest import nearest
from sheetbuilder.values import replace


class SetItem(RecipeItem):
    """All sheets of a set."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "set", "set": "set-1"}

    type: Literal["set"] = Field(description="Et helt sæt ark som en del for sig.")
    set: Identifier = Field(description="Sættets navn, for eksempel set-1.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A set that there is not."""
        known = [one.id for one in package.meta.sets]
        if self.set not in known:
            near = nearest(self.set, known)
            hint = (
                say("did you mean “{key}”?", key=near) if near else say("these exist: {known}", known=", ".join(known))
            )
            yield Problem("SB806", say("there is no set “{name}”", name=self.set), self.where_of("set"), hint)

    def sheets(self, package: Package) -> tuple[Sheet, ...]:
        """The set's sheets."""
        return package.sheets_of_set(_named(package, self.set))

    def heads(self, package: Package) -> str:
        """A set begins a part, and ends it."""
        return _named(package, self.set).title

    def shows(self) -> frozenset[str]:
        """The workflow, with the set's phase lit."""
        return frozenset(("workflow",))

    def lay(self, item_context: ItemContext) -> Laid:
        """The page with its name, the figure, the sheets, each with the trainer's notes."""
        package, words = item_context.context.package, item_context.context.words
        one = _named(package, self.set)
        part = item_context.part(one.title)
        name = words.set_and_number.format(number=one.number)
        front = divider_draft(item_context, part, name, one.lead, one.where)
        inner = item_context.inside(part)
        # The figure's heading stands a level below that of its context.
        above = replace(inner.context, level=item_context.context.level)
        figure = lit_figure(above, one, part, inner.foot)
        stretches = [PageRun((front, *figure))]
        lines = [item_context.line(one.title)]
        for sheet in package.sheets_of_set(one):
            laid = sheet_and_notes(inner, sheet)
            stretches += laid.stretches
            lines += laid.lines
        return Laid(tuple(stretches), tuple(lines))


def _named(package: Package, name: str) -> SheetSet:
    return next(one for one in package.meta.sets if one.id == name)
