"""Fixed files: served by name, with the right kind, and nothing else of the disk."""

from __future__ import annotations

import pytest

from sheetbuilder.serving.server import LocalServer
from tests import pages


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("page.css", "text/css; charset=utf-8"),
        ("page.js", "text/javascript; charset=utf-8"),
        ("regular.ttf", "font/ttf"),
        ("semibold-italic.ttf", "font/ttf"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_every_file_has_its_kind(server: LocalServer, name: str, kind: str) -> None:
    answer = pages.asked(server, f"fixed/{name}")
    assert (answer.status, answer.headers["content-type"]) == (200, kind)
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_style_has_the_colours_of_the_sheets_light_dark_and_forced(server: LocalServer) -> None:
    style = pages.asked(server, "fixed/page.css").text
    for wanted in ("--accent:#", "prefers-color-scheme:dark", "forced-colors:active", "@font-face", "url(regular.ttf)"):
        assert wanted in style
    assert "http" not in style


@pytest.mark.parametrize(
    "path",
    [
        "fixed/",
        "fixed/none.css",
        "fixed/../echo/",
        "fixed/..%2f..%2fsetup.cfg",
        "fixed/%2e%2e/%2e%2e/server.py",
        "fixed/..%5c..%5cserver.py",
        "fixed//etc/passwd",
        "fixed/page.css%00.js",
        "fixed/page.css/",
        "..",
        "%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_no_path_leads_to_the_disk(server: LocalServer, path: str) -> None:
    answer = pages.asked(server, path)
    assert answer.status == 404
    assert "root:" not in answer.text
