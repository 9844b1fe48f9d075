"""Whoever ends a page while it answers sees no trace of that, but of every fault."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import logging
import threading
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from sheetbuilder.errors import say
from sheetbuilder.serving.cut_off import cut_off_in_silence
from sheetbuilder.serving.site import Room
from tests import pages


class Waiting:
    """A room that answers when it is told to, or is cut off; what it then does may be wrong."""

    def __init__(self, *, fault: bool) -> None:
        self.fault = fault
        self.asked = threading.Event()
        self.room = Room("slow", say("Slow"), say("It waits."), [Route("/", self.answer)])

    async def answer(self, _: Request) -> Response:
        self.asked.set()
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            if self.fault:
                raise ZeroDivisionError("a fault of ours") from None
            raise
        return PlainTextResponse("never")


def told(folder: Path, waiting: Waiting, caplog: pytest.LogCaptureFixture) -> list[str]:
    """What is told where the page ends while it answers."""

    def ask() -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            pages.asked(server, "slow/")

    with pages.served(folder, waiting.room) as server:
        asking = threading.Thread(target=ask)
        asking.start()
        assert waiting.asked.wait(10)
    asking.join(10)
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_request_that_is_cut_off_is_not_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert told(tmp_path, Waiting(fault=False), caplog) == []


def test_a_fault_is_told_while_the_page_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert "Exception in ASGI application\n" in told(tmp_path, Waiting(fault=True), caplog)


def test_all_is_told_as_long_as_the_page_is_there(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("uvicorn.error")
    with cut_off_in_silence():
        log.error("cut off", exc_info=asyncio.CancelledError())
    log.error("cancelled", exc_info=asyncio.CancelledError())
    assert [record.getMessage() for record in caplog.records] == ["cancelled"]
