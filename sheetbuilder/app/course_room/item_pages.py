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
from sheetbuilder.app.course_room.course_pages import CoursePages
from sheetbuilder.app.course_room.courses import Courses, address_of, of_fields, room_of, worst
from sheetbuilder.app.course_room.fields import form_of, of_item, of_new
from sheetbuilder.app.course_room.items import CourseItem, change, found, in_time, move_row, put_back, put_in, stood
from sheetbuilder.app.course_room.kinds import ABOUT, KINDS
from sheetbuilder.app.course_room.slides import Slides
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.how_form import GO
from sheetbuilder.app.replies import go
from sheetbuilder.app.unsaved_edits import NOT_WRITTEN, UnsavedEdits, to_be_chosen_again, unsaved_edits
from sheetbuilder.app.yaml_files.beside import beside, named_anew
from sheetbuilder.app.yaml_files.draft import NO_FILES, Files
from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.fields import rows_of, sent, shown, within
from sheetbuilder.errors import Message, Severity, SheetbuilderError, say
from sheetbuilder.handout.drafting import draft_alts
from sheetbuilder.html.markup import element, tag
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import DOWN, UP
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.source import Located, parse

DRAFTS, AGAIN = "drafts", "again"
GONE = say("This part is not in the course any more: it was taken out, or the change that put it in was taken back.")
_FILE = "file"
_NOTHING = b"{}\n"


