"""The pages of long work, asked for by hand as the script of the page does."""

from __future__ import annotations

import json
import logging

import pytest

from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.serving.conftest import Echo


def begun(server: LocalServer, how: str = "") -> str:
    """The path of a piece of work, behind the token."""
    headers = {**pages.ours(server), **pages.FORM}
    answer = pages.asked(server, "echo/work", "POST", headers=headers, body=f"how={how}".encode())
    assert answer.status == 303
    return answer.headers["location"].removeprefix(f"{server.door.base}/")


def state(server: LocalServer, path: str) -> dict[str, object]:
    """What the script is told."""
    told: dict[str, object] = json.loads(pages.asked(server, f"{path}/state").body)
    return told


def until(server: LocalServer, path: str, taken: int | None) -> dict[str, object]:
    """What is told when so many steps are taken, or when it has ended."""
    for _ in range(2000):
        told = state(server, path)
        if (not told["going"]) if taken is None else told["taken"] == taken:
            return told
    raise AssertionError(told)


def test_work_is_told_step_by_step_and_leads_to_its_result(server: LocalServer, echo: Echo) -> None:
    path = begun(server)
    assert until(server, path, 1) == {
        "going": True,
        "taken": 1,
        "expected": 3,
        "told": "1 of 3 done: the first one",
    }
    page = pages.asked(server, path).text
    assert '<progress max="3" value="1" aria-labelledby="told">' in page
    assert '<noscript><meta http-equiv="refresh" content="1"></noscript>' in page
    echo.go_on.set()
    until(server, path, None)
    answer = pages.asked(server, path)
    assert answer.status == 303
    assert "made" in pages.asked(server, answer.headers["location"], whole=True).text


def test_work_is_stopped(server: LocalServer, echo: Echo) -> None:
    path = begun(server)
    until(server, path, 1)
    waiting = begun(server)
    assert state(server, waiting)["told"] == "Waiting for what was begun before …"
    for one in (path, waiting):
        assert pages.asked(server, f"{one}/stop", "POST", headers=pages.ours(server), body=b"").status == 303
    assert "Stopping when this step is done" in str(state(server, path)["told"])
    echo.go_on.set()
    until(server, path, None)
    for one in (path, waiting):
        assert "It was stopped. Nothing was made." in pages.asked(server, one).text


def test_what_fails_is_told_with_its_problems(server: LocalServer, echo: Echo) -> None:
    echo.go_on.set()
    path = begun(server, "fail")
    until(server, path, None)
    page = pages.asked(server, path).text
    assert "it cannot be done" in page
    assert f'<a href="{server.door.base}/echo/">Back</a>' in page


def test_a_fault_of_ours_is_a_fault(server: LocalServer, echo: Echo, caplog: pytest.LogCaptureFixture) -> None:
    echo.go_on.set()
    path = begun(server, "break")
    until(server, path, None)
    with caplog.at_level(logging.CRITICAL, "uvicorn.error"):
        answer = pages.asked(server, path)
    assert (answer.status, "ZeroDivisionError" in answer.text) == (500, True)


def test_there_is_no_other_work(server: LocalServer) -> None:
    for path in ("work/x", "work/x/state"):
        assert pages.asked(server, path).status == 404
    assert pages.asked(server, "work/x/stop", "POST", headers=pages.ours(server), body=b"").status == 404
