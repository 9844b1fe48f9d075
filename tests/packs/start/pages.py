"""Start pages read back as a browser has them: their links, their words, and what belongs to each sheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

_VOID = frozenset({"meta", "img", "input", "br", "link"})


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads, and its words as they are heard."""

    href: str
    words: str


@dataclass(slots=True)
class Read:
    """What a page says."""

    words: str = ""
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[int, str]] = field(default_factory=list)
    images: list[dict[str, str]] = field(default_factory=list)
    language: str = ""

    @property
    def files(self) -> list[Link]:
        """The links to other files."""
        return [link for link in self.links if not link.href.startswith(("#", "tel:"))]

    def targets(self, folder: Path) -> list[Path]:
        """The files that the page leads to, in its folder."""
        return [folder / unquote(link.href) for link in self.files]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self._open: list[str] = []
        self._links: list[tuple[str, list[str]]] = []
        self._heading: tuple[int, list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if "id" in told:
            self.read.ids.append(told["id"])
        if tag == "html":
            self.read.language = told["lang"]
        elif tag == "meta":
            self.read.metas[told.get("name") or told.get("http-equiv") or "charset"] = told.get("content", "")
        elif tag == "img":
            self.read.images.append(told)
        elif tag == "a":
            self._links.append((told["href"], []))
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = (int(tag[1]), [])
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag == "a":
            href, words = self._links.pop()
            self.read.links.append(Link(href, " ".join("".join(words).replace("\u00ad", "").split())))
        elif self._heading is not None and tag == f"h{self._heading[0]}":
            level, words = self._heading
            self.read.headings.append((level, " ".join("".join(words).replace("\u00ad", "").split())))
            self._heading = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] in ("style", "script"):
            return
        self.read.words += data
        for _, words in self._links:
            words.append(data)
        if self._heading is not None:
            self._heading[1].append(data)


def read(content: bytes) -> Read:
    """A page read back; its elements must be nested as they are opened."""
    reader = _Reader()
    reader.feed(content.decode("utf-8"))
    reader.close()
    reader.read.words = " ".join(reader.read.words.replace("\u00ad", "").split())
    return reader.read
