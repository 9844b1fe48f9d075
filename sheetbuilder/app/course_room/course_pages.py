"""The page of one course: what is in it and in which order, what can be added, and how it is made."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sheetbuilder.app.course_room.adding import add_form
from sheetbuilder.app.course_room.captions import caption
from sheetbuilder.app.course_room.courses import Courses, address_of, of_items, room_of, worst
from sheetbuilder.app.course_room.fields import form_of, keys_of_head, needs, of_head
from sheetbuilder.app.course_room.items import change_head, items_of, put_in, reorder
from sheetbuilder.app.course_room.kinds import KINDS
from sheetbuilder.app.course_room.making_form import making_form
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.replies import go, handed
from sheetbuilder.app.unsaved_edits import (
    NOT_WRITTEN,
    UnsavedEdits,
    elsewhere,
    to_be_chosen_again,
    unsaved_edits,
    your_text,
)
from sheetbuilder.app.yaml_files.editing import Plain
from sheetbuilder.app.yaml_files.faults import by_field
from sheetbuilder.app.yaml_files.fields import FormEntry, sent, shown, within
from sheetbuilder.app.yaml_files.text_form import text_form
from sheetbuilder.app.yaml_files.undo_form import TAKEN_BACK, taken_back, undo_form
from sheetbuilder.content import Package
from sheetbuilder.errors import OutputError, Problem, Severity, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.ordering import DOWN, REMOVE, UP, OrderEntry, ordered, ordering
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.source import Located

ITEM = "item"
"""The field of the list: the names of the items in their order."""
_DAYS = ("date", "last_day")


@dataclass(frozen=True, slots=True)
class CoursePages:
    """The page, and what its forms do."""

    courses: Courses

    def course(self, request: Request) -> Response:
        """What is in the course."""
        site, draft, asked = site_of(request), self.courses.of(request), request.query_params
        notices = (Notice(say("Saved.")),) if asked.get("saved") else ()
        if asked.get("gone"):
            notices = (*notices, Notice(say("It is taken out. “Take the last change back” brings it back.")))
        if asked.get("back"):
            notices = (TAKEN_BACK,)
        return self.page(
            site, draft, *notices, at=asked.get("at", ""), by=asked.get("by", ""), new=bool(asked.get("new"))
        )

    def page(
        self,
        site: Site,
        draft: CourseDraft,
        *notices: Notice,
        at: str = "",
        by: str = "",
        new: bool = False,
        more: Sequence[Problem] = (),
        status: int = 200,
    ) -> Response:
        """The same; the button `by` of the item `at` was pressed last, or the item is `new`."""
        if draft.root is None:
            return go(address_of(site, draft, "text"))
        problems = (*more, *self.courses.problems(draft))
        by_name, rest = of_items(draft, problems)
        left = (
            _head(site, draft, self.courses.package) + site.problems(rest) + self._list(site, draft, by_name, (at, by))
        )
        left += add_form(site, draft, self.courses.package, after=at, new=new)
        columns = element("div", left, class_="what") + making_form(site, draft, self.courses)
        main = _ways(site, draft) + element("div", columns, class_="course")
        title = say("Course: {name}", name=draft.title)
        return site.page(title, main, at=room_of(site), notices=notices, status=status)

    def _list(
        self,
        site: Site,
        draft: CourseDraft,
        problems: Mapping[str, Sequence[Problem]],
        last: tuple[str, str],
    ) -> str:
        package = self.courses.package
        entries = {}
        for item in items_of(draft):
            edition = shown(within(item.located, "edition")) or ("trainer" if item.kind == "sign-in" else "")
            told = {"trainer": say("trainers alone"), "participant": say("participants alone")}.get(edition)
            note = element("span", site.told(told), class_="badge") if told else ""
            wrong = worst(problems.get(item.name, ()))
            if wrong is not None:
                said = say("Error") if wrong is Severity.ERROR else say("Warning")
                note += element("span", site.told(said), class_=f"badge {wrong}")
            href = address_of(site, draft, f"item/{item.name}")
            entries[item.name] = OrderEntry(caption(site, item, package), href, note)
        state = tag("input", type="hidden", name="state", value=draft.state)
        rows = ordering(site, ITEM, entries, id="items", focused=last)
        title = element("h2", site.told(say("In this order")), id="order")
        hint = element(
            "p", site.told(say("Choose a part to fill it in. Drag it, or use the buttons, to move it.")), class_="hint"
        )
        action = address_of(site, draft, "order")
        return title + hint + element("form", state + rows, method="post", action=action, class_="ordered")

    async def order(self, request: Request) -> Response:
        """Items moved or taken out: the page again, or what a script asks for."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        scripted = "json" in request.headers.get("accept", "")
        names = ordered(form, ITEM)
        still = await run_in_threadpool(draft.if_still, form.text("state"), lambda: reorder(draft, names))
        if scripted:
            return JSONResponse({"state": draft.state}, 200 if still else 409)
        if not still:
            return await run_in_threadpool(self._elsewhere, site, draft)
        moved = next(((form.text(by), by) for by in (UP, DOWN) if form.ticked(by)), ("", ""))
        ending = "?gone=1#order" if form.ticked(REMOVE) else f"?at={moved[0]}&by={moved[1]}"
        return go(address_of(site, draft, ending))

    def _elsewhere(self, site: Site, draft: CourseDraft) -> Response:
        return self.page(site, draft, elsewhere(), status=409)

    async def add(self, request: Request) -> Response:
        """A new item: at once where nothing must be said of it, else its form."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        kind, _, name = form.text("what").partition(":")
        after = form.text("after")
        if kind not in KINDS or draft.root is None:
            return go(address_of(site, draft))
        if name or not needs(kind):
            values: dict[str, Plain] = {kind: name} if name else {}
            own = await run_in_threadpool(put_in, draft, kind, values, after)
            return go(address_of(site, draft, f"?new=1&at={own}#further"))
        return go(address_of(site, draft, f"new?kind={kind}&after={after}"))

    async def take_back(self, request: Request) -> Response:
        """The last change is taken back."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        notice = await run_in_threadpool(taken_back, draft, form)
        if notice is None:
            return go(address_of(site, draft, "?back=1"))
        return await run_in_threadpool(self.page, site, draft, notice, status=409)

    def head(self, request: Request) -> Response:
        """Title, day, place and people."""
        return self._head_page(site_of(request), self.courses.of(request))

    def _head_page(
        self, site: Site, draft: CourseDraft, edits: UnsavedEdits | None = None, above: str = "", status: int = 200
    ) -> Response:
        root = draft.root
        if root is None:
            return go(address_of(site, draft, "text"))
        rest = [one for one in of_items(draft, self.courses.problems(draft))[1] if one.where is not None]
        faults = {key: found for key, found in by_field(rest, root, draft.file).items() if key}
        form = form_of(site, root, faults, of_head(), self.courses.package, edits.values if edits else {})
        state = tag("input", type="hidden", name="state", value=draft.state)
        buttons = element("button", site.told(say("Save")), type="submit", class_="main")
        buttons += element("a", site.told(say("Back to the course")), href=address_of(site, draft))
        marks = state + form.marks() + element("p", buttons, class_="actions")
        main = form.summary() + element("form", marks, method="post", enctype="multipart/form-data", class_="item")
        notices = edits.notices(form) if edits else ()
        above += edits.copied(form) if edits else ""
        return site.page(say("Title, day and people"), above + main, at=room_of(site), notices=notices, status=status)

    async def save_head(self, request: Request) -> Response:
        """What was filled in goes into the recipe, also what is wrong: nothing is lost."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        return await run_in_threadpool(self._head_sent, site, draft, form)

    def _head_sent(self, site: Site, draft: CourseDraft, form: SentForm) -> Response:
        try:
            if not draft.if_still(form.text("state"), lambda: _head_changed(draft, form)):
                return self._head_not_saved(site, draft, form)
        except OutputError as error:
            edits = unsaved_edits(form, of_head(), draft.root, draft.root, NOT_WRITTEN)
            return self._head_page(site, draft, edits, site.problems(error.problems), status=422)
        wrong = any(one.severity is Severity.ERROR for one in of_items(draft, self.courses.problems(draft))[1])
        return go(address_of(site, draft, "about" if wrong else "?saved=1"))

    def _head_not_saved(self, site: Site, draft: CourseDraft, form: SentForm) -> Response:
        before, now = draft.stood(form.text("state")), draft.root
        edits = unsaved_edits(form, of_head(), before, now)
        if now is None:
            return self.unreadable(site, draft, edits, before, of_head())
        return self._head_page(site, draft, edits, status=409)

    def unreadable(
        self,
        site: Site,
        draft: CourseDraft,
        edits: UnsavedEdits,
        before: Located | None,
        entries: Sequence[FormEntry],
    ) -> Response:
        """The recipe as text, which cannot be read any more, and what was typed in a form of it as it was before."""
        above = edits.all_copied(form_of(site, before, {}, entries, self.courses.package)) if before else ""
        notices = (elsewhere(), *to_be_chosen_again(edits.files))
        return self._text(site, draft, draft.text, *notices, status=409, above=above)

    def text(self, request: Request) -> Response:
        """The recipe as text."""
        draft = self.courses.of(request)
        return self._text(site_of(request), draft, draft.text)

    def _text(
        self, site: Site, draft: CourseDraft, text: str, *notices: Notice, status: int = 200, above: str = ""
    ) -> Response:
        back = element("a", site.told(say("Back to the course")), href=address_of(site, draft))
        form = text_form(site, draft.state, text, address_of(site, draft, "text"), say("The recipe"), back)
        problems = site.problems(self.courses.problems(draft))
        title = say("Course: {name}", name=draft.title)
        return site.page(title, above + problems + form, at=room_of(site), notices=notices, status=status)

    async def save_text(self, request: Request) -> Response:
        """The text in the place of the recipe's."""
        site, draft, form = site_of(request), self.courses.of(request), await read_form(request)
        text = form.text("text")
        return await run_in_threadpool(self._text_sent, site, draft, form.text("state"), text)

    def _text_sent(self, site: Site, draft: CourseDraft, state: str, text: str) -> Response:
        try:
            if not draft.if_still(state, lambda: draft.change(text)):
                return self._text(site, draft, text, your_text(), status=409)
        except OutputError as error:
            told = Notice(NOT_WRITTEN, Severity.ERROR)
            return self._text(site, draft, text, told, status=422, above=site.problems(error.problems))
        return go(address_of(site, draft, "text" if draft.root is None else "?saved=1"))

    def file(self, request: Request) -> Response:
        """The recipe, to be saved."""
        draft = self.courses.of(request)
        return handed(draft.file.read_bytes(), draft.file.name, "application/yaml")

    def all_files(self, request: Request) -> Response:
        """The recipe with all that it names, to be saved."""
        draft = self.courses.of(request)
        return handed(draft.zipped(), f"{draft.file.stem}.zip", "application/zip")


