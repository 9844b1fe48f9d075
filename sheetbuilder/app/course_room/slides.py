"""Pages of somebody else's file in a course: judged and painted by the child, looked at beside their descriptions."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from sheetbuilder.app.course_room.courses import address_of
from sheetbuilder.app.course_room.items import CourseItem
from sheetbuilder.app.course_room.workspace import CourseDraft
from sheetbuilder.app.yaml_files.fields import shown, within
from sheetbuilder.branding.looked_at import looked_at, page_pictures
from sheetbuilder.errors import Problem, SheetbuilderError, say
from sheetbuilder.handout.foreign import judged
from sheetbuilder.handout.items import ITEMS
from sheetbuilder.handout.items.pdf import PdfItem
from sheetbuilder.html.markup import element, tag
from sheetbuilder.models.model import model
from sheetbuilder.os_errors import is_file
from sheetbuilder.publish.fingerprint import sha256
from sheetbuilder.serving.site import Site

_MOST = 60
"""Pages that are shown; a deck of more is looked at in the finished handout."""
_AT_ONCE = 8
"""Pages that one child paints."""
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Slides:
    """What the child has said of files, and the pictures that it has made, by what the files hold."""

    pages: dict[str, int] = field(default_factory=dict)
    pictures: dict[tuple[str, int], bytes | None] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    """One child at a time: a page with many pictures asks for all of them at once."""

    def problems(self, item: CourseItem) -> Sequence[Problem]:
        """What stands against the pages that are asked for; nothing where the recipe itself does not say which."""
        made, _ = model(item.located, ITEMS["pdf"], {})
        if not isinstance(made, PdfItem):
            return ()
        return judged(made)

    def _count(self, path: Path | None) -> int:
        """How many pages a file has; none where it cannot be read."""
        key = _key(path)
        if path is not None and key not in self.pages:
            self.pages[key] = looked_at(path).pages
        return self.pages.get(key, 0)

    def shown(self, site: Site, draft: CourseDraft, item: CourseItem) -> str:
        """The pages as pictures, each with its number."""
        count = min(self._count(_path(item)), _MOST)
        rows = "".join(_leaf(site, draft, item, number) for number in range(1, count + 1))
        return element("ul", rows, class_="leaves slides") if rows else ""

    def picture(self, item: CourseItem, number: int) -> Response:
        """One page as a picture; `HTTPException` with 404 where there is none."""
        path = _path(item)
        key = (_key(path), number)
        if not 1 <= number <= min(self._count(path), _MOST):
            raise HTTPException(404)
        with self.lock:
            if key not in self.pictures and path is not None:
                self._paint(path, number)
        picture = self.pictures.get(key)
        if picture is None:
            raise HTTPException(404)
        return Response(picture, media_type="image/png" if picture.startswith(_PNG) else "image/jpeg")

    def _paint(self, path: Path, number: int) -> None:
        """A page and those behind it, which somebody will want to see next; one that cannot be painted is none."""
        last = min(number + _AT_ONCE - 1, self._count(path), _MOST)
        numbers = range(number, max(last, number) + 1)
        try:
            painted = page_pictures(path, numbers)
        except SheetbuilderError:
            painted = dict.fromkeys(numbers)
        self.pictures.update({(_key(path), one): picture for one, picture in painted.items()})


def _path(item: CourseItem) -> Path | None:
    """The file of an item, if it lies where it may."""
    folder, named = item.located.source.file.parent, shown(within(item.located, "file"))
    path = folder / named if named.isprintable() else folder
    return path if is_file(path) and path.resolve().is_relative_to(folder.resolve()) else None


def _key(path: Path | None) -> str:
    return sha256(path.read_bytes()) if path is not None else ""


def _leaf(site: Site, draft: CourseDraft, item: CourseItem, number: int) -> str:
    told = say("Page {number}", number=number)
    source = address_of(site, draft, f"item/{item.name}/{number}")
    picture = tag("img", src=source, alt=site.translate(told), width=240, loading="lazy")
    return element("li", picture + element("span", site.told(told), aria_hidden="true"))
