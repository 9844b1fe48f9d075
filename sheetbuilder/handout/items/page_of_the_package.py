"""Pages that a package has ready for handouts, unless the recipe brings its own blocks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from sheetbuilder.content import Block, Blocks, HandoutPages, Package, ProsePage
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid
from sheetbuilder.handout.binding.titled import running
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Words


class PackagePage(RecipeItem):
    """A title and blocks that both may be left to the package."""

    kept_as: ClassVar[str]
    """The key of the package's own page, for the author."""

    title: Words | None = Field(default=None, description="En anden overskrift end pakkens.")
    blocks: Blocks | None = Field(default=None, description="Andre blokke end pakkens.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """Neither the recipe nor the package has the page."""
        if self.kept(package.meta.handouts) is None and (self.title is None or self.blocks is None):
            message = say("the package has no page “{name}” of its own", name=self.kept_as)
            hint = say("write “title” and “blocks” here, or add the page under “handouts” in package.yaml")
            yield Problem("SB807", message, self.where, hint)

    def page(self, package: Package) -> tuple[str, Sequence[Block]]:
        """The package's title and blocks, with what the recipe says in place of them."""
        kept = self.kept(package.meta.handouts)
        return self.title or (kept.title if kept else ""), self.blocks or (kept.blocks if kept else ())

    def kept(self, pages: HandoutPages) -> ProsePage | None:
        """The package's own page; None where it has none."""
        raise NotImplementedError

    def lay(self, item_context: ItemContext) -> Laid:
        """Running text, over as many pages as it needs."""
        title, blocks = self.page(item_context.context.package)
        return running(item_context, title, blocks, self.where)
