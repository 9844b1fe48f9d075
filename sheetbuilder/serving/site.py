"""A site: the rooms of one run, what they share, and the one frame that stands around every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute

from sheetbuilder.errors import Message, Problem, Severity, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.html.problems import problem_list
from sheetbuilder.language import Translator
from sheetbuilder.message import recalled
from sheetbuilder.serving.painted_pages import PaintedPages
from sheetbuilder.serving.work import Workbench
from sheetbuilder.values import replace

FIXED = "fixed"
"""Below it lie style sheets, scripts and fonts."""


@dataclass(frozen=True, slots=True)
class Room:
    """One use: its pages below `path` (no path: at the door), its words, and its own style sheets and scripts."""

    path: str
    title: Message
    lead: Message
    """What one does there, on the page that leads to all rooms."""
    routes: Sequence[BaseRoute]
    fixed: Path | None = None
    """A folder of files ending in .css and .js, which every page of the room has."""
    closing: Callable[[], None] | None = None
    """Is called when the server is about to end, so that nobody keeps it waiting for an answer."""
    hints: Mapping[str, Message] = field(default_factory=dict)
    """What is said on pages in the place of some hints, by the words of these: what fills a hint fills it, too."""

    @property
    def files(self) -> tuple[Path, ...]:
        """The style sheets and scripts."""
        return tuple(sorted(self.fixed.iterdir())) if self.fixed else ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that stands above the content of a page, and is read out when the page comes."""

    told: Message
    severity: Severity | None = None
    """None where it is good news."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every handler of a room can ask for."""

    title: Message
    base: str
    """What every path begins with: a slash and the token."""
    rooms: Sequence[Room]
    translate: Translator
    folder: Path
    """Of this run alone; gone at its end."""
    work: Workbench = field(default_factory=Workbench)
    painted: PaintedPages = field(default_factory=PaintedPages)
    """The pages of what was made, as pictures."""

    def told(self, message: Message) -> str:
        """A message in the language of the run, ready for a page."""
        return escaped(self.translate(message))

    def address(self, path: str = "") -> str:
        """The address of a page: `site.address("print/made/3")`."""
        return f"{self.base}/{path}"

    def page(
        self,
        title: Message,
        main: str,
        *,
        at: Room | None = None,
        notices: Sequence[Notice] = (),
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        again: int | None = None,
    ) -> HTMLResponse:
        """A page: its title, its content as marks, the room it belongs to, and what is to be said first.

        A browser without scripts asks for it `again` after so many seconds.
        """
        named = self.told(title)
        heading = element("h1", named) + self._ended() + "".join(map(self._notice, notices))
        body = "".join(
            (
                element("a", self.told(say("Skip to the content")), class_="skip", href="#content"),
                element("header", element("div", self._head(at), class_="page")),
                element("main", heading + main, id="content", class_="page", tabindex=-1),
            )
        )
        refresh = element("noscript", tag("meta", http_equiv="refresh", content=again)) if again else ""
        whole = element("head", self._in_head(named, at) + refresh) + element("body", body, data_base=self.base)
        return HTMLResponse(
            f"<!DOCTYPE html>\n{element('html', whole, lang=self.translate.language)}\n", status, headers
        )

    def problems(self, problems: Sequence[Problem]) -> str:
        """Problems as a list, with place, words, and what to do."""
        return problem_list(map(self._by_name, problems), self.translate, Path())

    def hint(self, problem: Problem) -> Message | None:
        """What to do about a problem, on a page of this site."""
        told = problem.hint
        here = next((room.hints[told.template] for room in self.rooms if told and told.template in room.hints), None)
        return told if here is None or told is None else recalled(here.template, told.args)

    def _by_name(self, problem: Problem) -> Problem:
        """The problem with its file by its name: where that lies in a temporary folder helps nobody."""
        where = problem.where
        named = where if where is None else replace(where, file=Path(where.file.name))
        return replace(problem, where=named, hint=self.hint(problem))

    def _head(self, at: Room | None) -> str:
        many = len(self.rooms) > 1
        name = self.told(self.title)
        home = element("p", element("a", name, href=self.address()) if many else name, class_="who")
        links = "".join(
            element(
                "li",
                element(
                    "a",
                    self.told(room.title),
                    href=self.address(f"{room.path}/"),
                    aria_current="page" if room is at else None,
                ),
            )
            for room in self.rooms
        )
        label = self.translate(say("Rooms"))
        return home + (element("nav", element("ul", links), aria_label=label) if many else "")

    def _in_head(self, named: str, at: Room | None) -> str:
        files = [("", "page.css"), ("", "page.js")]
        files += [(f"{at.path}/", path.name) for path in at.files] if at else []
        linked = (
            tag("link", rel="stylesheet", href=self.address(f"{FIXED}/{folder}{name}"))
            if name.endswith(".css")
            else element("script", "", src=self.address(f"{FIXED}/{folder}{name}"), type="module")
            for folder, name in files
        )
        parts = (
            tag("meta", charset="utf-8"),
            tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("title", f"{named} – {self.told(self.title)}"),
            tag("link", rel="icon", href=self.address(f"{FIXED}/icon.svg"), type="image/svg+xml"),
            *linked,
        )
        return "\n".join(parts)

    def _ended(self) -> str:
        """What a script shows where nobody answers any more."""
        told = say(
            "The program has ended, so this page can neither save nor make anything. What you wrote stands here still:"
            " copy it, start the program again, and paste it there."
        )
        return element("div", element("p", self.told(told)), role="alert", id="ended", hidden=True)

    def _notice(self, notice: Notice) -> str:
        error = notice.severity is Severity.ERROR
        return element(
            "div",
            element("p", self.told(notice.told)),
            class_=f"notice {notice.severity or 'good'}",
            role="alert" if error else "status",
        )


def site_of(request: Request) -> Site:
    """The site that a request is for."""
    return cast("Site", request.app.state.site)
