"""The page of a preview: how things stand, what can be chosen, what is wrong, and the pages with their layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.html.problems import problem_list
from sheetbuilder.language import Translator
from sheetbuilder.preview.choice import ViewChoice
from sheetbuilder.preview.controls import controls
from sheetbuilder.preview.drawn import DrawnDocument, Offer
from sheetbuilder.preview.layers import safe_layer, tag_layer
from sheetbuilder.preview.reading_order import TaggedElement, reading_order
from sheetbuilder.preview.state import ShownDocument
from sheetbuilder.preview.widths import width_of
from sheetbuilder.problem_text import counted

_CSS_PIXELS = 4 / 3
"""To a point."""


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """What a page is made of; `address` makes an address of a path of ours."""

    choice: ViewChoice
    shown: ShownDocument
    offers: Sequence[Offer]
    remarks: Sequence[Problem]
    number: int
    """That of the news when this was asked for."""
    here: Path
    """The folder that files are seen from."""
    translate: Translator
    address: Callable[[str], str]

    def main(self) -> str:
        """The content, in the order in which it is read."""
        query = urlencode(list(self.choice.query()))
        parts = (
            element("div", self._status() + self._jump(), id="bar"),
            self._problems(),
            controls(self.choice, self.offers, self.shown.drawn, self.translate, self.address),
            self._pages(),
        )
        return element(
            "div",
            "".join(parts),
            id="preview",
            data_number=self.number,
            data_news=self.address(f"news?{query}"),
            data_ended=self.translate(say("The preview has ended. Start it again where you started it.")),
        )

    def _told(self, message: Message) -> str:
        return escaped(self.translate(message))

    def _status(self) -> str:
        errors = any(one.severity is Severity.ERROR for one in self.shown.problems)
        how_many = ", ".join(map(self.translate, counted(self.shown.problems)))
        if not self.shown.current and self.shown.drawn is None:
            told = say("The files are not right: {count}. There are no pages yet.", count=how_many)
        elif not self.shown.current:
            told = say("The files are not right: {count}. The pages are those from before.", count=how_many)
        elif self.shown.problems:
            told = say("The pages are as the files are now; {count}.", count=how_many)
        else:
            told = say("The pages are as the files are now.")
        kind = "error" if errors else "warning" if self.shown.problems else "good"
        return element("p", self._told(told), id="status", role="status", class_=f"notice {kind}")

    def _jump(self) -> str:
        """The way to what is wrong, from wherever one reads."""
        link = element("a", self._told(say("See what is wrong")), href="#problems") if self.shown.problems else ""
        return element("span", link, id="jump")

    def _problems(self) -> str:
        """What is wrong here, then what is wrong in documents that are not looked at."""
        errors = any(one.severity is Severity.ERROR for one in self.shown.problems)
        lists = [
            (say("What is wrong") if errors else say("Warnings"), (*self.remarks, *self.shown.problems)),
            (say("In other documents"), self.shown.elsewhere),
        ]
        parts = [
            element("h2", self._told(title)) + problem_list(problems, self.translate, self.here)
            for title, problems in lists
            if problems
        ]
        return element("div", "".join(parts), id="problems")

    def _pages(self) -> str:
        drawn = self.shown.drawn
        if drawn is None:
            return element("div", "", id="pages")
        if drawn.screen is not None:
            return self._screen(drawn)
        order = reading_order(drawn.document) if self.choice.tags else [()] * len(drawn.document.pages)
        return self._laid("".join(self._page(drawn, index, elements) for index, elements in enumerate(order)))

    def _laid(self, pages: str, kind: str = "") -> str:
        stale = "" if self.shown.current else " before"
        return element("div", pages, id="pages", class_=f"pages {self.choice.size}{kind}{stale}")

    def _screen(self, drawn: DrawnDocument) -> str:
        """The one page of a document for a screen, in a frame of its own: nothing runs in there, or is sent."""
        told = say("One page for a screen: it has no paper, no margins and no letterhead, and its fields can be tried.")
        title = self.translate(say("“{title}” for a screen", title=drawn.document.title))
        frame = element(
            "iframe", "", src=self.address(f"screen/{drawn.looks[0]}"), title=title, sandbox="allow-same-origin"
        )
        heading = element("h2", self._told(told))
        shown = element("article", heading + element("div", frame, class_="paper"), id="screen", class_="shown")
        return self._laid(shown, " screen")

    def _page(self, drawn: DrawnDocument, index: int, elements: Sequence[TaggedElement]) -> str:
        page = drawn.document.pages[index]
        look, width = drawn.looks[index], width_of(self.choice.size)
        source = self.address(f"picture/{look}")
        picture = tag(
            "img",
            src=f"{source}?width={width}",
            srcset=f"{source}?width={width} 1x, {source}?width={2 * width} 2x",
            width=round(page.width * _CSS_PIXELS),
            height=round(page.height * _CSS_PIXELS),
            loading="lazy",
            alt=self.translate(say("Page {page} of “{title}”", page=page.bears, title=drawn.document.title)),
        )
        layers, beside = "", ""
        if self.choice.safe:
            layer = safe_layer(page, drawn.composer, self.translate)
            layers += layer.svg
            beside += (
                element("ol", "".join(element("li", escaped(one.text)) for one in layer.remarks), class_="remarks")
                if layer.remarks
                else ""
            )
        if self.choice.tags:
            layers += tag_layer(page, elements)
            beside += self._order(elements)
        title = self._told(say("Page {page}", page=page.bears))
        # What gives the page its height, to the point: pictures are whole pixels, and the reader would drift.
        size = element("svg", "", class_="size", viewBox=f"0 0 {page.width:g} {page.height:g}", aria_hidden="true")
        return element(
            "article",
            element("h2", title) + element("div", size + picture + layers, class_="paper") + beside,
            id=drawn.names[index],
            class_="shown",
        )

    def _order(self, elements: Sequence[TaggedElement]) -> str:
        """The elements of a page as a list: what the layer shows, in words."""
        entries = "".join(
            element(
                "li",
                element("span", str(one.role), class_="role")
                + " "
                + (element("em", escaped(one.text)) if one.described else escaped(one.text)),
                value=one.number,
            )
            for one in elements
        )
        told = say("Elements in reading order: {count}", count=len(elements))
        return element("details", element("summary", self._told(told)) + element("ol", entries), class_="order")
