"""The page of one part of a course: its fields, with what is wrong where it is wrong, and what its slides show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.course_room.captions import caption
from sheetbuilder.app.course_room.courses import Courses, address_of, of_fields, room_of, worst
from sheetbuilder.app.course_room.fields import form_of, of_item, of_new
from sheetbuilder.app.course_room.items import CourseItem, change, found, in_time, move_row, put_in
from sheetbuilder.app.course_room.kinds import ABOUT, KINDS
from sheetbuilder.app.course_room.slides import Slides
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.how_form import GO
from sheetbuilder.app.replies import elsewhere, go
from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.fields import rows_of, sent, shown, within
from sheetbuilder.errors import Message, Severity, SheetbuilderError, say
from sheetbuilder.handout.drafting import draft_alts
from sheetbuilder.html.markup import element, tag
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import DOWN, UP
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.source import Located, parse

DRAFTS = "drafts"
_FILE = "file"
_NOTHING = b"{}\n"


@dataclass(frozen=True, slots=True)
class ItemPages:
    """The pages, and what their forms do."""

    courses: Courses
    slides: Slides = field(default_factory=Slides)

    def new(self, request: Request) -> Response:
        """The form of a part that is not there yet."""
        site, draft, kind = site_of(request), self.courses.of(request), request.query_params.get("kind", "")
        if kind not in KINDS:
            raise HTTPException(404)
        form = form_of(site, _nothing(), {}, of_new(kind), self.courses.package)
        hidden = _hidden(kind=kind, after=request.query_params.get("after", ""), state=draft.state)
        marks = hidden + form.marks() + _buttons(site, draft, say("Add it"))
        main = element("p", site.told(ABOUT[kind]), class_="quiet")
        main += element("form", marks, method="post", enctype="multipart/form-data", class_="item")
        return site.page(KINDS[kind], main, at=room_of(site))

    async def add(self, request: Request) -> Response:
        """A new part, with what was filled in, also what is wrong."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        kind = form.text("kind")
        if kind not in KINDS:
            raise HTTPException(404)
        if draft.root is None:
            return go(address_of(site, draft))
        said = {key: one for key, one in sent(form, _nothing(), of_new(kind)).items() if one is not None}
        values = _uploaded(draft, form, _nothing(), said)
        own = await run_in_threadpool(put_in, draft, kind, values, form.text("after"))
        return await run_in_threadpool(self._then, site, draft, own, f"?new=1&at={own}#further")

    def item(self, request: Request) -> Response:
        """The form of a part."""
        saved = (Notice(say("Saved.")),) if request.query_params.get("saved") else ()
        return self._page(site_of(request), self.courses.of(request), self.courses.item(request), *saved)

    def _page(self, site: Site, draft: CourseDraft, item: CourseItem, *notices: Notice, status: int = 200) -> Response:
        if not item.known:
            return go(address_of(site, draft, "text"))
        problems = self.courses.problems(draft)
        if item.kind == "pdf":
            problems = (*problems, *self.slides.problems(item))
        form = form_of(site, item.located, of_fields(draft, item, problems), of_item(item.kind), self.courses.package)
        marks = _hidden(state=draft.state) + form.marks()
        if item.kind == "pdf":
            marks += _drafts_button(site)
        marks += _buttons(site, draft, say("Save"))
        main = element("p", site.told(ABOUT[item.kind]), class_="quiet") + form.summary()
        main += element("form", marks, method="post", enctype="multipart/form-data", class_="item")
        if item.kind == "pdf":
            main = element("div", element("div", main) + self.slides.shown(site, draft, item), class_="beside")
        title = say("{name}", name=caption(site, item, self.courses.package))
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    async def save(self, request: Request) -> Response:
        """What was filled in goes into the recipe, also what is wrong: nothing is lost."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        item = self.courses.item(request)
        if not await run_in_threadpool(draft.if_still, form.text("state"), lambda: _changed(draft, item, form)):
            return await run_in_threadpool(self._page, site, draft, item, elsewhere(), status=409)
        return await run_in_threadpool(self._saved, site, draft, item, form)

    def _saved(self, site: Site, draft: CourseDraft, item: CourseItem, form: SentForm) -> Response:
        for button, by in ((UP, -1), (DOWN, 1)):
            key, _, number = form.text(button).rpartition(".")
            moved = found(draft, item.name)
            if number.isdecimal() and moved is not None:
                move_row(draft, moved, key, int(number), by)
                place = f"{key}.{max(0, int(number) + by)}"
                return go(address_of(site, draft, f"item/{item.name}#{place}"))
        if form.text(GO) == DRAFTS:
            return self._drafted(site, draft, item)
        return self._then(site, draft, item.name, f"?saved=1&at={item.name}#order")

    def _then(self, site: Site, draft: CourseDraft, name: str, place: str) -> Response:
        """Back to a place of the course, or to the part where anything is wrong with it."""
        item = found(draft, name)
        if item is None:
            return go(address_of(site, draft))
        problems = of_fields(draft, item, self.courses.problems(draft))
        wrong = worst([one for several in problems.values() for one in several]) is Severity.ERROR
        if wrong or item.kind == "pdf":
            return go(address_of(site, draft, f"item/{name}?saved=1"))
        return go(address_of(site, draft, place))

    def _drafted(self, site: Site, draft: CourseDraft, item: CourseItem) -> Response:
        """Descriptions of the pages of all slides, in their own words, each marked as a draft."""
        try:
            with draft.memory.lock:
                before = draft.text
                draft_alts(draft.file, self.courses.package)
                draft.remember(before)
                draft.memory.state = draft.state
        except SheetbuilderError as error:
            main = site.problems(error.problems)
            main += element(
                "p", element("a", site.told(say("Back")), href=address_of(site, draft, f"item/{item.name}"))
            )
            return site.page(say("No drafts were made"), main, at=room_of(site), status=422)
        return go(address_of(site, draft, f"item/{item.name}?saved=1#alts"))

    def picture(self, request: Request) -> Response:
        """A page of the slides, as a picture that the child has made."""
        return self.slides.picture(self.courses.item(request), request.path_params["page"])


def _buttons(site: Site, draft: CourseDraft, told: Message) -> str:
    buttons = element("button", site.told(told), type="submit", class_="main")
    buttons += element("a", site.told(say("Back to the course")), href=address_of(site, draft))
    return element("p", buttons, class_="actions")


def _nothing() -> Located:
    root = parse(Path("new.yaml"), _NOTHING).root
    assert root is not None
    return root


def _hidden(**fields: str) -> str:
    return "".join(tag("input", type="hidden", name=name, value=value) for name, value in fields.items())


def _changed(draft: CourseDraft, item: CourseItem, form: SentForm) -> None:
    """What was filled in put into the recipe; new rows of a programme to where their time has them."""
    before = rows_of(within(item.located, "sessions"))
    change(draft, item, _uploaded(draft, form, item.located, sent(form, item.located, of_item(item.kind))))
    if item.kind == "programme":
        in_time(draft, item.name, before)


def _uploaded(draft: CourseDraft, form: SentForm, there: Located, values: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """The values with a file that was chosen, which is called after itself where nobody gives it a title."""
    uploads = form.files(f"file:{_FILE}")
    if not uploads:
        return values
    name = draft.put(uploads[-1], shown(within(there, _FILE)))
    title = {} if form.text("title").strip() else {"title": Path(name).stem.replace("_", " ")}
    return {**values, _FILE: name, **title}


def _drafts_button(site: Site) -> str:
    button = element(
        "button",
        site.told(say("Draft what they show from their own words")),
        type="submit",
        name=GO,
        value=DRAFTS,
        class_="small",
    )
    return element("p", button)
