"""What all pages of the room share: the brands of the run, and the answers that several of them give."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sheetbuilder.app.brand_room.fields import shown, within
from sheetbuilder.app.brand_room.workspace import BrandDraft, Workspace
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.errors import Severity, say
from sheetbuilder.serving.site import Notice, Room, Site, site_of

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


def elsewhere() -> Notice:
    """What is said where another tab was quicker."""
    told = say("The file was changed in another tab meanwhile. This is how it stands now; nothing of yours was saved.")
    return Notice(told, Severity.ERROR)


def go(address: str) -> Response:
    """On to another page, which is then the one that a reload asks for."""
    return RedirectResponse(address, 303)


def handed(content: bytes, name: str, kind: str) -> Response:
    """Content to be saved under a name."""
    return Response(content, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
