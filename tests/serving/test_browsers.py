"""The local page before a real browser: as its person uses it, and as another site would like to."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sheetbuilder.serving.presence import Presence
from sheetbuilder.serving.request_limits import RequestLimits
from sheetbuilder.serving.server import LocalServer
from tests import browser, pages
from tests.serving.conftest import Echo

pytestmark = pytest.mark.long


@contextmanager
def another_site(page: str) -> Iterator[int]:
    """A site at another port, whose one page is this; it is also at rebound.invalid."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!DOCTYPE html><title>Elsewhere</title><body>{page}".encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as site:
        serving = threading.Thread(target=site.serve_forever, args=(0.05,))
        serving.start()
        try:
            yield site.server_address[1]
        finally:
            site.shutdown()
            serving.join()


def address(server: LocalServer, path: str = "") -> str:
    return f"{server.door.address}{path}"


def test_a_form_with_a_file_comes_in(server: LocalServer, echo: Echo, tmp_path: Path) -> None:
    (tmp_path / "Æ.txt").write_text("twelve bytes")
    used = browser.use(
        address(server, "echo/"),
        {"fill": "input[name=field]", "text": "Æble"},
        {"upload": "input[type=file]", "files": [str(tmp_path / "Æ.txt")]},
        {"click": "button"},
        {"wait": "pre"},
        {"read": "pre"},
    )
    assert json.loads(used.told[-1][0]) == {"fields": {"field": ["Æble"]}, "files": {"file": [["Æ.txt", 12]]}}
    assert echo.posts == 1
    assert {one.split("/")[2] for one in used.requests} == {f"127.0.0.1:{server.door.port}"}
    assert used.complaints == []


def test_the_ticket_opens_the_page(tmp_path: Path, echo: Echo) -> None:
    with pages.served(tmp_path, echo.room) as server:
        used = browser.use(server.door.entrance, {"address": True}, {"read": "h1"})
    assert used.told == [server.door.address, ["What do you want to do?"]]


@pytest.mark.parametrize("scripts", [True, False])
def test_work_is_followed_to_its_result(server: LocalServer, echo: Echo, scripts: bool) -> None:
    headers = {**pages.ours(server), **pages.FORM}
    begun = pages.asked(server, "echo/work", "POST", headers=headers, body=b"how=")
    threading.Timer(0.5, echo.go_on.set).start()
    work = f"http://127.0.0.1:{server.door.port}{begun.headers['location']}"
    used = browser.use(work, {"wait": "#result"}, {"read": "#result"}, scripts=scripts)
    assert used.told[-1] == ["made"]
    assert used.complaints == []


def test_a_page_that_is_left_says_so(tmp_path: Path, echo: Echo) -> None:
    told: list[str] = []

    class Told(Presence):
        def here(self, page: str) -> None:
            told.append(f"here {page}")

        def left(self, page: str) -> None:
            told.append(f"left {page}")

    with pages.served(tmp_path, echo.room, presence=Told()) as server:
        signed = {"until": "performance.getEntriesByType('resource').some((one) => one.name.includes('life/here'))"}
        browser.use(address(server, "echo/"), signed, {"goto": address(server)}, signed, {"goto": "about:blank"})
        for _ in range(400):
            if len(set(told)) == 4:
                break
            threading.Event().wait(0.05)
    first, second = (told[index].partition(" ")[2] for index in (0, -1))
    assert first != second
    assert set(told) == {f"here {first}", f"left {first}", f"here {second}", f"left {second}"}


def test_a_form_is_sent_once_however_often_its_button_is_pressed(server: LocalServer, echo: Echo) -> None:
    used = browser.use(
        address(server, "echo/"),
        {"evaluate": "[1, 2, 3].forEach(() => document.querySelector('main form button').click())"},
        {"wait": "pre"},
    )
    assert used.complaints == []
    assert echo.posts == 1


