"""Requests made by hand, as no browser of the person would send them: nothing is told and nothing is done."""

from __future__ import annotations

import socket

import pytest

from sheetbuilder.serving.guard import Door
from sheetbuilder.serving.headers import HEADERS
from sheetbuilder.serving.server import LocalServer
from tests import pages
from tests.serving.conftest import Echo


def test_a_page_of_ours_comes_with_every_header(server: LocalServer) -> None:
    answer = pages.asked(server, "echo/")
    assert answer.status == 200
    assert {name: answer.headers[name.lower()] for name in HEADERS} == dict(HEADERS)
    assert answer.headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self';"
        " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "host",
    ["", "eksempel.invalid", "127.0.0.1", "127.0.0.1:1", "localhost", "0.0.0.0:{port}", "127.0.0.1.nip.io:{port}"],
)
def test_another_host_is_told_nothing(server: LocalServer, host: str) -> None:
    answer = pages.asked(server, "echo/", headers={"Host": host.format(port=server.door.port)})
    assert answer.status in (400, 421)  # without any host it is no request at all
    assert b"Echo" not in answer.body
    assert b"fixed" not in answer.body


def test_the_name_localhost_is_ours(server: LocalServer) -> None:
    host = f"LocalHost:{server.door.port}"
    assert pages.asked(server, "echo/", headers={"Host": host}).status == 200
    origin = {"Host": host, "Origin": f"http://localhost:{server.door.port}", **pages.FORM}
    assert pages.asked(server, "echo/", "POST", headers=origin, body=b"a=1").status == 200


def test_two_hosts_are_none(server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", server.door.port), timeout=10) as line:
        host = f"Host: 127.0.0.1:{server.door.port}\r\n"
        line.sendall(f"GET {server.door.base}/echo/ HTTP/1.1\r\n{host}{host}Connection: close\r\n\r\n".encode())
        answer = line.recv(65536)
    assert answer.split(b" ")[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "path", ["/", "/echo/", "/x/echo/", "/{token}x/echo/", "/{half}/echo/", "//{token}/echo/", "/æ/"]
)
def test_without_the_token_nothing_is_told(server: LocalServer, path: str) -> None:
    token = server.door.token
    target = path.format(token=token, half=token[:20]).replace("æ", "%C3%A6")
    answer = pages.asked(server, target, whole=True)
    assert answer.status == 403
    assert b"Echo" not in answer.body
    assert token.encode() not in answer.body
    assert answer.headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://eksempel.invalid"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": "http://127.0.0.1:{other}"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://localhost:{port}"},  # of the other name: a page of ours asks the one that it has
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-site"},
        {"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_what_no_page_of_ours_sends_is_not_done(server: LocalServer, echo: Echo, headers: dict[str, str]) -> None:
    port = server.door.port
    sent = {name: value.format(port=port, other=port + 1) for name, value in headers.items()}
    answer = pages.asked(server, "echo/", "POST", headers={**sent, **pages.FORM}, body=b"field=1")
    assert (answer.status, echo.posts) == (403, 0)


@pytest.mark.parametrize("headers", [{"Origin": "http://127.0.0.1:{port}"}, {"Sec-Fetch-Site": "same-origin"}])
def test_what_a_page_of_ours_sends_is_done(server: LocalServer, echo: Echo, headers: dict[str, str]) -> None:
    sent = {name: value.format(port=server.door.port) for name, value in headers.items()}
    answer = pages.asked(server, "echo/", "POST", headers={**sent, **pages.FORM}, body=b"field=1")
    assert (answer.status, echo.posts) == (200, 1)


@pytest.mark.parametrize(
    ("mode", "dest", "site", "status"),
    [
        ("navigate", "document", "cross-site", 200),  # a link that somebody follows in a window of its own
        ("navigate", "document", "none", 200),
        ("navigate", "iframe", "same-site", 403),
        ("navigate", "iframe", "cross-site", 403),
        ("navigate", "object", "cross-site", 403),
        ("navigate", "embed", "cross-site", 403),
        ("no-cors", "image", "cross-site", 403),
        ("no-cors", "script", "same-site", 403),
        ("cors", "empty", "same-site", 403),
        ("no-cors", "style", "same-origin", 200),
    ],
)
def test_others_embed_and_fetch_nothing(server: LocalServer, mode: str, dest: str, site: str, status: int) -> None:
    headers = {"Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest, "Sec-Fetch-Site": site}
    assert pages.asked(server, "echo/", headers=headers).status == status


@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "CONNECT", "PATCH", "PROPFIND"])
def test_other_methods_are_not_answered(server: LocalServer, method: str) -> None:
    answer = pages.asked(server, "echo/", method, headers=pages.ours(server))
    assert answer.status == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_ticket_lets_in_once(server: LocalServer) -> None:
    ticket = server.door.entrance.rpartition("/")[2]
    assert server.door.token not in server.door.entrance
    first = pages.asked(server, f"/{ticket}", whole=True)
    assert (first.status, first.headers["location"]) == (303, server.door.address)
    again = pages.asked(server, f"/{ticket}", whole=True)
    assert again.status == 403
    assert server.door.token not in again.text
    assert pages.asked(server, "/", whole=True).status == 403  # no ticket is not the ticket that is used up


def test_every_run_has_a_token_of_its_own() -> None:
    doors = [Door(1), Door(1)]
    assert doors[0].token != doors[1].token
    assert all(len(door.token) >= 43 for door in doors)  # 256 bits


def test_an_upgrade_to_a_socket_is_a_page_like_any_other(server: LocalServer) -> None:
    headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Key": "a", "Sec-WebSocket-Version": "13"}
    assert pages.asked(server, "echo/", headers=headers).status == 200
