"""The whole page under `strace`: it listens for this machine, and calls nobody."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from tests import pages, tools

pytestmark = pytest.mark.long

CALLS = "trace=bind,listen,connect,sendto,sendmsg,sendmmsg"
DECK = Path(__file__).parents[2] / "examples" / "handouts" / "decks" / "samtalen-begynder.pdf"
EXAMPLES = Path(__file__).parents[2] / "examples" / "brands"


@pytest.mark.parametrize("what", ["app", "preview"])
def test_no_request_leaves_the_machine(tmp_path: Path, what: str) -> None:
    if not Path("/usr/bin/strace").exists():
        tools.missing("strace")
    log = tmp_path / "strace.log"
    command = [
        "strace",
        "-D",
        "-f",
        "-qq",
        "-s",
        "200",
        "-e",
        CALLS,
        "-o",
        str(log),
        sys.executable,
        "-m",
        "sheetbuilder",
    ]
    environment = {**os.environ, "TMPDIR": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    arguments = {
        "app": ["app", str(EXAMPLES)],
        "preview": ["preview", "--brand", str(EXAMPLES / "proevesund.yaml")],
    }[what]
    arguments += ["--no-browser", "--lang", "en"]
    with subprocess.Popen([*command, *arguments], stdout=subprocess.PIPE, text=True, env=environment) as ran:
        assert ran.stdout is not None
        address = ran.stdout.readline().removeprefix("The page is at ").strip()
        try:
            {"app": use, "preview": look}[what](address)
        finally:
            ran.send_signal(signal.SIGTERM)  # to the program: with -D strace is not its parent
        ran.wait(timeout=60)
    told = log.read_text("utf-8", "replace")
    inet = [line for line in told.splitlines() if "AF_INET" in line]
    assert inet != []
    assert [
        line for line in inet if "bind(" not in line or f'htons({0}), sin_addr=inet_addr("127.0.0.1")' not in line
    ] == []
    assert not re.search(r"connect\(|nscd|/dns|:53\b", told)


def use(address: str) -> None:
    """A sheet for a brand with letterhead and logo, and a course, made, looked at and saved; the pages of all rooms."""
    with urlopen(address) as page:
        rooms = re.findall(r'<h2><a href="([^"]+)"', page.read().decode())
    origin = re.match(r"http://[^/]+", address)
    assert origin is not None
    for room in rooms:
        with urlopen(f"{origin[0]}{room}") as page:
            text = page.read().decode()
    with urlopen(f"{address}print/") as page:
        text = page.read().decode()
    key = re.search(r'value="([0-9a-f]{16})"[^>]*>Prøvesund Kommune', text)
    assert key is not None
    fields = urlencode({"go": "make", "target": "2.6", "brand": key[1]}).encode()
    with urlopen(Request(f"{address}print/", fields, {"Origin": origin[0]})) as page:
        work = page.url
    for _ in range(300):
        with urlopen(work) as page:
            made, text = page.url, page.read().decode()
        if "/made/" in made:
            break
        time.sleep(0.1)
    (name,) = set(re.findall(r'/([^/"]+\.pdf)"', text))
    for path in (name, f"{name}/1/240.png", "zip/sheetbuilder.zip"):
        with urlopen(f"{made}/{path}") as answer:
            assert answer.read()[:2] in (b"%P", b"\x89P", b"PK")
    course(address, origin[0])


def course(address: str, origin: str) -> None:
    """A course with slides and a list of people, made."""

    def post(path: str, body: bytes, kind: str = pages.FORM["Content-Type"]) -> str:
        with urlopen(Request(path, body, {"Origin": origin, "Content-Type": kind})) as page:
            return str(page.url)

    begun = post(f"{address}course/new", urlencode({"title": "A day"}).encode()).partition("?")[0]
    slides = pages.multipart([("kind", "pdf")], [("file:file", "x.pdf", DECK.read_bytes())])
    post(f"{begun}new", slides, pages.MULTIPART["Content-Type"])
    post(f"{begun}people", urlencode({"list": "navn\nDeltager Et\n"}).encode())
    work = post(f"{begun}make", urlencode({"whom": "together", "only": "notes", "go": "make"}).encode())
    for _ in range(300):
        with urlopen(work) as page:
            if "/made/" in page.url:
                return
        time.sleep(0.1)
    raise AssertionError(work)


def look(address: str) -> None:
    """A sheet of a brand with letterhead and logo, its pages, layers and files, for paper and for a screen."""
    with urlopen(f"{address}?target=set-1&safe=1&tags=1") as page:
        text = page.read().decode()
    origin = re.match(r"http://[^/]+", address)
    assert origin is not None
    pictures = re.findall(r'<img src="([^"]+)"', text)
    assert len(pictures) > 20
    with urlopen(f"{origin[0]}{pictures[0]}") as picture:
        assert picture.read()[:4] == b"\x89PNG"
    with urlopen(f"{address}document.pdf?target=set-1") as file:
        assert file.read()[:4] == b"%PDF"
    with urlopen(f"{address}?target=set-1&edition=html") as page:
        (frame,) = re.findall(r'<iframe src="([^"]+)"', page.read().decode())
    with urlopen(f"{origin[0]}{frame}") as screen:
        assert b"data:image/png" in screen.read()
