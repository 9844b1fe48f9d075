"""Who may ask: this machine, by its own name, with the token, from a page of ours; anybody else is told nothing."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sheetbuilder.errors import Message as Told
from sheetbuilder.errors import say
from sheetbuilder.html.markup import element, escaped
from sheetbuilder.language import Translator
from sheetbuilder.serving.headers import HEADERS

HOST = "127.0.0.1"
_ICON = "/favicon.ico"
"""What a browser asks for beside every answer that is no page; it gets nothing, and does not complain."""
_READING = frozenset({"GET", "HEAD"})
_METHODS = _READING | {"POST", "PUT", "DELETE"}
_OURSELVES = frozenset({None, "none", "same-origin"})
"""What `Sec-Fetch-Site` says of our own pages, of an address that a person has typed in, and in an older browser."""
_OTHERS_WINDOW = ("navigate", "document")
"""Mode and destination of a link that somebody follows, in a window of its own."""


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Door:
    """The way in: port, token, and a ticket that lets in once."""

    port: int
    token: str = field(default_factory=_secret)
    _ticket: str | None = field(default_factory=_secret)

    @property
    def base(self) -> str:
        """What every path of ours begins with."""
        return f"/{self.token}"

    @property
    def address(self) -> str:
        """Where the page is, for the person who has started it."""
        return f"http://{HOST}:{self.port}{self.base}/"

    @property
    def entrance(self) -> str:
        """An address that is good for one visit: what a browser is started with, others on this machine can see."""
        return f"http://{HOST}:{self.port}/{self._ticket or ''}"

    @property
    def hosts(self) -> frozenset[str]:
        """The names under which a browser on this machine knows us."""
        return frozenset({f"{HOST}:{self.port}", f"localhost:{self.port}"})

    def is_token(self, given: str) -> bool:
        """Whether a segment of a path is the token, in a time that says nothing of it."""
        return hmac.compare_digest(given.encode("utf-8"), self.token.encode("utf-8"))

    def admits(self, given: str) -> bool:
        """Whether a segment is the ticket, which then is used up."""
        ticket = self._ticket
        if ticket is None or not hmac.compare_digest(given.encode("utf-8"), ticket.encode("utf-8")):
            return False
        self._ticket = None
        return True


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets in who may ask, and puts the headers on every answer, those to strangers among them."""

    inner: ASGIApp
    door: Door
    translate: Translator
    seen: Callable[[], None]
    """Is called for everybody who was let in."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request (https://asgi.readthedocs.io)."""
        if scope["type"] != "http":
            return
        headers = Headers(scope=scope)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    given.setdefault(name, value)
            await send(message)

        first, _, rest = scope["path"].removeprefix("/").partition("/")
        refused = self._refused(scope, headers, first)
        if refused is not None:
            await refused(scope, receive, answer)
            return
        self.seen()
        # Routes see what stands behind the token, and write addresses with it.
        await self.inner({**scope, "root_path": self.door.base, "path": f"{self.door.base}/{rest}"}, receive, answer)

    def _refused(self, scope: Scope, headers: Headers, first: str) -> Response | None:
        method = scope["method"]
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.door.hosts:
            return self._stranger(421, say("This page is only there for this machine."))
        if method not in _METHODS:
            return self._stranger(405, say("Nothing here can be asked for in that way."))
        if not self._from_us(method, headers):
            return self._stranger(403, say("Another site has asked for this page. Nothing was done."))
        if self.door.is_token(first):
            return None
        if scope["path"] == _ICON:
            return Response(status_code=204)
        if method == "GET" and self.door.admits(first):
            return RedirectResponse(self.door.address, 303)
        told = say(
            "This address is not valid, or not any more. Use the one in the window where you started the program."
        )
        return self._stranger(403, told)

    def _from_us(self, method: str, headers: Headers) -> bool:
        """Whether a person or a page of ours asks.

        Pages of other ports of this machine are of the same site and yet strangers; their origin tells them apart.
        """
        site = headers.get("sec-fetch-site")
        if method in _READING:
            window = (headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")) == _OTHERS_WINDOW
            return site in _OURSELVES or window
        origins = headers.getlist("origin")
        if origins:
            return origins == [f"http://{headers['host'].lower()}"] and site in (None, "same-origin")
        return site == "same-origin"

    def _stranger(self, status: int, told: Told) -> Response:
        """A page for somebody who may know nothing of the others, not even where their style lies."""
        words = escaped(self.translate(told))
        head = '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        page = element(
            "html",
            element("head", head + element("title", words)) + element("body", element("main", element("h1", words))),
            lang=self.translate.language,
        )
        return HTMLResponse(f"<!DOCTYPE html>\n{page}", status)
