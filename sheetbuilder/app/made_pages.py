"""What was made, shown: every page as a picture, links to save the files, and the way to a printer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from sheetbuilder.app.made import MADE, MadeFile, MadeFiles
from sheetbuilder.errors import Message, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.serving.site import Site

_SMALL, _LARGE = 240, 960


@dataclass(frozen=True, slots=True)
class MadePages:
    """Writes the pages about what a piece of work has made."""

    site: Site
    room: str
    work: str
    made: MadeFiles

    def files(self) -> str:
        """All files with their pages."""
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
        rows = "".join(map(self._file, self.made.files))
        again = element(
            "p", element("a", self._told(say("Choose other papers")), href=self.site.address(f"{self.room}/"))
        )
        return actions + notes + told + element("ul", rows, class_="files") + again

    def leaf(self, file: MadeFile, page: int) -> str:
        """One page of a file, large."""
        width, height = file.sizes[page - 1]
        image = tag(
            "img",
            src=self._picture(file, page, _LARGE),
            srcset=f"{self._picture(file, page, _LARGE)} 1x, {self._picture(file, page, 1440)} 1.5x",
            alt=self.site.translate(self._page(file, page)),
            width=_LARGE,
            height=round(_LARGE * height / width),
        )
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

    @staticmethod
    def _page(file: MadeFile, page: int) -> Message:
        return say("{file}, page {page} of {count}", file=file.name, page=page, count=len(file.sizes))

    def _file(self, file: MadeFile) -> str:
        count = len(file.sizes)
        pages = say("1 page") if count == 1 else say("{count} pages", count=count)
        name = self.site.translate(say("Save {file}", file=file.name))
        where = self._at(file.name)
        link = element("a", self._told(say("Save")), href=where, class_="button small", download=True, aria_label=name)
        head = element("h2", escaped(file.name)) + element("p", self._told(pages) + " · " + link, class_="quiet")
        leaves = "".join(self._leaf(file, page) for page in range(1, count + 1))
        return element("li", head + element("ul", leaves, class_="leaves"))

    def _leaf(self, file: MadeFile, page: int) -> str:
        width, height = file.sizes[page - 1]
        image = tag(
            "img",
            src=self._picture(file, page, _SMALL),
            srcset=f"{self._picture(file, page, _SMALL)} 1x, {self._picture(file, page, 2 * _SMALL)} 2x",
            alt=self.site.translate(self._page(file, page)),
            width=_SMALL,
            height=round(_SMALL * height / width),
            loading="lazy",
        )
        return element(
            "li",
            element("a", image + element("span", str(page), aria_hidden="true"), href=self._at(f"{file.name}/{page}")),
        )
