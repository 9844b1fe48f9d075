"""The room: its words, and the pages that it has."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from sheetbuilder.app.course_room.both_editions import shown
from sheetbuilder.app.course_room.choice import course_choice
from sheetbuilder.app.course_room.course_pages import CoursePages
from sheetbuilder.app.course_room.courses import PATH, Courses, address_of
from sheetbuilder.app.course_room.door import CourseDoor
from sheetbuilder.app.course_room.item_pages import ItemPages
from sheetbuilder.app.course_room.making import CourseMaking
from sheetbuilder.app.course_room.people_pages import PeoplePages
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.how_form import BRING, GO
from sheetbuilder.app.made import MADE, made_routes
from sheetbuilder.app.made_pages import MadeRoom
from sheetbuilder.app.page_hints import PAGE_HINTS
from sheetbuilder.app.printer import PrinterPages
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.errors import Severity, SheetbuilderError, say
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.site import Notice, Room, Site, site_of
from sheetbuilder.serving.work_pages import at_work
from sheetbuilder.values import replace

_FIXED = Path(__file__).parent / "static"


def course_room(supplies: Supplies) -> Room:
    """The room."""
    courses = Courses(supplies)
    door, course, people = CourseDoor(courses), CoursePages(courses), PeoplePages(courses)
    item = ItemPages(courses, course)
    making = _MakingPages(courses, course)
    made = MadeRoom(PATH, say("The course, made"), say("Back to the course"), shown)
    of = "/of/{key}"
    routes = [
        Route("/", door.door, methods=["GET"]),
        Route("/new", door.begin, methods=["POST"]),
        Route("/open", door.open, methods=["POST"]),
        Route("/take", door.take, methods=["POST"]),
        Route(f"{of}/", course.course, methods=["GET"]),
        Route(f"{of}/order", course.order, methods=["POST"]),
        Route(f"{of}/add", course.add, methods=["POST"]),
        Route(f"{of}/undo", course.take_back, methods=["POST"]),
        Route(f"{of}/about", course.head, methods=["GET"]),
        Route(f"{of}/about", course.save_head, methods=["POST"]),
        Route(f"{of}/text", course.text, methods=["GET"]),
        Route(f"{of}/text", course.save_text, methods=["POST"]),
        Route(f"{of}/recipe.yaml", course.file, methods=["GET"]),
        Route(f"{of}/recipe.zip", course.all_files, methods=["GET"]),
        Route(f"{of}/new", item.new, methods=["GET"]),
        Route(f"{of}/new", item.add, methods=["POST"]),
        Route(f"{of}/item/{{name}}", item.item, methods=["GET"]),
        Route(f"{of}/item/{{name}}", item.save, methods=["POST"]),
        Route(f"{of}/item/{{name}}/{{page:int}}", item.picture, methods=["GET"]),
        Route(f"{of}/people", people.people, methods=["GET"]),
        Route(f"{of}/people", people.save, methods=["POST"]),
        Route(f"{of}/make", making.sent, methods=["POST"]),
        *PrinterPages(PATH).routes(),
        *made_routes(),
        *made.routes(),
    ]
    lead = say("Put sheets, exercises and slides into an order, and make handouts for everybody and for you.")
    return Room(PATH, say("Course"), lead, routes, fixed=_FIXED, hints=PAGE_HINTS)


@dataclass(frozen=True, slots=True)
class _MakingPages:
    courses: Courses
    pages: CoursePages

    async def sent(self, request: Request) -> Response:
        """The course is made as it is chosen; or a brand is brought in, and chosen."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        draft.memory.choice = course_choice(form)
        if form.text(GO) == BRING:
            return await run_in_threadpool(self._bring, site, draft, form)
        folder = site.folder / secrets.token_hex(8)
        making = CourseMaking(self.courses.supplies, draft, draft.memory.choice, folder, site.painted)
        piece = site.work.begin(
            say("Making the handouts"),
            making.make,
            back=address_of(site, draft),
            then=lambda name: site.address(f"{PATH}/{MADE}/{name}"),
        )
        return at_work(site, piece)

    def _bring(self, site: Site, draft: CourseDraft, form: SentForm) -> Response:
        try:
            key = self.courses.supplies.brands.bring(form.files("brand_files"), site.folder)
        except SheetbuilderError as error:
            notice = Notice(say("The brand cannot be used as it is:"), Severity.ERROR)
            return self.pages.page(site, draft, notice, more=error.problems, status=422)
        printing = replace(draft.memory.choice.printing, brand=key)
        draft.memory.choice = replace(draft.memory.choice, printing=printing)
        return self.pages.page(site, draft, Notice(say("The brand is there, and chosen.")))
