"""<number>-<slug>.yaml: one practice sheet, front and back."""

from __future__ import annotations

from typing import Literal, Self

from sheetbuilder.content.base import ElementId, SheetNumber
from sheetbuilder.content.dispatch import BackBlocks, FrontBlocks
from sheetbuilder.models.base import Content
from sheetbuilder.models.field import Field
from sheetbuilder.models.kinds import Identifier, Text, Whole, Words
from sheetbuilder.source import Located


class Facilitator(Content):
    """How a trainer uses the sheet; printed in a trainer's edition only."""

    aim: Text = Field(description="Hvad deltagerne skal have med fra øvelsen.")
    minutes: Whole = Field(ge=1, le=480, description="Hvor mange minutter øvelsen tager.")
    use: tuple[Text, ...] = Field(min_length=3, max_length=5, description="Øvelsen i tre til fem trin.")
    pitfalls: tuple[Text, ...] = Field(min_length=2, max_length=3, description="To til tre faldgruber.")


class Sheet(Content):
    """One paper: the inspiration page in front, the working page behind."""

    type: Literal["sheet"] = Field(description="Filens slags.")
    number: SheetNumber = Field(
        description='Arkets nummer i anførselstegn, for eksempel "2.6": trinnet, punktum, arkets plads i trinnet.'
    )
    slug: Identifier = Field(description="Arkets korte navn, også i filens navn.")
    title: Words = Field(description="Arkets titel.")
    purpose: Text = Field(description="Formålet i én sætning.")
    needs: tuple[Words, ...] = Field(
        default=(),
        max_length=3,
        description="Det, læseren kan stå med, når arket er det rigtige; en pakkes startside fører til arket.",
    )
    core_elements: tuple[ElementId, ...] = Field(
        description="Arkets kerneelementer i nummerorden, for eksempel [K1, K4]."
    )
    front: FrontBlocks = Field(description="Forsidens blokke i læserækkefølge.")
    back: BackBlocks = Field(description="Arbejdssidens blokke i læserækkefølge.")
    facilitator: Facilitator | None = Field(
        default=None, description="Noter til underviseren; trykkes kun i underviserudgaven."
    )

    @property
    def local(self) -> bool:
        """Whether a municipality wrote the whole sheet."""
        return bool(self.remark("local", otherwise=False))

    @property
    def retitled(self) -> bool:
        """Whether a municipality gave it another title."""
        return bool(self.remark("retitled", otherwise=False))

    def as_local(self) -> Self:
        """A copy that is known as a municipality's own."""
        return self.remarked(local=True)

    def titled(self, title: str, located: Located | None) -> Self:
        """A copy with a municipality's title."""
        return self.changed(located, title=title).remarked(retitled=True)

    @property
    def step(self) -> int:
        """The number of the workflow step that the sheet belongs to."""
        return int(self.number.partition(".")[0])

    @property
    def ordinal(self) -> int:
        """Its place among the sheets of its step."""
        return int(self.number.partition(".")[2])
