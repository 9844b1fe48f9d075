"""The first page of the room: a course is begun, opened, taken from the folder, or gone on with."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from sheetbuilder.app.course_room.courses import PATH, Courses, address_of, room_of
from sheetbuilder.app.course_room.items import change_head
from sheetbuilder.app.course_room.workspace import CourseDraft, CourseSpace, file_of, is_recipe, recipe_among
from sheetbuilder.app.doors import chosen_files, from_the_folder, go_on_with
from sheetbuilder.app.replies import go
from sheetbuilder.app.yaml_files.editing import ListRow, Plain
from sheetbuilder.app.yaml_files.fields import lines_in, shown, within
from sheetbuilder.app.yaml_files.placing import is_yaml
from sheetbuilder.errors import SheetbuilderError, say
from sheetbuilder.handout.recipe.load import ready_made
from sheetbuilder.handout.scaffold import beginning
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.forms import SentForm, UploadedFile, read_form
from sheetbuilder.serving.site import Site, site_of
from sheetbuilder.source import parse
from sheetbuilder.values import replace

_SCHEMA = "# yaml-language-server:"
"""Begins a line for editors, which names a path from where the recipe lay."""


@dataclass(frozen=True, slots=True)
class CourseDoor:
    """The page, and what its forms do."""

    courses: Courses

    def door(self, request: Request) -> Response:
        """Begin a course, open one, or go on with one."""
        return self._door(site_of(request))

    def _door(self, site: Site, problems: str = "") -> Response:
        main = problems + self._open_ones(site) + self._begin_form(site) + _open_form(site)
        main += from_the_folder(site, site.address(f"{PATH}/take"), self._in_folder())
        return site.page(say("Course"), main, at=room_of(site), status=400 if problems else 200)

    def _open_ones(self, site: Site) -> str:
        drafts = self.courses.space(site).drafts.values()
        return go_on_with(site, {address_of(site, one): one.title for one in drafts})

    def _begin_form(self, site: Site) -> str:
        needed = element("span", " " + site.told(say("(needed)")), class_="quiet")
        fields = _field("title", site.told(say("What the course is called")) + needed, required=True)
        fields += _field("date", site.told(say("Its day, or the first of several")), type="date")
        fields += _field("place", site.told(say("Place")))
        fields += _field("trainers", site.told(say("Trainers, with commas between them")))
        fields += element("fieldset", self._beginnings(site))
        button = element("button", site.told(say("Begin")), type="submit", class_="main")
        form = fields + element("p", button, class_="actions")
        whole = element("form", form, method="post", action=site.address(f"{PATH}/new"))
        return element("section", element("h2", site.told(say("Begin a new course"))) + whole)

    def _beginnings(self, site: Site) -> str:
        ready = "".join(
            _choice(name, escaped(title), lang=self.courses.package.meta.language)
            for name, title in self._ready().items()
        )
        short = _choice("", site.told(say("A short one with two sheets, to change as you like")), checked=True)
        return element("legend", site.told(say("What it begins with"))) + short + ready

    def _ready(self) -> Mapping[str, str]:
        """The titles of the recipes that come along."""
        found = ready_made(self.courses.package).items()
        return {name: shown(within(parse(path, path.read_bytes()).root, "title")) or name for name, path in found}

    def _in_folder(self) -> Sequence[str]:
        folder = self.courses.supplies.folder
        if folder is None:
            return ()
        found = (
            path for path in sorted(folder.rglob("*")) if path.suffix.lower() in (".yaml", ".yml") and path.is_file()
        )
        return tuple(path.relative_to(folder).as_posix() for path in found if is_recipe(_bytes(path)))

    async def begin(self, request: Request) -> Response:
        """A first recipe."""
        site, form = site_of(request), await read_form(request)
        return await run_in_threadpool(self._opened, site, lambda space: self._begun(space, form))

    def _begun(self, space: CourseSpace, form: SentForm) -> CourseDraft:
        title, name = " ".join(form.text("title").split()), form.text("from")
        today = datetime.datetime.now().astimezone().date()
        first = beginning(title, today, Path(file_of(title)), self.courses.package)
        ready = ready_made(self.courses.package)
        text = ready[name].read_text("utf-8") if name in ready else first
        kept = [line for line in text.splitlines(keepends=True) if not line.startswith(_SCHEMA)]
        draft = space.begin(title, "".join(kept))
        change_head(draft, _of_head(title, form))
        draft.history.changes.clear()
        return draft

    async def open(self, request: Request) -> Response:
        """A recipe that somebody has chosen."""
        site, form = site_of(request), await read_form(request)
        return await run_in_threadpool(self._opened, site, lambda space: self._of(site, space, form.files("files")))

    def _of(self, site: Site, space: CourseSpace, uploads: Sequence[UploadedFile]) -> CourseDraft:
        own = recipe_among(uploads)
        brands = [one for one in uploads if is_yaml(one.name) and one is not own]
        if not brands:
            return space.open(uploads)
        with_it = [one for one in uploads if one is not own and not one.name.lower().endswith(".csv")]
        key = self.courses.supplies.brands.bring(with_it, site.folder)
        draft = space.open(uploads)
        printing = replace(draft.memory.choice.printing, brand=key)
        draft.memory.choice = replace(draft.memory.choice, printing=printing)
        return draft

    async def take(self, request: Request) -> Response:
        """A recipe of the folder."""
        site, form = site_of(request), await read_form(request)
        folder, name = self.courses.supplies.folder, form.text("file")
        if folder is None or name not in self._in_folder():
            raise HTTPException(404)
        return await run_in_threadpool(self._opened, site, lambda space: space.take(folder / name))

    def _opened(self, site: Site, doing: Callable[[CourseSpace], CourseDraft]) -> Response:
        try:
            draft = doing(self.courses.space(site))
        except SheetbuilderError as error:
            return self._door(site, site.problems(error.problems))
        return go(address_of(site, draft))


def _of_head(title: str, form: SentForm) -> Mapping[str, Plain]:
    """What is filled in, no day where nobody says one; a day that is none is kept as it was typed, to be told of."""
    values: dict[str, Plain] = {"title": title, "date": None}
    if day := form.text("date").strip():
        try:
            values["date"] = datetime.date.fromisoformat(day)
        except ValueError:
            values["date"] = day
    if place := " ".join(form.text("place").split()):
        values["place"] = place
    if trainers := lines_in(form.text("trainers").replace(",", "\n")):
        values["trainers"] = [ListRow(one) for one in trainers]
    return values


def _open_form(site: Site) -> str:
    return chosen_files(
        site,
        site.address(f"{PATH}/open"),
        say("Open a course that you have"),
        say("The recipe and the files that it names"),
        say(
            "Choose the recipe, and with it the slides and the brand file that it names, whatever folders they are in."
        ),
    )


def _field(name: str, label: str, *, type: str = "text", required: bool = False) -> str:  # noqa: A002
    size = 40 if type == "text" else None
    box = tag("input", type=type, id=name, name=name, size=size, required=required, autocomplete="off")
    return element("div", element("label", label, for_=name) + box, class_="field")


def _choice(value: str, told: str, *, checked: bool = False, lang: str | None = None) -> str:
    box = tag("input", type="radio", name="from", value=value, checked=checked)
    return element("label", box + element("span", told, lang=lang), class_="tick")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
