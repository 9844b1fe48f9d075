"""The pages of long work: how far it is, with a script or without, and the button that stops it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sheetbuilder.errors import Severity, say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.serving.site import Notice, Site, site_of
from sheetbuilder.serving.work import WorkPiece, WorkState

_WORK = "work"
_AGAIN = 1
"""Seconds after which a browser without scripts asks again."""


def at_work(site: Site, piece: WorkPiece) -> Response:
    """What a handler answers that has begun a piece of work."""
    return RedirectResponse(site.address(f"{_WORK}/{piece.name}"), 303)


def work_routes() -> list[BaseRoute]:
    """The pages below `work/`."""
    return [
        Route(f"/{_WORK}/{{name}}", _shown, methods=["GET"]),
        Route(f"/{_WORK}/{{name}}/state", _state, methods=["GET"]),
        Route(f"/{_WORK}/{{name}}/stop", _stop, methods=["POST"]),
    ]


def _piece(request: Request) -> WorkPiece:
    piece = site_of(request).work.found(request.path_params["name"])
    if piece is None:
        raise HTTPException(404)
    return piece


def _shown(request: Request) -> Response:
    site, piece = site_of(request), _piece(request)
    state = piece.state
    if state is WorkState.DONE:
        return RedirectResponse(piece.then, 303)
    back = element("p", element("a", site.told(say("Back")), href=piece.back))
    if state is WorkState.STOPPED:
        return site.page(
            piece.title, back, notices=[Notice(say("It was stopped. Nothing was made."), Severity.WARNING)]
        )
    if state is WorkState.FAILED:
        notice = Notice(say("Nothing was made. This is why:"), Severity.ERROR)
        return site.page(piece.title, site.problems(piece.problems) + back, notices=[notice])
    if state is WorkState.BROKEN:
        piece.future.result()  # a fault of ours is told where all of them are
    return site.page(piece.title, _progress(site, piece), again=_AGAIN)


def _progress(site: Site, piece: WorkPiece) -> str:
    steps = piece.steps
    bar = element(
        "progress",
        "",
        max=steps.expected or None,
        value=min(steps.taken, steps.expected) if steps.expected else None,
        aria_labelledby="told",
    )
    form = element(
        "form",
        element("button", site.told(say("Stop")), type="submit"),
        method="post",
        action=site.address(f"{_WORK}/{piece.name}/stop"),
    )
    live = element("p", escaped(_told(site, piece)), id="told", role="status")
    state = site.address(f"{_WORK}/{piece.name}/state")
    return element("div", live + bar + form, id="work", data_state=state)


def _told(site: Site, piece: WorkPiece) -> str:
    steps, tell = piece.steps, site.translate
    if steps.stopping:
        return tell(say("Stopping when this step is done …"))
    if piece.state is WorkState.WAITING:
        return tell(say("Waiting for what was begun before …"))
    if not steps.expected:
        return tell(say("At work …"))
    done = tell(say("{taken} of {expected} done", taken=steps.taken, expected=steps.expected))
    return f"{done}: {tell(steps.last)}" if steps.last else done


def _state(request: Request) -> Response:
    site, piece = site_of(request), _piece(request)
    going = piece.state in (WorkState.WAITING, WorkState.RUNNING)
    steps = piece.steps
    return JSONResponse(
        {
            "going": going,
            "taken": min(steps.taken, steps.expected),
            "expected": steps.expected,
            "told": _told(site, piece),
        }
    )


def _stop(request: Request) -> Response:
    site, piece = site_of(request), _piece(request)
    site.work.stop(piece.name)
    return at_work(site, piece)
