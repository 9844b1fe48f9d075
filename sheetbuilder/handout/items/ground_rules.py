"""The ground rules: nobody can be recognised, it stays in the room, a break is always allowed."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content import HandoutPages, ProsePage
from sheetbuilder.handout.items.page_of_the_package import PackagePage
from sheetbuilder.models.field import Field


class GroundRules(PackagePage):
    """How people are together on a course."""

    kept_as: ClassVar[str] = "ground_rules"
    sample: ClassVar[dict[str, Any]] = {
        "type": "ground-rules",
        "title": "Aftaler",
        "blocks": [{"type": "text", "text": "Det, vi hører, bliver her."}],
    }

    type: Literal["ground-rules"] = Field(description="Aftaler om anonymitet, fortrolighed og pauser.")

    def kept(self, pages: HandoutPages) -> ProsePage | None:
        """The one that the package has for it."""
        return pages.ground_rules
