"""What went wrong is a page, in both languages."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.serving.conftest import Echo


def test_a_page_that_there_is_not(server: LocalServer) -> None:
    answer = pages.asked(server, "echo/nothing")
    assert answer.status == 404
    assert "There is no such page, or not any more." in answer.text
    assert f'href="{server.door.base}/"' in answer.text


def test_problems_are_told_with_their_place(server: LocalServer) -> None:
    answer = pages.asked(server, "echo/problem")
    assert answer.status == 422
    assert "that is &lt;b&gt;wrong&lt;/b&gt;" in answer.text
    assert "a&lt;b&gt;.yaml:3:5" in answer.text
    assert "secret" not in answer.text


def test_a_fault_of_ours_is_told_as_such(server: LocalServer, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL, "uvicorn.error"):
        answer = pages.asked(server, "echo/fault")
    assert answer.status == 500
    assert "This is a fault in sheetbuilder itself (ZeroDivisionError)" in answer.text
    assert "never told" not in answer.text
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(("how", "told"), [("gone", "it does not exist"), ("fault", "a fault in sheetbuilder itself")])
def test_what_was_typed_can_be_copied_whatever_went_wrong(
    server: LocalServer, caplog: pytest.LogCaptureFixture, how: str, told: str
) -> None:
    sent = [("state", "abc"), ("how", how), ("drop", "yes"), ("text", "One <b>\nTwo"), ("empty", " ")]
    with caplog.at_level(logging.CRITICAL, "uvicorn.error"):
        headers = {**pages.ours(server), **pages.MULTIPART}
        answer = pages.asked(server, "echo/lost", "POST", headers=headers, body=pages.multipart(sent))
    assert answer.status == 500
    assert told in answer.text
    assert f"\nhow: {how}\ntext: One &lt;b&gt;\nTwo</textarea>" in answer.text
    assert f'href="{server.door.base}/"' in answer.text, "and a way on"
    assert "secret" not in answer.text
    assert "never told" not in answer.text


def test_a_method_that_a_page_has_not(server: LocalServer) -> None:
    assert pages.asked(server, "echo/problem", "POST", headers=pages.ours(server), body=b"").status == 405


def test_everything_is_said_in_danish(tmp_path: Path, echo: Echo) -> None:
    with pages.served(tmp_path, echo.room, language="da") as server:
        assert "Der er ingen sådan side" in pages.asked(server, "nothing").text
        stranger = pages.asked(server, "/", whole=True).text
    assert '<html lang="da">' in stranger
    assert "Adressen gælder ikke" in stranger
