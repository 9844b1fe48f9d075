"""Short sentences of advice beside the moves."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.blocks.listing import Listing
from sheetbuilder.content import PageWords
from sheetbuilder.models.field import Field


class Advice(Listing):
    """Advice: whole sentences."""

    sample: ClassVar[dict[str, Any]] = {
        "type": "advice",
        "items": [
            {"id": "tempo", "text": "Et roligt tempo siger mere end mange ord."},
            {"id": "pause", "text": "En pause er også et svar."},
        ],
    }

    type: Literal["advice"] = Field(description="Gode råd.")

    def usual(self, words: PageWords) -> str:
        """The word for them."""
        return words.advice
