"""How much may be sent at once, counted while it comes in, whatever was announced."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOST = 8
"""Times the limit that is read and thrown away, so that a browser hears why; it listens only when all is sent."""


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """Bytes, files and fields of one request."""

    body: int = 25 * 2**20
    files: int = 40
    fields: int = 4000
    field: int = 2**20


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """Answers 413 to what is larger than the limit, without keeping any of it."""

    inner: ASGIApp
    most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self.inner(scope, receive, send)
            return
        taken = 0
        announced = Headers(scope=scope).get("content-length", "0")

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self.most:
                await self._drained(receive, message, taken)
                raise HTTPException(413)
            return message

        async def refused() -> Message:
            """What is announced as too large is never begun to be read as a form."""
            await self._drained(receive, {"more_body": True}, 0)
            raise HTTPException(413)

        large = not announced.isdecimal() or int(announced) > self.most
        await self.inner(scope, refused if large else counted, send)

    async def _drained(self, receive: Receive, message: Message, taken: int) -> None:
        while message.get("more_body") and taken < _LOST * self.most:
            message = await receive()
            taken += len(message.get("body", b""))