def test_a_page_whose_program_has_ended_says_so_and_keeps_what_is_written(server: LocalServer, echo: Echo) -> None:
    used = browser.use(
        address(server, "echo/"),
        {"evaluate": "document.getElementById('ended').hidden"},
        {"offline": True},
        {"until": "performance.now() > 1500"},
        {"fill": "input[name=field]", "text": "Æble"},
        {"wait": "#ended"},
        {"read": "#ended"},
        {"click": "main form button"},
        {"evaluate": "document.querySelector('input[name=field]').value"},
        {"offline": False},
        {"until": "performance.now() > 4000"},
        {"press": "Tab"},
        {"wait": "#ended", "state": "hidden"},
        {"click": "main form button"},
        {"wait": "pre"},
        {"read": "pre"},
    )
    told = [one for one in used.told if one is not None]
    assert told[0] is True
    assert "The program has ended" in told[1][0]
    assert told[2] == "Æble", "it was not sent to nobody, and stands there still"
    assert "Æble" in told[3][0]
    assert echo.posts == 1


def test_a_program_that_was_started_again_is_another_one(server: LocalServer, echo: Echo) -> None:
    """At the same address by chance: it knows no page of the one before."""
    used = browser.use(
        address(server, "echo/"),
        {"evaluate": "document.body.dataset.base"},
        {"fill": "input[name=field]", "text": "Æble"},
        {"evaluate": "document.getElementById('ended').hidden"},
    )
    assert used.told[2] is True
    strange = pages.asked(server, f"/{'A' * 43}/life/here/x", "POST", headers=pages.ours(server), whole=True)
    assert strange.status == 403, "which a page takes for the end"
    assert echo.posts == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "rebound.invalid"])
def test_another_site_can_neither_send_nor_show_nor_fetch(server: LocalServer, echo: Echo, host: str) -> None:
    """As one that knows the whole address, token included."""
    target = address(server, "echo/")
    page = f"""
        <iframe src="{target}"></iframe><object data="{target}"></object><embed src="{target}">
        <img src="{address(server, "fixed/icon.svg")}" onload="window.seen = true">
        <script src="{address(server, "fixed/page.js")}" onload="window.ran = true"></script>
        <form method="post" action="{target}" target="there" enctype="text/plain"><input name="field"></form>
        <iframe name="there"></iframe>
        <script>
        document.forms[0].submit();
        window.fetched = [];
        for (const [method, mode] of [["GET", "cors"], ["POST", "cors"], ["POST", "no-cors"], ["PUT", "cors"]]) {{
            fetch("{target}", {{ method, mode, body: method === "GET" ? undefined : "field=1",
                headers: {{ "Content-Type": "application/x-www-form-urlencoded" }} }})
                .then((answer) => answer.text()).then((text) => fetched.push(text), () => fetched.push(""));
        }}
        </script>"""
    with another_site(page) as port:
        used = browser.use(
            f"http://127.0.0.1:{port}/",
            {"goto": f"http://{host}:{port}/"},
            {"until": "window.fetched?.length === 4"},
            {"evaluate": "[window.seen ?? false, window.ran ?? false, ...window.fetched]"},
            {"frames": True},
        )
    assert used.told[2] == [False, False, "", "", "", ""]
    assert echo.posts == 0
    assert "Tells back" not in "".join(used.told[3])
    assert "<form" not in "".join(used.told[3])


def test_a_name_that_is_led_to_this_machine_is_told_nothing(server: LocalServer, echo: Echo) -> None:
    page = f"http://rebound.invalid:{server.door.port}{server.door.base}/echo/"
    used = browser.use(address(server), {"goto": page}, {"read": "body"})
    assert used.told[0] == 421
    assert used.told[1] == ["This page is only there for this machine."]
    assert echo.posts == 0


def test_nothing_runs_that_is_written_into_a_page(server: LocalServer) -> None:
    run = "const one = document.createElement('script'); one.textContent = 'window.ran = 1'; document.body.append(one);"
    used = browser.use(address(server), {"evaluate": f"(() => {{ {run} }})()"}, {"evaluate": "window.ran ?? null"})
    assert used.told[-1] is None
    assert any("Content Security Policy" in one for one in used.complaints)


