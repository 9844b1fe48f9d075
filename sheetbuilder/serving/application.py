"""The application of a run: rooms, work, fixed files and signs of life, behind the guard."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from sheetbuilder.errors import say
from sheetbuilder.html.markup import element
from sheetbuilder.serving.failures import failure_handlers
from sheetbuilder.serving.fixed_files import fixed_route
from sheetbuilder.serving.guard import Door, Guard
from sheetbuilder.serving.presence import Presence
from sheetbuilder.serving.request_limits import BodyLimit, RequestLimits
from sheetbuilder.serving.site import Site, site_of
from sheetbuilder.serving.work_pages import work_routes

_LONGEST_NAME = 64


def application(site: Site, door: Door, presence: Presence, limits: RequestLimits | None = None) -> ASGIApp:
    """Everything that the server is handed, as an ASGI application."""
    limits = limits or RequestLimits()
    inside = Starlette(routes=_routes(site, presence), exception_handlers=failure_handlers())
    inside.router.redirect_slashes = False
    inside.state.site = site
    inside.state.limits = limits
    return Guard(BodyLimit(inside, limits.body), door, site.translate, presence.seen)


def _routes(site: Site, presence: Presence) -> list[BaseRoute]:
    rooms: list[BaseRoute] = []
    for room in site.rooms:
        if room.path:
            rooms.append(Route(f"/{room.path}", _with_slash, methods=["GET"]))
            rooms.append(Mount(f"/{room.path}", routes=room.routes))
        else:
            rooms.extend(room.routes)
    own = [fixed_route(site.rooms), _life(presence), *work_routes()]
    return [*own, *rooms, Route("/", _lobby, methods=["GET"])]


def _with_slash(request: Request) -> Response:
    """Addresses in the pages of a room are relative to it."""
    return RedirectResponse(f"{request.url.path}/", 308)


def _lobby(request: Request) -> Response:
    """The page that leads to all rooms."""
    site = site_of(request)
    rooms = "".join(
        element(
            "li",
            element("h2", element("a", site.told(room.title), href=site.address(f"{room.path}/")))
            + element("p", site.told(room.lead)),
        )
        for room in site.rooms
    )
    return site.page(say("What do you want to do?"), element("ul", rooms, class_="rooms"))


def _life(presence: Presence) -> Route:
    """Pages that tell that they are open (`here`) or were left (`left`)."""

    async def told(request: Request) -> Response:
        page = request.path_params["page"][:_LONGEST_NAME]
        if request.path_params["sign"] == "left":
            presence.left(page)
        else:
            presence.here(page)
        return Response(status_code=204)

    return Route("/life/{sign}/{page}", told, methods=["POST"])
