"""A practice sheet, and in the trainer's edition a paper behind it with what is needed to teach it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from sheetbuilder.compose.singles import sheet_drafts
from sheetbuilder.content import Package, Sheet
from sheetbuilder.errors import Problem, Where, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.binding.facilitator import facilitator_paper
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text
from sheetbuilder.models.nearest import nearest
from sheetbuilder.templates.sheet import sheet_anchor, working_anchor

SheetName = Annotated[str, Field(strip=True, min_length=1, max_length=80)]


class SheetItem(RecipeItem):
    """One paper of the package."""

    plain: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "sheet", "sheet": "1.1", "comment": "Begynd med greb 2."}

    type: Literal["sheet"] = Field(description="Et ark.")
    sheet: SheetName = Field(description='Arkets nummer i anførselstegn, for eksempel "2.6", eller dets korte navn.')
    comment: Text | None = Field(
        default=None, description="Din linje om arket til dette hold; den står i indholdet og i underviserens noter."
    )

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A sheet that there is not."""
        names = [name for sheet in package.sheets for name in (sheet.number, sheet.slug)]
        if self.sheet not in names:
            near = nearest(self.sheet, names) or next(
                (sheet.number for sheet in package.sheets if nearest(self.sheet, (sheet.title,))), None
            )
            hint = (
                say("did you mean “{key}”?", key=near)
                if near
                else say("these exist: {known}", known=", ".join(sheet.number for sheet in package.sheets))
            )
            message = say("there is no sheet “{name}”", name=self.sheet)
            yield Problem("SB806", message, self.where_of("sheet"), hint)

    def sheets(self, package: Package) -> tuple[Sheet, ...]:
        """The sheet."""
        return (package.sheet(self.sheet),)

    def lay(self, item_context: ItemContext) -> Laid:
        """The sheet's pages, and the trainer's."""
        said = self.where_of("comment") if self.comment else None
        return sheet_and_notes(item_context, item_context.context.package.sheet(self.sheet), self.comment, said)


def sheet_and_notes(
    item_context: ItemContext, sheet: Sheet, comment: str | None = None, said: Where | None = None
) -> Laid:
    """A sheet in its place, its notes behind it in the trainer's edition; `said` is where a comment stands.

    What does not fit because of a comment is told where the comment stands.
    """
    anchor = item_context.free(sheet_anchor(sheet.number))
    foot = item_context.foot
    drafts = item_context.ready(
        ("sheet of a handout", sheet.number, anchor, foot),
        lambda at, above: sheet_drafts(at, sheet, above, foot, anchor),
        [sheet],
    )
    lines = [
        OutlineLine(item_context.depth, sheet.title, anchor, sheet.number, comment or "", sheet=sheet),
        OutlineLine(
            item_context.depth + 1, item_context.context.words.working_page, working_anchor(anchor), listed=False
        ),
    ]
    # However many pages the template takes: nothing else is printed on the sheet's last paper.
    stretches = [PageRun(drafts, whole=True)]
    if item_context.edition is Edition.TRAINER and sheet.facilitator is not None:
        stretch, line = facilitator_paper(item_context, sheet, sheet.facilitator, comment, said)
        stretches.append(stretch)
        lines.append(line)
    return Laid(tuple(stretches), tuple(lines))