def _ways(site: Site, draft: CourseDraft) -> str:
    """What else can be done with the course as it is."""
    links = [
        ("people", say("Participants")),
        ("recipe.yaml", say("Save the recipe")),
        ("recipe.zip", say("Save it with its slides")),
        ("text", say("Edit the recipe as text")),
    ]
    marks = "".join(
        element("a", site.told(told), href=address_of(site, draft, path), class_="button small") for path, told in links
    )
    marks += undo_form(site, draft, address_of(site, draft, "undo"))
    return element("div", marks, class_="actions")


def _head(site: Site, draft: CourseDraft, package: Package) -> str:
    """Day, place and people in a line, and the way to change them."""
    root = draft.root
    days = [_written(shown(within(root, key)), package) for key in _DAYS]
    said = ["–".join(filter(None, days)), shown(within(root, "place"))]
    trainers = within(root, "trainers")
    names = trainers.value if trainers is not None and isinstance(trainers.value, tuple) else ()
    said += [shown(one) for one in names]
    line = " · ".join(filter(None, said)) or site.translate(say("No day, place or trainers yet"))
    link = element(
        "a", site.told(say("Title, day and people")), href=address_of(site, draft, "about"), class_="button small"
    )
    return element("p", element("span", escaped(line)) + " " + link, class_="of-course")


def _head_changed(draft: CourseDraft, form: SentForm) -> None:
    root = draft.root
    if root is not None:
        values = sent(form, root, of_head())
        change_head(draft, {key: values[key] for key in keys_of_head() if key in values})


def _written(day: str, package: Package) -> str:
    """A day as the package writes it; anything else as it stands in the recipe."""
    try:
        return package.words.written(datetime.date.fromisoformat(day))
    except ValueError:
        return day
