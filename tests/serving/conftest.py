"""A room for tests: it tells back what it was sent, fails in every way, and does long work."""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sheetbuilder.errors import ContentError, Problem, Where, say
from sheetbuilder.html.markup import element, tag
from sheetbuilder.serving.forms import read_form
from sheetbuilder.serving.server import LocalServer
from sheetbuilder.serving.site import Room, site_of
from sheetbuilder.serving.work import Steps
from sheetbuilder.serving.work_pages import at_work
from tests import pages


@dataclass(slots=True)
class Echo:
    """What the room was asked to do, and when its work may go on."""

    posts: int = 0
    go_on: threading.Event = field(default_factory=threading.Event)

    def page(self, request: Request) -> Response:
        """A form with a field and a file."""
        site = site_of(request)
        label = element("label", "Field" + tag("input", name="field"))
        file = element("label", "File" + tag("input", type="file", name="file"))
        form = element("form", label + file + element("button", "Send"), method="post", enctype="multipart/form-data")
        return site.page(say("Echo"), form, at=site.rooms[0])

    async def sent(self, request: Request) -> Response:
        """What was sent."""
        form = await read_form(request)
        self.posts += 1
        files = {name: [[one.name, len(one.content)] for one in some] for name, some in form.uploads.items()}
        return JSONResponse({"fields": {name: list(values) for name, values in form.fields.items()}, "files": files})

    def problem(self, _: Request) -> Response:
        """Something that the person can put right."""
        where = Where(Path("/secret/folder/a<b>.yaml"), 3, 5, 7, "key: <b>")
        raise ContentError([Problem("SB210", say("that is <b>wrong</b>"), where, say("write it otherwise"))])

    def fault(self, _: Request) -> Response:
        """A fault of ours."""
        raise ZeroDivisionError("never told")

    async def lost(self, request: Request) -> Response:
        """What the system refuses after a form was read; for somebody who asked for a fault, one of ours."""
        form = await read_form(request)
        if form.text("how") == "fault":
            raise ZeroDivisionError("never told")
        raise FileNotFoundError(errno.ENOENT, "never told", "/secret/folder")

    async def work(self, request: Request) -> Response:
        """Work of three steps that waits, and ends as it is asked to."""
        how = (await read_form(request)).text("how")
        site = site_of(request)

        def doing(steps: Steps) -> str:
            steps.expect(3)
            steps.take(say("the first one"))
            self.go_on.wait(10)
            steps.take(say("the second one"))
            if how == "fail":
                raise ContentError([Problem("SB210", say("it cannot be done"))])
            if how == "break":
                raise ZeroDivisionError
            steps.take()
            return "made"

        piece = site.work.begin(
            say("Long work"), doing, back=site.address("echo/"), then=lambda name: site.address(f"echo/made/{name}")
        )
        return at_work(site, piece)

    def made(self, request: Request) -> Response:
        """The result of work."""
        site = site_of(request)
        piece = site.work.found(request.path_params["name"])
        return site.page(say("Result"), element("p", str(piece.result if piece else None), id="result"))

    @property
    def room(self) -> Room:
        """The room."""
        routes = [
            Route("/", self.page, methods=["GET"]),
            Route("/", self.sent, methods=["POST"]),
            Route("/problem", self.problem),
            Route("/fault", self.fault),
            Route("/lost", self.lost, methods=["POST"]),
            Route("/work", self.work, methods=["POST"]),
            Route("/made/{name}", self.made),
        ]
        return Room("echo", say("Echo"), say("Tells back what it was sent."), routes)

    @property
    def other(self) -> Room:
        """A second room, so that there are several."""
        return Room("other", say("Other"), say("Holds nothing."), [])


@pytest.fixture(scope="module")
def _echo() -> Echo:
    return Echo()


@pytest.fixture
def echo(_echo: Echo) -> Iterator[Echo]:
    """What the room was asked to do in this test; its work goes on when the test ends."""
    _echo.posts = 0
    _echo.go_on.clear()
    yield _echo
    _echo.go_on.set()


@pytest.fixture(scope="module")
def _server(tmp_path_factory: pytest.TempPathFactory, _echo: Echo) -> Iterator[LocalServer]:
    """One for all tests of a file: to end takes longer than to answer."""
    with pages.served(tmp_path_factory.mktemp("run"), _echo.room, _echo.other) as running:
        yield running


@pytest.fixture
def server(_server: LocalServer, echo: Echo) -> LocalServer:  # noqa: ARG001  # its work goes on when the test ends
    """A server with the room, and another one without anything."""
    return _server
