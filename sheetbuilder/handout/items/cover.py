"""The cover: what the handout is called, when and where, who teaches and who comes."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.figures import cover_workflow
from sheetbuilder.handout.binding.context import ItemContext, Laid, OutlineLine, PageRun
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.layout.items import Drawing
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Text
from sheetbuilder.templates.cover import CoverDrawings, CoverText, cover, papers


class Cover(RecipeItem):
    """The first page."""

    first: ClassVar[bool] = True
    personal: ClassVar[bool] = True
    sample: ClassVar[dict[str, Any]] = {"type": "cover", "lead": "To dage om samtalen med borgeren."}

    type: Literal["cover"] = Field(description="Forsiden; den kan kun stå først.")
    lead: Text | None = Field(default=None, description="Et kort afsnit under titlen.")

    def lay(self, item_context: ItemContext) -> Laid:
        """The cover, with the sheets drawn small at its foot."""
        context, words, course = item_context.context, item_context.words, item_context.course
        package = context.package
        edition = words.trainer_edition if item_context.edition is Edition.TRAINER else words.participant_edition
        facts = (
            course.occasion(context.words, words),
            course.taught_by(context.words, words),
            course.sent_by(context.words, words),
        )
        text = CoverText(
            f"{package.meta.title} · {edition}",
            course.title,
            course.subtitle or "",
            self.lead or "",
            tuple(fact for fact in facts if fact),
            item_context.recipient.lines if item_context.recipient else (),
            self.where,
        )
        steps = {package.sheet(number).step for _, numbers in item_context.groups for number in numbers}
        nothing = Drawing(0.0, 0.0, ())

        def figure() -> Drawing:
            return cover_workflow(context, package.workflow, steps) if steps else nothing

        def sheets() -> Drawing:
            return papers(context, item_context.groups) if item_context.groups else nothing

        drawings = CoverDrawings(item_context.drawn_once("figure", figure), item_context.drawn_once("papers", sheets))
        draft = cover(context, text, drawings, item_context.parent, item_context.anchor)
        line = OutlineLine(0, course.title, item_context.anchor, listed=False)
        return Laid((PageRun((draft,)),), (line,))
