"""What was made, shown: every page as a picture, links to save the files, and the way to a printer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sheetbuilder.app.made import MADE, MadeFile, MadeFiles, made_by
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.site import Room, Site, site_of

_SMALL, _LARGE = 240, 960


@dataclass(frozen=True, slots=True)
class MadePages:
    """Writes the pages about what a piece of work has made."""

    site: Site
    room: str
    work: str
    made: MadeFiles
    back: str
    """The address from which it was made."""
    again: Message
    """What one does there."""

    def files(self) -> str:
        """All files with their pages."""
        rows = "".join(map(self._file, self.made.files))
        return self.above() + element("ul", rows, class_="files") + self.below()

    def above(self) -> str:
        """What can be done with all of it, and what is to be told of it."""
        saved = element(
            "a", self._told(say("Save all as one ZIP file")), href=self._at("zip/sheetbuilder.zip"), class_="button"
        )
        printed = element("a", self._told(say("Print on paper")), href=self._at("printer/"), class_="button main")
        several = len(self.made.files) > 1
        actions = element("p", printed + (saved if several else ""), class_="actions")
        told = self.site.problems(self.made.warnings)
        notes = (
            element("ul", "".join(element("li", self._told(note)) for note in self.made.notes))
            if self.made.notes
            else ""
        )
        return actions + notes + told

    def below(self) -> str:
        """The way back."""
        return element("p", element("a", self._told(self.again), href=self.back))

    def leaf(self, file: MadeFile, page: int) -> str:
        """One page of a file, large."""
        image = self._image(file, page, _LARGE, f"{self._picture(file, page, 1440)} 1.5x")
        ways = [(page - 1, say("Page before")), (page + 1, say("Next page"))]
        links = "".join(
            element("a", self._told(told), href=self._at(f"{file.name}/{other}"), class_="button")
            for other, told in ways
            if 1 <= other <= len(file.sizes)
        )
        back = element("a", self._told(say("All pages")), href=self.site.address(f"{self.room}/{MADE}/{self.work}"))
        return element("p", links + back, class_="actions") + element("p", image, class_="leaf")

    def leaf_title(self, file: MadeFile, page: int) -> Message:
        """What such a page is called."""
        return self._page(file, page)

    def _told(self, message: Message) -> str:
        return self.site.told(message)

    def _at(self, path: str) -> str:
        return self.site.address(f"{self.room}/{MADE}/{self.work}/{quote(path)}")

    def _picture(self, file: MadeFile, page: int, width: int) -> str:
        return self._at(f"{file.name}/{page}/{width}.png")

    def _image(self, file: MadeFile, page: int, wide: int, finer: str, *, lazy: bool = False) -> str:
        """A page so many pixels wide, and a finer one for screens that can show it."""
        width, height = file.sizes[page - 1]
        return tag(
            "img",
            src=self._picture(file, page, wide),
            srcset=f"{self._picture(file, page, wide)} 1x, {finer}",
            alt=self.site.translate(self._page(file, page)),
            width=wide,
            height=round(wide * height / width),
            loading="lazy" if lazy else None,
        )

    @staticmethod
    def _page(file: MadeFile, page: int) -> Message:
        return say("{file}, page {page} of {count}", file=file.name, page=page, count=len(file.sizes))

    def _file(self, file: MadeFile) -> str:
        leaves = "".join(element("li", self.picture(file, page)) for page in range(1, len(file.sizes) + 1))
        return element("li", self.head(file) + element("ul", leaves, class_="leaves"))

    def head(self, file: MadeFile) -> str:
        """Its name, how many pages it has, and the link to save it."""
        count = len(file.sizes)
        pages = say("1 page") if count == 1 else say("{count} pages", count=count)
        name = self.site.translate(say("Save {file}", file=file.name))
        where = self._at(file.name)
        link = element("a", self._told(say("Save")), href=where, class_="button small", download=True, aria_label=name)
        told = f"{self._told(pages)} · " if count else ""
        return element("h2", escaped(file.name)) + element("p", told + link, class_="quiet")

    def picture(self, file: MadeFile, page: int, wide: int = _SMALL) -> str:
        """A page, small, as a link to the large one."""
        image = self._image(file, page, wide, f"{self._picture(file, page, 2 * wide)} 2x", lazy=True)
        said = element("span", escaped(file.label(page)), aria_hidden="true")
        return element("a", image + said, href=self._at(f"{file.name}/{page}"))


@dataclass(frozen=True, slots=True)
class MadeRoom:
    """The pages of a room about what was made there."""

    path: str
    title: Message
    again: Message
    """What the way back is called."""
    whole: Callable[[MadePages, str], str] = lambda pages, _: pages.files()
    """Writes all of it; is told what of it is asked for, which may be nothing."""

    def routes(self) -> list[BaseRoute]:
        """The routes below the room: everything, and a page of it."""
        return [
            Route(f"/{MADE}/{{work}}", self._made, methods=["GET"]),
            Route(f"/{MADE}/{{work}}/{{name}}/{{page:int}}", self._leaf, methods=["GET"]),
        ]

    def _made(self, request: Request) -> Response:
        site = site_of(request)
        main = self.whole(self._pages(site, request), request.query_params.get("show", ""))
        return site.page(self.title, main, at=self._room(site))

    def _leaf(self, request: Request) -> Response:
        """One page of it, large."""
        site = site_of(request)
        shown, page = self._pages(site, request), request.path_params["page"]
        file = shown.made.named(request.path_params["name"])
        if not 1 <= page <= len(file.sizes):
            raise HTTPException(404)
        return site.page(shown.leaf_title(file, page), shown.leaf(file, page), at=self._room(site))

    def _pages(self, site: Site, request: Request) -> MadePages:
        work, made = request.path_params["work"], made_by(request)
        piece = site.work.found(work)
        assert piece is not None
        return MadePages(site, self.path, work, made, piece.back, self.again)

    def _room(self, site: Site) -> Room:
        return next(room for room in site.rooms if room.path == self.path)
