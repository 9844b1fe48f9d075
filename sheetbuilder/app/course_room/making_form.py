"""The form by which a course is made: for whom, which editions, whose brand, colours, paper and sides."""

from __future__ import annotations

from sheetbuilder.app.course_room.choice import BOOKS, WHOM
from sheetbuilder.app.course_room.courses import Courses, address_of
from sheetbuilder.app.course_room.items import items_of
from sheetbuilder.app.course_room.kinds import ALONE, KINDS
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.how_form import GO, HowForm
from sheetbuilder.app.yaml_files.form import tick
from sheetbuilder.errors import say
from sheetbuilder.html.markup import element
from sheetbuilder.serving.site import Site

MAKE = "make"


def making_form(site: Site, draft: CourseDraft, courses: Courses) -> str:
    """The form, as somebody has chosen in it last."""
    chosen = draft.memory.choice
    how = HowForm(
        site, courses.supplies.brands.named(), chosen.printing, without=say("That of the recipe, if it names one")
    )
    title = element("h2", site.told(say("Look at it and save it")))
    whom = how.among("whom", say("For whom"), WHOM, chosen.whom) if draft.people.is_file() else _nobody(site, draft)
    button = element(
        "button", site.told(say("Make the PDFs and show them")), type="submit", name=GO, value=MAKE, class_="main"
    )
    inside = (
        title + whom + how.among("books", say("Which handouts"), BOOKS, chosen.books) + _only(site, draft) + how.marks()
    )
    form = element(
        "form",
        inside + element("p", button, class_="actions"),
        method="post",
        action=address_of(site, draft, "make"),
        enctype="multipart/form-data",
        class_="panel making",
    )
    return element("div", form, class_="how")


def _nobody(site: Site, draft: CourseDraft) -> str:
    link = element("a", site.told(say("Paste the list of participants")), href=address_of(site, draft, "people"))
    return element("p", link + " " + site.told(say("to make a copy for each of them.")), class_="small")


def _only(site: Site, draft: CourseDraft) -> str:
    """Boxes for the kinds in the course that one also prints alone."""
    there = [kind for kind in ALONE if any(one.kind == kind for one in items_of(draft))]
    if not there:
        return ""
    chosen = draft.memory.choice.only
    boxes = "".join(tick("only", kind, site.told(KINDS[kind]), checked=kind in chosen) for kind in there)
    summary = element("summary", site.told(say("Some parts alone")))
    hint = element("p", site.told(say("Nothing ticked means all of it.")), class_="hint")
    return element("details", summary + hint + boxes, open=bool(chosen))
