"""The first page of the room: a brand is begun, opened, taken from the folder, or gone on with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.brand_room.drafts import PATH, Drafts, address_of, name_of, room_of
from sheetbuilder.app.brand_room.workspace import BrandDraft, Workspace
from sheetbuilder.app.doors import chosen_files, from_the_folder, go_on_with
from sheetbuilder.app.replies import go
from sheetbuilder.errors import MissingError, SheetbuilderError, say
from sheetbuilder.html.markup import element, tag
from sheetbuilder.packs.finding import brand_files
from sheetbuilder.serving.forms import read_form
from sheetbuilder.serving.site import Site, site_of


@dataclass(frozen=True, slots=True)
class DoorPages:
    """The page, and what its forms do."""

    drafts: Drafts

    def door(self, request: Request) -> Response:
        """Begin a brand, open one, or go on with one."""
        return self._door(site_of(request))

    def _door(self, site: Site, problems: str = "") -> Response:
        main = problems + self._open_ones(site) + self._begin_form(site) + _open_form(site)
        main += from_the_folder(site, site.address(f"{PATH}/take"), self._in_folder())
        return site.page(say("Brand"), main, at=room_of(site), status=400 if problems else 200)

    def _open_ones(self, site: Site) -> str:
        drafts = self.drafts.space(site).drafts.values()
        return go_on_with(site, {address_of(site, one): name_of(one) for one in drafts})

    def _begin_form(self, site: Site) -> str:
        label = element("label", site.told(say("The name of your municipality")), for_="new-name")
        box = tag("input", type="text", id="new-name", name="name", size=40, required=True)
        button = element("button", site.told(say("Begin")), type="submit", class_="main")
        fields = element("div", label + box, class_="field") + element("p", button, class_="actions")
        form = element("form", fields, method="post", action=site.address(f"{PATH}/new"))
        return element("section", element("h2", site.told(say("Begin a new brand"))) + form)

    def _in_folder(self) -> Sequence[str]:
        folder = self.drafts.supplies.folder
        if folder is None:
            return ()
        try:
            return tuple(path.relative_to(folder).as_posix() for path in brand_files([folder]))
        except MissingError:
            return ()

    async def begin(self, request: Request) -> Response:
        """A first brand file."""
        site, form = site_of(request), await read_form(request)
        today = datetime.datetime.now().astimezone().date()
        return await run_in_threadpool(self._opened, site, lambda space: space.begin(form.text("name").strip(), today))

    async def open(self, request: Request) -> Response:
        """A brand file that somebody has chosen."""
        site, form = site_of(request), await read_form(request)
        return await run_in_threadpool(self._opened, site, lambda space: space.open(form.files("files")))

    async def take(self, request: Request) -> Response:
        """A brand file of the folder."""
        site, form = site_of(request), await read_form(request)
        folder, name = self.drafts.supplies.folder, form.text("file")
        if folder is None or name not in self._in_folder():
            raise HTTPException(404)
        return await run_in_threadpool(self._opened, site, lambda space: space.take(folder / name))

    def _opened(self, site: Site, doing: Callable[[Workspace], BrandDraft]) -> Response:
        try:
            draft = doing(self.drafts.space(site))
            self.drafts.supplies.brands.keep(draft.file)
        except SheetbuilderError as error:
            return self._door(site, site.problems(error.problems))
        return go(address_of(site, draft))


def _open_form(site: Site) -> str:
    return chosen_files(
        site,
        site.address(f"{PATH}/open"),
        say("Open a brand that you have"),
        say("The brand file and the files that it names"),
        say("Choose brand.yaml, and with it logo, letterhead and fonts, whatever folders they are in."),
    )
