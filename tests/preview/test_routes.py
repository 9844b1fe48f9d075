"""The addresses of a preview, asked by hand: what is shown, what is new, and what there is not."""

from __future__ import annotations

import http.client
import io
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import html
from PIL import Image

from sheetbuilder import build, load
from sheetbuilder.preview import routes
from sheetbuilder.preview.routes import preview_room
from sheetbuilder.preview.state import PreviewState
from sheetbuilder.preview.subject import Subject
from sheetbuilder.serving.server import LocalServer
from tests.pages import Answered, asked, served
from tests.preview.conftest import changed


@pytest.fixture
def state(content: Path, previewed: Callable[[Subject], PreviewState]) -> PreviewState:
    return previewed(Subject(content))


@pytest.fixture
def server(state: PreviewState, tmp_path: Path) -> Iterator[LocalServer]:
    with served(tmp_path, preview_room(state, "content", tmp_path), language="da") as found:
        yield found


def addresses(server: LocalServer, answer: Answered) -> list[str]:
    """Those of the pictures, behind the token."""
    return [
        one.removeprefix(f"{server.door.base}/") for one in html.fromstring(answer.text).xpath("//article//img/@src")
    ]


def test_the_page_shows_what_was_asked_for(server: LocalServer) -> None:
    answer = asked(server, "?target=1.1&tags=1")
    assert answer.status == 200
    found = html.fromstring(answer.text)
    assert found.get("lang") == "da"
    assert len(found.xpath("//article")) == 2
    assert found.xpath("//details")
    for linked in found.xpath("//head/link/@href | //head/script/@src"):
        assert asked(server, linked, whole=True).status == 200, linked


def test_only_pages_that_are_otherwise_are_painted_anew(server: LocalServer, state: PreviewState, sheet: Path) -> None:
    pictures = server._made.painted
    before = addresses(server, asked(server, "?target=1.1"))
    assert pictures.painted == 0, "nobody has looked at any"
    for address in before:
        picture = asked(server, address)
        assert (picture.status, picture.headers["content-type"]) == (200, "image/png")
        assert abs(Image.open(io.BytesIO(picture.body)).width - 700) <= 1
    assert pictures.painted == 2
    changed(sheet, "Find a table", "Seek a table")
    state.changed()
    after = addresses(server, asked(server, "?target=1.1"))
    assert [one in before for one in after] == [False, True]
    assert all(asked(server, address).status == 200 for address in (*after, *before))
    assert pictures.painted == 3


def test_news_come_when_there_are_any(
    server: LocalServer, state: PreviewState, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "_WAIT", 0.01)
    assert json.loads(asked(server, "news?after=0&target=1.1").body) == {"number": 0}
    state.news.tell()
    assert json.loads(asked(server, "news?after=0").body) == {"number": 1}
    for odd in ("", "-1", "x", "9" * 99):
        assert json.loads(asked(server, f"news?after={odd}").body) == {"number": 1}


def test_who_waits_for_news_does_not_keep_the_server(
    state: PreviewState, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with served(tmp_path, preview_room(state, "content", tmp_path)) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.door.port, timeout=60)
        connection.request("GET", f"{server.door.base}/news?after=0")
        while not state.news._waiting:
            time.sleep(0.01)
    assert json.loads(connection.getresponse().read()) == {"number": 0}
    connection.close()
    assert caplog.records == []


def test_the_file_is_the_one_that_a_build_makes(server: LocalServer, content: Path, tmp_path: Path) -> None:
    answer = asked(server, "document.pdf?target=1.1&grey=1")
    (built,) = build(load(content), ["1.1"], out=tmp_path / "out", grey=True)
    assert answer.body == built.path.read_bytes()
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("path", ["picture/unknown?width=700", "picture/LOOK?width=701", "picture/LOOK", "other"])
def test_what_there_is_not_is_told(server: LocalServer, path: str) -> None:
    look = addresses(server, asked(server, "?target=1.1"))[0].removeprefix("picture/").partition("?")[0]
    assert asked(server, path.replace("LOOK", look)).status == 404


def test_a_broken_first_state_is_a_page_like_any_other(server: LocalServer, sheet: Path) -> None:
    changed(sheet, "title:", "titel:")
    answer = asked(server, "?target=1.1")
    assert answer.status == 200
    assert "SB211" in answer.text
    assert addresses(server, answer) == []
    assert asked(server, "document.pdf?target=1.1").status == 404


def test_an_address_of_any_length_shows_something(server: LocalServer) -> None:
    for query in ("a=1&" * 200, f"target={'x' * 1500}", "target=%00%ff", "grey&grey&safe=<b>"):
        assert asked(server, f"?{query}").status == 200, query[:20]


def framed(server: LocalServer, query: str) -> str:
    (source,) = html.fromstring(asked(server, query).text).xpath("//iframe/@src")
    return str(source).removeprefix(f"{server.door.base}/")


def test_a_page_for_a_screen_is_the_file_of_a_build_in_a_sandbox(
    server: LocalServer, state: PreviewState, content: Path, sheet: Path, tmp_path: Path
) -> None:
    before = framed(server, "?target=1.1&edition=html&paper=a3")
    answer = asked(server, before)
    (built,) = build(load(content), ["1.1"], out=tmp_path / "out", format="html")
    assert answer.body == built.path.read_bytes()
    assert answer.body == asked(server, "document.html?target=1.1&edition=html").body
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'self'", "sandbox allow-same-origin"} <= set(policy)
    assert not any(one.startswith(("script-src", "connect-src", "font-src")) for one in policy)
    assert answer.headers["content-type"].startswith("text/html")
    changed(sheet, "Find a table", "Seek a table")
    state.changed()
    after = framed(server, "?target=1.1&edition=html")
    assert after != before
    assert "Seek a table" in asked(server, after).text
    assert asked(server, before).body == answer.body, "whoever looks at the one before may still have it"


def test_the_page_allows_a_frame_to_pages_of_ours_alone(server: LocalServer) -> None:
    policy = asked(server, "?target=1.1&edition=html").headers["content-security-policy"]
    assert "frame-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self';" in policy


def test_what_is_for_paper_is_not_for_a_screen_and_the_other_way_round(server: LocalServer) -> None:
    look = addresses(server, asked(server, "?target=1.1"))[0].removeprefix("picture/").partition("?")[0]
    screen = framed(server, "?target=1.1&edition=html").removeprefix("screen/")
    for path in (
        f"screen/{look}",
        "screen/unknown",
        f"picture/{screen}?width=700",
        "document.html?target=1.1",
        "document.pdf?target=1.1&edition=html",
        "document.txt?target=1.1",
    ):
        assert asked(server, path).status == 404, path


def test_a_package_that_has_no_page_for_a_screen_says_so(server: LocalServer, content: Path) -> None:
    words = content / "words.yaml"
    before, begun, rest = words.read_text("utf-8").partition("\nscreen:\n")
    assert begun
    kept = "\n".join(rest.splitlines()[next(at for at, line in enumerate(rest.splitlines()) if line[:1].isalpha()) :])
    words.write_text(f"{before}\n{kept}\n", "utf-8")
    answer = asked(server, "?target=1.1&edition=html")
    assert answer.status == 200
    assert "SB946" in answer.text
    assert html.fromstring(answer.text).xpath("//iframe") == []
    assert len(addresses(server, asked(server, "?target=1.1"))) == 2
