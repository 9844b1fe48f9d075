"""The form that adds a part to a course: a sheet by its name, anything else by its kind."""

from __future__ import annotations

from collections.abc import Iterable

from sheetbuilder.app.course_room.captions import caption
from sheetbuilder.app.course_room.courses import address_of
from sheetbuilder.app.course_room.items import items_of
from sheetbuilder.app.course_room.kinds import GROUPS, KINDS
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.content import Package
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.serving.site import Site


def add_form(site: Site, draft: CourseDraft, package: Package, *, after: str = "", new: bool = False) -> str:
    """The form; `after` is the item that was moved last, or added, if it is `new`."""
    what = _field(site, "what", say("What"), _offers(site, package))
    places = [
        ("", site.translate(say("At a good place"))),
        *((one.name, caption(site, one, package)) for one in items_of(draft)),
    ]
    where = _field(site, "after", say("Behind"), _options(places, after))
    button = element("button", site.told(say("Add")), type="submit")
    title = element("h2", site.told(say("Add a part")), id="further")
    action = address_of(site, draft, "add")
    added = next((caption(site, one, package) for one in items_of(draft) if new and one.name == after), "")
    told = element("p", site.told(say("Added: {name}", name=added)), role="status", class_="notice") if added else ""
    fields = what + where + element("p", button)
    return title + told + element("form", fields, method="post", action=action, class_="adding panel")


def _offers(site: Site, package: Package) -> str:
    language = package.meta.language
    sheets = ((f"sheet:{one.number}", f"{one.number} {one.title}") for one in package.sheets)
    sets = ((f"set:{one.id}", one.title) for one in package.meta.sets)
    grouped = [
        _group(site, say("Sheets"), sheets, language),
        *(_group(site, told, ((kind, site.translate(KINDS[kind])) for kind in kinds)) for told, kinds in GROUPS),
        _group(site, say("Whole sets"), sets, language),
    ]
    return "".join(grouped)


def _group(site: Site, told: Message, found: Iterable[tuple[str, str]], language: str | None = None) -> str:
    return element("optgroup", _options(found, lang=language), label=site.translate(told))


def _options(found: Iterable[tuple[str, str]], chosen: str = "", *, lang: str | None = None) -> str:
    return "".join(
        element("option", escaped(told), value=value, selected=bool(value) and value == chosen, lang=lang)
        for value, told in found
    )


def _field(site: Site, name: str, label: Message, options: str) -> str:
    inside = element("label", site.told(label), for_=name) + element("select", options, id=name, name=name)
    return element("div", inside, class_="field")
