"""Brands for the tests of the room: the examples, and a browser that sends a form as it came."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path

from sheetbuilder.app.brand_room.workspace import BrandDraft, Workspace
from sheetbuilder.serving.server import LocalServer
from tests import pages

EXAMPLES = Path(__file__).parents[3] / "examples" / "brands"
NAMES = ("eksempelkoebing", "moensterbjerg", "proevesund")


class Fields(HTMLParser):
    """The fields of a page as a browser sends them where nobody has touched them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self._select = self._area = ""
        self._chosen = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, value = given.get("name"), given.get("value") or ""
        if tag == "input" and name and given.get("type") not in ("file", "submit"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.sent.append((name, value))
        elif tag == "textarea" and name:
            self._area = name
            self.sent.append((name, ""))
        elif tag == "select" and name:
            self._select, self._chosen = name, False
            self.sent.append((name, ""))
        elif tag == "option" and self._select and ("selected" in given or not self._chosen):
            self.sent[-1] = (self._select, value)
            self._chosen = True

    def handle_data(self, data: str) -> None:
        if self._area:
            self.sent[-1] = (self._area, self.sent[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""
            self.sent[-1] = (self.sent[-1][0], self.sent[-1][1].removeprefix("\n"))


def taken(folder: Path, name: str) -> BrandDraft:
    """One of the examples, opened."""
    return Workspace(folder).take(EXAMPLES / f"{name}.yaml")


def posted(
    app: LocalServer,
    path: str,
    fields: Sequence[tuple[str, str]] = (),
    files: Sequence[tuple[str, str, bytes]] = (),
) -> pages.Answered:
    """What a form of the room is answered."""
    headers = {**pages.ours(app), **pages.MULTIPART}
    return pages.asked(app, path, "POST", headers=headers, body=pages.multipart(fields, files))


def opened(app: LocalServer, name: str = "proevesund") -> str:
    """The path of one of the examples, opened on the page with all its files."""
    files = [
        path for path in EXAMPLES.rglob("*") if path.is_file() and path.stem.startswith(name) and path.name != name
    ]
    files += (EXAMPLES / "proevesund").glob("*") if name == "proevesund" else []
    own = [path for path in files if path.suffix != ".yaml" or path.stem == name or path.parent.name == name]
    answer = posted(app, "brand/open", files=[("files", path.name, path.read_bytes()) for path in dict.fromkeys(own)])
    assert answer.status == 303, answer.text
    return answer.headers["location"].removeprefix(f"{app.door.base}/")


def with_values(sent: Sequence[tuple[str, str]], values: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fields of a page with other values in some of them; those that it lacks come behind."""
    known = {name for name, _ in sent}
    changed = [(name, values.get(name, value)) for name, value in sent]
    return [*changed, *((name, value) for name, value in values.items() if name not in known)]


def text_of(app: LocalServer, path: str) -> str:
    """The brand file as it would be saved."""
    return pages.asked(app, f"{path}brand.yaml").text


def links_of(page: str) -> list[str]:
    """Where the links of a page lead."""
    return re.findall(r'href="([^"]+)"', page)
