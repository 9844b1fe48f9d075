"""The pages of the room: a form to choose, what came of it, and the way to a printer."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sheetbuilder.app.choice import PrintChoice, choice
from sheetbuilder.app.how_form import BRING, GO
from sheetbuilder.app.made import MADE, made_routes
from sheetbuilder.app.made_pages import MadeRoom
from sheetbuilder.app.page_hints import PAGE_HINTS
from sheetbuilder.app.print_room.chooser import MAKE, Chooser
from sheetbuilder.app.print_room.making import make
from sheetbuilder.app.printer import PrinterPages
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.branding.differing import as_of
from sheetbuilder.errors import Problem, Severity, SheetbuilderError, say
from sheetbuilder.offers import targets
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import pressed
from sheetbuilder.serving.site import Notice, Room, Site, site_of
from sheetbuilder.serving.work_pages import at_work
from sheetbuilder.values import replace

PATH = "print"


def print_room(supplies: Supplies) -> Room:
    """The room."""
    pages = _Pages(supplies)
    routes = [
        Route("/", pages.choosing, methods=["GET"]),
        Route("/", pages.sent, methods=["POST"]),
        *PrinterPages(PATH).routes(),
        *made_routes(),
        *MadeRoom(PATH, say("Your papers"), say("Choose other papers")).routes(),
    ]
    fixed = Path(__file__).resolve().parent / "static"
    lead = say("Choose papers for a meeting, and print or save them.")
    return Room(PATH, say("Print"), lead, routes, fixed, hints=PAGE_HINTS)


@dataclass(frozen=True, slots=True)
class _Pages:
    supplies: Supplies

    def choosing(self, request: Request) -> Response:
        """The form, with nothing chosen."""
        site = site_of(request)
        return self._form(site, PrintChoice(file=self._file(site)))

    async def sent(self, request: Request) -> Response:
        """What was chosen is made; any other button gives the form again, with what it has changed."""
        site, form = site_of(request), await read_form(request)
        chosen = choice(form, self._file(site))
        go = "" if pressed(form) else form.text(GO)
        if go == BRING:
            return await run_in_threadpool(self._bring, site, chosen, form)
        if go != MAKE:
            return await run_in_threadpool(self._form, site, chosen)
        if not chosen.names:
            return await run_in_threadpool(
                self._form, site, chosen, Notice(say("Choose at least one paper."), Severity.ERROR)
            )
        folder = site.folder / secrets.token_hex(8)
        piece = site.work.begin(
            say("Making PDFs"),
            lambda steps: make(self.supplies, chosen, folder, site.painted, steps),
            back=site.address(f"{PATH}/"),
            then=lambda name: site.address(f"{PATH}/{MADE}/{name}"),
        )
        return at_work(site, piece)

    def _bring(self, site: Site, chosen: PrintChoice, form: SentForm) -> Response:
        """A brand that is brought in is the chosen one; what is wrong with it stands above the form."""
        try:
            key = self.supplies.brands.bring(form.files("brand_files"), site.folder)
        except SheetbuilderError as error:
            notice = Notice(say("The brand cannot be used as it is:"), Severity.ERROR)
            return self._form(site, chosen, notice, problems=error.problems)
        return self._form(site, replace(chosen, brand=key), Notice(say("The brand is there, and chosen.")))

    def _form(self, site: Site, chosen: PrintChoice, *notices: Notice, problems: tuple[Problem, ...] = ()) -> Response:
        try:
            brand = self.supplies.brands.load(chosen.brand)
        except SheetbuilderError as error:
            brand, problems, chosen = None, (*problems, *error.problems), replace(chosen, brand="")
        package = self.supplies.package
        chooser = Chooser(
            site,
            as_of(brand, package) if brand is not None else package,
            targets(package, brand),
            self.supplies.brands.named(),
            chosen,
            site.problems(problems),
        )
        status = 422 if problems or any(one.severity is Severity.ERROR for one in notices) else 200
        return site.page(say("Print"), chooser.form(), at=self._room(site), notices=notices, status=status)

    @staticmethod
    def _file(site: Site) -> str:
        return site.translate(say("meeting")) + ".pdf"

    @staticmethod
    def _room(site: Site) -> Room:
        return next(room for room in site.rooms if room.path == PATH)
