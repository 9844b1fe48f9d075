"""An item of a recipe: what every kind has in common, and which class one becomes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar

from sheetbuilder.content import Package, Sheet
from sheetbuilder.errors import Problem
from sheetbuilder.handout.binding.context import ItemContext, Laid
from sheetbuilder.handout.edition import Edition
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.base import Content
from sheetbuilder.models.choice import ChosenShape
from sheetbuilder.models.field import Field


class RecipeItem(Content):
    """The data of one item and its pages; every kind adds a `type` with its one name."""

    late: ClassVar[bool] = False
    """Whether it is made last, because it tells of all the others."""
    first: ClassVar[bool] = False
    """Whether it can only be the first item."""
    outside: ClassVar[bool] = False
    """Whether it belongs to the handout as a whole, so that the part before it ends."""

    plain: ClassVar[bool] = False
    """Whether it is pages to read and to write on, whoever gets them: a recipe of such items is a target of `build`."""
    personal: ClassVar[bool] = False
    """Whether a personal copy has it with the name of the person that it is for."""

    if TYPE_CHECKING:
        type: str
        # As of a block: each kind has its own.

    edition: Edition = Field(
        default=Edition.BOTH,
        description="Hvem der får det: participant (deltagerne), trainer (underviseren) eller both.",
    )

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """What only the package and the course can tell to be wrong with it."""
        yield from ()

    def sheets(self, package: Package) -> tuple[Sheet, ...]:  # noqa: ARG002
        """The sheets that it brings, in their order."""
        return ()

    def lay(self, item_context: ItemContext) -> Laid:
        """Its pages, and its lines in outline and contents."""
        raise NotImplementedError

    def heads(self, package: Package) -> str:  # noqa: ARG002
        """The name of the part that it begins; empty where it begins none."""
        return ""

    def shows(self) -> frozenset[str]:
        """The figures that it shows, to which links may lead."""
        return frozenset()


AnyItem = Annotated[RecipeItem, ChosenShape(RecipeItem, "items")]
"""An item of any kind in the table that reading was given."""
