"""A site read back: where its links lead, and what its pages and style sheets are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LOADING = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}
"""Attributes whose value a browser asks for by itself, or sends something to."""
_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass(slots=True)
class Read:
    """What one page holds: the names that can be linked to, what it links to, and what it loads."""

    names: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)


def faults(site: Path) -> Iterator[str]:
    """Links that lead nowhere, and whatever is loaded from elsewhere than the site."""
    pages = {path.resolve(): _read(path) for path in sorted(site.rglob("*.html"))}
    for path, page in pages.items():
        where = path.relative_to(site.resolve())
        for target in page.links:
            if fault := _broken(path, target, pages):
                yield f"{where}: {target}: {fault}"
        yield from (f"{where}: {fault}" for target in page.loads if (fault := _foreign(path, target)))
    for style in sorted(site.rglob("*.css")):
        for match in _CSS.finditer(style.read_text("utf-8")):
            if fault := _foreign(style.resolve(), match[1] or match[2]):
                yield f"{style.relative_to(site)}: {fault}"


def _broken(path: Path, target: str, pages: dict[Path, Read]) -> str:
    asked = urlsplit(target)
    if asked.scheme or asked.netloc:
        return "" if asked.scheme in ("https", "mailto") else "no link that one may follow"
    end = (path.parent / unquote(asked.path)).resolve() if asked.path else path
    if not end.is_file():
        return "there is no such file"
    name = unquote(asked.fragment)
    return f"there is no #{name}" if name and end in pages and name not in pages[end].names else ""


def _foreign(path: Path, target: str) -> str:
    """What is wrong with something that is loaded, or that a form is sent to."""
    asked = urlsplit(target)
    if asked.scheme == "data" or not (asked.scheme or asked.netloc or asked.path):
        return ""
    if asked.scheme or asked.netloc:
        return f"loads {target}, which is not of the site"
    return "" if (path.parent / unquote(asked.path)).resolve().is_file() else f"loads {target}, which is not there"


def _read(path: Path) -> Read:
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    return reader.page


class _Reader(HTMLParser):
    """Gathers what a page holds."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Read()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in ((name, value or "") for name, value in attrs):
            if name == "id" or (name == "name" and tag == "a"):
                self.page.names.add(value)
            elif name == "href" and tag in ("a", "area"):
                self.page.links.append(value)
            elif name in _LOADING or name == "href":
                self.page.loads.append(value)
            elif name == "style":
                self.page.loads += [match[1] or match[2] for match in _CSS.finditer(value)]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
