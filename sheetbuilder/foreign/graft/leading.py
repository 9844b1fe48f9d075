"""What leads elsewhere, in the child: links of the chosen pages and lines of the outline, with where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pypdf.generic import DictionaryObject

from sheetbuilder.foreign.graft.found import FoundBookmark, Goal, Link
from sheetbuilder.foreign.graft.pruning import moved, point
from sheetbuilder.pdf.read import objects
from sheetbuilder.pdf.read.destinations import Destinations, by_structure, page_of
from sheetbuilder.pdf.read.objects import Key
from sheetbuilder.pdf.read.walking import outline_lines

_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[\x21-\x7e]{1,2000}", re.IGNORECASE)
_LINES = 5_000
"""Lines of an outline that are looked at."""
_NAMES = 50_000


@dataclass(frozen=True, slots=True)
class ChosenPage:
    """A chosen page: where it was chosen, in order, how it is set upright, how high it is."""

    places: tuple[int, ...]
    matrix: tuple[float, ...]
    height: float


class Leading:
    """The destinations of one file, as far as they lie on chosen pages (ISO 32000-1, 12.3.2)."""

    def __init__(self, catalog: object, shown: Mapping[Key, ChosenPage]) -> None:
        self._shown = shown
        self._destinations = Destinations(catalog, _NAMES)

    def goal(self, destination: object, near: int) -> Goal | None:
        """Where a destination is: the first place from `near` on where its page was chosen, else the last one."""
        members = self._destinations.explicit(destination)
        page = page_of(members)
        shown = self._shown.get(page) if page is not None else None
        if shown is None:
            return None
        place = next((at for at in shown.places if at >= near), shown.places[-1])
        return Goal(place, min(max(_height(members, shown), 0.0), shown.height))

    def link(self, annotation: DictionaryObject, shown: ChosenPage, place: int) -> Link | None:
        """A link, if it leads to a web address, a mail address, a telephone number or a chosen page."""
        sides = objects.numbers(objects.raw(annotation, "/Rect"))
        if len(sides) != 4 or not all(abs(side) < 1e6 for side in sides):
            return None
        box = moved(list(sides), shown.matrix)
        address, goal = self._target(annotation, place)
        if (not address and goal is None) or box[2] - box[0] <= 0 or box[3] - box[1] <= 0:
            return None
        quads = objects.numbers(objects.raw(annotation, "/QuadPoints"))
        if len(quads) % 8 or len(quads) > 800 or not all(abs(value) < 1e6 for value in quads):
            quads = ()
        corners = (point(x, y, shown.matrix) for x, y in zip(quads[::2], quads[1::2], strict=True))
        contents = (objects.text(objects.get(annotation, "/Contents")) or "")[:500].strip()
        return Link(place, box, tuple(value for corner in corners for value in corner), contents, address, goal)

    def _target(self, annotation: DictionaryObject, place: int) -> tuple[str, Goal | None]:
        action = objects.dictionary(objects.raw(annotation, "/A"))
        kind = objects.name(objects.get(action, "/S"))
        if kind == "URI":
            address = (objects.text(objects.get(action, "/URI")) or "").strip()
            return (address if _ADDRESS.fullmatch(address) else ""), None
        if kind not in (None, "GoTo"):
            return "", None
        said = objects.raw(annotation, "/Dest") if kind is None else objects.raw(action, "/D")
        return "", self.goal(said, place) or self.goal(by_structure(annotation), place)

    def outline(self, catalog: object) -> Iterator[FoundBookmark]:
        """The lines of the outline that lead to chosen pages; levels close up where one is left out."""
        path: list[int] = []
        for entry, level in outline_lines(catalog, _LINES):
            _, goal = self._target(entry, 0)
            title = " ".join((objects.text(objects.get(entry, "/Title")) or "").split())[:300]
            if goal is not None and title:
                path = [above for above in path if above < level]
                yield FoundBookmark(len(path), title, goal)
                path.append(level)


def _height(members: tuple[object, ...], shown: ChosenPage) -> float:
    """How high above the lower edge a destination is; the whole page where it does not say."""
    kind = objects.name(members[1]) if len(members) > 1 else None
    if kind == "XYZ" and len(members) > 3:
        x, y = objects.number(members[2]) or 0.0, objects.number(members[3])
        return shown.height if y is None or abs(y) > 1e6 or abs(x) > 1e6 else point(x, y, shown.matrix)[1]
    if kind in ("FitH", "FitBH") and len(members) > 2:
        y = objects.number(members[2])
        return shown.height if y is None or abs(y) > 1e6 else point(0.0, y, shown.matrix)[1]
    return shown.height
