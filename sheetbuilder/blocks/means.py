"""Things one may make use of, below the advice."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.models.field import Field


class Means(Listing):
    """Possible means: fragments."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "means",
        "items": [{"id": "gaatur", "text": "en kort gåtur"}, {"id": "kort", "text": "et kort, I selv skriver"}],
    }

    type: Literal["means"] = Field(description="Mulige virkemidler.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.means