@pytest.mark.parametrize(("language", "dark"), [("da", False), ("en", True)])
def test_pages_are_accessible(tmp_path: Path, echo: Echo, language: str, dark: bool) -> None:
    with pages.served(tmp_path, echo.room, echo.other, language=language) as server:
        headers = {**pages.ours(server), **pages.FORM}
        work = pages.asked(server, "echo/work", "POST", headers=headers, body=b"how=").headers["location"]
        for path in ("", "echo/problem", work.removeprefix(f"{server.door.base}/")):
            page = address(server, path)
            assert browser.axe(page, dark=dark, width=browser.NARROW if dark else 1280) == [], path
            fitting = browser.overflow(page, text=browser.LARGE if dark else 1.0)
            assert (fitting.wide, fitting.elements) == (False, []), path
        assert browser.keyboard(address(server, "echo/")).faults == []
        echo.go_on.set()


COLOUR = "getComputedStyle(document.querySelector({!r})).{}"


@pytest.mark.parametrize("dark", [False, True])
def test_in_colours_that_a_reader_has_chosen_everything_is_seen(tmp_path: Path, echo: Echo, dark: bool) -> None:
    disabled = (
        "(() => { const one = document.querySelector('button').cloneNode(true); one.className = 'main';"
        " const off = one.cloneNode(true); off.disabled = true; off.id = 'off'; one.id = 'on';"
        " document.querySelector('main').append(one, off); })()"
    )
    with pages.served(tmp_path, echo.room, echo.other) as server:
        page = address(server, "echo/")
        assert browser.axe(page, dark=dark, forced=True) == []
        assert browser.keyboard(page, forced=True).faults == []
        told = browser.use(
            page,
            {"evaluate": disabled},
            {"evaluate": COLOUR.format("#on", "backgroundColor")},
            {"evaluate": COLOUR.format("#off", "backgroundColor")},
            {"evaluate": COLOUR.format("nav a[aria-current]", "borderBottomColor")},
            {"evaluate": COLOUR.format("nav a:not([aria-current])", "borderBottomColor")},
            {"evaluate": COLOUR.format("body", "backgroundColor")},
            dark=dark,
            forced=True,
        ).told
    assert told[1] != told[2], "what cannot be pressed does not look as if it could"
    assert told[4] == told[5] != told[3], "one room alone is marked"


def test_what_is_too_large_is_told_on_a_page(tmp_path: Path, echo: Echo) -> None:
    (tmp_path / "large.bin").write_bytes(bytes(60_000))
    with pages.served(tmp_path, echo.room, limits=RequestLimits(body=20_000)) as server:
        used = browser.use(
            address(server, "echo/"),
            {"upload": "input[type=file]", "files": [str(tmp_path / "large.bin")]},
            {"click": "button"},
            {"wait": ".notice.error"},
            {"read": ".notice"},
        )
    assert used.told[-1] == ["That is too much at once. Nothing was kept of it; choose fewer or smaller files."]
    assert echo.posts == 0


def test_a_link_of_another_site_leads_in_and_takes_nothing_along(server: LocalServer) -> None:
    """Who knows the whole address may be led there in a window of their own, which the other site cannot look into."""
    page = f"""<a href="{address(server)}" target="_blank" rel="opener">in</a>
        <script>
        window.opened = null;
        document.querySelector("a").addEventListener("click", (event) => {{
            event.preventDefault();
            const there = window.open("{address(server)}");
            const look = () => {{
                try {{
                    window.opened = there.closed ? "cut off" : there.document.title;
                }} catch {{
                    window.opened = "refused";
                }}
            }};
            setTimeout(look, 1500);
        }});
        </script>"""
    with another_site(page) as port:
        used = browser.use(
            f"http://127.0.0.1:{port}/",
            {"click": "a"},
            {"until": "window.opened !== null"},
            {"evaluate": "window.opened"},
        )
    assert used.told[-1] in ("cut off", "refused")
