"""What an item is called in the list of a course: its kind, and the words by which its author knows it."""

from __future__ import annotations

from sheetbuilder.app.course_room.items import CourseItem
from sheetbuilder.app.course_room.kinds import KINDS
from sheetbuilder.app.course_room.labels import CHOICES
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.content import Package
from sheetbuilder.serving.site import Site

_NAMING = ("title", "session", "file")
"""The keys by which an item is known, the first that says anything."""


def caption(site: Site, item: CourseItem, package: Package) -> str:
    """The name of an item, as plain words."""
    kind = site.translate(KINDS[item.kind]) if item.kind in KINDS else item.kind or "?"
    own = _own(site, item, package)
    return f"{kind}: {own}" if own else kind


def _own(site: Site, item: CourseItem, package: Package) -> str:
    if item.kind == "sheet":
        number = shown(within(item.located, "sheet"))
        sheet = next((one for one in package.sheets if number in (one.number, one.slug)), None)
        return f"{sheet.number} {sheet.title}" if sheet is not None else number
    if item.kind == "set":
        known = {one.id: one.title for one in package.meta.sets}
        name = shown(within(item.located, "set"))
        return known.get(name, name)
    if item.kind == "cards":
        name = shown(within(item.located, "deck"))
        return next((one.title for one in (package.cards.decks if package.cards else ()) if one.id == name), name)
    if item.kind == "figure":
        name = shown(within(item.located, "figure"))
        return site.translate(CHOICES[name]) if name in CHOICES else name
    return next((said for key in _NAMING if (said := shown(within(item.located, key)))), "")
