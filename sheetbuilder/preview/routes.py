"""The addresses of a preview: its page, what is new, pictures of pages, and the file itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from sheetbuilder.errors import say
from sheetbuilder.preview.choice import ViewChoice, chosen
from sheetbuilder.preview.page import PreviewPage
from sheetbuilder.preview.state import PreviewState
from sheetbuilder.preview.widths import WIDTHS
from sheetbuilder.serving.headers import screen_within, showing_screen
from sheetbuilder.serving.site import Room, site_of

_WAIT, _TURNS = 2.0, 12
"""Seconds until it is looked whether a page still waits for news, and how often, before it is told that there are none.
"""
_DIGITS = 12
"""Of a number of news: no preview lasts so long that there are more."""
_SAVED = MappingProxyType({"pdf": "application/pdf", "html": "text/html"})
"""How documents end, and what they are."""
_FIXED = Path(__file__).resolve().parent / "static"


def preview_room(state: PreviewState, name: str, here: Path) -> Room:
    """The one room of a preview; `name` is what is written, `here` the folder that files are seen from."""
    rooms: list[Room] = []

    def page(request: Request) -> Response:
        site, choice, number = site_of(request), _chosen(request), state.news.number
        shown = state.shown(choice.document)
        made = PreviewPage(choice, shown, state.offers, state.remarks, number, here, site.translate, site.address)
        return site.page(say("Preview of {name}", name=name), made.main(), at=rooms[0], headers=showing_screen())

    async def news(request: Request) -> Response:
        state.looked_at(_chosen(request).document)
        after = request.query_params.get("after", "")
        number = int(after) if after.isdecimal() and len(after) < _DIGITS else -1
        for _ in range(_TURNS):
            # A page that was closed meanwhile waits for nothing any more.
            if await request.is_disconnected() or await state.news.after(number, _WAIT) != number:
                break
        return JSONResponse({"number": state.news.number})

    def picture(request: Request) -> Response:
        width = request.query_params.get("width", "")
        look, pictures = request.path_params["look"], site_of(request).painted
        if width not in WIDTHS:
            raise HTTPException(404)
        shown = pictures.known(look, int(width))
        if shown is None:
            file = state.page_file(look)
            if file is None:
                raise HTTPException(404)
            shown = pictures.picture(*file, int(width), look)
        # What looks alike has one address, so a browser may keep it for as long as it likes.
        return Response(shown, media_type="image/png", headers={"Cache-Control": "private, max-age=3600, immutable"})

    def screen(request: Request) -> Response:
        content = state.screen(request.path_params["look"])
        if content is None:
            raise HTTPException(404)
        return Response(content, media_type="text/html", headers=screen_within())

    def document(request: Request) -> Response:
        kind = request.path_params["kind"]
        content = state.file(_chosen(request).document, f"document.{kind}") if kind in _SAVED else None
        if content is None:
            raise HTTPException(404)
        named = {"Content-Disposition": f'attachment; filename="preview.{kind}"'}
        return Response(content, media_type=_SAVED[kind], headers={**screen_within(), **named})

    routes: Sequence[BaseRoute] = (
        Route("/", page, methods=["GET"]),
        Route("/news", news, methods=["GET"]),
        Route("/picture/{look}", picture, methods=["GET"]),
        Route("/screen/{look}", screen, methods=["GET"]),
        Route("/document.{kind}", document, methods=["GET"]),
    )
    told = say("See the pages while you write.")
    rooms.append(Room("", say("Preview"), told, routes, _FIXED, closing=state.news.close))
    return rooms[0]


def _chosen(request: Request) -> ViewChoice:
    return chosen(request.query_params)
