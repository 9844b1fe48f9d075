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
from sheetbuilder.os_errors import reason
from sheetbuilder.serving.forms import typed_in
from sheetbuilder.serving.site import Notice, site_of
from sheetbuilder.serving.to_copy import to_be_copied

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
    return {HTTPException: _refused, SheetbuilderError: _problems, OSError: _gone, Exception: _fault}


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = _TOLD.get(status, _TOLD[400])
    return _page(request, told, status)


def _problems(request: Request, error: Exception) -> Response:
    site = site_of(request)
    found = error.problems if isinstance(error, SheetbuilderError) else ()
    return _page(request, None, 422, site.problems(found))


def _gone(request: Request, error: Exception) -> Response:
    """What the system refuses, where no handler knows more of it: a folder was removed under the program, say."""
    assert isinstance(error, OSError)
    told = say(
        "The folder of this run of the program cannot be used: {reason}. Where the disk is full, make room; where the"
        " temporary files of the machine were tidied up meanwhile, begin anew, or close the program and start it"
        " again.",
        reason=reason(error),
    )
    return _page(request, told, 500)


def _fault(request: Request, error: Exception) -> Response:
    """The trace goes to the terminal, where the person who started the program finds it."""
    told = say("This is a fault in sheetbuilder itself ({kind}). Nothing was made.", kind=type(error).__name__)
    return _page(request, told, 500)


def _page(request: Request, told: Message | None, status: int, above: str = "") -> Response:
    """What happened, what was typed in the form that was sent, and the way on."""
    site = site_of(request)
    main = above + to_be_copied(site, typed_in(request))
    main += element("p", element("a", site.told(say("To the first page")), href=site.address()))
    notices = [Notice(told, Severity.ERROR)] if told else []
    return site.page(say("This did not work"), main, notices=notices, status=status)
