"""Cards of the package: a deck on papers to cut, bound into a handout."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from sheetbuilder.compose.cards import card_drafts
from sheetbuilder.compose.session import CardPaper
from sheetbuilder.content import Package
from sheetbuilder.content.cards import CardDeck
from sheetbuilder.errors import Problem, say
from sheetbuilder.handout.binding.context import ItemContext, Laid, PageRun
from sheetbuilder.handout.item import RecipeItem
from sheetbuilder.handout.recipe.course import Course
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier
from sheetbuilder.models.nearest import nearest


class CardsItem(RecipeItem):
    """A deck, several cards to a paper."""

    sample: ClassVar[dict[str, Any]] = {"type": "cards", "deck": "roles"}

    type: Literal["cards"] = Field(description="En bunke kort, flere på et ark, til at klippe ud.")
    deck: Identifier = Field(description="Bunkens navn, for eksempel roles; det står i cards.yaml.")

    def faults(self, package: Package, course: Course) -> Iterator[Problem]:  # noqa: ARG002
        """A deck that there is not."""
        known = [one.id for one in _decks(package)]
        if self.deck not in known:
            near = nearest(self.deck, known)
            if near:
                hint = say("did you mean “{key}”?", key=near)
            elif known:
                hint = say("these exist: {known}", known=", ".join(known))
            else:
                hint = say("remove the item")
            yield Problem(
                "SB806", say("there is no deck of cards “{name}”", name=self.deck), self.where_of("deck"), hint
            )

    def lay(self, item_context: ItemContext) -> Laid:
        """Papers of their own, each with its back; nothing of the handout stands on them but what is cut out."""
        item_context = item_context.further()
        deck = next(one for one in _decks(item_context.context.package) if one.id == self.deck)
        printed = CardPaper(item_context.context.theme.paper)
        drafts = card_drafts(item_context.context, deck, item_context.parent, printed, item_context.anchor)
        return Laid((PageRun(tuple(drafts), whole=True),), (item_context.line(deck.title),))


def _decks(package: Package) -> tuple[CardDeck, ...]:
    return package.cards.decks if package.cards else ()
