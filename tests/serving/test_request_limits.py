"""Too much at once is refused while it comes in, whatever was announced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sheetbuilder.serving.request_limits import RequestLimits
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.serving.conftest import Echo


def posted(server: LocalServer, body: bytes | Iterator[bytes], **headers: str) -> pages.Answered:
    """What the room answers."""
    return pages.asked(server, "echo/", "POST", headers={**pages.ours(server), **pages.MULTIPART, **headers}, body=body)


def test_thirty_megabytes_are_refused_and_the_browser_hears_why(server: LocalServer, echo: Echo) -> None:
    body = pages.multipart((), [("file", "a.pdf", bytes(30 * 2**20))])
    answer = posted(server, body)
    assert (answer.status, echo.posts) == (413, 0)
    assert "choose fewer or smaller files" in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


def test_what_is_not_announced_is_counted(server: LocalServer, echo: Echo) -> None:
    def pieces() -> Iterator[bytes]:
        yield pages.multipart((), [("file", "a.pdf", b"")]).rpartition(b"\r\n--")[0]
        for _ in range(30):
            yield bytes(2**20)

    assert (posted(server, pieces()).status, echo.posts) == (413, 0)


def test_what_goes_on_for_ever_is_cut_off(tmp_path: Path, echo: Echo) -> None:
    def pieces() -> Iterator[bytes]:
        # What is no form at all may be told before it is too large.
        yield pages.multipart((), [("file", "a.pdf", b"")]).rpartition(b"\r\n--")[0]
        for _ in range(500):
            yield bytes(2**16)

    with pages.served(tmp_path, echo.room, limits=RequestLimits(body=2**16)) as server:
        with suppress(BrokenPipeError, ConnectionResetError):  # it does not listen so long
            assert posted(server, pieces()).status == 413
        assert pages.asked(server, "echo/").status == 200
    assert echo.posts == 0


@pytest.mark.parametrize("announced", ["-1", "x", "1e9", "99999999999999999999999"])
def test_a_length_that_is_none_is_refused(server: LocalServer, echo: Echo, announced: str) -> None:
    answer = posted(server, b"", **{"Content-Length": announced})
    assert (answer.status in (400, 413), echo.posts) == (True, 0)


def test_what_is_as_large_as_allowed_comes_in(tmp_path: Path, echo: Echo) -> None:
    body = pages.multipart((), [("file", "a.pdf", bytes(1000))])
    with pages.served(tmp_path, echo.room, limits=RequestLimits(body=len(body))) as server:
        assert posted(server, body).status == 200
    with pages.served(tmp_path, echo.room, limits=RequestLimits(body=len(body) - 1)) as server:
        assert posted(server, body).status == 413
