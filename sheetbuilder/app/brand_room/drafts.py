"""What all pages of the room share: the brands of the run, and the answers that several of them give."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request

from sheetbuilder.app.brand_room.workspace import BrandDraft, Workspace
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.serving.site import Room, Site, site_of

PATH = "brand"


@dataclass(frozen=True, slots=True)
class Drafts:
    """The brands that are being worked on."""

    supplies: Supplies
    spaces: dict[Path, Workspace] = field(default_factory=dict)

    def space(self, site: Site) -> Workspace:
        """All of them, in the folder of the run."""
        return self.spaces.setdefault(site.folder, Workspace(site.folder / "brands"))

    def of(self, request: Request) -> BrandDraft:
        """The one in the path of a request; `HTTPException` with 404 where there is none."""
        draft = self.space(site_of(request)).found(request.path_params["key"])
        if draft is None:
            raise HTTPException(404)
        return draft


def room_of(site: Site) -> Room:
    """The room as the site knows it."""
    return next(room for room in site.rooms if room.path == PATH)


def name_of(draft: BrandDraft) -> str:
    """What the brand calls itself so far."""
    return shown(within(draft.root, "name")) or draft.file.name


def address_of(site: Site, draft: BrandDraft, page: str = "") -> str:
    """The address of a page of one brand."""
    return site.address(f"{PATH}/of/{draft.key}/{page}")