@dataclass(frozen=True, slots=True)
class ItemPages:
    """The pages, and what their forms do."""

    courses: Courses
    pages: CoursePages
    slides: Slides = field(default_factory=Slides)

    def new(self, request: Request) -> Response:
        """The form of a part that is not there yet."""
        site, draft, kind = site_of(request), self.courses.of(request), request.query_params.get("kind", "")
        if kind not in KINDS:
            raise HTTPException(404)
        return self._new(site, draft, kind, request.query_params.get("after", ""))

    def _new(
        self,
        site: Site,
        draft: CourseDraft,
        kind: str,
        after: str,
        edits: UnsavedEdits | None = None,
        above: str = "",
        status: int = 200,
    ) -> Response:
        typed = edits.values if edits else {}
        form = form_of(site, _nothing(), {}, of_new(kind), self.courses.package, typed)
        hidden = _hidden(kind=kind, after=after, state=draft.state)
        marks = hidden + form.marks() + _buttons(site, draft, say("Add it"))
        main = above + element("p", site.told(ABOUT[kind]), class_="quiet")
        action = address_of(site, draft, "new")
        main += element("form", marks, method="post", action=action, enctype="multipart/form-data", class_="item")
        notices = edits.notices(form) if edits else ()
        return site.page(KINDS[kind], main, at=room_of(site), notices=notices, status=status)

    async def add(self, request: Request) -> Response:
        """A new part, with what was filled in, also what is wrong."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        kind = form.text("kind")
        if kind not in KINDS:
            raise HTTPException(404)
        if draft.root is None:
            return go(address_of(site, draft))
        return await run_in_threadpool(self._added, site, draft, kind, form)

    def _added(self, site: Site, draft: CourseDraft, kind: str, form: SentForm) -> Response:
        said = {key: one for key, one in sent(form, _nothing(), of_new(kind)).items() if one is not None}
        try:
            with draft.history.lock:
                values, files = _with_upload(draft, form, _nothing(), said)
                own = put_in(draft, kind, values, form.text("after"), files)
        except SheetbuilderError as error:
            edits = unsaved_edits(form, of_new(kind), _nothing(), _nothing(), NOT_WRITTEN)
            problems = site.problems(error.problems)
            return self._new(site, draft, kind, form.text("after"), edits, above=problems, status=422)
        return self._then(site, draft, own, f"?new=1&at={own}#further", named_anew(files, form))

    def item(self, request: Request) -> Response:
        """The form of a part."""
        site, draft, name = site_of(request), self.courses.of(request), request.path_params["name"]
        item, asked = found(draft, name), request.query_params
        if item is None:
            return self._gone(site, draft, name)
        saved = (Notice(say("Saved.")),) if asked.get("saved") else ()
        return self._page(site, draft, item, *saved, *beside(draft, asked.get("beside", "")))

    def _page(
        self,
        site: Site,
        draft: CourseDraft,
        item: CourseItem,
        *notices: Notice,
        edits: UnsavedEdits | None = None,
        above: str = "",
        status: int = 200,
    ) -> Response:
        if not item.known:
            return go(address_of(site, draft, "text"))
        problems = self.courses.problems(draft)
        if item.kind == "pdf":
            problems = (*problems, *self.slides.problems(item))
        faults, typed = of_fields(draft, item, problems), edits.values if edits else {}
        form = form_of(site, item.located, faults, of_item(item.kind), self.courses.package, typed)
        if edits:
            notices, above = (*edits.notices(form), *notices), above + edits.copied(form)
        marks = _hidden(state=draft.state) + form.marks()
        if item.kind == "pdf":
            marks += _drafts_button(site)
        marks += _buttons(site, draft, say("Save"))
        main = element("p", site.told(ABOUT[item.kind]), class_="quiet") + form.summary()
        main += element("form", marks, method="post", enctype="multipart/form-data", class_="item")
        if item.kind == "pdf":
            main = element("div", element("div", main) + self.slides.shown(site, draft, item), class_="beside")
        main = above + main
        title = say("{name}", name=caption(site, item, self.courses.package))
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    async def save(self, request: Request) -> Response:
        """What was filled in goes into the recipe, also what is wrong: nothing is lost."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        return await run_in_threadpool(self._sent, site, draft, request.path_params["name"], form)

    def _sent(self, site: Site, draft: CourseDraft, name: str, form: SentForm) -> Response:
        item, state = found(draft, name), form.text("state")
        if item is None and form.text(GO) == AGAIN and draft.root is not None:
            was = stood(draft, name, form.text("was"))
            item = put_back(draft, was) if was is not None and was.known else None
            state = draft.state
        if item is None or not item.known:
            return self._gone(site, draft, name, form)
        changed: list[Files] = []
        try:
            if draft.if_still(state, lambda: changed.append(_changed(draft, item, form))):
                return self._saved(site, draft, item, form, changed[0])
        except SheetbuilderError as error:
            edits = unsaved_edits(form, of_item(item.kind), item.located, item.located, NOT_WRITTEN)
            problems = site.problems(error.problems)
            return self._page(site, draft, item, edits=edits, above=problems, status=422)
        before = stood(draft, name, state)
        edits = unsaved_edits(form, of_item(item.kind), before.located if before else item.located, item.located)
        return self._page(site, draft, item, edits=edits, status=409)

    def _gone(self, site: Site, draft: CourseDraft, name: str, form: SentForm | None = None) -> Response:
        """The form of a part that is not there any more, as it stood and as somebody filled it in."""
        was = stood(draft, name, form.text("state") if form else "")
        if was is None or not was.known:
            raise HTTPException(404)
        entries = of_item(was.kind)
        edits = unsaved_edits(form or SentForm(), entries, was.located, was.located, GONE)
        if draft.root is None:
            return self.pages.unreadable(site, draft, edits, was.located, entries)
        typed = edits.values if form else {}
        marked = form_of(site, was.located, {}, entries, self.courses.package, typed)
        state = (form.text("state") if form else "") or draft.state
        again = element("button", site.told(say("Put it in again")), type="submit", name=GO, value=AGAIN, class_="main")
        back = element("a", site.told(say("Back to the course")), href=address_of(site, draft))
        inside = _hidden(state=draft.state, was=state) + marked.marks() + element("p", again + back, class_="actions")
        main = element("form", inside, method="post", enctype="multipart/form-data", class_="item")
        told = say("This is how it stood. “Put it in again” brings it back, with what you write in it.")
        if typed:
            fields = ", ".join(dict.fromkeys(map(marked.named, typed)))
            told = say(
                "What you wrote otherwise stands in the form, marked: {fields}. “Put it in again” brings the part back"
                " with it.",
                fields=fields,
            )
        notices = (Notice(GONE, Severity.ERROR), Notice(told, Severity.WARNING), *to_be_chosen_again(edits.files))
        title = say("{name}", name=caption(site, was, self.courses.package))
        return site.page(title, main, at=room_of(site), notices=notices, status=409 if form else 404)

    def _saved(self, site: Site, draft: CourseDraft, item: CourseItem, form: SentForm, files: Files) -> Response:
        for button, by in ((UP, -1), (DOWN, 1)):
            key, _, number = form.text(button).rpartition(".")
            moved = found(draft, item.name)
            if number.isdecimal() and moved is not None:
                move_row(draft, moved, key, int(number), by)
                place = f"{key}.{max(0, int(number) + by)}"
                return go(address_of(site, draft, f"item/{item.name}#{place}"))
        if form.text(GO) == DRAFTS:
            return self._drafted(site, draft, item)
        place = f"?saved=1&at={item.name}#order"
        return self._then(site, draft, item.name, place, named_anew(files, form))

    def _then(self, site: Site, draft: CourseDraft, name: str, place: str, beside: str) -> Response:
        """Back to a place of the course, or to the part where anything is wrong with it."""
        item = found(draft, name)
        if item is None:
            return go(address_of(site, draft))
        problems = of_fields(draft, item, self.courses.problems(draft))
        wrong = worst([one for several in problems.values() for one in several]) is Severity.ERROR
        if wrong or item.kind == "pdf":
            return go(address_of(site, draft, f"item/{name}?saved=1{beside}"))
        return go(address_of(site, draft, place))

    def _drafted(self, site: Site, draft: CourseDraft, item: CourseItem) -> Response:
        """Descriptions of the pages of all slides, in their own words, each marked as a draft."""
        try:
            draft.changed_by(lambda: draft_alts(draft.file, self.courses.package))
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


def _changed(draft: CourseDraft, item: CourseItem, form: SentForm) -> Files:
    """What was filled in put into the recipe; new rows of a programme to where their time has them."""
    before = rows_of(within(item.located, "sessions"))
    said = sent(form, item.located, of_item(item.kind))
    values, files = _with_upload(draft, form, item.located, said)
    change(draft, item, values, files)
    if item.kind == "programme":
        in_time(draft, item.name, before)
    return files


def _with_upload(
    draft: CourseDraft, form: SentForm, there: Located, values: Mapping[str, Plain]
) -> tuple[Mapping[str, Plain], Files]:
    """The values with a file that was chosen, which is called after itself where nobody gives it a title."""
    uploads = form.files(f"file:{_FILE}")
    if not uploads:
        return values, NO_FILES
    name = draft.name_for(uploads[-1], shown(within(there, _FILE)))
    title = {} if form.text("title").strip() else {"title": Path(uploads[-1].name).stem.replace("_", " ")}
    return {**values, _FILE: name, **title}, {name: uploads[-1].content}


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
