"""Pages of a brand that is being worked on, as they would be printed: drawn once for each state of its files."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sheetbuilder.app.brand_room.drafts import address_of
from sheetbuilder.app.brand_room.workspace import BrandDraft
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.brand import Brand
from sheetbuilder.errors import SheetbuilderError, say
from sheetbuilder.html.markup import tag
from sheetbuilder.offers import build
from sheetbuilder.serving.site import Site
from sheetbuilder.serving.work import Steps

WIDE = 960
"""Pixels of a picture; it is shown half as wide."""


@dataclass(frozen=True, slots=True)
class DrawnPages:
    """The files that were drawn so far."""

    supplies: Supplies
    files: dict[tuple[str, str, str], Path] = field(default_factory=dict)
    """By brand, the state of its files, and what was drawn."""

    def marks(self, site: Site, draft: BrandDraft, page: str, numbers: Sequence[int]) -> str:
        """Pictures of pages, at addresses below a page of the brand."""
        return "".join(
            picture(site, address_of(site, draft, f"{page}/{number}?of={draft.whole_state[:12]}"), number)
            for number in numbers
        )

    def answer(self, site: Site, draft: BrandDraft, target: str, number: int) -> Response:
        """A page of a target as a picture; `HTTPException` with 404 where there is none, or nothing can be drawn."""
        key = draft.key, draft.whole_state, target
        if key not in self.files:
            self.files[key] = self._file(site, draft, target)
        try:
            shown = site.painted.picture(self.files[key], number - 1, WIDE)
        except IndexError:
            raise HTTPException(404) from None
        return Response(shown, media_type="image/png")

    def _file(self, site: Site, draft: BrandDraft, target: str) -> Path:
        try:
            return drawn(site, self.supplies, draft, target, lambda: draft.loaded()[0])
        except (SheetbuilderError, CancelledError):  # what is wrong stands beside it, or the page is about to end
            raise HTTPException(404) from None


def drawn(site: Site, supplies: Supplies, draft: BrandDraft, target: str, brand: Callable[[], Brand | None]) -> Path:
    """The file of a target in a brand, made by the one thread that composes; raises what `build` raises."""
    out = site.folder / secrets.token_hex(8)

    def doing(_: Steps) -> Path:
        (one,) = build(supplies.package, target, out=out, brand=brand(), remember=True)
        return one.path

    back = address_of(site, draft)
    made = site.work.begin(say("Drawing the pages"), doing, back=back, then=lambda _: back).future.result()
    assert isinstance(made, Path)
    return made


def picture(site: Site, source: str, number: int, height: int | None = None) -> str:
    """A picture of a page."""
    alt = site.translate(say("Page {number}", number=number))
    return tag("img", src=source, alt=alt, width=WIDE // 2, height=height, loading="lazy")
