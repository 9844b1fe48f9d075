"""The pages of the room: a form to choose, and what came of it."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sheetbuilder.app.made import MadeFile, MadeFiles, handed_out, made_by
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.compose.targets import Target, TargetKind
from sheetbuilder.errors import Severity, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.offers import build, targets
from sheetbuilder.serving.forms import read_form
from sheetbuilder.serving.site import Notice, Room, Site, site_of
from sheetbuilder.serving.work import Steps
from sheetbuilder.serving.work_pages import at_work

PATH = "print"


def print_room(supplies: Supplies) -> Room:
    """The room."""
    pages = _Pages(supplies)
    routes = [
        Route("/", pages.choosing, methods=["GET"]),
        Route("/", pages.chosen, methods=["POST"]),
        Route("/made/{work}", pages.made, methods=["GET"]),
        Route("/made/{work}/{name}", handed_out, methods=["GET"]),
    ]
    return Room(PATH, say("Print"), say("Choose papers for a meeting, and print or save them."), routes)


@dataclass(frozen=True, slots=True)
class _Pages:
    supplies: Supplies

    def choosing(self, request: Request) -> Response:
        """The form."""
        return self._form(site_of(request))

    def _form(self, site: Site, *notices: Notice) -> Response:
        groups = groupby(targets(self.supplies.package), key=lambda one: one.kind is TargetKind.SHEET)
        boxes = "".join(
            element(
                "fieldset",
                element("legend", site.told(say("Sheets") if sheets else say("Whole documents")))
                + "".join(_box(one) for one in group),
            )
            for sheets, group in groups
        )
        button = element("button", site.told(say("Make PDFs")), type="submit", class_="main")
        form = element("form", boxes + element("p", button, class_="actions"), method="post")
        return site.page(say("Print"), form, at=self._room(site), notices=notices)

    async def chosen(self, request: Request) -> Response:
        """What was chosen is made."""
        site, form = site_of(request), await read_form(request)
        names = tuple(form.texts("target"))
        if not names:
            return self._form(site, Notice(say("Choose at least one paper."), Severity.ERROR))
        folder = site.folder / secrets.token_hex(8)

        def doing(steps: Steps) -> MadeFiles:
            built = build(
                self.supplies.package,
                names,
                out=folder,
                begin=steps.expect,
                done=lambda one: steps.take(say("{file} is made", file=one.path.name)),
                remember=True,
            )
            return MadeFiles(tuple(MadeFile(one.path, one.pages) for one in built))

        piece = site.work.begin(
            say("Making PDFs"),
            doing,
            back=site.address(f"{PATH}/"),
            then=lambda name: site.address(f"{PATH}/made/{name}"),
        )
        return at_work(site, piece)

    def made(self, request: Request) -> Response:
        """The files, to be saved."""
        site, made = site_of(request), made_by(request)
        name = request.path_params["work"]
        files = "".join(
            element("li", element("a", escaped(one.name), href=site.address(f"{PATH}/made/{name}/{one.name}")))
            for one in made.files
        )
        return site.page(say("Your PDFs"), element("ul", files), at=self._room(site))

    def _room(self, site: Site) -> Room:
        return next(room for room in site.rooms if room.path == PATH)


def _box(target: Target) -> str:
    box = tag("input", type="checkbox", name="target", value=target.name)
    number = f"{target.name} " if target.kind is TargetKind.SHEET else ""
    return element("label", box + element("span", escaped(f"{number}{target.title}")), class_="tick")
