"""May one copy this, may one change it, and what is to be said then."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from sheetbuilder.content import HandoutPages, ProsePage
from sheetbuilder.handout.items.page_of_the_package import PackagePage
from sheetbuilder.models.field import Field


class Licence(PackagePage):
    """The terms of the texts."""

    outside: ClassVar[bool] = True
    kept_as: ClassVar[str] = "licence"
    sample: ClassVar[dict[str, Any]] = {
        "type": "licence",
        "title": "Må I kopiere?",
        "blocks": [{"type": "text", "text": "Ja, når I skriver, hvor det kommer fra."}],
    }

    type: Literal["licence"] = Field(description="Hvad man må kopiere og ændre.")

    def kept(self, pages: HandoutPages) -> ProsePage | None:
        """The one that the package has for it."""
        return pages.licence
