"""The way to a printer: which one and how, what would be sent, and only then, when somebody agrees, sent once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from sheetbuilder.app.made import MADE, made_by
from sheetbuilder.errors import Message, Problem, Severity, SheetbuilderError, say
from sheetbuilder.html.markup import element, escaped, tag
from sheetbuilder.printing.api import PrintPlan, plan, printers
from sheetbuilder.printing.job import PrintedSides, PrintJob, PrintWish
from sheetbuilder.printing.limits import COPIES
from sheetbuilder.printing.media import papers
from sheetbuilder.printing.ways import SentJob
from sheetbuilder.printing.words import job_words, sent_words, sides_words
from sheetbuilder.serving.forms import SentForm, read_form
from sheetbuilder.serving.site import Notice, Room, Site, site_of
from sheetbuilder.serving.work import Steps
from sheetbuilder.serving.work_pages import at_work


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the jobs that were sent."""

    told: Sequence[Message]
    problems: Sequence[Problem]


@dataclass(slots=True)
class PrinterPages:
    """The pages between what was made and paper; `path` is that of the room."""

    path: str
    _sending: dict[str, str] = field(default_factory=dict)
    """The work that sends a plan, by the work that has planned it: nothing is printed twice by itself."""

    def routes(self) -> list[BaseRoute]:
        """The routes below the room."""
        return [
            Route(f"/{MADE}/{{work}}/printer/", self._asked, methods=["GET"]),
            Route(f"/{MADE}/{{work}}/printer/", self._planned, methods=["POST"]),
            Route("/plan/{work}", self._agreed, methods=["GET"]),
            Route("/plan/{work}", self._send, methods=["POST"]),
            Route("/sent/{work}", self._sent, methods=["GET"]),
        ]

    def _room(self, site: Site) -> Room:
        return next(room for room in site.rooms if room.path == self.path)

    def _asked(self, request: Request) -> Response:
        """Which printer, and how."""
        site = site_of(request)
        made_by(request)
        told: Sequence[Problem] = ()
        try:
            known = printers()
        except SheetbuilderError as error:
            known, told = (), error.problems
        usual = next((one.name for one in known if one.usual), "")
        choices = {one.name: one.name for one in known}
        name = self._field(site, "printer", say("Printer"), self._select("printer", choices, usual)) if known else ""
        address = tag("input", type="text", id="address", name="address", placeholder="ipp://", autocomplete="off")
        label = (
            say("Or the address of a printer (ipp:// or ipps://)")
            if known
            else say("The address of a printer (ipp:// or ipps://)")
        )
        copies = tag("input", type="number", id="copies", name="copies", value=1, min=1, max=COPIES)
        sides = {"": site.translate(say("As the document says"))}
        sides |= {str(one): site.translate(sides_words(one)) for one in PrintedSides}
        media = {"": site.translate(say("That of the pages"))} | {one.said.lower(): one.said for one in papers()}
        form = "".join(
            (
                name,
                self._field(site, "address", label, address),
                self._field(site, "copies", say("Copies of each"), copies),
                self._field(site, "sides", say("Sides"), self._select("sides", sides, "")),
                self._field(site, "media", say("Paper"), self._select("media", media, "")),
                element(
                    "p",
                    site.told(say("Nothing is printed yet. You will be shown what would be sent first.")),
                    class_="quiet",
                ),
                element(
                    "p",
                    element("button", site.told(say("Ask the printer")), type="submit", class_="main"),
                    class_="actions",
                ),
            )
        )
        back = element("p", element("a", site.told(say("Back")), href=self._made(site, request.path_params["work"])))
        main = site.problems(told) + element("form", form, method="post") + back
        return site.page(say("Print on paper"), main, at=self._room(site))

    async def _planned(self, request: Request) -> Response:
        """The printer is asked; nothing is sent."""
        site, form, made = site_of(request), await read_form(request), made_by(request)
        wish = _wish(form)

        def doing(steps: Steps) -> tuple[PrintPlan, str]:
            steps.check()
            return plan([(file.path, file.name) for file in made.files], wish), request.path_params["work"]

        piece = site.work.begin(
            say("Asking the printer"),
            doing,
            back=self._made(site, f"{request.path_params['work']}/printer/"),
            then=lambda name: site.address(f"{self.path}/plan/{name}"),
        )
        return at_work(site, piece)

    def _agreed(self, request: Request) -> Response:
        """What would be sent, and whether somebody agrees."""
        site, (planned, work) = site_of(request), self._plan(request)
        rows = "".join(element("li", escaped(_line(job, site))) for job in planned.jobs)
        notes = "".join(element("p", site.told(note)) for note in planned.notes)
        question = element("p", element("strong", site.told(say("Print on {printer}?", printer=planned.way.told))))
        yes = element("button", site.told(say("Yes, print")), type="submit", class_="main")
        no = element("a", site.told(say("No")), href=self._made(site, work), class_="button")
        form = element("form", question + element("p", yes + no, class_="actions"), method="post")
        main = element("ul", rows) + notes + site.problems(planned.warnings) + form
        return site.page(say("This would be printed"), main, at=self._room(site))

    def _send(self, request: Request) -> Response:
        """Sent, once, however often the button is pressed."""
        site, name = site_of(request), request.path_params["work"]
        planned, work = self._plan(request)
        begun = site.work.found(self._sending.get(name, ""))
        if begun is None and name in self._sending:
            raise HTTPException(404)
        if begun is None:

            def doing(steps: Steps) -> Sent:
                steps.expect(len(planned.jobs))
                told: list[Message] = []
                problems: list[Problem] = []

                def done(job: PrintJob, sent: SentJob) -> None:
                    told.append(sent_words(job, sent, planned.way.told))
                    problems.extend(sent.problems)
                    steps.taken += 1

                planned.send(done)
                return Sent(tuple(told), tuple(problems))

            begun = site.work.begin(
                say("Printing"),
                doing,
                back=self._made(site, work),
                then=lambda one: site.address(f"{self.path}/sent/{one}"),
            )
            self._sending[name] = begun.name
        return at_work(site, begun)

    def _sent(self, request: Request) -> Response:
        site = site_of(request)
        result = self._result(request)
        if not isinstance(result, Sent):
            raise HTTPException(404)
        rows = "".join(element("li", site.told(told)) for told in result.told)
        again = element("p", element("a", site.told(say("Choose other papers")), href=site.address(f"{self.path}/")))
        notice = Notice(say("It was sent to the printer."), Severity.WARNING if result.problems else None)
        main = element("ul", rows) + site.problems(result.problems) + again
        return site.page(say("Printed"), main, at=self._room(site), notices=[notice])

    def _plan(self, request: Request) -> tuple[PrintPlan, str]:
        result = self._result(request)
        if not isinstance(result, tuple):
            raise HTTPException(404)
        return result

    @staticmethod
    def _result(request: Request) -> object:
        piece = site_of(request).work.found(request.path_params["work"])
        if piece is None or not piece.future.done() or piece.future.cancelled():
            raise HTTPException(404)
        return piece.result

    def _made(self, site: Site, work: str) -> str:
        return site.address(f"{self.path}/{MADE}/{work}")

    @staticmethod
    def _field(site: Site, name: str, label: Message, field: str) -> str:
        return element("div", element("label", site.told(label), for_=name) + field, class_="field")

    @staticmethod
    def _select(name: str, known: Mapping[str, str], chosen: str) -> str:
        options = "".join(
            element("option", escaped(words), value=value, selected=value == chosen) for value, words in known.items()
        )
        return element("select", options, id=name, name=name)


def _wish(form: SentForm) -> PrintWish:
    copies, sides = form.text("copies", "1"), form.text("sides")
    return PrintWish(
        printer=form.text("address").strip() or form.text("printer") or None,
        copies=int(copies) if copies.isascii() and copies.isdecimal() else 0,
        sides=PrintedSides(sides) if sides in list(PrintedSides) else None,
        media=form.text("media") or None,
    )


def _line(job: PrintJob, site: Site) -> str:
    return f"{job.file.told}: {', '.join(map(site.translate, job_words(job)))}"
