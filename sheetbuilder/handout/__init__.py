"""Training handouts: a recipe becomes one story of sheets, figures and texts, in two editions that keep in step."""

from typing import TYPE_CHECKING

from sheetbuilder.fetched import fetching

if TYPE_CHECKING:
    from sheetbuilder.handout.api import check, handout
    from sheetbuilder.handout.edition import Edition
    from sheetbuilder.handout.personal.copies import CopyPlan, plan_copies, write_collated, write_copies
    from sheetbuilder.handout.recipe.handout import Handout
    from sheetbuilder.handout.recipe.load import find, load_handout, ready_made
else:
    __getattr__ = fetching(
        __name__,
        {
            **dict.fromkeys(("check", "handout"), "sheetbuilder.handout.api"),
            "Edition": "sheetbuilder.handout.edition",
            **dict.fromkeys(
                ("CopyPlan", "plan_copies", "write_collated", "write_copies"), "sheetbuilder.handout.personal.copies"
            ),
            "Handout": "sheetbuilder.handout.recipe.handout",
            **dict.fromkeys(("find", "load_handout", "ready_made"), "sheetbuilder.handout.recipe.load"),
        },
    )

__all__ = [
    "CopyPlan",
    "Edition",
    "Handout",
    "check",
    "find",
    "handout",
    "load_handout",
    "plan_copies",
    "ready_made",
    "write_collated",
    "write_copies",
]
