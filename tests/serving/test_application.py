"""The application: the page that leads to all rooms, and signs of life."""

from __future__ import annotations

from pathlib import Path

from starlette.responses import PlainTextResponse
from starlette.routing import Route

from sheetbuilder.errors import say
from sheetbuilder.serving.server import LocalServer
from sheetbuilder.serving.site import Room
from tests import pages
from tests.serving.conftest import Echo


def test_the_first_page_leads_to_every_room(server: LocalServer) -> None:
    page = pages.asked(server, "").text
    for path, lead in (("echo", "Tells back what it was sent."), ("other", "Holds nothing.")):
        assert f'<a href="{server.door.base}/{path}/">' in page
        assert f"<p>{lead}</p>" in page


def test_a_room_is_found_without_its_slash(server: LocalServer) -> None:
    answer = pages.asked(server, "echo")
    assert (answer.status, answer.headers["location"]) == (308, f"{server.door.base}/echo/")


def test_a_room_can_stand_at_the_door(tmp_path: Path) -> None:
    room = Room("", say("One"), say("Alone."), [Route("/", lambda _: PlainTextResponse("here"))])
    with pages.served(tmp_path, room) as server:
        assert pages.asked(server, "").text == "here"
        assert pages.asked(server, "fixed/page.css").status == 200


def test_life_is_told_by_posting_alone(server: LocalServer, echo: Echo) -> None:
    assert pages.asked(server, "life/here/a").status == 405
    assert pages.asked(server, "life/here/a", "POST", body=b"").status == 403
    assert pages.asked(server, "life/here/a", "POST", headers=pages.ours(server), body=b"").status == 204
    assert echo.posts == 0
