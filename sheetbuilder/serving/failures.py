"""What went wrong as a page: not found, too large, problems with their place, and a fault of ours."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ExceptionHandler

from sheetbuilder.errors import Message, Severity, SheetbuilderError, say
from sheetbuilder.html.markup import element
from sheetbuilder.serving.site import Notice, site_of

_TOLD: Mapping[int, Message] = MappingProxyType(
    {
        400: say("What the page has sent could not be read. Nothing was done."),
        404: say("There is no such page, or not any more."),
        405: say("Nothing here can be asked for in that way."),
        413: say("That is too much at once. Nothing was kept of it; choose fewer or smaller files."),
        415: say("What the page has sent could not be read. Nothing was done."),
    }
)


def failure_handlers() -> dict[int | type[Exception], ExceptionHandler]:
    """The handlers of an application."""
    return {HTTPException: _refused, SheetbuilderError: _problems, Exception: _fault}


def _refused(request: Request, error: Exception) -> Response:
    site = site_of(request)
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = _TOLD.get(status, _TOLD[400])
    home = element("p", element("a", site.told(say("To the first page")), href=site.address()))
    return site.page(say("This did not work"), home, notices=[Notice(told, Severity.ERROR)], status=status)


def _problems(request: Request, error: Exception) -> Response:
    site = site_of(request)
    found = error.problems if isinstance(error, SheetbuilderError) else ()
    return site.page(say("This did not work"), site.problems(found), status=422)


def _fault(request: Request, error: Exception) -> Response:
    """The trace goes to the terminal, where the person who started the program finds it."""
    site = site_of(request)
    told = say("This is a fault in sheetbuilder itself ({kind}). Nothing was made.", kind=type(error).__name__)
    return site.page(say("This did not work"), "", notices=[Notice(told, Severity.ERROR)], status=500)
