"""handout.yaml: the recipe of a handout."""

from __future__ import annotations

from typing import Annotated, Literal

from sheetbuilder.handout.item import AnyItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.field import Field

MOST_ITEMS = 200


class Recipe(Course):
    """What a handout is called, and what is in it."""

    type: Literal["handout"] = Field(description="Filens slags.")
    items: Annotated[tuple[AnyItem, ...], Field(min_length=1, max_length=MOST_ITEMS)] = Field(
        description="Hæftets dele i den rækkefølge, de trykkes."
    )
