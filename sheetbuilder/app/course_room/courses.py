"""What all pages of the room share: the courses of the run, how one is judged, and where its pages are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request

from sheetbuilder.app.course_room.items import CourseItem, found, items_of
from sheetbuilder.app.course_room.workspace import CourseDraft, CourseSpace
from sheetbuilder.app.supplies import Supplies
from sheetbuilder.app.yaml_files.faults import by_field
from sheetbuilder.brand import Brand
from sheetbuilder.content import Package
from sheetbuilder.errors import Problem, Severity, SheetbuilderError
from sheetbuilder.handout.recipe.load import load_handout
from sheetbuilder.serving.site import Room, Site, site_of

PATH = "course"


@dataclass(frozen=True, slots=True)
class Courses:
    """The courses that are being worked on."""

    supplies: Supplies
    spaces: dict[Path, CourseSpace] = field(default_factory=dict)

    @property
    def package(self) -> Package:
        """Whose sheets are handed out."""
        return self.supplies.package

    def space(self, site: Site) -> CourseSpace:
        """All of them, in the folder of the run."""
        return self.spaces.setdefault(site.folder, CourseSpace(site.folder / "courses"))

    def of(self, request: Request) -> CourseDraft:
        """The one in the path of a request; `HTTPException` with 404 where there is none."""
        draft = self.space(site_of(request)).found(request.path_params["key"])
        if draft is None:
            raise HTTPException(404)
        return draft

    def item(self, request: Request) -> CourseItem:
        """The item in the path of a request; `HTTPException` with 404 where the course has none of that name."""
        item = found(self.of(request), request.path_params["name"])
        if item is None:
            raise HTTPException(404)
        return item

    def brand(self, draft: CourseDraft) -> Brand | None:
        """The brand that was chosen on the page, which goes before the recipe's; raises what `load_brand` raises."""
        return self.supplies.brands.load(draft.memory.choice.printing.brand)

    def problems(self, draft: CourseDraft) -> tuple[Problem, ...]:
        """All that is wrong or doubtful, but for what only the pages of somebody else's file would tell."""
        try:
            return load_handout(draft.file, self.package, self.brand(draft)).warnings
        except SheetbuilderError as error:
            return error.problems


def room_of(site: Site) -> Room:
    """The room as the site knows it."""
    return next(room for room in site.rooms if room.path == PATH)


def address_of(site: Site, draft: CourseDraft, page: str = "") -> str:
    """The address of a page of one course."""
    return site.address(f"{PATH}/of/{draft.key}/{page}")


def of_items(
    draft: CourseDraft, problems: Sequence[Problem]
) -> tuple[Mapping[str, Sequence[Problem]], Sequence[Problem]]:
    """The problems of each item by its name, and those of no item."""
    by_name: dict[str, list[Problem]] = {}
    rest: list[Problem] = []
    lines = dict(_lines(draft))
    for problem in problems:
        where = problem.where
        own = lines.get(where.line - 1) if where is not None and where.file == draft.file and where.line else None
        (rest if own is None else by_name.setdefault(own, [])).append(problem)
    return by_name, rest


def of_fields(draft: CourseDraft, item: CourseItem, problems: Sequence[Problem]) -> Mapping[str, Sequence[Problem]]:
    """The problems of an item by the path of their field."""
    return by_field(of_items(draft, problems)[0].get(item.name, ()), item.located, draft.file)


def worst(problems: Sequence[Problem]) -> Severity | None:
    """Whether there is an error among problems, a warning, or nothing."""
    return min((one.severity for one in problems), key=lambda one: one is not Severity.ERROR, default=None)


def _lines(draft: CourseDraft) -> Iterator[tuple[int, str]]:
    """Every line of the file that an item stands on, with its name."""
    for item in items_of(draft):
        first, (last, column) = item.located.start[0], item.located.end
        for line in range(first, max(last + (1 if column else 0), first + 1)):
            yield line, item.name
